/** Columns made of spaces: a cell belongs to the column that it stands over, so that a missing cell stays missing. */
import type { TextRow } from '../ragged-grid.js';
import { placeRows, type PlacedCell } from './placed-cells.js';
import { piecesOf } from './spaces.js';
import { joinWrapped } from './wrapped-lines.js';

interface Column {
  start: number;
  end: number;
}

const MAX_COLUMNS = 256;
/** Parted by the same number of spaces throughout, the rows are not lined up at all. */
const SAME_GAP_SHARE = 0.9;
/** How much of a column a cell that goes over several must cover to start there. */
const COVERED_SHARE = 0.6;

function* gapsOf(lines: readonly string[]): Generator<number> {
  for (const line of lines) {
    let last = -1;
    for (const piece of piecesOf(line)) {
      if (last >= 0) yield piece.start - last;
      last = piece.end;
    }
  }
}

function isEvenlyParted(lines: readonly string[]): boolean {
  const counts = new Map<number, number>();
  let total = 0;
  for (const gap of gapsOf(lines)) {
    counts.set(gap, (counts.get(gap) ?? 0) + 1);
    total += 1;
  }
  return Math.max(0, ...counts.values()) >= total * SAME_GAP_SHARE;
}

function overlap(cell: PlacedCell, column: Column): number {
  return Math.min(cell.end, column.end) - Math.max(cell.start, column.start);
}

/** Adds what a row shows of the columns. Fuller rows come first, so cells over several columns find these already there. */
function addToColumns(columns: Column[], row: readonly PlacedCell[]): void {
  let taken: Column | null = null;
  for (const cell of row) {
    if (cell.adrift) continue;
    const under: Column[] = columns.filter((column) => overlap(cell, column) > 0);
    const [only] = under;
    if (under.length > 1) {
      taken = under.at(-1) ?? null;
    } else if (only !== undefined && only !== taken) {
      only.start = Math.min(only.start, cell.start);
      only.end = Math.max(only.end, cell.end);
      taken = only;
    } else if (columns.length < MAX_COLUMNS) {
      // Two cells of one row over one column: it was two columns.
      if (only !== undefined) only.end = Math.min(only.end, cell.start);
      const added = { start: cell.start, end: cell.end };
      const before = columns.findIndex((column) => column.start > cell.start);
      columns.splice(before < 0 ? columns.length : before, 0, added);
      taken = added;
    }
  }
}

function columnUnder(cell: PlacedCell, columns: readonly Column[], from: number): number {
  let best = -1;
  let most = 0;
  for (let index = from; index < columns.length; index += 1) {
    const column = columns[index] as Column;
    const shared = overlap(cell, column);
    if (shared >= (column.end - column.start) * COVERED_SHARE) return index;
    if (shared > most) [best, most] = [index, shared];
  }
  return best < 0 ? from : best;
}

/** Whether the cell reaches into the column behind its own. */
function overflows(cell: PlacedCell, columns: readonly Column[], column: number): boolean {
  const behind = columns[column + 1];
  return behind !== undefined && cell.end > behind.start;
}

/**
 * For each cell of each row the number of its column; ascending within a row.
 * A text too long for its column pushes those behind it to the right, until there is room again.
 */
function assign(rows: readonly (readonly PlacedCell[])[], columns: readonly Column[]): number[][] {
  return rows.map((row) => {
    let next = 0;
    let pushed = false;
    let overflown = false;
    return row.map((cell) => {
      pushed = pushed ? cell.close : overflown && cell.adrift;
      const column = pushed ? next : columnUnder(cell, columns, next);
      overflown = overflows(cell, columns, column);
      next = column + 1;
      return column;
    });
  });
}

/** Neighbours that no row has both of are one column, in which some cells stand left and others right. */
function joinColumns(numbers: readonly (readonly number[])[]): number[][] {
  const width = Math.max(0, ...numbers.map((row) => (row.at(-1) ?? -1) + 1));
  const rowsOf = Array.from({ length: width }, () => new Set<number>());
  numbers.forEach((row, index) => row.forEach((column) => rowsOf[column]?.add(index)));
  const target: number[] = [];
  let current = -1;
  let used = new Set<number>();
  for (const rows of rowsOf) {
    const disjoint = current >= 0 && [...rows].every((row) => !used.has(row));
    if (!disjoint) {
      current += 1;
      used = new Set();
    }
    for (const row of rows) used.add(row);
    target.push(current);
  }
  return numbers.map((row) => row.map((column) => target[column] ?? column));
}

/**
 * The cells of the lines of one table.
 * Where the gaps are all alike, they only part the cells, and rows are flush left; else the cells stand in columns.
 */
export function layOut(lines: readonly string[]): TextRow[] {
  if (isEvenlyParted(lines)) return lines.map((line) => piecesOf(line).map((piece) => piece.text));
  const rows = joinWrapped(placeRows(lines));
  const columns: Column[] = [];
  for (const row of [...rows].sort((a, b) => b.length - a.length)) addToColumns(columns, row);
  const numbers = joinColumns(assign(rows, columns));
  return rows.map((row, index) => {
    const texts: string[] = [];
    row.forEach((cell, at) => {
      const column = numbers[index]?.[at] ?? at;
      while (texts.length < column) texts.push('');
      texts.push(cell.text);
    });
    return texts;
  });
}
