/**
 * Pages that begin with columns of an earlier page, before columns of their own (打印标题列). Cells across the repeated
 * columns are cut differently on each page, so that such pages are not joined; read one by one they say the wrong thing.
 */
import type { Box } from '../lattice/geometry.js';
import { LEVEL_HEAD } from './form-start.js';
import type { PageCell, PageLayout } from './page-layout.js';
import { squeeze } from './squeezed-text.js';

/** Edges of a cell on two pages differ by less, in points. */
const SAME_PLACE = 3;
/** Share of the filled cells of the repeated columns that both pages have. */
const MIN_COMMON = 0.9;
/** Longer documents are not looked through; a page is compared with so many behind it. */
const MAX_PAGES = 300;
const MAX_DISTANCE = 60;

function isSamePlace(a: Box, b: Box): boolean {
  return a.every((at, side) => Math.abs(at - (b[side] ?? Infinity)) <= SAME_PLACE);
}

/** The filled cells at the height of a heading, from left to right. */
function rowOf({ box: [, top, , bottom] }: PageCell, cells: readonly PageCell[]): PageCell[] {
  const middle = (top + bottom) / 2;
  const own = cells.filter(({ box, text }) => text !== '' && box[1] < middle && box[3] > middle);
  return own.sort((a, b) => a.box[0] - b.box[0]);
}

/** How many headings of a row another page has at the same places. */
function commonHeads(row: readonly PageCell[], other: readonly PageCell[]): number {
  const end = row.findIndex((cell, at) => {
    const twin = other[at];
    return twin?.text !== cell.text || !isSamePlace(twin.box, cell.box);
  });
  return end < 0 ? row.length : end;
}

const cellsOf = ({ items }: PageLayout): PageCell[] =>
  items.flatMap((item) => (item.kind === 'table' ? [...item.cells] : []));

/** Whether a page repeats the first columns of another and goes on with headings that the other has not. */
function repeatsColumns(first: readonly PageCell[], head: PageCell, next: readonly PageCell[]): boolean {
  const [row, other] = [rowOf(head, first), rowOf(head, next)];
  const common = commonHeads(row, other);
  if (common === 0 || common === row.length || common === other.length) return false;
  // Forms of one kind begin alike too, and then have the same headings.
  const known = row.map(({ text }) => squeeze(text));
  if (other.slice(common).some(({ text }) => known.includes(squeeze(text)) || /\d/.test(text))) return false;
  const edge = (row[common - 1] as PageCell).box[2] + SAME_PLACE;
  const repeated = first.filter(({ box, text }) => text !== '' && box[2] <= edge);
  const twins = repeated.filter(({ box, text }) =>
    next.some((cell) => cell.text === text && isSamePlace(cell.box, box)),
  );
  return twins.length >= repeated.length * MIN_COMMON;
}

/** The pages of sheets whose first columns are printed on each page, by number. */
export function titledPages(layouts: readonly PageLayout[]): ReadonlySet<number> {
  const found = new Set<number>();
  if (layouts.length > MAX_PAGES) return found;
  for (const [at, first] of layouts.entries()) {
    const cells = cellsOf(first);
    const head = cells.find(({ text }) => LEVEL_HEAD.test(squeeze(text)));
    if (head === undefined) continue;
    for (const next of layouts.slice(at + 1, at + 1 + MAX_DISTANCE)) {
      const isAlike = Math.abs(first.width - next.width) < 1 && Math.abs(first.height - next.height) < 1;
      if (isAlike && repeatsColumns(cells, head, cellsOf(next))) found.add(first.number).add(next.number);
    }
  }
  return found;
}
