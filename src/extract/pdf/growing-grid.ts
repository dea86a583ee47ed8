/** One table while its pages come in. */
import type { Cell, Grid } from '../../model/grid.js';
import type { Box } from '../lattice/geometry.js';
import type { CellLines, PageCell, PageTable } from './page-layout.js';
import { roundedBox } from './rounded-box.js';

/** A cell that rows of the next page may still go on with. `left` and `right` are numbers of column lines. */
export interface OpenCell {
  row: number;
  rowSpan: number;
  readonly left: number;
  readonly right: number;
  text: string;
  /** The text comes down to the lower edge. */
  isFull: boolean;
  isOpenBelow: boolean;
  lines: CellLines | null;
  /** Where the cell began. */
  readonly page: number;
  readonly box: Box;
}

/** Lines of two parts this near, in points, are one column line. */
const LINE_TOLERANCE = 6;
/** Cells have no wider margins than this, in points, both sides together. */
const MAX_PADDING = 16;
/** Of two lines side by side, at most this share of the way to the other. */
const NEIGHBOUR_SHARE = 0.4;

export class GrowingGrid {
  readonly cells: OpenCell[] = [];
  readonly pages: number[] = [];
  /** The part on the last page so far. */
  latest: PageTable;
  rows = 0;
  /** Column lines in the frame of the first part, ascending. Numbers never change; positions only sort. */
  private readonly lines: { readonly at: number; readonly id: number }[] = [];

  constructor(first: PageTable) {
    this.latest = first;
    first.xs.forEach((at) => this.addLine(at));
    this.add(first, this.cellsOf(first), first.rows);
  }

  /**
   * The cells of a part by this table's column lines, rows as in the part. The part may be shifted, or wider on a page
   * turned sideways; lines that the table does not have yet are added.
   */
  cellsOf(part: PageTable): OpenCell[] {
    const [left, right] = this.edges();
    const start = part.xs[0] ?? 0;
    const scale = (right - left) / Math.max(1, (part.xs.at(-1) ?? 0) - start);
    const ids = part.xs.map((at) => this.lineAt(left + (at - start) * scale));
    return part.cells.map((cell) => openCell(cell, ids));
  }

  /** Share of a part's inner column lines that this table has too; 1 where it has none. */
  agreement(part: PageTable): number {
    const inner = part.xs.slice(1, -1);
    if (inner.length === 0) return 1;
    const [left, right] = this.edges();
    const start = part.xs[0] ?? 0;
    const scale = (right - left) / Math.max(1, (part.xs.at(-1) ?? 0) - start);
    return inner.filter((at) => this.find(left + (at - start) * scale) !== null).length / inner.length;
  }

  /** Puts the rows of a part below; `cells` with their rows in the part, which goes on with `rows` rows. */
  add(part: PageTable, cells: readonly OpenCell[], rows: number): void {
    for (const cell of cells) this.cells.push({ ...cell, row: cell.row + this.rows });
    this.rows += rows;
    this.latest = part;
    if (!this.pages.includes(part.page)) this.pages.push(part.page);
  }

  /** Takes away the last row: it holds nothing but what is left of cells that began above. */
  dropLastRow(): void {
    this.rows -= 1;
    for (let at = this.cells.length - 1; at >= 0; at -= 1) {
      const cell = this.cells[at] as OpenCell;
      if (cell.row === this.rows) this.cells.splice(at, 1);
      else if (cell.row + cell.rowSpan > this.rows) cell.rowSpan = this.rows - cell.row;
    }
  }

  /** The cells that reach down to the last row. */
  lastCells(): OpenCell[] {
    return this.cells.filter((cell) => cell.row + cell.rowSpan === this.rows);
  }

  /** Room that the cells keep between text and border, both sides together: what the fullest line leaves. */
  padding(): number {
    return this.cells.reduce((least, { box, lines }) => {
      // A number or word too long for its cell runs over the margins, and so does a text that is not wrapped.
      if (lines === null || lines.longest <= lines.firstUnit) return least;
      const room = box[2] - box[0] - lines.longest;
      return room < 0 ? least : Math.min(least, room);
    }, MAX_PADDING);
  }

  rowTexts(row: number): string[] {
    return this.cells.filter((cell) => cell.row === row).map((cell) => cell.text);
  }

  edges(): readonly [left: number, right: number] {
    return [this.lines[0]?.at ?? 0, this.lines.at(-1)?.at ?? 0];
  }

  grid(): Grid {
    const numbers = new Map(this.lines.map(({ id }, index) => [id, index]));
    const cells = this.cells
      .map(({ row, rowSpan, left, right, text, page, box }): Cell => {
        const column = numbers.get(left) ?? 0;
        const columnSpan = (numbers.get(right) ?? column + 1) - column;
        return { row, column, rowSpan, columnSpan, text, page, bbox: roundedBox(box) };
      })
      .sort((a, b) => a.row - b.row || a.column - b.column);
    return { pages: [...this.pages], rows: this.rows, columns: this.lines.length - 1, cells };
  }

  private addLine(at: number): number {
    const id = this.lines.length;
    const place = this.lines.findIndex((line) => line.at > at);
    this.lines.splice(place < 0 ? id : place, 0, { at, id });
    return id;
  }

  private find(at: number): number | null {
    let best = 0;
    this.lines.forEach((line, index) => {
      if (Math.abs(line.at - at) < Math.abs((this.lines[best]?.at ?? 0) - at)) best = index;
    });
    const line = this.lines[best];
    if (line === undefined) return null;
    const neighbour = this.lines[best + (at < line.at ? -1 : 1)];
    const room = neighbour === undefined ? Infinity : Math.abs(neighbour.at - line.at) * NEIGHBOUR_SHARE;
    return Math.abs(line.at - at) <= Math.min(LINE_TOLERANCE, room) ? line.id : null;
  }

  private lineAt(at: number): number {
    return this.find(at) ?? this.addLine(at);
  }
}

function openCell(cell: PageCell, ids: readonly number[]): OpenCell {
  const { column, columnSpan, ...rest } = cell;
  return { ...rest, left: ids[column] ?? 0, right: ids[column + columnSpan] ?? 0 };
}
