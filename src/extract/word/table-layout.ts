/** Puts the cells of a Word table, which know their edges only, on the columns of one grid. */
import type { LeftOutText } from '../left-out-text.js';
import type { WordBlock, WordCell, WordRow, WordTable } from './blocks.js';

/** A cell as the document has it. Edges are in twips from the left edge of the table, or any other measure that grows. */
export interface EdgedCell {
  readonly left: number;
  readonly right: number;
  /** Place in a run of vertically merged cells: `start` begins one, `continued` says that the cell above goes on. */
  readonly vertical: 'none' | 'start' | 'continued';
  readonly blocks: readonly WordBlock[];
}

export type EdgedRow = readonly EdgedCell[];

/** 1 pt: borders that only rounding parted are one; further apart, the columns are what the document says. */
const SNAP = 20;

/** The rows that use each edge. */
function edgeUses(rows: readonly EdgedRow[], lines: readonly number[]): Map<number, Set<number>> {
  const uses = new Map<number, Set<number>>(lines.map((line) => [line, new Set()]));
  rows.forEach((row, index) => {
    for (const { left, right } of row) {
      for (const edge of [left, right]) {
        const users = uses.get(edge);
        if (users === undefined) uses.set(edge, new Set([index]));
        else users.add(index);
      }
    }
  });
  return uses;
}

/**
 * The column that begins at each edge. Edges hardly apart are one,
 * unless a row uses both (a column that thin is meant) or no row uses one of them.
 */
function columnsOf(uses: ReadonlyMap<number, ReadonlySet<number>>): Map<number, number> {
  const columns = new Map<number, number>();
  let column = -1;
  let start = Number.NEGATIVE_INFINITY;
  let users = new Set<number>();
  for (const edge of [...uses.keys()].sort((a, b) => a - b)) {
    const own = uses.get(edge) ?? new Set();
    const joins = edge - start <= SNAP && own.size > 0 && users.size > 0 && !meet(own, users);
    if (joins) {
      for (const row of own) users.add(row);
    } else {
      column += 1;
      start = edge;
      users = new Set(own);
    }
    columns.set(edge, column);
  }
  return columns;
}

function meet(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  for (const row of small) if (large.has(row)) return true;
  return false;
}

/** The text of blocks, without the white space of the layout. */
function textOf(blocks: readonly WordBlock[]): string {
  let text = '';
  for (const block of blocks) {
    if (block.kind === 'paragraph') text += block.text;
    else for (const { cells } of block.rows) for (const cell of cells) text += textOf(cell.blocks);
  }
  return text.replace(/\s+/g, '');
}

/** Notes what a merged cell covers, unless it only repeats what the merged cell says. */
export function leaveOut(covered: readonly WordBlock[], shown: readonly WordBlock[], leftOut: LeftOutText): void {
  const text = textOf(covered);
  if (text !== '' && text !== textOf(shown)) leftOut.add('covered', text);
}

interface PlacedCell extends WordCell {
  readonly start: number;
  readonly isMerged: boolean;
  /** What stands in the first cell of a run of merged cells. */
  readonly shown: readonly WordBlock[];
}

function placeRow(
  row: EdgedRow,
  columns: ReadonlyMap<number, number>,
  above: readonly PlacedCell[],
  leftOut: LeftOutText,
): PlacedCell[] {
  const mergedAbove = new Map(above.filter((cell) => cell.isMerged).map((cell) => [cell.start, cell]));
  const placed: PlacedCell[] = [];
  let next = 0;
  for (const { left, right, vertical, blocks } of row) {
    const start = Math.max(columns.get(left) ?? next, next);
    const span = Math.max(1, (columns.get(right) ?? start) - start);
    if (start > next) {
      const filler = { start: next, span: start - next, continues: false, isMerged: false, blocks: [], shown: [] };
      placed.push(filler);
    }
    const master = mergedAbove.get(start);
    const continues = vertical === 'continued' && master?.span === span;
    const shown = continues ? master.shown : blocks;
    // What stands in a cell that only goes on is not printed.
    if (continues) leaveOut(blocks, shown, leftOut);
    placed.push({ start, span, continues, isMerged: vertical !== 'none', blocks: continues ? [] : blocks, shown });
    next = start + span;
  }
  return placed;
}

/**
 * The table on its grid. Where a row leaves columns out before or between its cells, it gets blank ones.
 * @param leftOut
 *   Takes what stands in cells that are merged with the one above.
 * @param lines
 *   Edges that the table declares, whether or not a row uses them.
 */
export function layOutTable(rows: readonly EdgedRow[], leftOut: LeftOutText, lines: readonly number[] = []): WordTable {
  const columns = columnsOf(edgeUses(rows, lines));
  let above: readonly PlacedCell[] = [];
  const placed: WordRow[] = rows.map((row) => {
    const cells = placeRow(row, columns, above, leftOut);
    above = cells;
    return { cells: cells.map(({ span, continues, blocks }) => ({ span, continues, blocks })) };
  });
  return { kind: 'table', rows: placed };
}
