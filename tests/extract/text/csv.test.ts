import { describe, expect, it } from 'vitest';
import { outline, read } from '../reading.js';

const HEAD = '一级指标,二级指标,分值,得分';
const ROW = '产出指标,数量指标,10,10';
const cells = (line: string): string[] => line.split(',');

describe('CSV', () => {
  it.each<[name: string, text: string, expected: (string | string[][])[]]>([
    ['plain', `${HEAD}\n${ROW}\n`, [[HEAD, ROW].map(cells)]],
    [
      'quoted commas and doubled quotes',
      `${HEAD}\n"命题,阅卷","所谓""三档""",10,10\n`,
      [[cells(HEAD), ['命题,阅卷', '所谓"三档"', '10', '10']]],
    ],
    [
      'line ends in quoted cells',
      `${HEAD}\r\n"产出指标\r\n(40分)",数量指标,10,10\r\n${ROW}\r\n`,
      [[cells(HEAD), ['产出指标\r\n(40分)', '数量指标', '10', '10'], cells(ROW)]],
    ],
    [
      'a sentence with commas over lines in a quoted cell',
      `${HEAD}\n目标,"1.若为定性指标,则按三档;\n2.若为定量指标,达到指标值,记满分。",,\n${ROW}\n`,
      [[cells(HEAD), ['目标', '1.若为定性指标,则按三档;\n2.若为定量指标,达到指标值,记满分。', '', ''], cells(ROW)]],
    ],
    [
      'a stray quote costs its own cell only',
      `${HEAD}\n"产出指标,数量指标,10,10\n${ROW}\n质量",时效,5,5\n`,
      [[cells(HEAD), ['"产出指标', '数量指标', '10', '10'], cells(ROW), ['质量"', '时效', '5', '5']]],
    ],
    [
      'text behind a closing quote',
      `${HEAD}\n"三档"原则,数量指标,10,10\n`,
      [[cells(HEAD), ['"三档"原则', '数量指标', '10', '10']]],
    ],
    [
      'titles padded by a spreadsheet',
      `项目支出绩效自评表,,,\n（2024年度）,,,\n单位：万元,,,\n${HEAD}\n${ROW}\n,,,\n项目支出绩效自评表（表2）,,,\n${HEAD}\n${ROW}\n`,
      [
        '项目支出绩效自评表',
        '（2024年度）',
        '单位：万元',
        [HEAD, ROW].map(cells),
        '项目支出绩效自评表（表2）',
        [HEAD, ROW].map(cells),
      ],
    ],
    [
      'figures kept from turning into numbers by a tab, or by a formula',
      `${HEAD}\n产出指标,数量指标,10\t,10\t\n"=""效益"",""指标""",="甲",="001","=""乙"""\n`,
      [[cells(HEAD), cells(ROW), ['="效益","指标"', '甲', '001', '乙']]],
    ],
    [
      'figures and formulas kept as texts by an apostrophe',
      `${HEAD}\n'001,'=1+1,"'-5",'甲'\n`,
      [[cells(HEAD), ['001', '=1+1', '-5', "'甲'"]]],
    ],
    ['semicolons', `${HEAD}\n${ROW}\n`.replaceAll(',', ';'), [[HEAD, ROW].map(cells)]],
    ['blank cells at both ends', `${HEAD}\n,,10,\n${ROW}\n`, [[cells(HEAD), ['', '', '10', ''], cells(ROW)]]],
  ])('%s', async (_, text, expected) => {
    const extraction = await read(text, { name: 'a.csv' });
    expect(extraction.format).toBe('csv');
    expect(outline(extraction)).toEqual(expected);
  });

  it('full-width commas, where the name says CSV', async () => {
    expect(outline(await read('指标，分值，得分\n数量，10，9\n', { name: 'a.csv' }))).toEqual([
      [
        ['指标', '分值', '得分'],
        ['数量', '10', '9'],
      ],
    ]);
  });

  it('tabs with quoted cells, as a spreadsheet copies them', async () => {
    const extraction = await read('指标\t目标\t得分\n"产出\n指标"\t"所谓""三档"""\t9\n');
    expect(extraction.format).toBe('csv');
    expect(outline(extraction)).toEqual([
      [
        ['指标', '目标', '得分'],
        ['产出\n指标', '所谓"三档"', '9'],
      ],
    ]);
  });

  it('thousands in columns of spaces are no CSV', async () => {
    const extraction = await read('项目资金   1,437,000.00   1,437,000.00\n财政拨款   1,400,000.00   1,400,000.00\n');
    expect(outline(extraction)).toEqual([
      [
        ['项目资金', '1,437,000.00', '1,437,000.00'],
        ['财政拨款', '1,400,000.00', '1,400,000.00'],
      ],
    ]);
  });
});
