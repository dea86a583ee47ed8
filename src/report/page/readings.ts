/** How a target or actual was read, in signs that need no translation. */
import { decimal, decimalPlaces } from '../../model/decimal.js';
import type { Value } from '../../model/value.js';

/** `≤ 10.65 万元 = 106500 元`, or what of it the text does not say; null where that is nothing. */
export function readingOf(value: Value): string | null {
  const { kind, comparator, upper, unit, canonical, approximate } = value;
  if (value.value === null || kind === 'qualitative' || kind === 'empty') return null;
  const figure = upper === null ? value.value : `${value.value}–${upper}`;
  const shown = [approximate ? '≈' : null, comparator, figure, unit].filter((part) => part !== null).join(' ');
  // 90% is 0.9 for everybody.
  const isPlain = canonical === null || canonical.unit === '1' || canonical.value === value.value || upper !== null;
  const converted = isPlain ? null : `= ${canonical.value} ${canonical.unit}`;
  const parts = [compact(shown) === compact(value.raw ?? '') ? null : shown, converted];
  const reading = parts.filter((part) => part !== null).join(' ');
  return reading === '' ? null : reading;
}

const compact = (text: string): string => text.replace(/\s/g, '');

/** `0.9970` → `99.70%` */
export function percentOf(fraction: string): string {
  const places = Math.max(0, decimalPlaces(fraction) - 2);
  return `${decimal(fraction).times(100).toFixed(places)}%`;
}
