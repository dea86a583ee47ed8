/** Brings target and actual (指标值 and 实际完成值) to one unit, or says that they cannot be compared. */
import { Decimal, decimal, decimalPlaces, printAtLeast, printedInterval } from '../model/decimal.js';
import type { Value } from '../model/value.js';
import { wordedInterval } from './approximation.js';
import { scaleInterval, type Interval } from './interval.js';
import { multiples } from './unit-multiples.js';

/** One side of a comparison, in the common unit. */
export interface Measure {
  /** The printed figure; of a range its lower end. */
  readonly value: Decimal;
  /** Every number that prints as this figure. */
  readonly rounded: Interval;
  /** Every number that the wording allows (余, 近, 约, a range). */
  readonly worded: Interval;
  /** The figure as the formula shows it. */
  readonly shown: string;
}

export interface Comparison {
  readonly target: Measure;
  readonly actual: Measure;
}

/** Factors that take each side to the common unit. */
interface Factors {
  readonly target: Decimal;
  readonly actual: Decimal;
  /** What stands without unit is a rate as a fraction. */
  readonly bareFraction?: true;
}

const ONE = new Decimal(1);
const HUNDREDTH = new Decimal('0.01');
const SAME: Factors = { target: ONE, actual: ONE };

/** A rate is meant to whole per cents at least: a bare 0.9 is 90%, not 85% to 95%. */
const FRACTION_PLACES = 2;

/** Measure words for the same thing; 个 stands in for any of its group. */
const SYNONYMS: readonly ReadonlySet<string>[] = [new Set(['人', '名', '位']), new Set(['个', '项'])];

const RATE_NAME = /率|比例|比重|占比|满意度|覆盖面|百分比/;

/**
 * @param name
 *   三级指标: only tells whether bare figures are rates, which are printed in three scales (97%, 0.97, 97).
 * @returns null where the units do not convert or the scale is not certain.
 */
export function compareValues(target: Value, actual: Value, name: string | null): Comparison | null {
  if (target.value === null || actual.value === null) return null;
  const factors = commonUnit(target, actual, name ?? '');
  if (factors === null) return null;
  return {
    target: measure(target, target.value, factors.target, factors),
    actual: measure(actual, actual.value, factors.actual, factors),
  };
}

function measure(value: Value, figure: string, factor: Decimal, { bareFraction }: Factors): Measure {
  const isFraction = bareFraction === true && value.unit === null && figure.includes('.');
  const full = isFraction ? printAtLeast(decimal(figure), Math.max(FRACTION_PLACES, decimalPlaces(figure))) : figure;
  const [low, high] = printedInterval(full, !figure.includes('.'));
  const print = (text: string): string => {
    return factor.equals(ONE) ? text + (value.unit === '%' ? '%' : '') : decimal(text).times(factor).toFixed();
  };
  return {
    value: decimal(figure).times(factor),
    rounded: scaleInterval({ low, high }, factor),
    worded: scaleInterval(wordedInterval(value, figure), factor),
    shown: shownAs(value, figure, print),
  };
}

function shownAs(value: Value, figure: string, print: (text: string) => string): string {
  if (value.kind === 'range' && value.upper !== null) return `${print(figure)}–${print(value.upper)}`;
  return value.approximate ? `≈${print(figure)}` : print(figure);
}

function commonUnit(target: Value, actual: Value, name: string): Factors | null {
  if (target.unit === null && actual.unit === null) return bothBare(target, actual, name);
  if (target.unit === actual.unit) return SAME;
  if (target.unit === null) return swap(withBare(actual, target));
  if (actual.unit === null) return withBare(target, actual);
  if (target.canonical !== null && actual.canonical !== null && target.canonical.unit === actual.canonical.unit)
    return { target: canonicalFactor(target), actual: canonicalFactor(actual) };
  const [one, other] = [target.canonical?.unit ?? target.unit, actual.canonical?.unit ?? actual.unit];
  const known = multiples(one, other);
  if (known !== null)
    return { target: canonicalFactor(target).times(known[0]), actual: canonicalFactor(actual).times(known[1]) };
  return SYNONYMS.some((group) => group.has(one) && group.has(other)) && !scaled(target) && !scaled(actual)
    ? SAME
    : null;
}

/** Both without unit: the same thing, unless a rate stands as a fraction on one side and as a percentage on the other. */
function bothBare(target: Value, actual: Value, name: string): Factors | null {
  if (!RATE_NAME.test(name)) return SAME;
  const [small, large] = [figure(target), figure(actual)].sort((one, other) => one.comparedTo(other));
  if (small === undefined || large === undefined) return null;
  if (small.lessThanOrEqualTo(1) && large.greaterThan(2) && !small.isZero()) return null;
  // From one half to one a bare rate is a fraction; a smaller one may be per cents (投诉率 0.3).
  return small.greaterThanOrEqualTo('0.5') && large.lessThanOrEqualTo(1) ? { ...SAME, bareFraction: true } : SAME;
}

/** A bare figure beside one with a unit takes over that unit where nothing speaks against it. */
function withBare(known: Value, bare: Value): Factors | null {
  if (known.canonical?.unit === '1' || known.unit === '%') return rateFactors(known, bare);
  const [one, other] = [figure(known), figure(bare)];
  const comparable = one.isZero() || other.isZero() || withinTenfold(one, other);
  return comparable || !(scaled(known) || known.canonical?.unit === '元') ? SAME : null;
}

/**
 * Beside 90%, a bare 95 is a percentage and a bare 0.95 a fraction. Only what the other reading would make absurd is read:
 * beside 3%, 0.5 may be half a percent or half.
 */
function rateFactors(known: Value, bare: Value): Factors | null {
  const scale = canonicalFactor(known);
  const rate = figure(known).times(scale);
  const value = figure(bare);
  const percent = { target: scale, actual: HUNDREDTH };
  if (value.isZero() || value.greaterThanOrEqualTo(10)) return percent;
  if (rate.greaterThanOrEqualTo('0.5'))
    return value.lessThan(2) ? { target: scale, actual: ONE, bareFraction: true } : null;
  return value.greaterThanOrEqualTo(1) ? percent : null;
}

function swap(factors: Factors | null): Factors | null {
  return factors === null ? null : { ...factors, target: factors.actual, actual: factors.target };
}

function figure(value: Value): Decimal {
  return decimal(value.value ?? '0');
}

/** What takes the printed figure to the canonical unit. */
function canonicalFactor(value: Value): Decimal {
  const printed = figure(value);
  if (value.canonical !== null && !printed.isZero()) return decimal(value.canonical.value).div(printed);
  return value.unit === '%' ? HUNDREDTH : ONE;
}

/** Whether the unit carries a scale word: 万元, 万亩. */
function scaled(value: Value): boolean {
  return value.unit !== null && /^[百千万亿]/.test(value.unit);
}

function withinTenfold(one: Decimal, other: Decimal): boolean {
  const [low, high] = one.lessThan(other) ? [one, other] : [other, one];
  return high.lessThanOrEqualTo(low.times(10));
}
