/** Exact decimal arithmetic on BigInt, so that the generated figures do not rest on the arithmetic under test. */

/** `units` / 10^`places`. */
export interface Exact {
  readonly units: bigint;
  readonly places: number;
}

export function exact(text: string): Exact {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new TypeError(`not a decimal: ${text}`);
  const point = text.indexOf('.');
  return { units: BigInt(text.replace('.', '')), places: point < 0 ? 0 : text.length - point - 1 };
}

function scaled(value: Exact, places: number): bigint {
  return value.units * 10n ** BigInt(places - value.places);
}

export function add(...values: readonly Exact[]): Exact {
  const places = Math.max(0, ...values.map((value) => value.places));
  return { units: values.reduce((sum, value) => sum + scaled(value, places), 0n), places };
}

export function negate(value: Exact): Exact {
  return { units: -value.units, places: value.places };
}

/** Negative, zero or positive as `a` is below, at or above `b`. */
export function compare(a: Exact, b: Exact): number {
  const places = Math.max(a.places, b.places);
  const difference = scaled(a, places) - scaled(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `factor × over ÷ under`, rounded half up (四舍五入) to `places`; all values not negative. */
export function productQuotient(factor: Exact, over: Exact, under: Exact, places: number): Exact {
  const numerator = factor.units * over.units * 10n ** BigInt(under.places + places);
  const denominator = under.units * 10n ** BigInt(factor.places + over.places);
  return { units: (2n * numerator + denominator) / (2n * denominator), places };
}

/** Prints all places. */
export function printFixed(value: Exact, places: number = value.places): string {
  if (places < value.places) throw new RangeError('printing must not round');
  const units = scaled(value, places);
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${units < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}

/** Prints without trailing zeros: 3.75, 10. */
export function printShort(value: Exact): string {
  const fixed = printFixed(value);
  return fixed.includes('.') ? fixed.replace(/0+$/, '').replace(/\.$/, '') : fixed;
}
