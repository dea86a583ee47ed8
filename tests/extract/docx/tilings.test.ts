import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doc, rowOf, text } from '../doc/documents.js';
import { gridsOf, placesOf, read } from '../reading.js';
import { cell, docx, row, table } from './documents.js';

interface Tile {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** Any division of a table into merged cells; the first row shows every column. */
const tilings = fc
  .record({
    rows: fc.integer({ min: 1, max: 7 }),
    columns: fc.integer({ min: 1, max: 6 }),
    sizes: fc.array(fc.nat(99), { minLength: 60, maxLength: 60 }),
  })
  .map(({ rows, columns, sizes }): { rows: number; columns: number; tiles: Tile[] } => {
    const taken = new Set<string>();
    const tiles: Tile[] = [];
    let next = 0;
    const draw = (limit: number): number => 1 + ((sizes[(next += 1) % sizes.length] ?? 0) % limit);
    for (let at = 0; at < rows * columns; at += 1) {
      const [top, left] = [Math.floor(at / columns), at % columns];
      if (taken.has(`${String(top)},${String(left)}`)) continue;
      let columnSpan = top === 0 ? 1 : draw(Math.min(3, columns - left));
      while (columnSpan > 1 && taken.has(`${String(top)},${String(left + columnSpan - 1)}`)) columnSpan -= 1;
      // A cell taken in between ends the run.
      for (let c = 1; c < columnSpan; c += 1) if (taken.has(`${String(top)},${String(left + c)}`)) columnSpan = c;
      const rowSpan = draw(Math.min(3, rows - top));
      for (let r = top; r < top + rowSpan; r += 1) {
        for (let c = left; c < left + columnSpan; c += 1) taken.add(`${String(r)},${String(c)}`);
      }
      tiles.push({ row: top, column: left, rowSpan, columnSpan });
    }
    return { rows, columns, tiles };
  });

const nameOf = ({ row, column }: Tile): string => `格${String(row)}-${String(column)}`;

/** The cells of a row in a Word document: those that begin there, and those that go on. */
function cellsIn(tiles: readonly Tile[], index: number): Tile[] {
  return tiles
    .filter((tile) => tile.row <= index && index < tile.row + tile.rowSpan)
    .sort((a, b) => a.column - b.column);
}

const expected = (tiles: readonly Tile[]): string[] =>
  tiles.map((tile) => {
    const span =
      tile.rowSpan === 1 && tile.columnSpan === 1 ? '' : `+${String(tile.rowSpan)}×${String(tile.columnSpan)}`;
    return `${String(tile.row)},${String(tile.column)}${span} ${nameOf(tile)}`;
  });

describe('every division of a table is read as it is', () => {
  it('in .docx', async () => {
    await fc.assert(
      fc.asyncProperty(tilings, async ({ rows, columns, tiles }) => {
        const written = Array.from({ length: rows }, (_, index) =>
          row(
            cellsIn(tiles, index).map((tile) => {
              const merge =
                tile.rowSpan === 1 ? '' : tile.row === index ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
              const span = `<w:gridSpan w:val="${String(tile.columnSpan)}"/>`;
              return cell(tile.row === index ? nameOf(tile) : '', span + merge);
            }),
          ),
        );
        const body = table(
          written,
          Array.from({ length: columns }, () => 1_000),
        );
        const [grid] = gridsOf(await read(docx(body)));
        expect(grid && placesOf(grid)).toEqual(expected(tiles));
      }),
      { numRuns: 60, seed: 20_241_202 },
    );
  });

  it('in .doc', async () => {
    await fc.assert(
      fc.asyncProperty(tilings, async ({ rows, tiles }) => {
        const written = Array.from({ length: rows }, (_, index) => {
          const cells = cellsIn(tiles, index);
          return rowOf(
            cells.map((tile) => (tile.row === index ? nameOf(tile) : '')),
            [0, ...cells.map((tile) => (tile.column + tile.columnSpan) * 1_000)],
            cells.map((tile) => (tile.rowSpan === 1 ? 0 : tile.row === index ? 0x60 : 0x20)),
          );
        }).flat();
        const [grid] = gridsOf(await read(doc({ paragraphs: [...written, text('完')] })));
        expect(grid && placesOf(grid)).toEqual(expected(tiles));
      }),
      { numRuns: 60, seed: 20_241_203 },
    );
  });
});
