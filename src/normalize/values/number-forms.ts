/** The ways in which a number is written: 1,437, -5, 3万5千, 2/3, 三分之二, 一百二十, 三点五. */
import { Decimal, decimal, printDecimal } from '../../model/decimal.js';
import { digitOf, readNumeral } from './numerals.js';
import type { Scanner } from './scanner.js';
import { SCALE_ZEROS } from './units.js';

/** A figure before its unit is read. */
export interface Figure {
  readonly value: string;
  /** Written in Chinese numerals: then its unit must be one that is spoken with them. */
  readonly spoken: boolean;
  readonly lone: boolean;
  /** A bare fraction: no unit may follow, and the canonical unit is 1. */
  readonly fraction: boolean;
}

const MINUS = '-';

/** Consumes the number that stands here; null where there is none, or none that is certain. */
export function takeFigure(scanner: Scanner): Figure | null {
  return takeWrittenFigure(scanner) ?? takeSpokenFigure(scanner);
}

/** In ASCII digits, with a minus, in mixed scales (3万5千) or as a fraction (2/3, 3分之2). */
function takeWrittenFigure(scanner: Scanner): Figure | null {
  const from = scanner.at;
  const negative = scanner.takeText(MINUS);
  const figure = scanner.takeFigure();
  if (figure === null) {
    scanner.at = from;
    return null;
  }
  if (negative) return written(/^0(\.0+)?$/.test(figure) ? figure : MINUS + figure);
  if (scanner.takeText('分之')) return fraction(scanner.takeFigure(), figure);
  const slashed = takeSlashed(scanner, figure);
  if (slashed !== null) return slashed;
  const mixed = takeMixed(scanner, figure);
  return mixed === undefined ? written(figure) : mixed === null ? null : written(mixed);
}

function written(value: string): Figure {
  return { value, spoken: false, lone: false, fraction: false };
}

/** Digits that a fraction without an end is given to: enough that its rounding is below any printed figure. */
const FRACTION_PLACES = 12;
const LONGEST_TERM = 13;

function fraction(numerator: string | null, denominator: string | null): Figure | null {
  if (numerator === null || denominator === null) return null;
  if (!/^\d+$/.test(numerator + denominator) || /^0+$/.test(denominator)) return null;
  if (numerator.length > LONGEST_TERM || denominator.length > LONGEST_TERM) return null;
  const quotient = decimal(numerator).div(decimal(denominator));
  if (quotient.gt(1)) return null;
  return { value: printDecimal(quotient.toDecimalPlaces(FRACTION_PLACES)), spoken: false, lone: false, fraction: true };
}

/** A bare 2/3. Only proper and with one digit each, because 12/31 is a day and 3/12 may be one. */
function takeSlashed(scanner: Scanner, numerator: string): Figure | null {
  const from = scanner.at;
  if (!/^[1-9]$/.test(numerator) || !scanner.takeText('/')) return null;
  const denominator = scanner.takeFigure() ?? '';
  if (/^[2-9]$/.test(denominator) && numerator < denominator) return fraction(numerator, denominator);
  scanner.at = from;
  return null;
}

/**
 * 3万5千, 1亿3800万, 3万5000: parts of falling scale, as one plain figure.
 * @returns undefined where only one part stands here; null where the parts make no certain figure (3万5).
 */
function takeMixed(scanner: Scanner, first: string): string | null | undefined {
  const from = scanner.at;
  let scale = scanner.take(SCALE_ZEROS)?.entry;
  if (scale === undefined || first.includes('.') || !/\d/.test(scanner.text.charAt(scanner.at))) {
    scanner.at = from;
    return undefined;
  }
  let total = decimal(first).times(new Decimal(10).pow(scale));
  for (;;) {
    const figure = scanner.takeFigure();
    if (figure === null) return total.toFixed();
    if (figure.includes('.')) return null;
    const next: number = scanner.take(SCALE_ZEROS)?.entry ?? 0;
    // Without a scale of its own the last part must fill the places that are left.
    if (next === 0 ? figure.length !== scale : figure.length + next > scale) return null;
    total = total.plus(decimal(figure).times(new Decimal(10).pow(next)));
    scale = next;
    if (next === 0) return total.toFixed();
  }
}

/** In Chinese numerals; a last 万 or 亿 is the scale word of the unit and left standing. */
function takeSpokenFigure(scanner: Scanner): Figure | null {
  const from = scanner.at;
  const value = takeSpoken(scanner);
  if (value === null) return null;
  const written = scanner.text.slice(from, scanner.at);
  if (scanner.takeText('分之')) return fraction(takeSpoken(scanner), value);
  const lone = written.length === 1 && written !== '零';
  return { value, spoken: true, lone, fraction: false };
}

/** Consumes a numeral, also with 点 (三点五); null, with nothing consumed, for what is none. */
export function takeSpoken(scanner: Scanner): string | null {
  const from = scanner.at;
  const run = scanner.takeNumeral();
  if (run === '') return null;
  const point = scanner.takeText('点') ? takePlainDigits(scanner) : '';
  if (point === null) {
    scanner.at = from;
    return null;
  }
  const scaled = point === '' && /^[^万亿]+[万亿]$/.test(run);
  const value = readNumeral(scaled ? run.slice(0, -1) : run);
  if (value === null) {
    scanner.at = from;
    return null;
  }
  if (scaled) scanner.at -= 1;
  return point === '' ? value : `${value}.${point}`;
}

/** Digits behind 点, one by one; null where none stand there. */
function takePlainDigits(scanner: Scanner): string | null {
  let digits = '';
  for (;;) {
    const digit = digitOf(scanner.text.charAt(scanner.at));
    if (digit === null) return digits === '' ? null : digits;
    digits += String(digit);
    scanner.at++;
  }
}
