/** Row lines that no row has: browsers end a merged cell too early where a page breaks, and leave a blank strip below it. */
import type { PageCell } from './page-layout.js';

/** Cells that begin in a row, and whether the row is made of nothing but blank strips beside cells from above. */
function isPhantom(cells: readonly PageCell[], row: number): boolean {
  const starting = cells.filter((cell) => cell.row === row);
  const passing = cells.some((cell) => cell.row < row && cell.row + cell.rowSpan > row);
  return starting.length > 0 && passing && starting.every((cell) => cell.text === '' && isUnder(cell, cells));
}

/** The cell that ends where this one begins, with the same edges. */
function cellAbove(cell: PageCell, cells: readonly PageCell[]): PageCell | undefined {
  return cells.find(
    (other) =>
      other.row + other.rowSpan === cell.row && other.column === cell.column && other.columnSpan === cell.columnSpan,
  );
}

function isUnder(cell: PageCell, cells: readonly PageCell[]): boolean {
  return cellAbove(cell, cells) !== undefined;
}

/** Takes the line above a row away: each strip goes to the cell above it. */
function mergeRow(cells: readonly PageCell[], row: number): PageCell[] {
  const strips = cells.filter((cell) => cell.row === row);
  const grown = new Map<PageCell, PageCell>();
  for (const strip of strips) {
    const above = cellAbove(strip, cells);
    if (above !== undefined)
      grown.set(above, {
        ...above,
        rowSpan: above.rowSpan + strip.rowSpan,
        box: [above.box[0], above.box[1], above.box[2], strip.box[3]],
      });
  }
  return cells
    .filter((cell) => cell.row !== row)
    .map((cell) => grown.get(cell) ?? cell)
    .map((cell) => {
      if (cell.row > row) return { ...cell, row: cell.row - 1 };
      return cell.row + cell.rowSpan > row ? { ...cell, rowSpan: cell.rowSpan - 1 } : cell;
    });
}

/** The cells without such rows, and how many rows are left. */
export function withoutPhantomRows(
  cells: readonly PageCell[],
  rows: number,
): { readonly cells: readonly PageCell[]; readonly rows: number } {
  for (let row = rows - 1; row > 0; row -= 1) {
    if (isPhantom(cells, row)) return withoutPhantomRows(mergeRow(cells, row), rows - 1);
  }
  return { cells, rows };
}
