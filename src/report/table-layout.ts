/** Columns of the terminal table: fixed ones for figures, the rest of the width for file and project. */
import { displayWidth, fitWidth, padWidth } from './display-width.js';

export interface Column {
  readonly width: number;
  readonly align: 'left' | 'right';
  /** Which end of a text that is too long stays. */
  readonly keep: 'start' | 'end';
}

const GAP = '  ';
/** Least widths of what follows the project: declared, recomputed, difference, verdict, counts. */
const FIGURES = [8, 8, 7, 4, 5];
const TABLE_NUMBER = 3;
const LEAST_TEXT_WIDTH = 8;

/**
 * @param width columns of the terminal
 * @param titles
 *   Of the columns, which are no narrower than these: file, table, project, then the figures.
 * @param verdicts
 *   Words that the verdict column must hold.
 */
export function layOut(width: number, titles: readonly string[], verdicts: readonly string[]): readonly Column[] {
  const titleWidth = (at: number): number => displayWidth(titles[at] ?? '');
  const number = Math.max(TABLE_NUMBER, titleWidth(1));
  const figures = FIGURES.map((least, at) => Math.max(least, titleWidth(at + 3)));
  figures[VERDICT] = Math.max(figures[VERDICT] ?? 0, ...verdicts.map(displayWidth));
  const fixed = [number, ...figures].reduce((sum, each) => sum + each + GAP.length, GAP.length);
  const rest = Math.max(2 * LEAST_TEXT_WIDTH, width - fixed);
  const right = (each: number): Column => ({ width: each, align: 'right', keep: 'start' });
  return [
    // The end of a path tells files apart.
    { width: Math.floor(rest / 2), align: 'left', keep: 'end' },
    right(number),
    { width: Math.ceil(rest / 2), align: 'left', keep: 'start' },
    ...figures.map(right),
  ];
}

const VERDICT = 3;

/** One line of cells; a column without text stays empty. */
export function layLine(columns: readonly Column[], texts: readonly string[]): string {
  return columns
    .map(({ width, align, keep }, index) => padWidth(fitWidth(texts[index] ?? '', width, keep), width, align))
    .join(GAP)
    .trimEnd();
}
