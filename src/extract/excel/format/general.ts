/** The number format General: a number without a format of its own, as Excel shows it. */
import { Decimal } from '../../../model/decimal.js';

/** Excel keeps and shows no more digits than this; what a float holds beyond is noise. */
export const SIGNIFICANT_DIGITS = 15;
/** Characters that General shows in a cell that is wide enough, sign not counted. */
const SHOWN_CHARACTERS = 11;
/** Nobody types more places; a division gives as many as there is room for. */
const TYPED_PLACES = 6;

const NUMBER = /^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,3})?$/;

/** The number that a cell holds, without the noise of its binary form; null where the text is no number. */
export function storedNumber(text: string): Decimal | null {
  const trimmed = text.trim();
  return NUMBER.test(trimmed) ? new Decimal(trimmed).toSignificantDigits(SIGNIFICANT_DIGITS) : null;
}

/**
 * @param value
 *   As from `storedNumber`.
 * @returns
 *   A plain decimal, never an exponent. A number that ends (12345678901.23) is given in full, as the formula bar shows
 *   it: General would hide its last digits. One that does not (1/3) is rounded as General rounds it.
 */
export function generalText(value: Decimal): string {
  const full = value.isZero() ? '0' : value.toFixed();
  const length = full.length - (value.isNegative() ? 1 : 0);
  const typed = value.decimalPlaces() <= TYPED_PLACES && value.precision() < SIGNIFICANT_DIGITS;
  if (typed || length <= SHOWN_CHARACTERS) return full;
  if (value.e < -4) return value.toSignificantDigits(6).toFixed();
  const whole = Math.max(1, value.e + 1);
  return value.toDecimalPlaces(Math.max(0, SHOWN_CHARACTERS - 1 - whole)).toFixed();
}
