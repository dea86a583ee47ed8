import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/extract/registry.js';
import { attempt, gridsOf, read, rowsOf } from './reading.js';

/** Texts that cells of the forms have; none is a title or has a separator in it. */
const word = fc.stringMatching(/^[一-龥≥0-9.%]{2,8}$/).filter((text) => !/[表附]|^\d+(\.\d+)?$/.test(text));
const figure = fc.stringMatching(/^[1-9][0-9]?(\.[0-9]{1,2})?$/);
const cell = fc.oneof({ weight: 3, arbitrary: word }, figure, fc.constant(''));

/** Rows of one width; the first is a full row of heads, no row is blank. */
const table = fc.integer({ min: 4, max: 9 }).chain((width) =>
  fc
    .tuple(
      fc.uniqueArray(word, { minLength: width, maxLength: width }),
      fc.array(
        fc
          .array(cell, { minLength: width, maxLength: width })
          .filter((row) => row.filter((text) => text !== '').length > 1),
        { minLength: 2, maxLength: 8 },
      ),
    )
    .map(([heads, rows]) => [heads, ...rows]),
);

type Rows = readonly (readonly string[])[];

const escapeCsv = (text: string): string => (/[,"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const width = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);

/** Cells at the same place in every line, as a viewer prints them. */
function align(rows: Rows): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    row.map((text, column) => text + ' '.repeat((widths[column] ?? 0) - width(text) + 3)).join('');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}

const trimmed = (rows: Rows): string[][] =>
  rows.map((row) => row.slice(0, row.findLastIndex((text) => text !== '') + 1));

const WRITERS: Readonly<Record<string, (rows: Rows) => string>> = {
  'a.txt': (rows) => rows.map((row) => row.join('\t')).join('\n'),
  'a.csv': (rows) => rows.map((row) => row.map(escapeCsv).join(',')).join('\r\n'),
  'a.md': (rows) => {
    const [heads = [], ...rest] = rows.map((row) => `| ${row.join(' | ')} |`);
    return [heads, `|${'---|'.repeat(rows[0]?.length ?? 0)}`, ...rest].join('\n');
  },
  'a.html': (rows) =>
    `<table>${rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('\n')}</table>`,
  'a.prn': align,
};

describe('a table written and read again', () => {
  it.each(Object.entries(WRITERS))('as %s is the same', async (name, write) => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const grids = gridsOf(await read(write(rows), { name }));
        expect(grids.map((grid) => trimmed(rowsOf(grid)))).toEqual([trimmed(rows)]);
      }),
      { numRuns: 150 },
    );
  });

  it('by spans covers every slot once', async () => {
    const spans = fc.array(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 4 })), { maxLength: 5 }),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(spans, async (rows) => {
        const html = rows.map(
          (row) =>
            `<tr>${row.map(([down, across]) => `<td rowspan=${String(down)} colspan=${String(across)}>格`).join('')}`,
        );
        const taken = new Set<string>();
        for (const grid of gridsOf(await read(`<table>${html.join('')}</table>`, { name: 'a.html' }))) {
          expect(grid.cells).toHaveLength(rows.flat().length);
          for (const { row, column, rowSpan, columnSpan } of grid.cells) {
            expect(row + rowSpan).toBeLessThanOrEqual(grid.rows);
            expect(column + columnSpan).toBeLessThanOrEqual(grid.columns);
            for (let down = row; down < row + rowSpan; down += 1) {
              for (let across = column; across < column + columnSpan; across += 1) {
                const slot = `${String(down)},${String(across)}`;
                expect(taken).not.toContain(slot);
                taken.add(slot);
              }
            }
          }
        }
      }),
    );
  });
});

/** Pieces that readers care about, in any order. */
const noise = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\t',
        ',',
        '|',
        '  ',
        '　',
        '\n',
        '\r\n',
        '\f',
        '"',
        '""',
        '\\',
        '---',
        '<table>',
        '<tr>',
        '<td rowspan=0>',
        '</table>',
        '<p hidden>',
        '<pre>',
        '<br>',
        '&lt;',
        '项目名称',
        '附件1',
        '（2024年度）',
        '10',
        '\0',
      ),
      fc.string({ maxLength: 6, unit: 'grapheme' }),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

const squeeze = (text: string): string => text.replace(/\s/g, '');

describe('any input', () => {
  it('of bytes never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('a', 'a.csv', 'a.html', 'a.md'),
        async (bytes, name) => {
          detectFormat({ name, bytes });
          await attempt(bytes, { name });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('of text never throws, and its grids are whole', async () => {
    await fc.assert(
      fc.asyncProperty(noise, fc.constantFrom('a.txt', 'a.csv', 'a.html', 'a.md'), async (text, name) => {
        const extraction = await attempt(text, { name });
        if ('failed' in extraction) return;
        for (const grid of gridsOf(extraction)) {
          const inside = grid.cells.every((item) => item.row < grid.rows && item.column < grid.columns);
          expect(inside).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of lines with tabs loses no character', async () => {
    const line = fc
      .array(fc.oneof(word, figure, fc.constantFrom('\t', '\t', '\t', '附件1', '—1—')), { maxLength: 8 })
      .map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
        const text = `项目\t分值\t得分\n${lines.join('\n')}`;
        const { blocks } = await read(text, { name: 'a.txt' });
        const shown = blocks.map((block) => (block.kind === 'text' ? block.text : rowsOf(block.grid).flat().join('')));
        expect([...squeeze(shown.join(''))].sort().join('')).toBe([...squeeze(text)].sort().join(''));
      }),
      { numRuns: 300 },
    );
  });
});
