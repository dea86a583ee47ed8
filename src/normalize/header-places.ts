/** Where the columns of every form stand relative to each other: what a lost heading must have said. */
import type { ColumnField } from '../templates/template.js';
import type { FeatureReader } from './features.js';
import type { Line, LineCell } from './lines.js';

/** The rows below a header, which say what its columns hold. */
export interface Rows {
  readonly rows: readonly Line[];
  readonly features: FeatureReader;
}

/** What nearly every form has; a copy may have lost the heading of one of them. */
export const LOSABLE = ['level1', 'level2', 'level3', 'target', 'actual', 'weight', 'score'] as const;
export type Losable = (typeof LOSABLE)[number];

/** The cell of a row that begins in a slot. */
export function cellAt(line: Line, slot: number): LineCell | undefined {
  return line.cells.find((cell) => cell.column === slot);
}

/** Whether the field may stand between these columns: levels in their order before all values, the score behind them. */
export function isPlace(
  field: Losable,
  before: readonly (ColumnField | null)[],
  behind: readonly (ColumnField | null)[],
): boolean {
  switch (field) {
    case 'level1':
      return behind[0] === 'level2';
    case 'level2':
      return before.at(-1) === 'level1' && behind[0] === 'level3';
    case 'level3':
      return before.at(-1) === 'level2';
    case 'target':
      return behind[0] === 'actual' || (before.includes('level3') && behind.includes('actual'));
    case 'actual':
      return before.at(-1) === 'target';
    case 'weight':
      return before.includes('level3') && behind.includes('score');
    case 'score':
      return before.includes('actual') && !behind.includes('weight');
  }
}
