/** One line that says all of a value but its raw text, so that a table of cases stays readable. */
import type { Value } from '../../../src/model/value.js';
import { readValue } from '../../../src/normalize/values/read-value.js';

/** `≥ 90 % → 0.9 1`, `~ 6000 万元 → 60000000 元`, `1..3 人 → 1 人`, `date ≤ 2024-12`, `text`, `empty`. */
export function describeValue(value: Value): string {
  if (value.kind === 'qualitative') return 'text';
  if (value.kind === 'empty') return 'empty';
  const figure = value.upper === null ? value.value : `${value.value ?? ''}..${value.upper}`;
  const canonical = value.canonical === null ? null : `→ ${value.canonical.value} ${value.canonical.unit}`;
  const words = [
    value.kind === 'date' ? 'date' : null,
    value.comparator,
    value.approximate ? '~' : null,
    figure,
    value.unit,
    canonical,
  ];
  return words.filter((word) => word !== null).join(' ');
}

/** The reading of a cell in a table of 2024. */
export function reading(raw: string | null, year: number | null = 2024): string {
  return describeValue(readValue(raw, { year }));
}
