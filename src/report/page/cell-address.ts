/** From the JSON pointer of a finding to the printed cell that shows the figure. */
import type { EvaluationRecord } from '../../model/record.js';
import type { ColumnName } from './view.js';

/** Fields of an indicator by the column that they stand in; a level's weight is printed beside its name. */
const COLUMN_OF: Readonly<Record<string, ColumnName>> = {
  level1: 'level1',
  level1Weight: 'level1',
  level2: 'level2',
  level2Weight: 'level2',
  level3: 'level3',
  weight: 'weight',
  target: 'target',
  actual: 'actual',
  method: 'method',
  score: 'score',
  reason: 'reason',
};
const FUND_FIELDS: ReadonlySet<string> = new Set([
  'item',
  'initialBudget',
  'annualBudget',
  'executed',
  'weight',
  'executionRate',
  'score',
]);
const HEAD_FIELDS: ReadonlySet<string> = new Set([
  'title',
  'label',
  'year',
  'projectName',
  'department',
  'unit',
  'totalWeight',
  'totalScore',
  'rating',
]);

export interface CellPlace {
  readonly block: 'indicators' | 'funds' | 'goals' | 'head';
  readonly index: number;
  /** Column of the block, or field of the head. */
  readonly field: string;
}

/** Where the record shows what the pointer means; null where nothing in the form shows it. */
export function placeOfPointer(pointer: string | null, record: EvaluationRecord): CellPlace | null {
  const [, root, block = '', number = '', field = ''] = (pointer ?? '').split('/');
  if (root !== 'record') return null;
  if (HEAD_FIELDS.has(block)) return { block: 'head', index: 0, field: block };
  const index = /^\d{1,6}$/.test(number) ? Number(number) : -1;
  if (block === 'indicators' && record.indicators[index] !== undefined) {
    return { block, index, field: COLUMN_OF[field] ?? 'level3' };
  }
  if (block === 'funds' && record.funds[index] !== undefined) {
    return { block, index, field: FUND_FIELDS.has(field) ? field : 'item' };
  }
  if (block === 'goals' && record.goals[index] !== undefined) {
    return { block, index, field: field === 'planned' ? field : 'achieved' };
  }
  return null;
}

/** Address of a cell in the page. */
export function addressOf({ block, index, field }: CellPlace): string {
  return block === 'head' ? field : `${block}/${String(index)}/${field}`;
}
