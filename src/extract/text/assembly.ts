/** Puts the rows of a text together to tables, and tells the loose text around them from pieces of broken cells. */
import type { Block } from '../../model/grid.js';
import { raggedGridMaker, type TextRow } from '../ragged-grid.js';
import { isPageNumber, isTableTitle, isUnderTitle } from './titles.js';

/** What a line is to the assembly. `R` is a row in whatever form its reader keeps it. */
export interface RowReading<R> {
  /** The texts of the cells, blank ones included. */
  cells(row: R): readonly string[];
  /** A line without a separator as a row of its own. */
  loneRow(line: string): R;
  /** The grid of a finished table. */
  finish(rows: readonly R[]): Block;
}

/** Rows that are cut into cells as they are read. */
export function cellRows(): RowReading<TextRow> {
  const makeGrid = raggedGridMaker();
  return {
    cells: (row) => row,
    loneRow: (line) => [line.trim()],
    finish: (rows) => ({ kind: 'grid', grid: makeGrid(rows) }),
  };
}

type Pending<R> = { readonly kind: 'lone'; readonly line: string } | { readonly kind: 'empty'; readonly row: R };

/** A cell broken over more lines than this is a text between two tables. */
const MAX_BROKEN_LINES = 40;
const MAX_LABEL = 12;

/**
 * Takes the lines of a document in order. A table is a run of rows; then these decide:
 *
 * - blank lines and rows of blank cells do not end a table by themselves: some files have one after every row;
 * - a line without a separator is held back until the next row. Inside a table it is a piece of a cell that a line end
 *   broke, and stays in its place as a row of one cell;
 * - a title (表名) among the lines held back ends the table before it, and all of them are loose text;
 * - so does a row that opens as the table opened (项目名称 …), with a blank or lone line before it: the next form.
 */
export class TableAssembly<R> {
  private readonly blocks: Block[] = [];
  private rows: R[] = [];
  private pending: Pending<R>[] = [];
  private asides: string[] = [];
  private blank = false;
  private titled = false;
  private opening: string | null = null;

  constructor(private readonly reading: RowReading<R>) {}

  addBlank(): void {
    this.blank = true;
  }

  /** @param isTitle Where the format itself says so, as Markdown's headings do. */
  addLone(line: string, isTitle = isTableTitle(line, this.blank)): void {
    this.titled ||= isTitle;
    // The number of the page is no part of the table that goes on behind it.
    if (this.rows.length > 0 && isPageNumber(line)) this.asides.push(line);
    else this.pending.push({ kind: 'lone', line });
  }

  addRow(row: R): void {
    const filled = this.reading.cells(row).filter((text) => text.trim() !== '');
    const [only] = filled;
    if (only === undefined) this.pending.push({ kind: 'empty', row });
    else if (filled.length === 1 && (isTableTitle(only, this.blank) || (this.isBetween() && isUnderTitle(only)))) {
      // Spreadsheets saved as text pad their titles with separators.
      this.addLone(only);
    } else this.place(row, only);
  }

  /** A block that stands by itself, such as the grid of an embedded table. */
  addBlock(block: Block): void {
    this.close();
    this.blocks.push(block);
  }

  /** Everything put together, in reading order. */
  end(): readonly Block[] {
    this.close();
    return this.blocks;
  }

  private isBetween(): boolean {
    return this.rows.length === 0 || this.titled;
  }

  private place(row: R, first: string): void {
    if (this.rows.length > 0 && this.opensTable(first)) this.close();
    if (this.rows.length === 0) {
      this.releasePending();
      this.opening = first;
    } else {
      for (const held of this.pending)
        this.rows.push(held.kind === 'empty' ? held.row : this.reading.loneRow(held.line));
      // A text that repeats from row to row is no opening.
      if (this.rows.length === 1 && first === this.opening) this.opening = null;
    }
    this.rows.push(row);
    this.pending = [];
    this.blank = false;
    this.titled = false;
  }

  private opensTable(first: string): boolean {
    if (this.titled || this.pending.length > MAX_BROKEN_LINES) return true;
    const repeats = first === this.opening && this.opening.length <= MAX_LABEL && /\p{Script=Han}{2}/u.test(first);
    return repeats && (this.blank || this.pending.length > 0);
  }

  /** Ends the current table; what is held back is loose text behind it. */
  private close(): void {
    if (this.rows.length > 0) this.blocks.push(this.reading.finish(this.rows));
    this.rows = [];
    for (const line of this.asides) this.addText(line);
    this.asides = [];
    this.releasePending();
  }

  private addText(line: string): void {
    this.blocks.push({ kind: 'text', text: line.trim(), page: null });
  }

  private releasePending(): void {
    for (const held of this.pending) if (held.kind === 'lone') this.addText(held.line);
    this.pending = [];
    this.titled = false;
  }
}
