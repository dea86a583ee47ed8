/** Leaves out of a sheet what is not shown: hidden rows and columns, and what lies under merged cells. */
import type { Budget } from '../budget.js';
import type { MergedRange, RawSheet } from './raw-sheet.js';

export interface VisibleCell {
  /** Place among the kept columns, from 0. */
  readonly column: number;
  readonly columnSpan: number;
  readonly text: string;
  /** Last row that it covers, by number in the sheet. */
  readonly bottom: number;
}

export interface VisibleRow {
  /** Number in the sheet, from 0. */
  readonly row: number;
  /** In order of columns. */
  readonly cells: readonly VisibleCell[];
  /** Cells of rows above that reach into this one. */
  readonly covering: readonly VisibleCell[];
  /** Shown rows without any text between this row and the one before. */
  readonly blankBefore: number;
}

export interface VisibleSheet {
  readonly name: string;
  readonly rows: readonly VisibleRow[];
  /** The first texts that stand in hidden rows and columns. */
  readonly hiddenTexts: readonly string[];
}

const MAX_HIDDEN_TEXTS = 20;
/** A merged cell may reach this far beyond the last text; a wider one means “to the end of the sheet”. */
const REACH = 64;
/** A sheet that is wider keeps only the columns with text. */
const MAX_WIDTH = 1_000;
const ENOUGH_BLANKS = 50;

/** The last row and column with a text. */
interface Extent {
  readonly bottom: number;
  readonly right: number;
}

function extentOf(sheet: RawSheet): Extent {
  let bottom = -1;
  let right = -1;
  for (const [row, cells] of sheet.rows) {
    bottom = Math.max(bottom, row);
    for (const column of cells.keys()) right = Math.max(right, column);
  }
  return { bottom, right };
}

const clip = (end: number, last: number): number => (end - last > REACH ? last : end);

/** Row → columns that merged cells cover. */
type Covered = Map<number, Set<number>>;

interface Merges {
  /** Those with a text, none over another, cut where the sheet's texts end. */
  readonly ranges: readonly MergedRange[];
  readonly covered: Covered;
}

function shownMerges(sheet: RawSheet, extent: Extent, budget: Budget): Merges {
  const covered: Covered = new Map();
  const ranges: MergedRange[] = [];
  for (const { top, left, bottom, right } of sheet.merges) {
    if (sheet.rows.get(top)?.has(left) !== true) continue;
    const range = { top, left, bottom: clip(bottom, extent.bottom), right: clip(right, extent.right) };
    budget.addCells((range.bottom - top + 1) * (range.right - left + 1));
    if (takeRange(range, covered)) ranges.push(range);
  }
  return { ranges, covered };
}

/** @returns false where the range lies over another. */
function takeRange({ top, left, bottom, right }: MergedRange, covered: Covered): boolean {
  for (let row = top; row <= bottom; row += 1) {
    const columns = covered.get(row);
    for (let column = left; columns !== undefined && column <= right; column += 1)
      if (columns.has(column)) return false;
  }
  for (let row = top; row <= bottom; row += 1) {
    const columns = covered.get(row) ?? new Set<number>();
    covered.set(row, columns);
    for (let column = left; column <= right; column += 1) columns.add(column);
  }
  return true;
}

/** A cell at its first shown place, with the last row and column that it covers. */
interface ShownCell {
  readonly text: string;
  readonly bottom: number;
  readonly right: number;
}

/** Puts each merged cell at its first shown place and takes away what lies under it. Its text may stand in a hidden row. */
class Layout {
  /** Row → column → cell. */
  readonly rows = new Map<number, Map<number, ShownCell>>();
  readonly covering = new Map<number, VisibleRange[]>();
  readonly hiddenTexts: string[] = [];

  constructor(
    private readonly sheet: RawSheet,
    { ranges, covered }: Merges,
  ) {
    for (const range of ranges) this.placeMerge(range);
    for (const [row, cells] of sheet.rows) {
      const under = covered.get(row);
      for (const [column, text] of cells) if (under?.has(column) !== true) this.placeCell(row, column, text);
    }
  }

  private put(row: number, column: number, cell: ShownCell): void {
    const cells = this.rows.get(row) ?? new Map<number, ShownCell>();
    this.rows.set(row, cells.set(column, cell));
  }

  private placeCell(row: number, column: number, text: string): void {
    const { hiddenRows, hiddenColumns } = this.sheet;
    if (!hiddenRows.has(row) && !hiddenColumns.has(column)) this.put(row, column, { text, bottom: row, right: column });
    else if (this.hiddenTexts.length < MAX_HIDDEN_TEXTS) this.hiddenTexts.push(text);
  }

  private placeMerge(merge: MergedRange): void {
    const { hiddenRows, hiddenColumns } = this.sheet;
    let { top, left } = merge;
    const text = this.sheet.rows.get(top)?.get(left) ?? '';
    while (top <= merge.bottom && hiddenRows.has(top)) top += 1;
    while (left <= merge.right && hiddenColumns.has(left)) left += 1;
    if (top > merge.bottom || left > merge.right) {
      if (this.hiddenTexts.length < MAX_HIDDEN_TEXTS) this.hiddenTexts.push(text);
      return;
    }
    this.put(top, left, { text, bottom: merge.bottom, right: merge.right });
    const range = { text, left, bottom: merge.bottom, right: merge.right };
    for (let row = top + 1; row <= merge.bottom; row += 1) {
      if (hiddenRows.has(row)) continue;
      const ranges = this.covering.get(row) ?? [];
      ranges.push(range);
      this.covering.set(row, ranges);
    }
  }
}

interface VisibleRange {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** From column of the sheet to place among the kept columns. */
function keptColumns(layout: Layout, hidden: ReadonlySet<number>): Map<number, number> {
  const used = new Set<number>();
  let first = Infinity;
  let last = -1;
  for (const cells of layout.rows.values()) {
    for (const [left, { right }] of cells) {
      first = Math.min(first, left);
      last = Math.max(last, right);
      for (let column = left; column <= right; column += 1) used.add(column);
    }
  }
  if (last - first <= MAX_WIDTH) for (let column = first; column <= last; column += 1) used.add(column);
  const kept = [...used].filter((column) => !hidden.has(column)).sort((a, b) => a - b);
  return new Map(kept.map((column, place) => [column, place]));
}

/** Shown rows between two rows with text; how many more than `ENOUGH_BLANKS` makes no difference. */
function blankRows(from: number, to: number, hidden: ReadonlySet<number>): number {
  let blank = 0;
  for (let row = from + 1; row < to && blank < ENOUGH_BLANKS; row += 1) if (!hidden.has(row)) blank += 1;
  return blank;
}

/** @throws LimitExceeded when merged cells cover more slots than allowed. */
export function visibleSheet(sheet: RawSheet, budget: Budget): VisibleSheet {
  const layout = new Layout(sheet, shownMerges(sheet, extentOf(sheet), budget));
  const places = keptColumns(layout, sheet.hiddenColumns);
  const cellOf = (left: number, right: number, text: string, bottom: number): VisibleCell => {
    let columnSpan = 0;
    for (let column = left; column <= right; column += 1) if (places.has(column)) columnSpan += 1;
    return { column: places.get(left) ?? 0, columnSpan, text, bottom };
  };
  const numbers = [...new Set([...layout.rows.keys(), ...layout.covering.keys()])].sort((a, b) => a - b);
  const rows = numbers.map((row, index): VisibleRow => {
    const before = numbers[index - 1];
    const own = [...(layout.rows.get(row) ?? [])].sort(([a], [b]) => a - b);
    const above = layout.covering.get(row) ?? [];
    return {
      row,
      cells: own.map(([left, { right, text, bottom }]) => cellOf(left, right, text, bottom)),
      covering: above.map(({ left, right, text, bottom }) => cellOf(left, right, text, bottom)),
      blankBefore: before === undefined ? 0 : blankRows(before, row, sheet.hiddenRows),
    };
  });
  return { name: sheet.name, rows, hiddenTexts: layout.hiddenTexts };
}
