/** What a form family (表样) says about its wording: header and label texts → fields, as data. */

/** Columns of the indicator block. `other` is known but has no place in the record (复核分, 得分系数, 是否核心). */
export type ColumnField =
  | 'group'
  | 'level1'
  | 'level2'
  | 'level3'
  | 'level1Weight'
  | 'level2Weight'
  | 'weight'
  | 'comparator'
  | 'target'
  | 'unit'
  | 'actual'
  | 'method'
  | 'score'
  | 'reason'
  | 'other';

/** Columns of the fund block. */
export type FundField =
  | 'label'
  | 'item'
  | 'initialBudget'
  | 'annualBudget'
  | 'executed'
  | 'weight'
  | 'executionRate'
  | 'score'
  | 'reason'
  | 'other';

/** Labels of the head of the form. `other` is known but has no place in the record. */
export type HeadField = 'projectName' | 'department' | 'unit' | 'year' | 'totalScore' | 'rating' | 'other';

/**
 * One form family. Wordings are keys: no spaces, line ends or brackets with their content
 * (`全年实际值(B)` → `全年实际值`).
 */
export interface Template {
  readonly name: string;
  /** Where the family was seen. */
  readonly seen: string;
  readonly columns: Readonly<Partial<Record<ColumnField, readonly string[]>>>;
  readonly funds: Readonly<Partial<Record<FundField, readonly string[]>>>;
  readonly head: Readonly<Partial<Record<HeadField, readonly string[]>>>;
  readonly goals: { readonly planned: readonly string[]; readonly achieved: readonly string[] };
  /** Level-1 and level-2 names of the family. */
  readonly level1: readonly string[];
  readonly level2: readonly string[];
}
