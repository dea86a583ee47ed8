/** Filters and sorts the overview; plain functions of plain data. */
import type { Overview, OverviewRow } from '../view.js';

export type SortColumn =
  'key' | 'year' | 'unit' | 'project' | 'declared' | 'recomputed' | 'difference' | 'verdict' | 'errors' | 'warnings';

export interface Choice {
  readonly query: string;
  readonly verdict: string;
  readonly rule: string;
  readonly unit: string;
  readonly year: string;
  readonly sort: SortColumn;
  readonly descending: boolean;
}

export const EVERYTHING: Choice = {
  query: '',
  verdict: '',
  rule: '',
  unit: '',
  year: '',
  sort: 'key',
  descending: false,
};

const SORTS: readonly SortColumn[] = [
  'key',
  'year',
  'unit',
  'project',
  'declared',
  'recomputed',
  'difference',
  'verdict',
  'errors',
  'warnings',
];
const FIGURES: ReadonlySet<SortColumn> = new Set(['declared', 'recomputed', 'difference']);
const VERDICT_ORDER = ['discrepant', 'incomplete', 'consistent'];
const collator = new Intl.Collator('zh-CN', { numeric: true });

/** The choice that an address holds: `?q=…&verdict=…`. */
export function readChoice(address: string): Choice {
  const fields = new URLSearchParams(address);
  const text = (name: string): string => fields.get(name) ?? '';
  return {
    query: text('q'),
    verdict: text('verdict'),
    rule: text('rule'),
    unit: text('unit'),
    year: text('year'),
    sort: SORTS.find((column) => column === text('sort')) ?? 'key',
    descending: text('order') === 'descending',
  };
}

/** What {@link readChoice} reads; empty for everything in its order. */
export function writeChoice({ query, verdict, rule, unit, year, sort, descending }: Choice): string {
  const fields = {
    q: query,
    verdict,
    rule,
    unit,
    year,
    sort: sort === 'key' ? '' : sort,
    order: descending ? 'descending' : '',
  };
  const said = Object.entries(fields).filter(([, value]) => value !== '');
  return said.length === 0 ? '' : `?${new URLSearchParams(said).toString()}`;
}

/** The rows that fit, in the order asked for; rows that say nothing in the column come last either way. */
export function chooseRows(rows: readonly OverviewRow[], choice: Choice): OverviewRow[] {
  const words = choice.query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const fitting = rows.filter((row) => {
    if (choice.verdict !== '' && row.verdict !== choice.verdict) return false;
    if (choice.rule !== '' && !Object.keys(row.rules).includes(choice.rule)) return false;
    if (choice.unit !== '' && (row.unit ?? '') !== choice.unit) return false;
    if (choice.year !== '' && String(row.year ?? '') !== choice.year) return false;
    if (words.length === 0) return true;
    const text = [row.project, row.unit, row.path, row.label].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const sign = choice.descending ? -1 : 1;
  return fitting.sort((one, other) => compare(one, other, choice.sort, sign) || one.key - other.key);
}

function compare(one: OverviewRow, other: OverviewRow, column: SortColumn, sign: number): number {
  const [a, b] = [one[column], other[column]];
  if (a == null || b == null) return (a == null ? 1 : 0) - (b == null ? 1 : 0);
  if (column === 'verdict') return sign * (VERDICT_ORDER.indexOf(String(a)) - VERDICT_ORDER.indexOf(String(b)));
  // For the order alone a float will do: reading a decimal keeps the order.
  if (typeof a === 'number' || FIGURES.has(column)) return sign * (Number(a) - Number(b));
  return sign * collator.compare(String(a), String(b));
}

/** Exact sum of decimal strings. */
export function addDecimals(texts: readonly string[]): string {
  const places = Math.max(0, ...texts.map((text) => (text.split('.')[1] ?? '').length));
  const sum = texts.reduce((total, text) => {
    const [whole = '0', fraction = ''] = text.split('.');
    return total + BigInt(whole + fraction.padEnd(places, '0'));
  }, 0n);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0');
  const point = digits.length - places;
  return `${sum < 0n ? '-' : ''}${digits.slice(0, point)}${places > 0 ? `.${digits.slice(point)}` : ''}`;
}

/** How often each value turns up, most frequent first. */
export function tally(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return byFrequency(counts);
}

/** How many findings each rule has, most first: one across tables counts once, though every table it concerns has it. */
export function findingsByRule({ rows, cross }: Pick<Overview, 'rows' | 'cross'>): [string, number][] {
  const counts = new Map<string, number>();
  const count = (rule: string, by: number): void => {
    counts.set(rule, (counts.get(rule) ?? 0) + by);
  };
  for (const { rules } of rows) for (const [rule, of] of Object.entries(rules)) count(rule, of);
  for (const { rule, places } of cross) count(rule, 1 - new Set(places.map(({ key }) => key)).size);
  return byFrequency(counts);
}

function byFrequency(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort((one, other) => other[1] - one[1] || collator.compare(one[0], other[0]));
}
