/** Grids of text rows: rows are kept as bare texts, cells are made when they are looked at. */
import type { Cell, Grid } from '../model/grid.js';

export type TextRow = readonly string[];

/** Makes the grids of one document. */
type GridMaker = (rows: readonly TextRow[]) => Grid;

function cellsOf(rows: readonly TextRow[]): Cell[] {
  const cells: Cell[] = [];
  rows.forEach((texts, row) => {
    texts.forEach((text, column) => {
      cells.push({ row, column, rowSpan: 1, columnSpan: 1, text, page: null, bbox: null });
    });
  });
  return cells;
}

/**
 * A maker for the grids of one document. Rows may be ragged; every cell spans one row and one column.
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
