/** Grids of text rows: rows are kept as bare texts, cells are made when they are looked at. */
import type { Cell, Grid } from '../model/grid.js';
import { foldRepeats } from './repeated-cells.js';

export type TextRow = readonly string[];

/** Makes the grids of one document. */
type GridMaker = (rows: readonly TextRow[]) => Grid;

function cellsOf(rows: readonly TextRow[]): Cell[] {
  const folded = foldRepeats(rows);
  const cells: Cell[] = [];
  const add = (row: number, column: number, rowSpan: number, columnSpan: number): void => {
    cells.push({ row, column, rowSpan, columnSpan, text: rows[row]?.[column] ?? '', page: null, bbox: null });
  };
  rows.forEach((texts, row) => {
    if (folded === null)
      texts.forEach((_, column) => {
        add(row, column, 1, 1);
      });
    else for (const cell of folded[row] ?? []) if (cell.rows > 0) add(row, cell.from, cell.rows, cell.to - cell.from);
  });
  return cells;
}

/**
 * A maker for the grids of one document. Rows may be ragged; every cell spans one row and one column,
 * unless merged cells are written out.
 *
 * A cell object is ten times the size of its text, so a large document keeps only the texts.
 * The cells of the grid that was looked at last are kept: reading one grid after the other makes each once.
 */
export function raggedGridMaker(): GridMaker {
  let latest: { readonly rows: readonly TextRow[]; readonly cells: Cell[] } | null = null;
  return (rows) => ({
    pages: null,
    rows: rows.length,
    columns: rows.reduce((widest, row) => Math.max(widest, row.length), 0),
    get cells(): Cell[] {
      if (latest?.rows !== rows) latest = { rows, cells: cellsOf(rows) };
      return latest.cells;
    },
  });
}
