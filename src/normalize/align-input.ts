/** Cells of a line as the aligner wants them. */
import type { AlignCell } from './align-row.js';
import type { LineCell } from './lines.js';
import { cleanText } from './text.js';

const SEAM = /\s+/gu;

/** Offsets in the cleaned text where the raw text had white space. */
function seamsOf(cell: LineCell): number[] {
  if (cell.text.length > 90 || !/\S\s+\S/u.test(cell.raw)) return [];
  const seams: number[] = [];
  for (const match of cell.raw.matchAll(SEAM)) {
    const before = cleanText(cell.raw.slice(0, match.index));
    if (before !== '' && before.length < cell.text.length && cell.text.startsWith(before)) seams.push(before.length);
  }
  // 产 出 指 标: a name spaced out has no seams.
  const unique = [...new Set(seams)];
  return unique.length * 2 > cell.text.length ? [] : unique;
}

export function alignCells(cells: readonly LineCell[]): AlignCell[] {
  return cells.map((cell) => ({
    text: cell.text,
    column: cell.column,
    columnSpan: cell.columnSpan,
    seams: seamsOf(cell),
  }));
}
