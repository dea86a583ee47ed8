/** Joins the printed lines of one long text in columns of spaces: 年度总体目标 runs over many. */
import type { PlacedCell } from './placed-cells.js';

/** Narrower cells wrap too, but short texts one below the other are mostly cells of their own. */
const LEAST_WIDTH = 30;

/** The cell that goes on on the line below: a wide text which the other one stands right under, not in the first column. */
function continued(below: PlacedCell, row: readonly PlacedCell[]): number {
  if (below.start === 0 || !/\p{Script=Han}/u.test(below.text)) return -1;
  return row.findIndex((cell) => cell.start === below.start && cell.end - cell.start >= LEAST_WIDTH);
}

/** Texts that begin anew, below texts that have ended, in every column: a row of its own, not the rest of the one above. */
function beginsAnew(row: readonly PlacedCell[], above: readonly PlacedCell[], places: readonly number[]): boolean {
  return row.every((cell, index) => {
    const upper = above[places[index] ?? 0]?.text ?? '';
    return (
      /[。；;！？]\s*$/.test(upper) &&
      /^(\p{Script=Han}{0,6}(目标|情况)\d*|[（(]?[\d一二三四五六七八九十]{1,2}[）)]?)[:：、.．]/u.test(cell.text)
    );
  });
}

/**
 * A line of which every cell goes on with a cell of the line above is no row of its own.
 * A line end stays between the parts, as in a cell that was printed so.
 */
export function joinWrapped(rows: readonly (readonly PlacedCell[])[]): PlacedCell[][] {
  const joined: PlacedCell[][] = [];
  for (const row of rows) {
    const above = joined.at(-1) ?? [];
    const places = row.map((cell) => continued(cell, above));
    if (row.length === 0 || places.includes(-1) || beginsAnew(row, above, places)) {
      joined.push([...row]);
      continue;
    }
    row.forEach((cell, index) => {
      const place = places[index] ?? 0;
      const upper = above[place] ?? cell;
      above[place] = { ...upper, text: `${upper.text}\n${cell.text}`, end: Math.max(upper.end, cell.end) };
    });
  }
  return joined;
}
