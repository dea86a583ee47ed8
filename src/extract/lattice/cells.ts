/** Atoms → cells: atoms that no border parts are one cell, with its spans. */
import type { Atoms } from './atoms.js';
import { UnionFind } from './components.js';

/** A cell in atoms. */
export interface Span {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Space beside the table: no border parts it from what is around, neither along the rows nor along the columns. */
  readonly isOpen: boolean;
  /** No border parts it from what is left or right of the table. */
  readonly isUnbordered: boolean;
  /** No border ends it at the foot of the table, where others have one: it may go on over the page. */
  readonly isOpenBelow: boolean;
}

function groupAtoms(atoms: Atoms): UnionFind {
  const { rows, columns } = atoms;
  const groups = new UnionFind(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const atom = row * columns + column;
      if (column > 0 && !atoms.hasLeftBorder(row, column)) groups.union(atom, atom - 1);
      if (row > 0 && !atoms.hasTopBorder(row, column)) groups.union(atom, atom - columns);
    }
  }
  return groups;
}

/** Groups that reach out of the outline, by the way that they do. */
interface OpenGroups {
  readonly sideways: ReadonlySet<number>;
  readonly upright: ReadonlySet<number>;
  readonly below: ReadonlySet<number>;
}

function openGroups(atoms: Atoms, groups: UnionFind): OpenGroups {
  const { rows, columns } = atoms;
  const sideways = new Set<number>();
  const upright = new Set<number>();
  const below = new Set<number>();
  for (let row = 0; row < rows; row += 1) {
    if (!atoms.hasLeftBorder(row, 0)) sideways.add(groups.find(row * columns));
    if (!atoms.hasLeftBorder(row, columns)) sideways.add(groups.find(row * columns + columns - 1));
  }
  for (let column = 0; column < columns; column += 1) {
    if (!atoms.hasTopBorder(0, column)) upright.add(groups.find(column));
    if (!atoms.hasTopBorder(rows, column)) below.add(groups.find((rows - 1) * columns + column));
  }
  for (const group of below) upright.add(group);
  return { sideways, upright, below };
}

/**
 * The cells, in row-major order; each atom is in one. A group that is no rectangle (a border is broken, or space
 * beside the table) is cut into the fewest rows of rectangles.
 */
export function spansOf(atoms: Atoms): Span[] {
  const { rows, columns } = atoms;
  const groups = groupAtoms(atoms);
  const open = openGroups(atoms, groups);
  const spans: { -readonly [Key in keyof Span]: Span[Key] }[] = [];
  /** The span that ends just above, by its first column. */
  let above = new Map<number, { span: (typeof spans)[number]; group: number }>();
  for (let row = 0; row < rows; row += 1) {
    const current: typeof above = new Map();
    for (let column = 0; column < columns;) {
      const group = groups.find(row * columns + column);
      let end = column + 1;
      while (end < columns && groups.find(row * columns + end) === group) end += 1;
      const columnSpan = end - column;
      const upper = above.get(column);
      if (upper?.group === group && upper.span.columnSpan === columnSpan) {
        upper.span.rowSpan += 1;
        current.set(column, upper);
      } else {
        const isUnbordered = open.sideways.has(group);
        // A missing side alone is a line not drawn.
        const isOpen = isUnbordered && open.upright.has(group);
        const isOpenBelow = open.below.has(group);
        const span = { row, column, rowSpan: 1, columnSpan, isOpen, isUnbordered, isOpenBelow };
        spans.push(span);
        current.set(column, { span, group });
      }
      column = end;
    }
    above = current;
  }
  return spans;
}
