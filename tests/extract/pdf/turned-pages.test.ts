/** Tables that lie sideways on their pages. */
import { describe, expect, it } from 'vitest';
import { gridsOf, read, rowsOf } from '../reading.js';
import { gridLines, textAt, writePdf } from './pdf-writer.js';

const XS = [100, 200, 300, 400, 500];
const HEAD = ['一级指标', '三级指标', '分值', '得分'];
const ROW = ['产出指标', '完成农田建设的面积和受益农户', '100分', '96.69分'];

/** Rows from the top of a landscape page down, on an upright page. */
function sideways(rows: readonly (readonly string[])[]): { readonly content: string } {
  const ys = Array.from({ length: rows.length + 1 }, (_, row) => 550 - row * 30);
  const texts = rows.flatMap((row, at) =>
    row.map((text, column) => textAt((XS[column] ?? 0) + 3, 530 - at * 30, text, 'F', 6)),
  );
  return { content: `q 0 1 -1 0 595 0 cm ${gridLines(XS, ys)}${texts.join('')} Q` };
}

const readPages = async (...pages: { readonly content: string }[]): Promise<string[][][]> =>
  gridsOf(await read(writePdf({ pages }))).map(rowsOf);

describe('a table that lies sideways', () => {
  const body = Array.from({ length: 16 }, (_, at) => ROW.map((text) => (text === '100分' ? `${at + 1}分` : text)));
  const total = ['总分', '', '100', '96.69'];

  it('goes on with a total alone on the next page', async () => {
    expect(await readPages(sideways([HEAD, ...body]), sideways([total]))).toEqual([[HEAD, ...body, total]]);
  });
});

describe('a page with little text', () => {
  it('does not tell by itself that it lies sideways', async () => {
    const [grid] = await readPages(sideways([HEAD]));
    expect(grid?.flat().filter((text) => text !== '')).toHaveLength(4);
    expect(grid).not.toEqual([HEAD]);
  });
});
