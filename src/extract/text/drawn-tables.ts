/** Finds the drawn tables among the lines of a text; what cannot be read as one stays lines. */
import type { Grid } from '../../model/grid.js';
import { readDrawnGrid } from './drawn-grid.js';
import { isDrawnLine, isLineDrawing, isUpperEdge } from './line-drawing.js';

/** An upper edge of line-drawing characters begins a table; one of `+` and `-` may as well be a line within it. */
function beginsNext(line: string): boolean {
  return isUpperEdge(line) && isLineDrawing(line.trim().charAt(0));
}

function* tableOrLines(lines: readonly string[]): Generator<string | Grid> {
  const grid = readDrawnGrid(lines);
  if (grid === null) yield* lines;
  else yield grid;
}

/** The lines in order, those of a drawn table as its grid. */
export function* withDrawnTables(lines: Iterable<string>): Generator<string | Grid> {
  let held: string[] = [];
  for (const line of lines) {
    if (held.length > 0 && (!isDrawnLine(line) || beginsNext(line))) {
      yield* tableOrLines(held);
      held = [];
    }
    if (held.length > 0 || isUpperEdge(line)) held.push(line);
    else yield line;
  }
  if (held.length > 0) yield* tableOrLines(held);
}
