import { describe, expect, it } from 'vitest';
import { gridsOf, outline, read } from '../reading.js';

const TITLE = '项目支出绩效自评表（表2）';
const YEAR = '（2024年度）';
const NAME = '项目名称\t考试经费\t\t';
const HEAD = '一级指标\t三级指标\t分值\t得分';
const ROW = '产出指标\t考试项数\t10\t10';
const TOTAL = '总分\t\t\t99.18';
const cells = (line: string): string[] => line.split('\t');

describe('text with tabs', () => {
  it.each<[name: string, text: string, expected: (string | string[][])[]]>([
    ['a table alone', `${NAME}\n${HEAD}\n${ROW}\n`, [[NAME, HEAD, ROW].map(cells)]],
    [
      'titles with blank lines around part two tables',
      `${TITLE}\n\n${YEAR}\n\n${NAME}\n${ROW}\n\n${TITLE}\n\n${YEAR}\n\n${NAME}\n${ROW}`,
      [TITLE, YEAR, [NAME, ROW].map(cells), TITLE, YEAR, [NAME, ROW].map(cells)],
    ],
    [
      'titles without blank lines part them too',
      `${NAME}\n${TOTAL}\n${TITLE}\n${YEAR}\n${NAME}\n${ROW}`,
      [[NAME, TOTAL].map(cells), TITLE, YEAR, [NAME, ROW].map(cells)],
    ],
    [
      'titles padded with tabs part them too',
      `${TITLE}\t\t\t\n${YEAR}\t\t\t\n${NAME}\n${TOTAL}\n\t\t\t\n${TITLE}\t\t\t\n${YEAR}\t\t\t\n${NAME}\n${ROW}`,
      [TITLE, YEAR, [NAME, TOTAL].map(cells), TITLE, YEAR, [NAME, ROW].map(cells)],
    ],
    [
      'a note and the same opening part them without a title',
      `${NAME}\n${HEAD}\n${TOTAL}\n注：表中金额以万元计。\n\n${NAME}\n${HEAD}\n${TOTAL}`,
      [[NAME, HEAD, TOTAL].map(cells), '注：表中金额以万元计。', [NAME, HEAD, TOTAL].map(cells)],
    ],
    ['blank lines after every row', `${NAME}\n\n${HEAD}\n\n${ROW}\n\n${TOTAL}`, [[NAME, HEAD, ROW, TOTAL].map(cells)]],
    [
      'a cell broken by a line end stays in its place',
      `${NAME}\n${HEAD}\n产出指标\n(40分)\t考试项数\t10\t10\n${TOTAL}`,
      [[cells(NAME), cells(HEAD), ['产出指标'], ['(40分)', '考试项数', '10', '10'], cells(TOTAL)]],
    ],
    [
      'a long text broken over lines stays in its place',
      `${NAME}\n目标\t1.组织考试；\n2.完善各个环节；\n3.打造品牌。\t同左\n${ROW}`,
      [[cells(NAME), ['目标', '1.组织考试；'], ['2.完善各个环节；'], ['3.打造品牌。', '同左'], cells(ROW)]],
    ],
    [
      'text before, between and after',
      `关于2024年度自评工作的报告\n现报告如下。\n${NAME}\n${ROW}\n附件2\n${TITLE}\n${NAME}\n${ROW}\n联系人：张三`,
      [
        '关于2024年度自评工作的报告',
        '现报告如下。',
        [NAME, ROW].map(cells),
        '附件2',
        TITLE,
        [NAME, ROW].map(cells),
        '联系人：张三',
      ],
    ],
    [
      'a row of blank cells inside a table is a row',
      `${NAME}\n\t\t\t\n${ROW}`,
      [[cells(NAME), ['', '', '', ''], cells(ROW)]],
    ],
    [
      'page numbers at page breaks are no part of the table',
      `${NAME}\n${HEAD}\n— 1 —\n\f${ROW}\n${TOTAL}`,
      [[NAME, HEAD, ROW, TOTAL].map(cells), '— 1 —'],
    ],
    ['no separator at all', '项目支出绩效自评表\n得分99分\n', ['项目支出绩效自评表', '得分99分']],
    [
      'stray quotes',
      `项目\t"三档"原则\t"完成\n${HEAD}\n质量"\t"\t10\t10`,
      [[['项目', '"三档"原则', '"完成'], cells(HEAD), ['质量"', '"', '10', '10']]],
    ],
    [
      'leaked mark-up stays',
      `目标\t<p>一；</p> <p>二。</p>\t同左\n${ROW}`,
      [[['目标', '<p>一；</p> <p>二。</p>', '同左'], cells(ROW)]],
    ],
  ])('%s', async (_, text, expected) => {
    const extraction = await read(text);
    expect(extraction.format).toBe('text');
    expect(outline(extraction)).toEqual(expected);
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['U+2028', '\u2028'],
    ['form feed', '\f'],
  ])('line ends: %s', async (_, end) => {
    const extraction = await read([TITLE, NAME, ROW, TOTAL, TITLE, NAME, ROW].join(end));
    expect(outline(extraction)).toEqual([TITLE, [NAME, ROW, TOTAL].map(cells), TITLE, [NAME, ROW].map(cells)]);
  });

  it('rows stay ragged, and a grid is as wide as its widest row', async () => {
    const [grid] = gridsOf(await read('项目名称\t考试经费\n产出指标\t次数\t10\t10\n总分\t\t99\n'));
    expect(grid).toMatchObject({ rows: 3, columns: 4, pages: null });
    expect(grid?.cells.map((cell) => cell.row)).toEqual([0, 0, 1, 1, 1, 1, 2, 2, 2]);
    expect(grid?.cells[7]).toEqual({ row: 2, column: 1, rowSpan: 1, columnSpan: 1, text: '', page: null, bbox: null });
  });
});
