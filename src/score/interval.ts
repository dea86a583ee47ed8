/** Closed intervals of exact decimals: every number that a printed figure may stand for. */
import type { Decimal } from '../model/decimal.js';

export interface Interval {
  readonly low: Decimal;
  readonly high: Decimal;
}

export function interval(low: Decimal, high: Decimal): Interval {
  return { low, high };
}

/** The interval that holds one number. */
export function exactly(value: Decimal): Interval {
  return { low: value, high: value };
}

/** Every sum of a number from the one and a number from the other. */
export function addIntervals(one: Interval, other: Interval): Interval {
  return { low: one.low.plus(other.low), high: one.high.plus(other.high) };
}

/** The smallest interval that holds both an interval and a number. */
export function widenTo(range: Interval, value: Decimal): Interval {
  return {
    low: value.lessThan(range.low) ? value : range.low,
    high: value.greaterThan(range.high) ? value : range.high,
  };
}

/** Multiplies by a factor that is not negative. */
export function scaleInterval(range: Interval, factor: Decimal): Interval {
  return { low: range.low.times(factor), high: range.high.times(factor) };
}
