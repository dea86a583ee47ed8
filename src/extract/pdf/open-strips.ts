/** Blank space without an outer border below merged cells: some programs end the borders of such cells a page break too early. */
import { unionOf } from '../lattice/geometry.js';
import type { LatticeCell } from '../lattice/lattice.js';

/** A cell with its number, which tells its text. */
export interface NumberedCell {
  readonly cell: LatticeCell;
  readonly index: number;
}

/** A form has a few; a drawing, thousands. */
const MAX_STRIPS = 50;

/** The cells that end where a strip begins, if they make up its whole width. */
function cellsAbove(strip: LatticeCell, cells: readonly NumberedCell[]): NumberedCell[] | null {
  const end = strip.column + strip.columnSpan;
  const above = cells.filter(
    ({ cell }) =>
      cell.row + cell.rowSpan === strip.row && cell.column >= strip.column && cell.column + cell.columnSpan <= end,
  );
  const width = above.reduce((sum, { cell }) => sum + cell.columnSpan, 0);
  return width === strip.columnSpan ? above : null;
}

/**
 * Lets the cells above such strips grow over them.
 * @param isEmpty Whether no text stands in the cell of a number.
 */
export function growOverStrips(cells: readonly LatticeCell[], isEmpty: (index: number) => boolean): NumberedCell[] {
  let grown = cells.map((cell, index): NumberedCell => ({ cell, index }));
  const strips = grown.filter(({ cell, index }) => cell.isUnbordered && !cell.isOpen && isEmpty(index));
  if (strips.length > MAX_STRIPS) return grown;
  for (const strip of strips) {
    const above = cellsAbove(strip.cell, grown);
    if (above === null || above.every(({ index }) => isEmpty(index))) continue;
    grown = grown.flatMap((numbered): NumberedCell[] => {
      if (numbered === strip) return [];
      if (!above.includes(numbered)) return [numbered];
      const { cell, index } = numbered;
      const box = unionOf([cell.box, [cell.box[0], cell.box[1], cell.box[2], strip.cell.box[3]]]) ?? cell.box;
      return [{ cell: { ...cell, box, rowSpan: cell.rowSpan + strip.cell.rowSpan }, index }];
    });
  }
  return grown;
}
