/** Collects the printed cells of a form row by row. */
import type { FormCell, FormRow, RowKind } from './form.js';

/** A run of columns, ends included. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

export class Canvas {
  private readonly cells: FormCell[] = [];
  private readonly rows: FormRow[] = [];
  private readonly taken = new Set<string>();

  constructor(readonly columns: number) {}

  get nextRow(): number {
    return this.rows.length;
  }

  addRow(kind: RowKind, item: number | null = null): number {
    this.rows.push({ kind, item });
    return this.rows.length - 1;
  }

  place(row: number, run: Run, text: string, owners: readonly string[] = [], rowSpan = 1): void {
    const columnSpan = run.to - run.from + 1;
    for (let y = row; y < row + rowSpan; y++) {
      for (let x = run.from; x <= run.to; x++) {
        const key = `${y}/${x}`;
        if (this.taken.has(key)) throw new RangeError(`cell ${key} is taken`);
        this.taken.add(key);
      }
    }
    this.cells.push({ row, column: run.from, rowSpan, columnSpan, text, owners });
  }

  /** Cells in row-major order, with an empty cell wherever nothing was placed. */
  finish(): { readonly rows: readonly FormRow[]; readonly cells: readonly FormCell[] } {
    const cells = [...this.cells];
    for (let row = 0; row < this.rows.length; row++) {
      for (let column = 0; column < this.columns; column++) {
        if (!this.taken.has(`${row}/${column}`))
          cells.push({ row, column, rowSpan: 1, columnSpan: 1, text: '', owners: [] });
      }
    }
    cells.sort((a, b) => a.row - b.row || a.column - b.column);
    return { rows: this.rows, cells };
  }
}
