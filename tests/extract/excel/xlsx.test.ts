import { describe, expect, it } from 'vitest';
import { gridsOf, outline, placesOf, read } from '../reading.js';
import { merges, number, text, textRows, workbook, type SheetXml, type WorkbookXml } from './workbook-builder.js';

const readBook = (content: WorkbookXml) => read(workbook(content), { name: 'a.xlsx' });
const readSheet = (sheet: SheetXml) => readBook({ sheets: [sheet] });

/** Texts of a row that has one cell for each of these pieces of XML. */
async function cellTexts(cells: string, book: Omit<WorkbookXml, 'sheets'> = {}): Promise<string[]> {
  const { blocks } = await readBook({ ...book, sheets: [{ rows: `<row r="1">${cells}</row>` }] });
  return blocks.flatMap((block) => (block.kind === 'grid' ? block.grid.cells.map((cell) => cell.text) : [block.text]));
}

describe('what a cell shows', () => {
  it('shared texts: plain, rich, with line breaks and without phonetic guides', async () => {
    const strings = [
      '<si><t>项目名称</t><phoneticPr fontId="1" type="noConversion"/></si>',
      '<si><r><rPr><b/></rPr><t>产出</t></r><r><t xml:space="preserve">指标 （40分）</t></r></si>',
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>',
      '<si><t>第一行&#10;第二行_x000D_\n第三行</t></si>',
      '<si><t/><phoneticPr fontId="1" type="noConversion"/></si>',
      '<si><t>a &lt; b &amp;&amp; _x005F_x000D_</t></si>',
    ];
    const cells = strings.map((_, index) => `<c r="${'ABCDEF'.charAt(index)}1" t="s"><v>${String(index)}</v></c>`);
    expect(await cellTexts(cells.join(''), { strings: strings.join('') })).toEqual([
      '项目名称',
      '产出指标 （40分）',
      '東京',
      '第一行\n第二行\n第三行',
      '',
      'a < b && _x000D_',
    ]);
  });

  it('formulas by their stored results, errors and truth values as Excel writes them', async () => {
    const cells = [
      '<c r="A1"><f>SUM(B1:C1)</f><v>99.180000000000007</v></c>',
      '<c r="B1" t="str"><f>A1&amp;"分"</f><v>99.18分</v></c>',
      '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      '<c r="D1" t="e"><v>#REF!</v></c>',
      '<c r="E1" t="b"><v>1</v></c>',
      '<c r="F1" t="str"><f>""</f><v></v></c>',
      '<c r="G1" t="d"><v>2024-12-31T00:00:00Z</v></c>',
      text('H1', '完'),
    ];
    expect(await cellTexts(cells.join(''))).toEqual([
      '99.18',
      '99.18分',
      '#DIV/0!',
      '#REF!',
      'TRUE',
      '',
      '45657',
      '完',
    ]);
  });

  it('numbers, percentages and dates by the format of their style', async () => {
    const styles =
      '<numFmts count="1"><numFmt numFmtId="176" formatCode="0.00&quot;万元&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="2"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="176"/></cellXfs>';
    const cells = [
      number('A1', '0.30000000000000004'),
      number('B1', '60', 1),
      number('C1', '0.997', 2),
      number('D1', '45657', 3),
      number('E1', '45657', 4),
      number('F1', '10.65', 5),
    ];
    expect(await cellTexts(cells.join(''), { styles })).toEqual([
      '0.3',
      '60.00',
      '99.70%',
      '2024/12/31',
      '2024年12月31日',
      '10.65万元',
    ]);
  });

  it('dates of workbooks that count from 1904', async () => {
    const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>';
    expect(await cellTexts(number('A1', '44195') + text('B1', '完'), { styles, date1904: true })).toEqual([
      '2024/12/31',
      '完',
    ]);
  });

  it('zeros that the sheet is told not to show are blank', async () => {
    const sheet = {
      head: '<sheetViews><sheetView showZeros="0"/></sheetViews>',
      rows: `<row r="1">${text('A1', '得分')}${number('B1', '0')}${number('C1', '5')}</row>`,
    };
    expect(outline(await readSheet(sheet))).toEqual([[['得分', '', '5']]]);
  });

  it('a formula whose result the file lacks is blank, and reported', async () => {
    const rows = `<row r="1">${text('A1', '总分')}<c r="B1"><f>SUM(B2:B9)</f></c>${text('C1', '无')}</row>`;
    const { blocks, diagnostics } = await readSheet({ name: '自评表', rows });
    expect(outline({ format: 'xlsx', blocks, diagnostics })).toEqual([[['总分', '', '无']]]);
    expect(diagnostics).toMatchObject([{ code: 'text-unassigned', raw: '=SUM(B2:B9)', location: { sheet: '自评表' } }]);
  });

  it('rows and cells without a place follow each other; prefixes of the writer do not matter', async () => {
    const sheet =
      '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>' +
      '<x:row><x:c t="inlineStr"><x:is><x:t>分值</x:t></x:is></x:c><x:c><x:v>10</x:v></x:c></x:row>' +
      '<x:row><x:c t="inlineStr"><x:is><x:t>得分</x:t></x:is></x:c><x:c><x:v>9.5</x:v></x:c></x:row>' +
      '</x:sheetData></x:worksheet>';
    const { blocks } = await readBook({ sheets: [{ rows: '' }], parts: { 'xl/worksheets/sheet1.xml': sheet } });
    expect(outline({ format: 'xlsx', blocks, diagnostics: [] })).toEqual([
      [
        ['分值', '10'],
        ['得分', '9.5'],
      ],
    ]);
  });
});

describe('merged cells', () => {
  it('are spans; what lies under them is not shown', async () => {
    const rows = textRows([
      ['绩效指标', '产出', '数量', '10'],
      ['', '旧文字', '质量', '9'],
      ['总分', '', '', '19'],
    ]);
    const [grid] = gridsOf(await readSheet({ rows, tail: merges('A1:A2', 'B1:B2', 'A3:C3') }));
    expect(grid && placesOf(grid)).toEqual([
      '0,0+2×1 绩效指标',
      '0,1+2×1 产出',
      '0,2 数量',
      '0,3 10',
      '1,2 质量',
      '1,3 9',
      '2,0+1×3 总分',
      '2,3 19',
    ]);
  });

  it('to the end of the sheet end with the table; overlapping and senseless ones do no harm', async () => {
    const rows = textRows([
      ['项目名称', '考试经费', '主管部门'],
      ['项目资金', '60.00', '人社局'],
    ]);
    const tail = merges('C2:XFD2', 'B1:B1048576', 'A1:B2', 'A2', 'B9:A1', 'ZZZ1:ZZZ9', 'nonsense');
    const [grid] = gridsOf(await readSheet({ rows, tail }));
    expect(grid && placesOf(grid)).toEqual([
      '0,0 项目名称',
      '0,1+2×1 考试经费',
      '0,2 主管部门',
      '1,0 项目资金',
      '1,2 人社局',
    ]);
  });
});

describe('what is not shown', () => {
  it('hidden rows and columns are left out and reported; a merged cell keeps its text', async () => {
    const rows = textRows([
      ['类别', '甲', '隐', '乙'],
      ['', '子', '藏', '丑'],
      ['合计', '寅', '匿', '卯'],
    ])
      .replace('<row r="1">', '<row r="1" hidden="1">')
      .replace('<row r="3">', '<row r="3" ht="20">');
    const head = '<cols><col min="1" max="2" width="9"/><col min="3" max="3" width="9" hidden="1"/></cols>';
    const { blocks, diagnostics } = await readSheet({ head, rows, tail: merges('A1:A2') });
    expect(outline({ format: 'xlsx', blocks, diagnostics })).toEqual([
      [
        ['类别', '子', '丑'],
        ['合计', '寅', '卯'],
      ],
    ]);
    expect(diagnostics).toMatchObject([{ code: 'text-unassigned', severity: 'warning', raw: '甲 隐 乙 藏 匿' }]);
  });

  it('hidden and very hidden sheets are left out', async () => {
    const rows = textRows([['分值', '10']]);
    const sheets = [
      { name: '选项', state: 'hidden', rows: textRows([['达成预期指标', '部分达成']]) },
      { name: '自评表', rows },
      { name: '缓存', state: 'veryHidden', rows: textRows([['甲', '乙']]) },
    ];
    const { blocks, diagnostics } = await readBook({ sheets });
    expect(blocks).toHaveLength(1);
    expect(blocks).toMatchObject([{ kind: 'grid', grid: { sheet: '自评表' } }]);
    expect(diagnostics).toEqual([]);
  });

  it('a hidden sheet that holds a form is left out, and reported', async () => {
    const rows = textRows([['三级指标', '分值', '得分']]);
    const sheets = [
      { name: '自评表', rows },
      { name: '上年', state: 'hidden', rows },
    ];
    const { blocks, diagnostics } = await readBook({ sheets });
    expect(blocks).toMatchObject([{ kind: 'grid', grid: { sheet: '自评表' } }]);
    expect(diagnostics).toMatchObject([
      { code: 'text-unassigned', raw: '三级指标 分值 得分', location: { sheet: '上年' } },
    ]);
  });
});

describe('tables on sheets', () => {
  const heads = ['一级指标', '三级指标', '分值', '得分'];
  const row = ['产出指标', '食宿费', '4', '3.75'];

  it('titles over a table are loose text, blank cells around it are trimmed', async () => {
    const rows = textRows([
      ['', '', ''],
      ['', '项目支出绩效自评表（表1）'],
      ['', '（2024年度）'],
      ['', ...heads],
      ['', ...row],
    ]);
    expect(outline(await readSheet({ rows, tail: merges('B2:E2', 'B3:E3', 'G9:H10') }))).toEqual([
      '项目支出绩效自评表（表1）',
      '（2024年度）',
      [heads, row],
    ]);
  });

  it('several sheets come in the order of their tabs', async () => {
    const sheet = (name: string): SheetXml => ({ name, rows: textRows([heads, row]) });
    const grids = gridsOf(await readBook({ sheets: [sheet('乙'), sheet('甲')] }));
    expect(grids.map((grid) => grid.sheet)).toEqual(['乙', '甲']);
  });

  it('two tables one below the other', async () => {
    const rows = textRows([['项目支出绩效自评表'], heads, row, ['', ''], ['项目支出绩效自评表'], heads, row]);
    const table = [heads, row];
    expect(outline(await readSheet({ rows }))).toEqual(['项目支出绩效自评表', table, '项目支出绩效自评表', table]);
  });

  it('a list with columns of its own below blank rows', async () => {
    const list = ['序号', '文件', '日期'];
    const rows = textRows([heads, row]) + textRows([list, ['1', '通知', '12月']], 5, 6);
    expect(outline(await readSheet({ rows }))).toEqual([
      [heads, row],
      [list, ['1', '通知', '12月']],
    ]);
  });

  it.each([
    ['a blank column between them', [''], merges('B1:D1', 'A4:C4', 'G1:I1', 'F4:H4')],
    ['none', [], merges('B1:D1', 'A4:C4', 'F1:H1', 'E4:G4')],
  ])('two forms side by side are two tables, %s', async (_, between, tail) => {
    const form = (amount: string): string[][] => [
      ['项目名称', '考试经费', '', ''],
      heads,
      row,
      ['总分', '', '', amount],
    ];
    const left = form('99');
    const right = form('98');
    const rows = textRows(left.map((cells, index) => [...cells, ...between, ...(right[index] ?? [])]));
    const grids = gridsOf(await readSheet({ rows, tail }));
    expect(grids.map((grid) => grid.cells.at(-1)?.text)).toEqual(['99', '98']);
    expect(grids[1] && placesOf(grids[1])).toEqual(
      grids[0] && placesOf(grids[0]).map((place) => place.replace('99', '98')),
    );
  });

  it('one form with a blank column stays one table', async () => {
    const rows = textRows([
      ['一级指标', '三级指标', '分值', '', '得分', '原因', '备注'],
      ['产出指标', '食宿费', '4', '', '3.75', '调剂', '无'],
      ['效益指标', '培训人数', '6', '', '6', '无', '无'],
    ]);
    expect(gridsOf(await readSheet({ rows }))).toHaveLength(1);
  });

  it('notes beside a form are no part of it; a column with a heading is', async () => {
    const form = [heads, row, row, row];
    const beside = (...notes: string[]): string => textRows(form.map((cells, at) => [...cells, '', notes[at] ?? '']));
    const shapes = async (rows: string): Promise<string[]> =>
      gridsOf(await readSheet({ rows })).map((grid) => `${String(grid.rows)}×${String(grid.columns)}`);
    expect(await shapes(beside('', '请核对', '校验'))).toEqual(['4×4', '2×1']);
    expect(await shapes(beside('偏差原因', '', '调剂'))).toEqual(['4×6']);
    expect(await shapes(beside('甲', '乙', '丙', '丁'))).toEqual(['4×6']);
  });
});
