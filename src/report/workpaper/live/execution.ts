/** 预算执行率 and its score as the workpaper calculates them again: from the funds, held against what the recomputed total leaves. */
import { Decimal, decimal, decimalPlaces, printDecimal, roundTo } from '../../../model/decimal.js';
import type { Evaluation } from '../../../model/evaluation.js';
import type { EvaluationRecord, Fund } from '../../../model/record.js';
import { findProfile } from '../../../profiles/registry.js';
import { budgetField, hasAmounts } from '../../../rules/evidence/execution.js';
import { areExact, fineFigure, roundsAlike, type Fine } from './live-formula.js';

/** 执行率 of one fund row. */
export interface RateLine {
  readonly fund: Fund;
  readonly budget: string | null;
  /** As printed, a fraction. */
  readonly declared: string | null;
  /** Null where it cannot be calculated. */
  readonly live: { readonly exact: Fine; readonly recomputed: string } | null;
}

/** 预算执行率得分 of the form. */
export interface ExecutionLine {
  readonly fund: Fund;
  /** Budget and what was spent of it; a printed rate is spent of 1. */
  readonly budget: string | null;
  readonly executed: string | null;
  readonly weight: string | null;
  readonly declared: string | null;
  readonly recomputed: string | null;
  /** Null where the score does not follow from the amounts here. */
  readonly live: { readonly exact: Fine } | null;
  /** Whether it belongs to the total. */
  readonly counted: boolean;
}

/** A rate is shown to the hundredth of a per cent at least. */
const FEWEST_PLACES = 4;
const WHOLE = '100';

export function rateLines({ funds }: EvaluationRecord): RateLine[] {
  return funds
    .filter((fund) => fund.executionRate !== null || fund.kind === 'total')
    .map((fund) => {
      const budget = fund[budgetField(funds)];
      const declared = fund.executionRate;
      const rate = rateOf(fund.executed, budget);
      const places = Math.max(FEWEST_PLACES, declared === null ? 0 : decimalPlaces(declared));
      const live = rate !== null && roundsAlike(rate, places);
      return {
        fund,
        budget,
        declared,
        live: live ? { exact: fineFigure(rate), recomputed: roundTo(rate, places) } : null,
      };
    });
}

/** executed ÷ budget, where a spreadsheet divides the same figures. */
function rateOf(executed: string | null, budget: string | null): Decimal | null {
  if (executed === null || budget === null || !areExact([executed, budget])) return null;
  return decimal(budget).greaterThan(0) && !decimal(executed).isNegative()
    ? decimal(executed).div(decimal(budget))
    : null;
}

/**
 * @param rows What the indicator rows add to the recomputed total, and to the weights; null where one is unknown.
 * @returns null where the form has no execution score.
 */
export function executionLine(
  { record, audit }: Evaluation,
  rows: { readonly score: Decimal | null; readonly weight: Decimal | null },
): ExecutionLine | null {
  const { funds } = record;
  const fund = funds.find(({ kind }) => kind === 'total') ?? (funds.length === 1 ? funds[0] : undefined);
  if (fund === undefined) return null;
  const left = rows.weight === null ? null : decimal(record.totalWeight ?? WHOLE).minus(rows.weight);
  const weight = fund.weight ?? (left?.greaterThan(0) === true ? printDecimal(left) : null);
  const remainder =
    audit.recomputedTotal === null || rows.score === null ? null : decimal(audit.recomputedTotal).minus(rows.score);
  const printed = fund.weight !== null || fund.score !== null;
  if (!printed && (remainder === null || remainder.isZero())) return null;
  const paid = hasAmounts(fund, funds) || fund.executionRate === null;
  const [budget, executed] = paid ? [fund[budgetField(funds)], fund.executed] : ['1', fund.executionRate];
  const base = { fund, budget, executed, weight, declared: fund.score };
  const earned = weight === null ? null : earnedOf(executed, budget, weight);
  const placesTried = placesOf(audit.profile, audit.recomputedTotal);
  const fits = (places: number): boolean =>
    earned !== null && remainder !== null && decimal(roundTo(earned, places)).equals(remainder);
  const places = placesTried.find(fits) ?? placesTried[0] ?? 2;
  if (earned !== null && roundsAlike(earned, places)) {
    const counted = remainder === null ? sumsUp(record, rows.weight, weight) : fits(places);
    const known = { ...base, recomputed: roundTo(earned, places), live: { exact: fineFigure(earned) } };
    if (counted || remainder === null || remainder.isZero()) return { ...known, counted };
  }
  // Taken over from the form, or calculated from a printed rate.
  const taken = remainder !== null && !remainder.isZero();
  const recomputed = taken && !(fund.score !== null && decimal(fund.score).equals(remainder)) ? remainder : null;
  return { ...base, recomputed: recomputed === null ? null : printDecimal(recomputed), live: null, counted: taken };
}

/** min(rate, 1) × weight, unrounded. */
function earnedOf(executed: string | null, budget: string | null, weight: string): Decimal | null {
  const rate = rateOf(executed, budget);
  return rate === null || !areExact([weight]) ? null : Decimal.min(rate, 1).times(decimal(weight));
}

/** Digits of an execution score: the profile's; of a user's own profile those that the total shows, or fewer. */
function placesOf(profile: string, total: string | null): readonly number[] {
  const shipped = findProfile(profile);
  if (shipped !== undefined) return [shipped.rounding.places];
  const most = total === null ? 2 : decimalPlaces(total);
  return Array.from({ length: most + 1 }, (_, at) => most - at);
}

function sumsUp(record: EvaluationRecord, rows: Decimal | null, weight: string | null): boolean {
  return rows !== null && weight !== null && rows.plus(decimal(weight)).equals(decimal(record.totalWeight ?? WHOLE));
}
