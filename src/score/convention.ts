/** 计分方法: the score of a quantity from weight, target (A) and actual (B), with its interval and its formula. */
import { Decimal, printDecimal, roundTo } from '../model/decimal.js';
import type { Convention } from '../model/evaluation.js';
import type { Profile } from '../model/profile.js';
import type { Comparison, Measure } from './comparison.js';
import { exactly, interval, type Interval } from './interval.js';

/** How a profile scores what misses its target. */
export type Shortfall = Profile['conventions']['positive'];

/** Which actuals are full marks: no less than the target, no more, the same. */
export type Side = 'least' | 'most' | 'same';

export interface Method {
  readonly shortfall: Shortfall;
  readonly side: Side;
}

export interface Recomputation {
  readonly convention: Convention;
  /** Unrounded. */
  readonly exact: Decimal;
  /** Unrounded scores that the printed, rounded figures allow. */
  readonly range: Interval;
  readonly formula: string;
}

/** A share of the weight, kept as a fraction so that the one division comes last. */
interface Share {
  readonly part: Decimal;
  readonly whole: Decimal;
}

const ZERO = new Decimal(0);
const FULL: Share = { part: new Decimal(1), whole: new Decimal(1) };
const NONE: Share = { part: ZERO, whole: new Decimal(1) };
const SIGNS = { least: '≥', most: '≤', same: '=' } as const;
const MISSED_SIGNS = { least: '<', most: '>', same: '≠' } as const;

/**
 * @returns null where the formula is not defined: a negative target that was missed.
 */
export function recompute(
  method: Method,
  weight: Decimal,
  { target, actual }: Comparison,
  places: number,
): Recomputation | null {
  if (target.value.isZero()) return zeroTarget(method, weight, { target, actual }, places);
  const full = reaches(method.side, target.value, actual.value);
  if (target.value.isNegative()) return full ? reached(method.side, weight, { target, actual }, exactly(weight)) : null;
  const share = shareOf(method, target.value, actual.value);
  const range = scoreRange(method, weight, { target, actual });
  if (share.part.equals(share.whole)) return reached(method.side, weight, { target, actual }, range);
  const exact = scoreOf(weight, share);
  return {
    convention: method.shortfall === 'linear' && method.side === 'least' ? 'ratio' : method.shortfall,
    exact,
    range,
    formula: `${expression(method, weight, target, actual)} → ${roundTo(exact, places)}`,
  };
}

/** Whether full marks are due under 完成值达到指标值，记满分. */
function reaches(side: Side, target: Decimal, actual: Decimal): boolean {
  switch (side) {
    case 'least':
      return actual.greaterThanOrEqualTo(target);
    case 'most':
      return actual.lessThanOrEqualTo(target);
    case 'same':
      return actual.equals(target);
  }
}

/** 0起, ≤0: never divide. Nothing more than none is full marks, anything more is none. */
function zeroTarget(method: Method, weight: Decimal, comparison: Comparison, places: number): Recomputation {
  const { target, actual } = comparison;
  const side = method.side === 'least' ? 'least' : 'most';
  if (reaches(side, target.value, actual.value)) return reached(side, weight, comparison, exactly(weight));
  return {
    convention: method.shortfall,
    exact: ZERO,
    range: exactly(ZERO),
    formula: `${actual.shown} ${MISSED_SIGNS[side]} ${target.shown} → ${roundTo(ZERO, places)}`,
  };
}

function reached(side: Side, weight: Decimal, { target, actual }: Comparison, range: Interval): Recomputation {
  const formula = `${actual.shown} ${SIGNS[side]} ${target.shown} → ${printDecimal(weight)}`;
  return { convention: 'reached', exact: weight, range, formula };
}

/** The share for a target above zero; never below 0, never above 1. */
function shareOf({ shortfall, side }: Method, target: Decimal, actual: Decimal): Share {
  const closer = shortfall === 'closeness' || shortfall === 'equality' ? actual.equals(target) : false;
  if (closer || (shortfall !== 'closeness' && reaches(side, target, actual))) return FULL;
  switch (shortfall) {
    case 'equality':
      return NONE;
    case 'closeness':
      return actual.lessThan(target) ? share(actual, target) : { part: target, whole: actual };
    case 'ratio':
      return side === 'most' ? { part: target, whole: actual } : share(actual, target);
    case 'linear':
      return actual.lessThan(target) ? share(actual, target) : share(target.times(2).minus(actual), target);
  }
}

function share(part: Decimal, whole: Decimal): Share {
  return part.isNegative() ? { part: ZERO, whole } : { part, whole };
}

function scoreOf(weight: Decimal, { part, whole }: Share): Decimal {
  return weight.times(part).div(whole);
}

/**
 * Every share depends on B ÷ A alone, rises up to 1 and falls (or stays) after it:
 * the range lies between the ends, and reaches full marks where 1 lies between them.
 */
function scoreRange(method: Method, weight: Decimal, { target, actual }: Comparison): Interval {
  const least = { actual: Decimal.max(ZERO, actual.rounded.low), target: target.rounded.high };
  const most = { actual: Decimal.max(ZERO, actual.rounded.high), target: target.rounded.low };
  const ends = [least, most].map((end) => scoreOf(weight, shareOf(method, end.target, end.actual)));
  const crosses = least.actual.lessThanOrEqualTo(least.target) && most.actual.greaterThanOrEqualTo(most.target);
  return interval(Decimal.min(...ends), crosses ? weight : Decimal.max(...ends));
}

function expression({ shortfall, side }: Method, weight: Decimal, target: Measure, actual: Measure): string {
  const [a, b, w] = [target.shown, actual.shown, printDecimal(weight)];
  const under = actual.value.lessThan(target.value);
  if (shortfall === 'equality') return `${b} ${MISSED_SIGNS[side]} ${a}`;
  const swapped = shortfall === 'closeness' ? !under : shortfall === 'ratio' && side === 'most';
  if (swapped) return `${a} ÷ ${b} × ${w} = ${truncated(weight.times(target.value).div(actual.value))}`;
  if (shortfall === 'linear' && !under) {
    const raw = weight.times(target.value.times(2).minus(actual.value)).div(target.value);
    return `(1 − (${b} − ${a}) ÷ ${a}) × ${w} = ${truncated(raw)}`;
  }
  return `${b} ÷ ${a} × ${w} = ${truncated(weight.times(actual.value).div(target.value))}`;
}

/** At most four digits behind the point, `…` where more follow. */
export function truncated(value: Decimal): string {
  const short = value.toDecimalPlaces(4, Decimal.ROUND_DOWN);
  return short.equals(value) ? printDecimal(value) : `${short.toFixed(4)}…`;
}

/** The range at the places of a score, both ends rounded half up. */
export function printRange(range: Interval, places: number): [string, string] {
  return [roundTo(range.low, places), roundTo(range.high, places)];
}
