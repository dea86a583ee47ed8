/** Rules of a page → tables: the chain of the lattice, from drawn pieces to cells with spans. */
import { atomsOf, type Atoms } from './atoms.js';
import { spansOf, type Span } from './cells.js';
import { components } from './components.js';
import { withDashedLines } from './dashes.js';
import type { Box, Rule } from './geometry.js';
import { wholeLines } from './joined-rules.js';
import { closeOpenSides } from './open-sides.js';

export interface LatticeCell extends Span {
  readonly box: Box;
}

export interface LatticeTable {
  readonly box: Box;
  /** Positions of the column and row lines, ascending. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** In row-major order; they cover the box without gaps. */
  readonly cells: readonly LatticeCell[];
}

/** Numbers of the lines that some cell begins or ends at; the others came from stray rules. */
function usedLines(spans: readonly Span[], start: 'row' | 'column', size: 'rowSpan' | 'columnSpan'): number[] {
  return [...new Set(spans.flatMap((span) => [span[start], span[start] + span[size]]))].sort((a, b) => a - b);
}

function tableOf({ xs, ys }: Atoms, spans: readonly Span[]): LatticeTable {
  const columnLines = usedLines(spans, 'column', 'columnSpan');
  const rowLines = usedLines(spans, 'row', 'rowSpan');
  const columnNumber = new Map(columnLines.map((line, index) => [line, index]));
  const rowNumber = new Map(rowLines.map((line, index) => [line, index]));
  const x = (line: number): number => xs[line] as number;
  const y = (line: number): number => ys[line] as number;
  const cells = spans.map((span): LatticeCell => {
    const [right, bottom] = [span.column + span.columnSpan, span.row + span.rowSpan];
    const column = columnNumber.get(span.column) ?? 0;
    const row = rowNumber.get(span.row) ?? 0;
    return {
      row,
      column,
      rowSpan: (rowNumber.get(bottom) ?? row + 1) - row,
      columnSpan: (columnNumber.get(right) ?? column + 1) - column,
      isOpen: span.isOpen,
      isUnbordered: span.isUnbordered,
      isOpenBelow: span.isOpenBelow,
      box: [x(span.column), y(span.row), x(right), y(bottom)],
    };
  });
  return {
    box: [x(0), y(0), x(xs.length - 1), y(ys.length - 1)],
    xs: columnLines.map(x),
    ys: rowLines.map(y),
    cells,
  };
}

/** The ruled tables of a page, from top to bottom. */
export function findLattices(drawn: readonly Rule[]): LatticeTable[] {
  const rules = withDashedLines(drawn);
  return components(wholeLines(rules, 'h'), wholeLines(rules, 'v'))
    .flatMap((set) => {
      const atoms = atomsOf(closeOpenSides(set));
      return atoms === null ? [] : [tableOf(atoms, spansOf(atoms))];
    })
    .sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}
