/** 预算执行率得分 in the total: what the rows leave for it, and whether the declared total and weights include it. */
import { decimal, type Decimal } from '../model/decimal.js';
import type { Profile } from '../model/profile.js';
import type { EvaluationRecord } from '../model/record.js';
import type { ScoredRow } from '../model/rule.js';
import { sumColumn } from '../rules/evidence/rows.js';

/** The sums that a table declares and those of its rows; null where one of their figures is blank. */
export interface TableSums {
  /** 总分值: as printed, else the profile's */
  readonly totalWeight: Decimal;
  readonly totalScore: Decimal | null;
  readonly weights: Decimal | null;
  readonly scores: Decimal | null;
  /** Rows without a weight of their own that may have a share in a merged one. */
  readonly doubtful: boolean;
  /** The declared total is the sum of the rows alone. */
  readonly totalIsOfRows: boolean;
}

export function sumTable(record: EvaluationRecord, rows: readonly ScoredRow[], profile: Profile): TableSums {
  const [weights, scores] = [sumColumn(rows, 'weight'), sumColumn(rows, 'score')];
  const whole = ({ sum, printed, missing }: typeof weights): Decimal | null => {
    return printed > 0 && missing.length === 0 ? sum : null;
  };
  const totalScore = record.totalScore === null ? null : decimal(record.totalScore);
  const scoreSum = whole(scores);
  return {
    totalWeight: decimal(record.totalWeight ?? profile.weights.total),
    totalScore,
    weights: whole(weights),
    scores: scoreSum,
    doubtful: weights.doubtful.length > 0,
    totalIsOfRows: totalScore !== null && scoreSum !== null && totalScore.equals(scoreSum),
  };
}

/** The profile's execution weight, where the rows leave exactly that many points; null otherwise. */
export function leftFor(execution: string | null, { weights, doubtful, totalWeight }: TableSums): string | null {
  if (execution === null || weights === null || doubtful) return null;
  return weights.plus(decimal(execution)).equals(totalWeight) ? execution : null;
}

/**
 * Some forms show an execution score although their indicators weigh 100 already, and leave it out:
 * the declared total and the weights decide which reading holds.
 */
export function countsInTotal(
  { weight, declared }: { readonly weight: string | null; readonly declared: string | null },
  { totalWeight, totalScore, weights, scores, totalIsOfRows }: TableSums,
): boolean {
  if (totalScore !== null && scores !== null && declared !== null && !totalIsOfRows) {
    if (totalScore.equals(scores.plus(decimal(declared)))) return true;
  }
  if (weights !== null) {
    if (weight !== null && totalWeight.equals(weights.plus(decimal(weight)))) return true;
    if (totalWeight.equals(weights)) return false;
  }
  // The weights tell neither way: a total that agrees without the execution score is not accused.
  return !totalIsOfRows;
}
