/** Whether the first table of a page goes on with the last one of the page before. */
import { firstLabel, isTitleRow, LEVEL_HEAD, TITLE, TOTAL } from './form-start.js';
import type { GrowingGrid } from './growing-grid.js';
import { repeatedRows } from './page-break.js';
import type { PageItem, PageLayout, PageTable } from './page-layout.js';
import type { PageText } from './page-text.js';
import { isStreamTable } from './stream-rows.js';
import { looseRows } from './stream-table.js';
import { squeeze } from './squeezed-text.js';

/** Outer edges of the two parts may differ by this much, in points, on pages of one width. */
const EDGE_TOLERANCE = 6;
/** On a page turned sideways this share of the column lines must agree. */
const MIN_AGREEMENT = 0.6;
/** A row that would have fitted below the table, with this much room to spare, was not pushed over by a page break. */
const SPARE_ROOM = 24;
/** Running heads and feet stand at the same height on each page, in points. */
const SAME_HEIGHT = 4;

/** Page numbers, in all the ways they are printed; and the word for a table that goes on. */
const PAGE_NUMBER =
  /^(?:[-—–－·\s]*(?:第|Page)?\s*\d{1,4}\s*(?:页|\/|／|of)?[\s,，]*(?:共|of)?\s*\d{0,4}\s*页?[-—–－·\s]*)$/i;
const GOES_ON = /^[（(]?(?:续表?|续上表|接上页|上接第?\d*页?)[\d一二三四五六七八九十]{0,3}[)）]?$/;

const withoutNumbers = (text: string): string => squeeze(text).replace(/\d+/g, '#');

/** Whether a line stands at the same height on another page: a running head or foot. A title is one only word for word. */
function isRunning(text: PageText, page: PageLayout): boolean {
  const keyOf = TITLE.test(text.text) ? squeeze : withoutNumbers;
  const key = keyOf(text.text);
  return page.items
    .flatMap(linesOf)
    .some((line) => Math.abs(line.box[1] - text.box[1]) <= SAME_HEIGHT && keyOf(line.text) === key);
}

/** A loose line, or the texts of what may be rows of a table without lines. */
function linesOf(item: PageItem): readonly PageText[] {
  if (item.kind === 'text') return [item];
  return item.kind === 'table' || isStreamTable(item.rows) ? [] : looseRows(item.rows);
}

/** Whether an item has nothing to say between two parts of a table. */
export function isFurniture(item: PageItem, other: PageLayout): boolean {
  const lines = linesOf(item);
  return (
    lines.length > 0 &&
    lines.every((line) => {
      const text = squeeze(line.text);
      return PAGE_NUMBER.test(text) || GOES_ON.test(text) || isRunning(line, other);
    })
  );
}

/** The page with running heads and feet as lines, where their texts stand side by side like the cells of a row. */
export function withoutRunningRows(page: PageLayout, others: readonly PageLayout[]): PageLayout {
  const items = page.items.flatMap((item): PageItem[] =>
    item.kind === 'stream' && others.some((other) => isFurniture(item, other)) ? [...linesOf(item)] : [item],
  );
  return { ...page, items };
}

function startsForm(part: PageTable, table: GrowingGrid, repeated: number): boolean {
  const texts = part.cells.filter((cell) => cell.row === repeated).map((cell) => cell.text);
  if (repeated === 0 && isTitleRow(texts)) return true;
  const labels = texts.flatMap((text) => firstLabel([text]) ?? []);
  return labels.length > 0 && table.cells.some((cell) => labels.includes(squeeze(cell.text)));
}

const isIndicatorHead = (texts: readonly string[]): boolean =>
  texts.filter((text) => LEVEL_HEAD.test(squeeze(text))).length > 1;

/** Whether the part begins with the indicators of a form of which the table holds the beginning only. */
function completesForm(part: PageTable, table: GrowingGrid): boolean {
  if (!isIndicatorHead(part.cells.filter((cell) => cell.row === 0).map((cell) => cell.text))) return false;
  return !table.cells.some(({ text }) => LEVEL_HEAD.test(squeeze(text)) || TOTAL.test(squeeze(text)));
}

/** Lower edge of the lowest table on pages of this height: where the text area ends. */
function bodyEnd(layouts: readonly PageLayout[], height: number): number {
  return layouts
    .filter((layout) => Math.abs(layout.height - height) < 1)
    .flatMap((layout) => layout.items)
    .reduce((low, item) => (item.kind === 'table' ? Math.max(low, item.box[3]) : low), 0);
}

/** Height that a row of a part needs on a page: with the rows of a cell over several, which are kept together. */
function neededHeight(part: PageTable, row: number): number {
  return part.cells
    .filter((cell) => cell.row === row)
    .reduce((height, { box }) => Math.max(height, box[3] - box[1]), 0);
}

export interface Continuation {
  /** First rows of the part that are there already. */
  readonly repeated: number;
}

/** How a part goes on with a table whose latest part stands on `before`; null where it does not. */
export function continuation(
  table: GrowingGrid,
  part: PageTable,
  before: PageLayout,
  page: PageLayout,
  layouts: readonly PageLayout[],
): Continuation | null {
  const repeated = repeatedRows(table, part);
  if (startsForm(part, table, repeated)) return null;
  if (Math.abs(before.width - page.width) < 1) {
    const latest = table.latest.xs;
    const shift = (end: 0 | -1): number => Math.abs((part.xs.at(end) ?? 0) - (latest.at(end) ?? 0));
    // Even and odd pages may have different margins: then both edges shift alike.
    const isShifted = Math.abs((part.xs.at(-1) ?? 0) - (part.xs[0] ?? 0) - (latest.at(-1) ?? 0) + (latest[0] ?? 0)) < 3;
    if (!isShifted && (shift(0) > EDGE_TOLERANCE || shift(-1) > EDGE_TOLERANCE)) return null;
  } else if (table.agreement(part) < MIN_AGREEMENT) return null;
  const wouldEnd = table.latest.box[3] + neededHeight(part, repeated) + SPARE_ROOM;
  if (repeated === 0 && !completesForm(part, table) && wouldEnd < bodyEnd(layouts, before.height)) return null;
  return { repeated };
}
