/** Intervals of printed figures: a figure with decimals stands for every number that rounds to it. */
import { Decimal, decimal, decimalPlaces, printedInterval } from '../../model/decimal.js';

/** All numbers a printed figure may stand for: `low` belongs to it; `high` only where the two are the same (half up). */
export interface Interval {
  readonly low: Decimal;
  readonly high: Decimal;
}

const ZERO = new Decimal(0);

/** 金额: figures without decimals are exact; 0.00 says that there is no money, not that there may be a little. */
export function amountInterval(text: string): Interval {
  const value = decimal(text);
  const [low, high] = printedInterval(text, value.isZero() || decimalPlaces(text) === 0);
  return { low, high };
}

/**
 * 比率 as a fraction. A percentage is printed with whole per cents at least, so two places are the fewest:
 * `"0.9"` and `"1"` stand for 90% and 100%.
 */
export function rateInterval(text: string): Interval {
  const value = decimal(text);
  const [low, high] = printedInterval(value.toFixed(Math.max(2, decimalPlaces(text))), false);
  return { low, high };
}

export function exactInterval(value: Decimal): Interval {
  return { low: value, high: value };
}

export function addIntervals(intervals: readonly Interval[]): Interval {
  return intervals.reduce(
    (total, part) => ({ low: total.low.plus(part.low), high: total.high.plus(part.high) }),
    exactInterval(ZERO),
  );
}

/** @param factor positive */
export function scaleInterval(interval: Interval, factor: Decimal): Interval {
  return { low: interval.low.times(factor), high: interval.high.times(factor) };
}

/** Null where the divisor may be zero or negative, or the dividend negative. */
export function divideIntervals(dividend: Interval, divisor: Interval): Interval | null {
  if (!divisor.low.greaterThan(0) || dividend.low.isNegative()) return null;
  return { low: dividend.low.dividedBy(divisor.high), high: dividend.high.dividedBy(divisor.low) };
}

/** Whether every number of `a` is greater than every number of `b`. */
export function liesAbove(a: Interval, b: Interval): boolean {
  const bHoldsItsEnd = b.low.equals(b.high);
  return bHoldsItsEnd ? a.low.greaterThan(b.high) : a.low.greaterThanOrEqualTo(b.high);
}

/** Whether two printed figures may be the same number. */
export function meet(a: Interval, b: Interval): boolean {
  return !liesAbove(a, b) && !liesAbove(b, a);
}

/** Where a number lies with respect to a closed range: outside is a discrepancy. */
export function holds(interval: readonly [string, string], value: Decimal): boolean {
  return value.greaterThanOrEqualTo(decimal(interval[0])) && value.lessThanOrEqualTo(decimal(interval[1]));
}
