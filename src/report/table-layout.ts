/** Columns of the terminal table: fixed ones for figures, the rest of the width for file and project. */
import { fitWidth, padWidth } from './display-width.js';

interface Column {
  readonly width: number;
  readonly align: 'left' | 'right';
  /** Which end of a text that is too long stays. */
  readonly keep: 'start' | 'end';
}

const GAP = '  ';
const TABLE_NUMBER: Column = { width: 5, align: 'right', keep: 'start' };
/** declared, recomputed, difference, verdict, counts */
const FIGURES = [10, 10, 10, 10, 9].map((width): Column => ({ width, align: 'right', keep: 'start' }));
const LEAST_TEXT_WIDTH = 12;

/** @param width columns of the terminal */
export function layOut(width: number): readonly Column[] {
  const fixed = [TABLE_NUMBER, ...FIGURES].reduce((sum, column) => sum + column.width + GAP.length, GAP.length);
  const text = Math.max(LEAST_TEXT_WIDTH, Math.floor((width - fixed) / 2));
  return [
    // The end of a path tells files apart.
    { width: text, align: 'left', keep: 'end' },
    TABLE_NUMBER,
    { width: text, align: 'left', keep: 'start' },
    ...FIGURES,
  ];
}

/** One line of cells; a column without text stays empty. */
export function layLine(columns: readonly Column[], texts: readonly string[]): string {
  return columns
    .map(({ width, align, keep }, index) => padWidth(fitWidth(texts[index] ?? '', width, keep), width, align))
    .join(GAP)
    .trimEnd();
}
