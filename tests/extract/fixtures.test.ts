import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSeed } from '../../scripts/seed-tables.js';
import { displayWidth } from '../../src/report/display-width.js';
import { gridsOf, read, rowsOf } from './reading.js';

/** Width of the column 三级指标 in `text/seed-columns`. */
const COLUMN_WIDTH = 68;

const seed = readSeed();

async function readFixture(path: string): Promise<string[][][]> {
  const bytes = readFileSync(new URL(`../../fixtures/${path}`, import.meta.url));
  return gridsOf(await read(bytes, { name: path })).map(rowsOf);
}

/** Without the blank cells that a writer put at the ends of rows. */
function trimRows(tables: readonly (readonly (readonly string[])[])[]): string[][][] {
  return tables.map((rows) => rows.map((row) => row.slice(0, row.findLastIndex((text) => text !== '') + 1)));
}

describe('the seed in other formats has the same grids', () => {
  it.each([
    ['text/seed/input.txt'],
    ['text/seed-utf16le/input.txt'],
    ['text/seed-utf16be/input.txt'],
    ['csv/seed-utf8/input.csv'],
    ['csv/seed-utf8-bom/input.csv'],
    ['csv/seed-gb18030/input.csv'],
    ['csv/seed-tsv/input.tsv'],
    ['markdown/seed-pipes/input.md'],
  ])('%s', async (path) => {
    expect(trimRows(await readFixture(path))).toEqual(trimRows(seed.map((table) => table.rows)));
  });

  it('text/seed-tokens/input.txt, without its blank cells and the spaces in cells', async () => {
    const expected = seed.map((table) =>
      table.rows.map((row) => row.map((text) => text.replace(/\s/g, '')).filter((text) => text !== '')),
    );
    expect(await readFixture('text/seed-tokens/input.txt')).toEqual(expected);
  });
});

describe('the seed as a clean form', () => {
  it('html/seed-spans: every field stands under its head', async () => {
    const bytes = readFileSync(new URL('../../fixtures/html/seed-spans/input.html', import.meta.url));
    const extraction = await read(bytes, { name: 'input.html' });
    const titles = extraction.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
    expect(titles).toEqual([...seed.flatMap(({ title, year }) => [title, year]), '附件下载']);
    gridsOf(extraction).forEach((grid, index) => {
      expect(grid).toMatchObject({ columns: 10 });
      const rows = seed[index]?.indicators ?? [];
      const read = rows.map((_, row) =>
        [3, 4, 5, 6, 8, 9].map(
          (column) => grid.cells.find((cell) => cell.row === 9 + row && cell.column === column)?.text,
        ),
      );
      expect(read).toEqual(rows.map((row) => [row.level3, row.weight, row.target, row.actual, row.score, row.reason]));
    });
  });

  it('text/seed-columns: every field stands under its head', async () => {
    const tables = await readFixture('text/seed-columns/input.txt');
    expect(tables).toHaveLength(8);
    const squeeze = (text: string): string => text.replace(/\s/g, '');
    tables.forEach((rows, index) => {
      const header = rows.findIndex((row) => row.includes('三级指标'));
      const indicators = seed[index]?.indicators ?? [];
      indicators.forEach(({ level3, weight, score }, at) => {
        const row = rows[header + 1 + at] ?? [];
        expect(row[3]).toBe(squeeze(level3));
        expect(row[4]).toBe(weight);
        // A text too long for its column pushes the rest; which cell is blank does not show any more.
        if (displayWidth(squeeze(level3)) < COLUMN_WIDTH) expect(row[8]).toBe(score);
      });
    });
  });
});
