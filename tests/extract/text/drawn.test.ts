import { describe, expect, it } from 'vitest';
import { gridsOf, outline, placesOf, read } from '../reading.js';

const LIGHT = `项目支出绩效自评表
┌────────┬────────┬──────┬────┐
│一级指标│二级指标│指标值│分值│
├────────┼────────┼──────┼────┤
│产出指标│数量指标│≥20次 │10  │
│        │        ├──────┼────┤
│        │        │≥5个  │5   │
│        ├────────┼──────┼────┤
│        │服务对象│≥95%  │10  │
│        │满意度  │      │    │
├────────┴────────┴──────┼────┤
│总分                    │25  │
└────────────────────────┴────┘
注：按年度填报
`;

const PLACES = [
  '0,0 一级指标',
  '0,1 二级指标',
  '0,2 指标值',
  '0,3 分值',
  '1,0+3×1 产出指标',
  '1,1+2×1 数量指标',
  '1,2 ≥20次',
  '1,3 10',
  '2,2 ≥5个',
  '2,3 5',
  '3,1 服务对象\n满意度',
  '3,2 ≥95%',
  '3,3 10',
  '4,0+1×3 总分',
  '4,3 25',
];

/** The same drawing with other characters: `─│┌┐└┘├┤┬┴┼` become those of `signs`, in this order. */
function redrawn(signs: string): string {
  return LIGHT.replace(/[─│┌┐└┘├┤┬┴┼]/g, (sign) => signs.charAt('─│┌┐└┘├┤┬┴┼'.indexOf(sign)));
}

/** A Chinese font draws lines as wide as characters: a line has half as many signs. */
const WIDE = `
┌────┬────┬──┐
│一级指标│指标值  │分值│
├────┼────┼──┤
│产出指标│≥20次  │10  │
│        ├────┼──┤
│        │≥5个   │5   │
└────┴────┴──┘
`;

describe('tables drawn with line characters', () => {
  it.each<[name: string, text: string]>([
    ['light lines', LIGHT],
    ['heavy lines', redrawn('━┃┏┓┗┛┣┫┳┻╋')],
    ['double lines', redrawn('═║╔╗╚╝╠╣╦╩╬')],
    ['signs of a typewriter', redrawn('-|+++++++++')],
    ['indented', LIGHT.replace(/^(?=[┌│├└])/gm, '    ')],
    ['a font in which ≥ is wide', LIGHT.replaceAll(/(≥\S+) /g, '$1')],
  ])('%s: merged cells are merged, broken lines are one cell', async (_name, text) => {
    const extraction = await read(text);
    expect(gridsOf(extraction).map(placesOf)).toEqual([PLACES]);
    expect(extraction.blocks.map((block) => (block.kind === 'text' ? block.text : '表'))).toEqual([
      '项目支出绩效自评表',
      '表',
      '注：按年度填报',
    ]);
  });

  it('lines as wide as Chinese characters', async () => {
    expect(gridsOf(await read(WIDE)).map(placesOf)).toEqual([
      ['0,0 一级指标', '0,1 指标值', '0,2 分值', '1,0+2×1 产出指标', '1,1 ≥20次', '1,2 10', '2,1 ≥5个', '2,2 5'],
    ]);
  });

  it('two tables right below each other stay two', async () => {
    const one = LIGHT.split('\n').slice(1, -2).join('\n');
    expect(gridsOf(await read(`${one}\n${one}\n`)).map(placesOf)).toEqual([PLACES, PLACES]);
  });

  it('only the head is ruled off: each line is a row', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => `│数量指标│${String(at + 10)}│`);
    const text = ['┌────────┬──┐', '│二级指标│分│', '├────────┼──┤', ...rows, '└────────┴──┘'].join('\n');
    expect(gridsOf(await read(text)).map(({ rows: count }) => count)).toEqual([13]);
  });

  it('lines that do not meet: the text between them is read, the drawing is no text', async () => {
    const [block] = outline(
      await read(LIGHT.replace('│≥5个  │', '│≥5个│').replace('│一级指标│', '│一级指标    │')),
    ).slice(1);
    expect(block).toEqual([
      ['一级指标', '二级指标', '指标值', '分值'],
      ['产出指标', '数量指标', '≥20次', '10'],
      ['', '', '≥5个', '5'],
      ['', '服务对象', '≥95%', '10'],
      ['', '满意度', '', ''],
      ['总分', '25'],
    ]);
  });
});
