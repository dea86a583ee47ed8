/** The finest grid that a table's rules make, and which of its neighbouring atoms a border parts. */
import type { RuleSet } from './components.js';
import type { Rule } from './geometry.js';
import { LATTICE } from './settings.js';

export interface Atoms {
  /** Positions of the lines, ascending; one more than there are columns. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly columns: number;
  readonly rows: number;
  /** Whether a border stands left of the atom; `columns + 1` entries a row. */
  hasLeftBorder(row: number, column: number): boolean;
  /** Whether a border stands above the atom; also for `row === rows`. */
  hasTopBorder(row: number, column: number): boolean;
}

/** Common positions of the rules: those too near to hold anything between them are one. */
function linesOf(rules: readonly Rule[]): number[] {
  const positions = rules.map((rule) => rule.at).sort((a, b) => a - b);
  const lines: number[] = [];
  for (let start = 0; start < positions.length;) {
    let end = start;
    let sum = 0;
    while (end < positions.length && (positions[end] as number) - (positions[start] as number) < LATTICE.track) {
      sum += positions[end] as number;
      end += 1;
    }
    lines.push(sum / (end - start));
    start = end;
  }
  return lines;
}

function nearest(lines: readonly number[], at: number): number {
  let best = 0;
  let low = 0;
  let high = lines.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (Math.abs((lines[middle] as number) - at) < Math.abs((lines[best] as number) - at)) best = middle;
    if ((lines[middle] as number) < at) low = middle + 1;
    else high = middle - 1;
  }
  return best;
}

/** For each line and each track along it, the share that rules cover. */
function coverage(rules: readonly Rule[], lines: readonly number[], tracks: readonly number[]): Float32Array {
  const count = tracks.length - 1;
  const covered = new Float32Array(lines.length * count);
  for (const { at, from, to } of rules) {
    const base = nearest(lines, at) * count;
    for (let track = Math.max(0, nearest(tracks, from) - 1); track < count; track += 1) {
      const start = tracks[track] as number;
      const end = tracks[track + 1] as number;
      if (start >= to) break;
      const share = (Math.min(end, to) - Math.max(start, from)) / (end - start);
      if (share > 0) covered[base + track] = (covered[base + track] as number) + share;
    }
  }
  return covered;
}

/** The atoms of one table; null where the rules make none, or more than any table has. */
export function atomsOf({ horizontal, vertical }: RuleSet): Atoms | null {
  const xs = linesOf(vertical);
  const ys = linesOf(horizontal);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1 || columns * rows > LATTICE.maxAtoms) return null;
  const upright = coverage(vertical, xs, ys);
  const level = coverage(horizontal, ys, xs);
  return {
    xs,
    ys,
    columns,
    rows,
    hasLeftBorder: (row, column) => (upright[column * rows + row] as number) >= LATTICE.coverage,
    hasTopBorder: (row, column) => (level[row * columns + column] as number) >= LATTICE.coverage,
  };
}
