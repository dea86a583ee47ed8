/** Which pages show one sheet side by side: a sheet wider than its paper is printed with its columns on several pages. */
import { firstLabel, LEVEL_HEAD } from './form-start.js';
import type { PageCell, PageLayout, PageTable } from './page-layout.js';
import { squeeze } from './squeezed-text.js';

/** Lines of rows on two pages are those of one sheet this near to each other, in points; of columns, this near. */
const SAME_ROW = 1.5;
const SAME_COLUMN = 3;
/** A sheet's parts have at least so many lines between rows, and this share of them in common. */
const MIN_LINES = 4;
const MIN_COMMON = 0.9;
/** Cells over all columns of a page show no lines there: it may have fewer than the other, down to this share. */
const MIN_SHOWN = 0.6;
/** Pages with this share of columns in common stand below each other, not side by side. */
const MIN_BELOW = 0.6;
/** Longer documents are not looked through; a page is compared with so many before it; more lines are no form's. */
const MAX_PAGES = 300;
const MAX_DISTANCE = 60;
const MAX_LINES = 600;

type Lines = readonly number[];

/** One page as far as it may show a part of a sheet. */
interface SheetPage {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly cells: readonly PageCell[];
  /** Lines between rows, and those between columns of its widest table, ascending. */
  readonly ys: Lines;
  readonly xs: Lines;
  /** Headings of levels, and the labels that a form begins with. */
  readonly heads: ReadonlySet<string>;
}

/** Null for a page without ruled tables. */
function sheetPageOf({ number, width, height, items }: PageLayout): SheetPage | null {
  const tables = items.filter((item): item is PageTable => item.kind === 'table');
  const [widest] = [...tables].sort((a, b) => b.box[2] - b.box[0] - (a.box[2] - a.box[0]));
  if (widest === undefined) return null;
  const cells = tables.flatMap((table) => table.cells);
  const ys = [...new Set(cells.flatMap(({ box }) => [box[1], box[3]]))].sort((a, b) => a - b);
  const texts = cells.map(({ text }) => squeeze(text));
  const heads = new Set(texts.filter((text) => LEVEL_HEAD.test(text) || firstLabel([text]) !== null));
  return { page: number, width, height, cells, ys, xs: widest.xs, heads };
}

/** Share of the lines that are among others; both ascending. */
function shareOf(lines: Lines, others: Lines, tolerance: number): number {
  let [own, at] = [0, 0];
  for (const line of lines) {
    while (at < others.length && (others[at] as number) < line - tolerance) at += 1;
    if (Math.abs((others[at] ?? Infinity) - line) <= tolerance) own += 1;
  }
  return own / Math.max(1, lines.length);
}

/** The lines between rows that any of some pages shows. */
function linesOf(panes: readonly SheetPage[]): Lines {
  const lines: number[] = [];
  for (const at of panes.flatMap(({ ys }) => ys).sort((a, b) => a - b))
    if (at - (lines.at(-1) ?? -Infinity) > SAME_ROW) lines.push(at);
  return lines;
}

/** Whether two pages have the lines of the same rows at the same heights, from the first on. */
function haveSameRows(a: SheetPage, b: SheetPage): boolean {
  if (Math.abs(a.width - b.width) > 1 || Math.abs(a.height - b.height) > 1) return false;
  const [fewer, more] = [a.ys, b.ys].sort((one, other) => one.length - other.length) as [Lines, Lines];
  return Math.abs((a.ys[0] ?? 0) - (b.ys[0] ?? 0)) <= SAME_ROW && shareOf(fewer, more, SAME_ROW) >= MIN_COMMON;
}

/** Whether a page has the columns of another, so that it stands below it and not beside it. */
function hasColumnsOf(pane: SheetPage, other: SheetPage): boolean {
  const isSame = (end: 0 | -1): boolean => Math.abs((pane.xs.at(end) ?? 0) - (other.xs.at(end) ?? 0)) <= SAME_COLUMN;
  return isSame(0) && isSame(-1) && shareOf(pane.xs, other.xs, SAME_COLUMN) >= MIN_BELOW;
}

/** Whether a page goes on, in the row of the headings, with headings of its own. */
function goesOnWithHeads(panes: readonly SheetPage[], next: SheetPage): boolean {
  if (panes.some(({ heads }) => [...heads].some((head) => next.heads.has(head)))) return false;
  const head = panes.flatMap(({ cells }) => cells).find(({ text }) => LEVEL_HEAD.test(squeeze(text)));
  if (head === undefined) return false;
  const middle = (head.box[1] + head.box[3]) / 2;
  const row = next.cells.filter(({ box }) => box[1] < middle && box[3] > middle);
  return row.length > 0 && row.every(({ text }) => text !== '' && !/\d/.test(text));
}

/** Whether a page shows the columns right of the last pane: with the same rows and more headings. */
function isBeside(panes: readonly SheetPage[], next: SheetPage): boolean {
  const last = panes.at(-1);
  if (last === undefined || hasColumnsOf(next, last)) return false;
  const ys = linesOf(panes);
  const areMany = Math.min(ys.length, next.ys.length) >= Math.max(MIN_LINES, ys.length * MIN_SHOWN);
  return areMany && haveSameRows({ ...last, ys }, next) && goesOnWithHeads(panes, next);
}

/** The pages with the headings of each sheet, by the heads of its columns. */
function headRows(panes: readonly SheetPage[]): SheetPage[][] {
  const rows: SheetPage[][] = [];
  for (const next of panes) {
    const near = rows.filter((row) => next.page - (row.at(-1)?.page ?? 0) <= MAX_DISTANCE);
    const left = near.find((row) => isBeside(row, next));
    if (left === undefined) rows.push([next]);
    else left.push(next);
  }
  return rows.filter((row) => row.length > 1);
}

/** Pages of one sheet that stand side by side. */
export interface SheetRow {
  readonly pages: readonly number[];
  /** Where the columns of each begin and end, in points. */
  readonly edges: readonly (readonly [left: number, right: number])[];
}

/** Pages by their number; null for one without ruled tables. */
type SheetPages = ReadonlyMap<number, SheetPage | null>;

/** Whether pages show the columns of a sheet's own ones further down or up; a few texts without lines may be left on one. */
function haveColumnsOf(pages: readonly number[], sheet: readonly SheetPage[], panes: SheetPages): boolean {
  const found = pages.map((page) => panes.get(page));
  if (found.includes(undefined)) return false;
  const ruled = found.filter((pane) => pane !== undefined && pane !== null);
  const [first] = ruled;
  if (first === undefined || !ruled.every((pane) => haveSameRows(first, pane))) return false;
  return found.every((pane, at) => pane === null || hasColumnsOf(pane as SheetPage, sheet[at] as SheetPage));
}

/**
 * The rows of pages of a sheet, around the one with the headings: above it may stand the head of a form. Its pages follow
 * down and then over, or over and then down.
 */
function sheetRows(sheet: readonly SheetPage[], panes: SheetPages, taken: Set<number>): SheetRow[] {
  const own = sheet.map(({ page }) => page);
  const edges = sheet.map(({ xs }) => [xs[0] ?? 0, xs.at(-1) ?? 0] as const);
  const stride = (own[1] ?? 0) - (own[0] ?? 0);
  const step = stride === 1 ? own.length : 1;
  const rowsAlong = (direction: 1 | -1): SheetRow[] => {
    const rows: SheetRow[] = [];
    for (let shift = step; stride === 1 || shift < stride; shift += step) {
      const pages = own.map((page) => page + direction * shift);
      if (pages.some((page) => taken.has(page)) || !haveColumnsOf(pages, sheet, panes)) break;
      for (const page of pages) taken.add(page);
      rows.push({ pages, edges });
    }
    return rows;
  };
  return [...rowsAlong(-1).reverse(), { pages: own, edges }, ...rowsAlong(1)];
}

/** The pages that stand side by side, from left to right; pages that stand alone are in none. */
export function sheetPanes(layouts: readonly PageLayout[]): SheetRow[] {
  if (layouts.length < 2 || layouts.length > MAX_PAGES) return [];
  const upright = layouts.filter(({ turn }) => turn === 0);
  const panes: SheetPages = new Map(upright.map((layout) => [layout.number, sheetPageOf(layout)]));
  const sheets = headRows(
    [...panes.values()].filter((pane) => pane !== null).filter(({ ys }) => ys.length <= MAX_LINES),
  );
  const taken = new Set(sheets.flatMap((sheet) => sheet.map(({ page }) => page)));
  return sheets.flatMap((sheet) => sheetRows(sheet, panes, taken));
}
