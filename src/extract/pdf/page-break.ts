/** Joins the part of a table on a new page to what came before: repeated headers, cut rows, cells that reach over the break. */
import { isBlockLabel, isCutName, isEndOfName, isLevelHead, isLevelName, repeatedLength } from './cut-names.js';
import { firstLabel, isTitleRow } from './form-start.js';
import type { GrowingGrid, OpenCell } from './growing-grid.js';
import type { PageTable } from './page-layout.js';
import { spaceCounts } from './text-lines.js';
import { squeeze } from './squeezed-text.js';

/** A header that is repeated from the middle of a table has at least this many filled cells, and no figures. */
const MIN_HEADER = 4;
/** A part repeats at most this many rows. */
const MAX_REPEATED = 12;
/** A text this long that does not end a sentence may go on behind the break. */
const MIN_PROSE = 10;
/** A text this long in a cell over several rows is one that holds for all of them. */
const MIN_MERGED = 20;
const SENTENCE_END = /[。！？；;!?]$/;
const PARAGRAPH_END = /[。！？；;!?：:]$/;
/** How a row of its own begins, not the rest of one. */
const ROW_START =
  /^(?:指标\s*\d|目标\s*\d|[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]|…|\.{3}|[-—/\\]|无$|[≥≤＞＜<>=]|[\d.]{1,12}(?:%|％|分)?$)/;

/** Numbers are broken in narrow columns only, whose wider margins the lines of others do not tell; in points. */
const NUMBER_PADDING = 14;

/** A numbered point. */
const POINT = /^(\d{1,2})[.、．]/;

const keyOf = (texts: readonly string[]): string => texts.map(squeeze).join('\u0000');

function rowTexts(part: PageTable, row: number): string[] {
  return part.cells.filter((cell) => cell.row === row).map((cell) => cell.text);
}

/** The row that the last form of the table begins at: a header is repeated within its own form only. */
function lastFormStart(table: GrowingGrid): number {
  let [start, row] = [0, -1];
  for (const cell of table.cells) {
    if (cell.text === '') continue;
    // The first text of a row may be its label, any the title.
    if (isTitleRow([cell.text]) || (cell.row !== row && firstLabel([cell.text]) !== null)) start = cell.row;
    row = cell.row;
  }
  return start;
}

/** How many first rows of the part repeat rows that the table already has. */
export function repeatedRows(table: GrowingGrid, part: PageTable): number {
  const repeated = (start: number): number => {
    let count = 0;
    while (count < Math.min(MAX_REPEATED, part.rows - 1, table.rows - start)) {
      const texts = rowTexts(part, count);
      if (texts.every((text) => text === '') || keyOf(texts) !== keyOf(table.rowTexts(start + count))) break;
      count += 1;
    }
    return count;
  };
  const fromTop = repeated(0);
  if (fromTop > 0) return fromTop;
  const first = rowTexts(part, 0);
  const filled = first.filter((text) => text !== '');
  if (filled.length < MIN_HEADER || filled.some((text) => /\d/.test(text))) return 0;
  const key = keyOf(first);
  for (let row = lastFormStart(table) + 1; row < table.rows; row += 1)
    if (keyOf(table.rowTexts(row)) === key) return repeated(row);
  return 0;
}

/** Cells of the part without its first rows; what reaches out of them begins at the new first row. */
function withoutRows(cells: readonly OpenCell[], count: number): OpenCell[] {
  if (count === 0) return [...cells];
  return cells
    .filter((cell) => cell.row + cell.rowSpan > count)
    .map((cell) => ({
      ...cell,
      row: Math.max(0, cell.row - count),
      rowSpan: cell.row + cell.rowSpan - Math.max(cell.row, count),
    }));
}

interface Pair {
  readonly upper: OpenCell;
  readonly lower: OpenCell;
}

/** Each cell of the part's first row with the cell above it that ends at the break with the same edges. */
function pairs(table: GrowingGrid, cells: readonly OpenCell[]): Pair[] {
  const uppers = table.lastCells();
  return cells
    .filter((cell) => cell.row === 0)
    .flatMap((lower) => {
      const upper = uppers.find(({ left, right }) => left === lower.left && right === lower.right);
      return upper === undefined ? [] : [{ upper, lower }];
    });
}

/** Whether a break stands within a number. */
const isWithinNumber = ({ upper, lower }: Pair): boolean => /[\d.,]$/.test(upper.text) && /^[\d.,%％]/.test(lower.text);

/** Whether the text below cannot have stood in the line above: the line was broken there, and the cell goes on. */
function isBroken(pair: Pair, padding: number): boolean {
  const { upper, lower } = pair;
  if (upper.lines === null || lower.lines === null) return false;
  const margins = isWithinNumber(pair) ? Math.max(padding, NUMBER_PADDING) : padding;
  return upper.lines.last + lower.lines.firstUnit > upper.box[2] - upper.box[0] - margins;
}

/** Whether a text looks like the beginning of a cell; the rest of a number that was too long for its cell does not. */
function startsCell(pair: Pair, padding: number): boolean {
  return ROW_START.test(pair.lower.text) && !(isWithinNumber(pair) && isBroken(pair, padding));
}

/**
 * Whether the first row of the part is the rest of the row above. Each of its texts then goes on where the line above it
 * was broken; a few may also begin a new paragraph, if most cells of the row have ended.
 */
function isCutRow(table: GrowingGrid, cells: readonly OpenCell[]): boolean {
  const first = cells.filter((cell) => cell.row === 0);
  const filled = first.filter((cell) => cell.text !== '');
  if (filled.length === 0) return true;
  const joined = pairs(table, cells);
  const tails = joined.filter(({ lower }) => lower.text !== '');
  const padding = table.padding();
  if (tails.length < filled.length || tails.some((pair) => pair.upper.text === '' || startsCell(pair, padding)))
    return false;
  // The tallest cell fills its row; the others may stand in the middle of it.
  if (!tails.some(({ upper }) => upper.isFull)) return false;
  const whole = tails.filter((pair) => !isBroken(pair, padding));
  if (whole.length === 0) return true;
  const ended = joined.filter(({ upper, lower }) => upper.text !== '' && lower.text === '').length;
  return ended >= tails.length && whole.every(({ upper }) => PARAGRAPH_END.test(upper.text));
}

function appendText(upper: OpenCell, lower: OpenCell): void {
  if (lower.text === '') return;
  const space = spaceCounts(upper.text, lower.text) && !/\d[.,]?$/.test(upper.text) ? ' ' : '';
  upper.text += upper.text === '' ? lower.text : space + lower.text;
  upper.isFull = lower.isFull;
  upper.lines = lower.lines;
}

/** Merges the rest of a cut row into the last row; gives the cells that are left, one row further up. */
function joinCutRow(table: GrowingGrid, cells: readonly OpenCell[]): OpenCell[] {
  const taken = new Set<OpenCell>();
  for (const { upper, lower } of pairs(table, cells)) {
    appendText(upper, lower);
    upper.rowSpan += lower.rowSpan - 1;
    taken.add(lower);
  }
  return withoutRows(
    cells.filter((cell) => !taken.has(cell)),
    1,
  );
}

/** Whether the name of a level goes on below with a line that stands above too. */
function isPrintedTwice(upper: OpenCell, lower: OpenCell): boolean {
  if (isEndOfName(upper.text, lower.text)) return true;
  // Cells of one row each may well say the same.
  if (!upper.isFull || (upper.rowSpan === 1 && lower.rowSpan === 1)) return false;
  const repeated = repeatedLength(upper.text, lower.text);
  return repeated > 0 && isLevelName(upper.text + lower.text.slice(repeated));
}

/** Whether a program printed the whole text of a merged cell on both pages. */
function isPrintedWhole({ upper, lower }: Pair): boolean {
  return upper.rowSpan > 1 && lower.rowSpan > 1 && upper.text !== '' && squeeze(upper.text) === squeeze(lower.text);
}

/** Whether a text that fills its cell goes on below: in the middle of a sentence, or with the next point of a list. */
function isCutProse(upper: OpenCell, lower: OpenCell): boolean {
  if (!upper.isFull || upper.text.length < MIN_PROSE) return false;
  if (!SENTENCE_END.test(upper.text)) return !ROW_START.test(lower.text);
  const [first, next] = [POINT.exec(upper.text)?.[1], POINT.exec(lower.text)?.[1]];
  return first !== undefined && next !== undefined && Number(next) > Number(first);
}

/**
 * Whether the name of a cell over the break stands in its lower part: names are printed in the middle. Where names are
 * printed in the first of their rows only, the column has other empty cells.
 */
function isNamedBelow(table: GrowingGrid, { upper, lower }: Pair): boolean {
  if (upper.rowSpan === 1 && lower.rowSpan === 1) return false;
  if (!isLevelName(lower.text) && !isBlockLabel(lower.text)) return false;
  const { left, right } = upper;
  return !table.cells.some((cell) => cell !== upper && cell.text === '' && cell.left === left && cell.right === right);
}

/** Whether a cell below the break is the rest of the one above: empty, or with the rest of its text. */
function isCarried(table: GrowingGrid, { upper, lower }: Pair, isLeading: boolean): boolean {
  const isMerged = upper.rowSpan > 1 || lower.rowSpan > 1;
  if (upper.isOpenBelow && (upper.text === '' || lower.text === '')) return true;
  if (lower.text !== '' && upper.text === '') return isLeading && isNamedBelow(table, { upper, lower });
  if (lower.text !== '') {
    if (isPrintedWhole({ upper, lower })) return true;
    if (isLeading && isPrintedTwice(upper, lower)) return true;
    if (isLeading && lower.text.length <= MIN_PROSE && isCutName(upper.text, lower.text)) return true;
    return isMerged && isCutProse(upper, lower);
  }
  if (upper.text === '') return isMerged;
  if (isLeading) return true;
  return upper.rowSpan > 1 && (lower.rowSpan > 1 || upper.rowSpan > 2 || upper.text.length >= MIN_MERGED);
}

/** Whether a break within the name of a level's column shows that it went through the row. */
function isRowCut({ upper, lower }: Pair): boolean {
  const isOneRow = upper.rowSpan === 1 && lower.rowSpan === 1 && upper.text !== '' && lower.text !== '';
  return isOneRow && isLevelHead(upper.text + lower.text);
}

/** How much of the text below the break stands above it too. */
function lengthSaid(pair: Pair, isLeading: boolean): number {
  const { upper, lower } = pair;
  if (isPrintedWhole(pair)) return lower.text.length;
  return isLeading && isPrintedTwice(upper, lower) ? repeatedLength(upper.text, lower.text) : 0;
}

/** Lets cells that span the break go on; gives the cells of the part that are cells of their own. */
function carryCells(table: GrowingGrid, cells: readonly OpenCell[]): OpenCell[] {
  const taken = new Set<OpenCell>();
  const both = pairs(table, cells);
  const joined = new Map(both.map((pair) => [pair.lower, pair]));
  const isCut = both.some(isRowCut);
  // Levels stand to the left: as long as each cell so far goes on, an empty one does too.
  let isLeading = cells.some((cell) => cell.row === 0 && cell.text !== '');
  for (const lower of cells.filter((cell) => cell.row === 0)) {
    const pair = joined.get(lower);
    if (pair === undefined || !(isCut || isCarried(table, pair, isLeading))) {
      isLeading = false;
      continue;
    }
    appendText(pair.upper, { ...lower, text: lower.text.slice(lengthSaid(pair, isLeading)) });
    pair.upper.rowSpan += lower.rowSpan;
    pair.upper.isOpenBelow = lower.isOpenBelow;
    taken.add(lower);
  }
  return cells.filter((cell) => !taken.has(cell));
}

/** A blank strip at the foot of a page: the borders of a row that moved to the next page, without the row. */
function dropBlankRows(table: GrowingGrid): void {
  while (table.rows > 1) {
    const own = table.cells.filter((cell) => cell.row === table.rows - 1);
    if (own.some((cell) => cell.text !== '')) return;
    table.dropLastRow();
  }
}

/** Adds the part of a table on the next page, `repeated` of whose first rows are there already. */
export function joinPart(table: GrowingGrid, part: PageTable, repeated: number): void {
  dropBlankRows(table);
  let cells = withoutRows(table.cellsOf(part), repeated);
  let rows = part.rows - repeated;
  if (repeated < part.rows && isCutRow(table, cells)) {
    cells = joinCutRow(table, cells);
    rows -= 1;
  } else {
    cells = carryCells(table, cells);
  }
  table.add(part, cells, rows);
}
