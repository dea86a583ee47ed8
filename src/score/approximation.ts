/** What the wording of a figure leaves open: 700余人 is 700 to 800, 近700人 somewhat less than 700, 16-18 anything between. */
import { Decimal, decimal } from '../model/decimal.js';
import type { Value } from '../model/value.js';
import { exactly, interval, type Interval } from './interval.js';

const MORE = /[\d零〇一二两三四五六七八九十百千万亿][余多]/;
const LESS = /近/;

/** How far 约 and 近 reach: nobody calls 600 “about 700”. Only decides what is clearly beyond or below. */
const ABOUT = new Decimal('0.1');

/** 600余 stays below 700. */
const ALMOST = new Decimal('0.99');

/** The numbers that the words allow, in the printed unit; one number where nothing is left open. */
export function wordedInterval(value: Value, figure: string): Interval {
  const low = decimal(figure);
  if (value.kind === 'range' && value.upper !== null) return rangeOf(low, decimal(value.upper), value.approximate);
  if (!value.approximate) return exactly(low);
  const raw = value.raw ?? '';
  const margin = low.abs().times(ABOUT);
  if (MORE.test(raw))
    return interval(/[近约]/.test(raw) ? low.minus(margin) : low, low.plus(lastStep(low).times(ALMOST)));
  return interval(low.minus(margin), LESS.test(raw) ? low : low.plus(margin));
}

/** 约10-14场 may have been 15. */
function rangeOf(low: Decimal, high: Decimal, approximate: boolean): Interval {
  return approximate
    ? interval(low.minus(low.abs().times(ABOUT)), high.plus(high.abs().times(ABOUT)))
    : interval(low, high);
}

/** One unit of the last digit that is not zero: 余 after 1300 is less than a hundred, after 650 less than ten. */
function lastStep(value: Decimal): Decimal {
  if (value.isZero()) return new Decimal(1);
  return new Decimal(10).pow(value.e - value.precision() + 1);
}
