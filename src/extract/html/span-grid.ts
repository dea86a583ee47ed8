/** Lays the rows of an HTML table out on a grid, by the spans of their cells. */
import type { Cell, Grid } from '../../model/grid.js';
import type { Budget } from '../budget.js';
import { foldRepeats } from '../repeated-cells.js';

interface HtmlCell {
  readonly text: string;
  /** 0: down to the end of its section. */
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface HtmlRow {
  readonly cells: readonly HtmlCell[];
  /** Number of its thead, tbody or tfoot. */
  readonly section: number;
}

/** Wider spans are a way to say “the rest of the row”. */
const MAX_COLUMN_SPAN = 100;

/** For each row the row behind the end of its section. */
function sectionEnds(rows: readonly HtmlRow[]): number[] {
  const ends: number[] = [];
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    const same = row + 1 < rows.length && rows[row + 1]?.section === rows[row]?.section;
    ends[row] = same ? (ends[row + 1] ?? rows.length) : row + 1;
  }
  return ends;
}

/** Slots of the grid that cells of rows above still take. */
class Slots {
  private readonly busyUntil: number[] = [];
  width = 0;

  isBusy(row: number, column: number): boolean {
    return (this.busyUntil[column] ?? 0) > row;
  }

  take(column: number, span: number, endRow: number): void {
    for (let at = column; at < column + span; at += 1) this.busyUntil[at] = endRow;
    this.width = Math.max(this.width, column + span);
  }

  /** How many of the `span` columns from `column` are free. At least one. */
  freeSpan(row: number, column: number, span: number): number {
    let free = 1;
    while (free < span && !this.isBusy(row, column + free)) free += 1;
    return free;
  }
}

/** A span for “the rest of the row” ends at the next cell, or with the table. */
function stretch(cells: readonly Cell[], index: number, width: number): number {
  const cell = cells[index] as Cell;
  const next = cells[index + 1];
  return (next?.row === cell.row ? next.column : width) - cell.column;
}

/** The rows with merged cells in place of cells that repeat a text, where the table has no merged cells of its own. */
function withSpans(rows: readonly HtmlRow[]): readonly HtmlRow[] {
  const isPlain = rows.every(({ cells }) =>
    cells.every(({ rowSpan, columnSpan }) => rowSpan === 1 && columnSpan === 1),
  );
  const folded = isPlain ? foldRepeats(rows.map(({ cells }) => cells.map(({ text }) => text))) : null;
  if (folded === null) return rows;
  return rows.map(({ cells, section }, index) => ({
    section,
    cells: (folded[index] ?? [])
      .filter((cell) => cell.rows > 0)
      .map((cell) => {
        return { text: cells[cell.from]?.text ?? '', rowSpan: cell.rows, columnSpan: cell.to - cell.from };
      }),
  }));
}

/**
 * The grid of a table. Sections follow as in the document, and a span may reach from one into the next
 * (Word's repeated header rows do); spans end at the last row, and where another cell already stands.
 * @throws LimitExceeded when the slots, those under spans included, are more than the cells allowed.
 */
export function spanGrid(written: readonly HtmlRow[], budget: Budget): Grid {
  const rows = withSpans(written);
  const ends = sectionEnds(rows);
  const slots = new Slots();
  const cells: Cell[] = [];
  const unbounded: number[] = [];
  rows.forEach((row, index) => {
    let column = 0;
    for (const { text, rowSpan, columnSpan: asked } of row.cells) {
      while (slots.isBusy(index, column)) column += 1;
      const columnSpan = asked > MAX_COLUMN_SPAN ? 1 : slots.freeSpan(index, column, asked);
      const end = rowSpan === 0 ? (ends[index] ?? rows.length) : Math.min(index + rowSpan, rows.length);
      if (asked > MAX_COLUMN_SPAN) unbounded.push(cells.length);
      cells.push({ row: index, column, rowSpan: end - index, columnSpan, text, page: null, bbox: null });
      slots.take(column, columnSpan, end);
      column += columnSpan;
    }
    budget.addCells(column);
  });
  for (const index of unbounded) {
    cells[index] = { ...(cells[index] as Cell), columnSpan: stretch(cells, index, slots.width) };
  }
  return { pages: null, rows: rows.length, columns: slots.width, cells };
}
