/** How high a row must be for its texts to be seen whole: not every spreadsheet works that out for itself. */
import { displayWidth } from '../../display-width.js';
import type { Cell } from './cell.js';

/** In points, of the 10 point font. */
const LINE = 13.5;
const MARGIN = 3;
/** The most that the format allows. */
const HIGHEST = 409;
/** Of a column's width, for words that do not fill their line and for fonts that run wide. */
const USED = 0.97;

export function rowHeight(cells: readonly Cell[], columns: readonly { readonly width: number }[]): number {
  let lines = 1;
  cells.forEach((cell, at) => (lines = Math.max(lines, linesOf(cell, (columns[at]?.width ?? 0) * USED))));
  return Math.min(HIGHEST, Math.round(lines * LINE + MARGIN));
}

function linesOf(cell: Cell, width: number): number {
  const text =
    cell.kind === 'text' ? cell.text : cell.kind === 'formula' && 'text' in cell.result ? cell.result.text : '';
  const { align = 'left' } = cell.look;
  if (align === 'right' || align === 'start' || align === 'loose' || width < 2) return 1;
  // Most texts are short; no character is wider than two columns.
  if (text.length * 2 <= width && !text.includes('\n')) return 1;
  return text
    .slice(0, 4_000)
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / width)), 0);
}
