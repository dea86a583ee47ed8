/** Lines and tables of a page in one sequence: from top to bottom, and tables side by side each with its own lines. */
import { overlap, type Box } from '../lattice/geometry.js';
import type { PageItem, PageTable } from './page-layout.js';
import type { PageText } from './page-text.js';
import type { StreamPart } from './stream-parts.js';

type Table = PageTable | StreamPart;

/** Tables whose heights have more than this share of the lower one in common stand side by side. */
const MIN_COMMON = 0.5;
/** A line belongs to the table that it does not stick out of by more than this, in points. */
const REACH = 12;

const middleOf = (box: Box): number => (box[1] + box[3]) / 2;

function areSideBySide(a: Table, b: Table): boolean {
  const lower = Math.min(a.box[3] - a.box[1], b.box[3] - b.box[1]);
  const areApart = overlap(a.box[0], a.box[2], b.box[0], b.box[2]) <= 0;
  return areApart && overlap(a.box[1], a.box[3], b.box[1], b.box[3]) > lower * MIN_COMMON;
}

/** The tables from top to bottom, those side by side together, from left to right. */
function rowsOf(tables: readonly Table[]): Table[][] {
  const rows: Table[][] = [];
  for (const table of [...tables].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])) {
    const row = rows.at(-1);
    if (row?.every((other) => areSideBySide(other, table)) === true) row.push(table);
    else rows.push([table]);
  }
  return rows.map((row) => row.sort((a, b) => a.box[0] - b.box[0]));
}

function standsOver({ box }: PageText, table: Table): boolean {
  return box[0] >= table.box[0] - REACH && box[2] <= table.box[2] + REACH;
}

/** @param texts From top to bottom. */
export function readingOrder(tables: readonly Table[], texts: readonly PageText[]): PageItem[] {
  const items: PageItem[] = [];
  let next = 0;
  for (const row of rowsOf(tables)) {
    const tops = row.map(({ box }) => box[1]);
    const [highest, lowest] = [Math.min(...tops), Math.max(...tops)];
    const start = next;
    while (next < texts.length && middleOf((texts[next] as PageText).box) <= lowest) next += 1;
    const above = texts.slice(start, next);
    const ownerOf = (text: PageText): Table | undefined =>
      row.length === 1 ? undefined : row.find((table) => middleOf(text.box) <= table.box[1] && standsOver(text, table));
    const isAbove = (text: PageText): boolean => ownerOf(text) === undefined && middleOf(text.box) <= highest;
    items.push(...above.filter(isAbove));
    for (const table of row) items.push(...above.filter((text) => ownerOf(text) === table), table);
    items.push(...above.filter((text) => ownerOf(text) === undefined && !isAbove(text)));
  }
  return [...items, ...texts.slice(next)];
}
