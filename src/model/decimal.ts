/** Exact decimal arithmetic for every figure of a document; the only file that imports decimal.js. */
import { Decimal as Base } from 'decimal.js';

/** Precision far above any figure of a report; half up (四舍五入) is the house rounding; never exponential notation. */
export const Decimal = Base.clone({ precision: 60, rounding: Base.ROUND_HALF_UP, toExpNeg: -1000, toExpPos: 1000 });
export type Decimal = InstanceType<typeof Decimal>;

/** A decimal string as the contract writes it: ASCII digits, optional minus and point. */
export const DECIMAL_PATTERN = /^-?\d+(\.\d+)?$/;

/** The exact value of a decimal string. Throws on anything else: only call it with validated text. */
export function decimal(text: string): Decimal {
  if (!DECIMAL_PATTERN.test(text)) throw new TypeError(`not a decimal string: ${text}`);
  return new Decimal(text);
}

/** Digits behind the point as printed: `"9.90"` has 2. */
export function decimalPlaces(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** Exact sum of decimal strings; `"0"` of none. */
export function sumDecimals(texts: readonly string[]): Decimal {
  return texts.reduce((total, text) => total.plus(decimal(text)), new Decimal(0));
}

/** Rounds half up (四舍五入, away from zero at the half) to `places` and prints without exponent. */
export function roundTo(value: Decimal, places: number): string {
  return value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP).toFixed(places);
}

/** Prints exactly, without trailing zeros, exponent or negative zero. */
export function printDecimal(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}

/** Prints with at least `places` digits behind the point, more where the exact value needs them (bounded at 10). */
export function printAtLeast(value: Decimal, places: number): string {
  const exact = Math.min(Math.max(value.decimalPlaces(), places), 10);
  return (value.isZero() ? new Decimal(0) : value).toFixed(exact);
}

/**
 * The numbers that a printed figure may stand for, as a closed interval: `"9.99"` → 9.985 … 9.995.
 * @param exact
 *   True for figures that are what they say (counts, weights, scores).
 */
export function printedInterval(text: string, exact: boolean): readonly [Decimal, Decimal] {
  const value = decimal(text);
  if (exact) return [value, value];
  const half = new Decimal(5).times(new Decimal(10).pow(-(decimalPlaces(text) + 1)));
  return [value.minus(half), value.plus(half)];
}
