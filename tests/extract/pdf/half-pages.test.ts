/** Forms without lines side by side on one sheet. */
import { describe, expect, it } from 'vitest';
import { outline, read } from '../reading.js';
import { textAt, writePdf } from './pdf-writer.js';

const WIDTH = 1190;

/** Rows without lines; a title above them. */
function form(left: number, title: string, rows: readonly (readonly string[])[]): string {
  const texts = rows.flatMap((row, at) => row.map((text, column) => textAt(left + column * 110, 740 - at * 24, text)));
  return textAt(left + 200, 780, title, 'F', 14) + texts.join('');
}

const rowsOf = (name: string): string[][] => [
  ['项目名称', name, '主管部门', '县水务局'],
  ['一级指标', '三级指标', '分值', '得分'],
  ['产出指标', '工程处数', '50', '49.5'],
  ['效益指标', '受益人数', '40', '40'],
  ['总分', '', '90', '89.5'].filter((text) => text !== ''),
];

const outlineOf = async (content: string) =>
  outline(await read(writePdf({ pages: [{ content, mediaBox: `0 0 ${WIDTH} 842` }] })));

const filled = (blocks: Awaited<ReturnType<typeof outlineOf>>) =>
  blocks.map((block) => (typeof block === 'string' ? block : block.map((row) => row.filter((text) => text !== ''))));

describe('two forms side by side', () => {
  it('are two tables, each below its title', async () => {
    const content = form(50, '甲表', rowsOf('饮水安全')) + form(650, '乙表', rowsOf('河道清淤'));
    expect(filled(await outlineOf(content))).toEqual(['甲表', rowsOf('饮水安全'), '乙表', rowsOf('河道清淤')]);
  });

  it('are one table where a text stands across: a heading of it is said twice', async () => {
    const wide = [
      ['一级指标', '三级指标', '分值', '', '', '', '三级指标', '得分'],
      [
        '产出指标',
        '工程处数按年初批复的实施方案逐处验收并经第三方核实后计入完成数量的为准否则不得计入',
        '',
        '',
        '',
        '50',
      ],
      [
        '效益指标',
        '受益人数按年初批复的实施方案逐户登记并经第三方核实后计入完成数量的为准否则不得计入',
        '',
        '',
        '',
        '40',
      ],
      [
        '满意度指标',
        '满意程度按年初批复的实施方案逐户调查并经第三方核实后计入完成数量的为准否则不得计入',
        '',
        '',
        '',
        '10',
      ],
    ];
    const tables = (await outlineOf(form(50, '甲表', wide))).filter((block) => typeof block !== 'string');
    expect(tables).toHaveLength(1);
  });
});
