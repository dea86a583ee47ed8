/** Cells of a line as the aligner wants them. */
import type { AlignCell, AlignInput } from './align-model.js';
import type { LineCell } from './lines.js';
import { cleanText } from './text.js';

const SEAM = /\s+/gu;

/** Offsets in the cleaned text where the raw text had white space. */
function seamsOf(cell: LineCell): number[] {
  if (cell.text.length > 90 || !/\S\s+\S/u.test(cell.raw)) return [];
  const seams = new Set<number>();
  for (const match of cell.raw.matchAll(SEAM)) {
    // 产 出 指 标: a name spaced out has no seams.
    const [left, right] = [cell.raw.slice(0, match.index), cell.raw.slice(match.index + match[0].length)];
    if (/(^|\s)\S$/u.test(left) && /^\S(\s|$)/u.test(right)) continue;
    const before = cleanText(left);
    if (before !== '' && before.length < cell.text.length && cell.text.startsWith(before)) seams.add(before.length);
  }
  return [...seams];
}

export function alignCells(cells: readonly LineCell[]): AlignCell[] {
  return cells.map((cell) => ({
    text: cell.text,
    column: cell.column,
    columnSpan: cell.columnSpan,
    seams: seamsOf(cell),
  }));
}

/** A cell without a column: only its order counts. */
export function floating(cells: readonly LineCell[]): AlignInput {
  return { cells: alignCells(cells).map((cell) => ({ ...cell, column: -1 })), covered: new Map(), width: 0 };
}
