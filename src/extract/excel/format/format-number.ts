/** Prints a number by one section of a number format, exactly: the rounding is half up on decimals, as Excel rounds. */
import { Decimal } from '../../../model/decimal.js';
import type { FormatToken } from './parse-format.js';
import { generalText } from './general.js';

interface Mask {
  /** Placeholders and literals before the point, and after it up to the last placeholder. */
  readonly whole: readonly FormatToken[];
  readonly places: readonly FormatToken[];
  readonly before: string;
  readonly after: string;
  readonly grouped: boolean;
  /** Power of ten to multiply by: two for each %, less three for each comma behind the last digit. */
  readonly scale: number;
  readonly pointed: boolean;
}

const isDigit = (token: FormatToken): boolean => token.kind === 'digit';

function textOf(tokens: readonly FormatToken[]): string {
  return tokens
    .map((token) => {
      if (token.kind === 'literal') return token.text;
      return token.kind === 'percent' ? '%' : token.kind === 'slash' ? '/' : '';
    })
    .join('');
}

function readMask(tokens: readonly FormatToken[]): Mask {
  const first = tokens.findIndex((token) => isDigit(token) || token.kind === 'point');
  const last = tokens.findLastIndex((token) => isDigit(token) || token.kind === 'point');
  const body = tokens.slice(first, last + 1);
  const point = body.findIndex((token) => token.kind === 'point');
  const whole = point < 0 ? body : body.slice(0, point);
  // Commas behind the last digit, or right before the point, divide by a thousand.
  let scaling = 0;
  for (let at = whole.length - 1; at >= 0 && whole[at]?.kind === 'comma'; at -= 1) scaling += 1;
  for (let at = last + 1; tokens[at]?.kind === 'comma'; at += 1) scaling += 1;
  const percents = tokens.filter((token) => token.kind === 'percent').length;
  const unscaled = whole.slice(0, whole.findLastIndex((token) => token.kind !== 'comma') + 1);
  return {
    whole: unscaled.filter((token) => token.kind !== 'comma'),
    places: point < 0 ? [] : body.slice(point + 1),
    before: textOf(tokens.slice(0, first)),
    after: textOf(tokens.slice(last + 1)),
    grouped: unscaled.some((token) => token.kind === 'comma'),
    scale: percents * 2 - scaling * 3,
    pointed: point >= 0,
  };
}

/** Fills the placeholders before the point from the right; digits that are left over go to the first one. */
function fillWhole(mask: Mask, digits: string): string {
  let left = digits === '0' ? '' : digits;
  let placed = 0;
  let text = '';
  const put = (digit: string): void => {
    text = digit + (mask.grouped && placed > 0 && placed % 3 === 0 ? ',' : '') + text;
    placed += 1;
  };
  const first = mask.whole.findIndex(isDigit);
  for (let at = mask.whole.length - 1; at >= 0; at -= 1) {
    const token = mask.whole[at] as FormatToken;
    if (token.kind !== 'digit') {
      text = textOf([token]) + text;
      continue;
    }
    if (left !== '') put(left.slice(-1));
    else if (token.sign === '0') put('0');
    left = left.slice(0, -1);
    while (at === first && left !== '') {
      put(left.slice(-1));
      left = left.slice(0, -1);
    }
  }
  return first < 0 ? left : text;
}

/** Fills the placeholders after the point; zeros at the end are shown only where the format asks for them. */
function fillPlaces(mask: Mask, digits: string): string {
  const slots = mask.places.filter(isDigit);
  let shown = slots.length;
  while (shown > 0 && digits.charAt(shown - 1) === '0' && !isZeroSlot(slots[shown - 1])) shown -= 1;
  let at = 0;
  return mask.places
    .map((token) => {
      if (!isDigit(token)) return textOf([token]);
      at += 1;
      return at <= shown ? digits.charAt(at - 1) : '';
    })
    .join('');
}

function isZeroSlot(token: FormatToken | undefined): boolean {
  return token?.kind === 'digit' && token.sign === '0';
}

/** `0.00E+00` */
function scientific(value: Decimal, tokens: readonly FormatToken[]): string {
  const at = tokens.findIndex((token) => token.kind === 'exponent');
  const point = tokens.findIndex((token) => token.kind === 'point');
  const places = point < 0 ? 0 : tokens.slice(point, at).filter(isDigit).length;
  const width = tokens.slice(at).filter(isDigit).length;
  const [figure = '', exponent = ''] = value.toExponential(places).split('e');
  const minus = exponent.startsWith('-');
  const exponentToken = tokens[at];
  const sign = minus ? '-' : exponentToken?.kind === 'exponent' && exponentToken.plus ? '+' : '';
  return `${figure}E${sign}${exponent.replace(/^[+-]/, '').padStart(width, '0')}`;
}

/**
 * @param value
 *   Not negative: the caller puts the sign.
 * @returns
 *   The text, and whether all shown digits are zero.
 */
export function formatNumber(
  value: Decimal,
  tokens: readonly FormatToken[],
): { readonly text: string; readonly zero: boolean } {
  if (tokens.some((token) => token.kind === 'general' || token.kind === 'text')) {
    const number = generalText(value);
    const text = tokens.map((token) => (token.kind === 'general' || token.kind === 'text' ? number : textOf([token])));
    return { text: text.join(''), zero: value.isZero() };
  }
  if (tokens.some((token) => token.kind === 'exponent')) {
    return { text: scientific(value, tokens), zero: value.isZero() };
  }
  if (!tokens.some(isDigit)) return { text: textOf(tokens), zero: false };
  // A fraction (# ?/?) is given as the decimal that it stands for.
  if (tokens.some((token) => token.kind === 'slash')) return { text: generalText(value), zero: value.isZero() };
  const mask = readMask(tokens);
  const places = mask.places.filter(isDigit).length;
  const rounded = value.times(new Decimal(10).pow(mask.scale)).toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  const [whole = '0', fraction = ''] = rounded.toFixed(places).split('.');
  const figure = fillWhole(mask, whole) + (mask.pointed ? `.${fillPlaces(mask, fraction)}` : '');
  return { text: mask.before + figure + mask.after, zero: rounded.isZero() };
}
