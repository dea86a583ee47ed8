/** Tables whose rows or headings are shaded and which have no lines, or lines between rows only. */
import { describe, expect, it } from 'vitest';
import { attempt, gridsOf, read, rowsOf } from '../reading.js';
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

describe('rows that nothing parts', () => {
  it('do not take in a note below the last one', async () => {
    const drawn = textAt(
      50,
      topOf(6) - 26,
      '注：定性指标分为三档，得分不超过该指标的分值上限；未完成的说明原因和下一步改进的措施。',
    );
    expect((await rowsOfPage(drawn)).map((rows) => rows.at(-1))).toEqual([TOTAL]);
  });

  it('end where the total begins, even to the right of a short remark', async () => {
    const remark = textAt(54, topOf(7) - 14, '说明') + textAt(154, topOf(7) - 14, '无');
    const total =
      textAt(304, topOf(8) - 14, '总分') + textAt(384, topOf(8) - 14, '90') + textAt(454, topOf(8) - 14, '88');
    expect((await rowsOfPage(remark + total)).map((rows) => rows.slice(-2))).toEqual([
      [
        ['说明', '无', '', '', ''],
        ['', '', '总分', '90', '88'],
      ],
    ]);
  });

  it('keep two amounts apart that touch', async () => {
    const figures = [...'560.00548.32'].map((sign, at) => textAt(304 + at * 10, topOf(7) - 14, sign)).join('');
    const row = textAt(54, topOf(7) - 14, '总额') + textAt(154, topOf(7) - 14, '万元') + figures;
    const [rows] = await rowsOfPage(row);
    expect(rows?.at(-1)?.filter((text) => text !== '')).toEqual(['总额', '万元', '560.00', '548.32']);
  });
});

describe('characters wide apart, with no lines to part the cells', () => {
  /** The texts of a row with their characters over the width of their columns. */
  const spread = (texts: readonly string[], row: number): string =>
    texts
      .map((text, column) => {
        const [left, right] = [(XS[column] ?? 0) + 4, (XS[column + 1] ?? 0) - 4];
        const step = (right - left - 10) / Math.max(1, text.length - 1);
        return [...text].map((sign, at) => textAt(left + at * step, topOf(row) - 14, sign)).join('');
      })
      .join('');
  const pageOf = (spreadRows: readonly number[], rows: readonly string[][]): Uint8Array => {
    const content = rows.map((texts, row) =>
      spreadRows.includes(row)
        ? spread(texts, row)
        : texts.map((text, at) => (text === '' ? '' : textAt((XS[at] ?? 0) + 4, topOf(row) - 14, text))).join(''),
    );
    return writePdf({ pages: [{ content: content.join('') }] });
  };

  it('are one label where they are one that forms have', async () => {
    expect(gridsOf(await read(pageOf([0], ROWS))).map(rowsOf)).toEqual([ROWS]);
  });

  it('are no table where other texts are spread too, and the failure says why', async () => {
    const found = await attempt(
      pageOf(
        [...ROWS.keys()],
        ROWS.map((texts) => texts.map((text) => text.replace(/\d/g, ''))),
      ),
    );
    expect(found).toMatchObject({ failed: 'no-table', detail: expect.stringContaining('逐字分散') as unknown });
  });
});
