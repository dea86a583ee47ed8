/** Tables whose rows or headings are shaded and which have no lines, or lines between rows only. */
import { describe, expect, it } from 'vitest';
import { gridsOf, read, rowsOf } from '../reading.js';
import { textAt, writePdf } from './pdf-writer.js';

const XS = [50, 150, 300, 380, 450, 520];
const HEAD = ['一级指标', '二级指标', '三级指标', '分值', '得分'];
const BODY = [
  ['产出指标', '数量指标', '培训人数', '10', '10'],
  ['产出指标', '质量指标', '合格率', '20', '19'],
  ['产出指标', '时效指标', '及时率', '20', '20'],
  ['效益指标', '社会效益', '知晓率', '30', '30'],
  ['满意度指标', '满意度', '群众满意度', '10', '9'],
];
const TOTAL = ['总分', '', '', '90', '88'];
const ROWS = [HEAD, ...BODY, TOTAL];

const topOf = (row: number): number => 760 - row * 20;
const shade = (x0: number, x1: number, row: number): string =>
  `0.8 0.86 0.95 rg ${x0} ${topOf(row) - 20} ${x1 - x0} 20 re f 0 g\n`;
const TEXTS = ROWS.flatMap((texts, row) =>
  texts.map((text, column) => (text === '' ? '' : textAt((XS[column] ?? 0) + 4, topOf(row) - 14, text))),
).join('');

const rowsOfPage = async (drawn: string): Promise<string[][][]> =>
  gridsOf(await read(writePdf({ pages: [{ content: drawn + TEXTS }] }))).map(rowsOf);

const cells = (row: number, count: number): string =>
  Array.from({ length: count }, (_, column) => shade(XS[column] ?? 0, XS[column + 1] ?? 0, row)).join('');

describe('a table without lines', () => {
  it('keeps its rows apart where the headings alone are shaded, cell by cell', async () => {
    // Shades of the last row end before its last column: what stands below them differs from column to column.
    expect(await rowsOfPage(cells(0, 5) + cells(6, 4))).toEqual([ROWS]);
  });

  it('has its total in the last row where every other row is shaded', async () => {
    expect(await rowsOfPage([1, 3, 5].map((row) => shade(50, 520, row)).join(''))).toEqual([ROWS]);
  });

  it('is a table within a frame, whose shaded first row makes none of it', async () => {
    const frame = `50 ${topOf(7)} 470 ${20 * 7} re S\n`;
    expect(await rowsOfPage(shade(50, 520, 0) + frame)).toEqual([ROWS]);
  });
});

describe('a table with lines between its rows', () => {
  it('has the same columns below a shaded heading as in it', async () => {
    const lines = Array.from({ length: 8 }, (_, row) => `50 ${topOf(row)} m 520 ${topOf(row)} l S\n`).join('');
    expect(await rowsOfPage(cells(0, 5) + cells(6, 3) + lines)).toEqual([ROWS]);
  });
});
