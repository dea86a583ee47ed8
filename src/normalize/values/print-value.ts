/** Prints a reading so that reading it again gives the same value. */
import { decimalPlaces } from '../../model/decimal.js';
import type { Value } from '../../model/value.js';

/** The value in one canonical wording: `≥约700人`, `1人至3人`, `≤2024年12月`; the raw text where it is no figure. */
export function printValue(value: Value): string {
  if (value.value === null || value.kind === 'empty' || value.kind === 'qualitative') return value.raw ?? '';
  const comparator = value.comparator ?? '';
  if (value.kind === 'date') return comparator + printDate(value.value);
  const about = value.approximate ? '约' : '';
  const unit = value.unit ?? '';
  if (value.upper !== null) return `${about}${value.value}${unit}至${value.upper}${unit}`;
  const isFraction = value.unit === null && value.canonical !== null;
  return comparator + about + (isFraction ? printFraction(value.value) : value.value + unit);
}

function printDate(value: string): string {
  const [year = '', month, day] = value.split('-');
  return `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`;
}

/** A bare share keeps its meaning only as a fraction: 0.75 → 100分之75. */
function printFraction(value: string): string {
  const digits = value.replace('.', '').replace(/^0+(?=\d)/, '');
  return `1${'0'.repeat(decimalPlaces(value))}分之${digits}`;
}
