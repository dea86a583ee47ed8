/** Forms printed to PDF by Chromium and LibreOffice: the same cells, the same records, every text in its place. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { familyForms, longForm, seedForms, type PrintedTable } from '../../../scripts/printed-tables.js';
import { loadPdfLibrary } from '../../../src/extract/pdf/library.js';
import type { Evaluation } from '../../../src/model/evaluation.js';
import type { Cell, Extraction, Grid } from '../../../src/model/grid.js';
import { mapRadicals } from '../../../src/model/radicals.js';
import { gridsOf, read } from '../reading.js';
import { audit, placesOf, saying, shownColumns, squeeze } from './printed-source.js';

const RULED_SEED = [
  'seed-chromium',
  'seed-chromium-landscape',
  'seed-chromium-separate',
  'seed-office',
  'seed-office-landscape',
];
const UNRULED_SEED = [
  'seed-chromium-borderless',
  'seed-chromium-zebra',
  'seed-chromium-header',
  'seed-chromium-rows',
  'seed-office-borderless',
];
const LONG = ['long-one-page', 'long-chromium', 'long-office', 'long-office-landscape'];
const FAMILIES = ['families-chromium', 'families-office'];

const bytesOf = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../fixtures/pdf/${name}/input.pdf`, import.meta.url));

const extractions = new Map<string, Promise<Extraction>>();

/** Each fixture is read once. */
function extraction(name: string): Promise<Extraction> {
  const known = extractions.get(name) ?? read(bytesOf(name), { name: 'input.pdf' });
  extractions.set(name, known);
  return known;
}

async function source(name: string): Promise<PrintedTable[]> {
  if (name.startsWith('seed')) return seedForms();
  return (name.startsWith('families') ? familyForms() : [longForm()]).map(shownColumns);
}

describe.each([...RULED_SEED, ...LONG, ...FAMILIES])('%s', (name) => {
  it('has the cells of the source with their spans and texts', async () => {
    const [tables, grids] = [await source(name), gridsOf(await extraction(name))];
    expect(grids.map(({ rows, columns }) => [rows, columns])).toEqual(
      tables.map(({ rows, columns }) => [rows, columns]),
    );
    tables.forEach(({ cells }, index) => {
      expect(placesOf(grids[index]?.cells ?? [])).toEqual(placesOf(cells));
    });
  });

  it('has every cell in its place on its page', async () => {
    for (const { pages, cells } of gridsOf(await extraction(name))) {
      for (const { page, bbox, text } of cells) {
        expect(pages).toContain(page);
        expect(bbox, text).not.toBeNull();
      }
    }
  });
});

interface Item {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** The text items of a document as the library's own text layer places them: the middle of each. */
async function textItems(name: string): Promise<Item[]> {
  const library = await loadPdfLibrary();
  const task = library.getDocument({ data: new Uint8Array(bytesOf(name)), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const items: Item[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || squeeze(item.str) === '') continue;
      const [, , c = 0, d = 0, e = 0, f = 0] = item.transform as number[];
      const [x, y] = viewport.convertToViewportPoint(e + item.width / 2, f + Math.hypot(c, d) * 0.35) as [
        number,
        number,
      ];
      items.push({ text: squeeze(mapRadicals(item.str)), page: number, x, y });
    }
  }
  await task.destroy();
  return items;
}

const count = (texts: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const text of texts) for (const sign of squeeze(text)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
};

describe.each([...RULED_SEED, ...UNRULED_SEED, ...LONG, ...FAMILIES])('the text of %s', (name) => {
  it('is read once and whole, and nothing is left over', async () => {
    const { blocks, diagnostics } = await extraction(name);
    expect(diagnostics).toEqual([]);
    const texts = blocks.flatMap((block) =>
      block.kind === 'text' ? [block.text] : block.grid.cells.map(({ text }) => text),
    );
    const items = await textItems(name);
    // 户 and 戶 are one glyph in the font, of which the file names the rarer.
    const expected = items.map(({ text }) => text.replaceAll('戶', '户'));
    expect([...count(texts)].sort()).toEqual([...count(expected)].sort());
  });

  it('stands in the boxes of its cells', async () => {
    const grids = gridsOf(await extraction(name));
    const strays: string[] = [];
    for (const { text, page, x, y } of await textItems(name)) {
      const around = grids.flatMap(({ cells }) => cells).filter((cell) => cell.page === page && isIn(cell, x, y));
      const inCell = around.some((cell) => squeeze(cell.text).includes(text.replaceAll('戶', '户')));
      // The library joins the texts of neighbours that stand close; such an item belongs to no one cell.
      const isOfOneCell = grids.some(({ cells }) => cells.some((cell) => squeeze(cell.text).includes(text)));
      if (around.length > 0 && !inCell && isOfOneCell) strays.push(`${page}: ${text}`);
    }
    // Only the rest of a cell that began on the page before stands outside of its box.
    const carried = grids.flatMap(carriedTexts);
    expect(
      strays.filter((stray) => !carried.some((text) => text.includes(stray.slice(stray.indexOf(' ') + 1)))),
    ).toEqual([]);
  });
});

function isIn({ bbox }: Cell, x: number, y: number): boolean {
  return bbox !== null && x >= bbox[0] && x <= bbox[2] && y >= bbox[1] && y <= bbox[3];
}

/** Texts of cells in the last row of a page and of those that reach over it. */
function carriedTexts({ cells, pages }: Grid): string[] {
  if (pages === null || pages.length < 2) return [];
  const last = new Map<number, number>();
  for (const { page, row } of cells) last.set(page ?? 0, Math.max(last.get(page ?? 0) ?? 0, row));
  return cells
    .filter(({ page, row, rowSpan }) => row + rowSpan > (last.get(page ?? 0) ?? 0))
    .map(({ text }) => squeeze(text));
}

describe.each([...RULED_SEED, ...UNRULED_SEED])('the records of %s', (name) => {
  it('are those of the clean form, with the same findings', async () => {
    const clean = readFileSync(new URL('../../../fixtures/html/seed-spans/input.html', import.meta.url));
    expect(saying(await audit(bytesOf(name), 'input.pdf'))).toEqual(saying(await audit(clean, 'input.html')));
  });

  it('point to their places on the page', async () => {
    const results = (await audit(bytesOf(name), 'input.pdf')) as Evaluation[];
    for (const { record, source } of results) {
      expect(source.pages?.length).toBeGreaterThan(0);
      for (const { location } of [...record.indicators, ...record.funds]) {
        expect(source.pages).toContain(location.page);
        expect(location.bbox).toHaveLength(4);
      }
    }
  });
});

describe('a form of 40 indicators', () => {
  it.each(LONG.slice(1))('over several pages (%s) is the form on one page', async (name) => {
    const [one] = gridsOf(await extraction('long-one-page'));
    const [grid] = gridsOf(await extraction(name));
    expect(grid?.pages?.length).toBeGreaterThan(1);
    expect(placesOf(grid?.cells ?? [])).toEqual(placesOf(one?.cells ?? []));
    expect(saying(await audit(bytesOf(name), 'input.pdf'))).toEqual(
      saying(await audit(bytesOf('long-one-page'), 'input.pdf')),
    );
  });

  it('with its header on every page has it once', async () => {
    const [grid] = gridsOf(await extraction('long-office-header'));
    expect(grid?.pages).toEqual([1, 2, 3]);
    expect(grid?.rows).toBe(42);
    expect(grid?.cells.filter(({ text }) => text === '三级指标')).toHaveLength(1);
  });
});
