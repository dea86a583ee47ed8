/** Indicator rows as the rules count them: which are scored, which claim full marks, what they are called. */
import { Decimal, decimal } from '../../model/decimal.js';
import type { EvaluationRecord } from '../../model/record.js';
import type { ScoredRow } from '../../model/rule.js';
import { shorten } from './texts.js';

/** Rows that bear a score of their own; 其中 rows are parts of the row above and never added again. */
export function countedRows(rows: readonly ScoredRow[]): readonly ScoredRow[] {
  return rows.filter((row) => !row.subRow);
}

/** Weight and score of a row, where both are printed and there is something to win. */
export function marksOf(row: ScoredRow): { readonly weight: Decimal; readonly score: Decimal } | null {
  const { weight, score } = row.indicator;
  if (weight === null || score === null || !decimal(weight).greaterThan(0)) return null;
  return { weight: decimal(weight), score: decimal(score) };
}

/** 满分: the score is the whole weight. */
export function hasFullMarks(row: ScoredRow): boolean {
  const marks = marksOf(row);
  return marks !== null && marks.score.equals(marks.weight);
}

/** Without 总分 at its foot a table may have been cut: what is missing from its end is not known. */
export function isCutOff({ totalScore, totalWeight }: EvaluationRecord): boolean {
  return totalScore === null && totalWeight === null;
}

/** 成本指标 aside, a row under 产出; told by its second level where the first is lost. */
export function isOutput(row: ScoredRow): boolean {
  if (row.cost) return false;
  const { level1, level2 } = row.indicator;
  return level1 === null ? /数量|质量|时效/u.test(level2 ?? '') : /产\s*出/u.test(level1);
}

/** What the row is called in a message. */
export function nameOf(row: ScoredRow): string {
  const { level3, level2, level1 } = row.indicator;
  return shorten(level3 ?? level2 ?? level1 ?? `#${row.index + 1}`);
}

/** Sum of one column of the indicator block, and what is missing from it. */
export interface ColumnSum {
  readonly sum: Decimal;
  readonly printed: number;
  /** Pointers to blanks that surely belong to the sum. */
  readonly missing: readonly string[];
  /** Pointers to blanks that may belong to it (a merged cell, a line of the form left unused). */
  readonly doubtful: readonly string[];
}

/** 得分 or 分值 of all counted rows, added exactly. */
export function sumColumn(rows: readonly ScoredRow[], column: 'score' | 'weight'): ColumnSum {
  const other = column === 'score' ? 'weight' : 'score';
  let sum = new Decimal(0);
  let printed = 0;
  const missing: string[] = [];
  const doubtful: string[] = [];
  for (const { indicator, path } of countedRows(rows)) {
    const figure = indicator[column];
    const counterpart = indicator[other];
    if (figure !== null) {
      sum = sum.plus(decimal(figure));
      printed += 1;
    } else if (counterpart !== null) {
      if (!decimal(counterpart).isZero()) missing.push(`${path}/${column}`);
    } else if (indicator.target.kind !== 'empty' || indicator.actual.kind !== 'empty') {
      doubtful.push(`${path}/${column}`);
    }
  }
  return { sum, printed, missing, doubtful };
}
