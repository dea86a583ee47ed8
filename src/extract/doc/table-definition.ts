/** Reads how a table row is divided: the edges of its cells and which of them are merged. */
import type { CellDefinition } from '../word/nested-tables.js';
import type { EdgedCell } from '../word/table-layout.js';
import { SPRM, type Sprm } from './sprms.js';

interface CellFlags {
  readonly width: number;
  /** Mark of a horizontal merge; 0 for none. */
  readonly horizontal: number;
  readonly vertical: EdgedCell['vertical'];
}

/** Bytes that the definition spends on a cell, beside its edge. */
const CELL_SIZE = 20;
const UNMERGED = { horizontal: 0, vertical: 'none' } as const;

/** Marks of horizontal merges as we set them ourselves. */
const MERGE_START = 1;
const MERGE_CONTINUED = 2;

function verticalOf(flags: number): EdgedCell['vertical'] {
  if ((flags & 1) === 0) return 'none';
  return (flags & 2) === 0 ? 'continued' : 'start';
}

/** The row while its changes apply. */
class RowDefinition {
  left = 0;
  cells: CellFlags[] = [];

  apply({ code, operand }: Sprm): void {
    switch (code) {
      case SPRM.defineTable:
      case SPRM.defineTableOld:
        this.define(operand);
        break;
      case SPRM.insertCells: {
        const [first, count] = [operand.byte(0), operand.byte(1)];
        const added = Array.from({ length: count }, () => ({ width: operand.int16(2), ...UNMERGED }));
        while (this.cells.length < first) this.cells.push({ width: operand.int16(2), ...UNMERGED });
        this.cells.splice(first, 0, ...added);
        break;
      }
      case SPRM.deleteCells:
        this.cells.splice(operand.byte(0), Math.max(0, operand.byte(1) - operand.byte(0)));
        break;
      case SPRM.cellWidths:
        this.change(operand.byte(0), operand.byte(1), () => ({ width: operand.int16(2) }));
        break;
      case SPRM.mergeCells: {
        const first = operand.byte(0);
        this.change(first, operand.byte(1), (at) => ({ horizontal: at === first ? MERGE_START : MERGE_CONTINUED }));
        break;
      }
      case SPRM.splitCells:
        this.change(operand.byte(0), operand.byte(1), () => ({ horizontal: 0 }));
        break;
      case SPRM.verticalMerge:
        this.change(operand.byte(0), operand.byte(0) + 1, () => ({ vertical: verticalOf(operand.byte(1)) }));
        break;
    }
  }

  private define(operand: Sprm['operand']): void {
    const count = operand.byte(0);
    const flagsAt = 1 + (count + 1) * 2;
    this.left = operand.int16(1);
    this.cells = Array.from({ length: count }, (_, index) => {
      const width = operand.int16(3 + index * 2) - operand.int16(1 + index * 2);
      // Trailing cells without any formatting may be left out.
      const at = flagsAt + index * CELL_SIZE;
      const flags = at + 2 <= operand.length ? operand.uint16(at) : 0;
      return { width, horizontal: flags & 3, vertical: verticalOf(flags >> 5) };
    });
  }

  private change(first: number, end: number, to: (at: number) => Partial<CellFlags>): void {
    this.cells = this.cells.map((cell, at) => (at >= first && at < end ? { ...cell, ...to(at) } : cell));
  }
}

/** The cells of a row, left to right; none where the changes define no row. */
export function defineRow(changes: readonly Sprm[]): CellDefinition[] {
  const row = new RowDefinition();
  for (const change of changes) row.apply(change);
  let left = row.left;
  // Versions of Word disagree about which mark begins a merge: it is the one that a run begins with.
  let startMark = 0;
  return row.cells.map(({ width, horizontal, vertical }) => {
    const right = left + Math.max(0, width);
    const goesOnFromLeft = horizontal !== 0 && startMark !== 0 && horizontal !== startMark;
    if (horizontal === 0) startMark = 0;
    else if (!goesOnFromLeft) startMark = horizontal;
    const cell = { left, right, vertical, goesOnFromLeft };
    left = right;
    return cell;
  });
}
