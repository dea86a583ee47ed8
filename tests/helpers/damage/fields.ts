/** Truth and record as flat lists of fields, so that they can be compared one by one. */
import type { EvaluationRecord } from '../../../src/model/record.js';
import { exact, compare } from '../forms/exact.js';
import type { FormTruth } from '../forms/form.js';

export type FieldMap = ReadonlyMap<string, string | null>;

const INDICATOR = [
  'level1',
  'level1Weight',
  'level2',
  'level2Weight',
  'level3',
  'weight',
  'method',
  'score',
  'reason',
] as const;
const AMOUNTS = ['initialBudget', 'annualBudget', 'executed', 'weight', 'executionRate', 'score'] as const;
const SINGLE = ['projectName', 'department', 'unit', 'totalWeight', 'totalScore', 'rating'] as const;

/** A text without what a layout may have put in: white space, leaked mark-up. */
export function bare(text: string): string {
  return text.replace(/<\/?p>/g, '').replace(/[\s\u00a0]+/g, '');
}

function put(fields: Map<string, string | null>, path: string, value: string | null): void {
  const text = value === null ? '' : bare(value);
  fields.set(path, text === '' ? null : text);
}

export function truthFields(truth: FormTruth): FieldMap {
  const fields = new Map<string, string | null>();
  put(fields, 'year', String(truth.year));
  for (const key of SINGLE) put(fields, key, truth[key]);
  truth.funds.forEach((fund, at) => {
    put(fields, `funds/${at}/item`, fund.item);
    put(fields, `funds/${at}/kind`, fund.kind);
    put(fields, `funds/${at}/currencyUnit`, truth.currencyUnit);
    for (const key of AMOUNTS) put(fields, `funds/${at}/${key}`, fund[key]);
  });
  truth.goals.forEach((goal, at) => {
    put(fields, `goals/${at}/planned`, goal.planned);
    put(fields, `goals/${at}/achieved`, goal.achieved);
  });
  truth.indicators.forEach((row, at) => {
    for (const key of INDICATOR) put(fields, `indicators/${at}/${key}`, row[key]);
    put(fields, `indicators/${at}/target`, row.target);
    put(fields, `indicators/${at}/actual`, row.actual);
    if (row.targetUnit === undefined) return;
    put(fields, `indicators/${at}/targetComparator`, row.targetComparator ?? null);
    put(fields, `indicators/${at}/targetUnit`, row.targetUnit);
  });
  return fields;
}

/** @param rows number of the record's indicator for each of the truth's, null where it is missing. */
export function recordFields(record: EvaluationRecord, rows: readonly (number | null)[], own: boolean): FieldMap {
  const fields = new Map<string, string | null>();
  put(fields, 'year', record.year === null ? null : String(record.year));
  for (const key of SINGLE) put(fields, key, record[key]);
  record.funds.forEach((fund, at) => {
    put(fields, `funds/${at}/item`, fund.item.replace(/[:：]$/, ''));
    put(fields, `funds/${at}/kind`, fund.kind);
    put(fields, `funds/${at}/currencyUnit`, fund.currencyUnit);
    for (const key of AMOUNTS) put(fields, `funds/${at}/${key}`, fund[key]);
  });
  record.goals.forEach((goal, at) => {
    put(fields, `goals/${at}/planned`, goal.planned);
    put(fields, `goals/${at}/achieved`, goal.achieved);
  });
  rows.forEach((number, at) => {
    const row = number === null ? undefined : record.indicators[number];
    if (!row) return;
    for (const key of INDICATOR) put(fields, `indicators/${at}/${key}`, row[key]);
    put(fields, `indicators/${at}/target`, row.target.raw);
    put(fields, `indicators/${at}/actual`, row.actual.raw);
    if (!own) return;
    put(fields, `indicators/${at}/targetComparator`, row.target.comparator);
    put(fields, `indicators/${at}/targetUnit`, row.target.unit);
  });
  return fields;
}

/** Rates are compared as numbers (0.9970 = 0.997), everything else as printed. */
export function sameField(path: string, expected: string | null, got: string | null): boolean {
  if (expected === got) return true;
  if (expected === null || got === null || !path.endsWith('executionRate')) return false;
  return /^\d+(\.\d+)?$/.test(got) && compare(exact(expected), exact(got)) === 0;
}

/** Pairs the rows of truth and record in order, so that one lost row is one lost row and not all after it. */
export function pairRows(
  truth: FormTruth,
  record: EvaluationRecord,
): { readonly rows: (number | null)[]; readonly extra: number[] } {
  const want = truth.indicators.map((row) =>
    [row.level3, row.target, row.actual, row.weight, row.score].map((text) => bare(text ?? '')),
  );
  const have = record.indicators.map((row) =>
    [row.level3, row.target.raw, row.actual.raw, row.weight, row.score].map((text) => bare(text ?? '')),
  );
  const likeness = (a: number, b: number): number => {
    const [left, right] = [want[a] ?? [], have[b] ?? []];
    return left.reduce((sum, text, at) => sum + (text === right[at] ? (at === 0 ? 2 : 1) : 0), 0.1);
  };
  // best[a][b]: the greatest likeness of the rows from a and b on.
  const best = Array.from({ length: want.length + 1 }, () => new Array<number>(have.length + 1).fill(0));
  const at = (a: number, b: number): number => best[a]?.[b] ?? 0;
  for (let a = want.length - 1; a >= 0; a--) {
    for (let b = have.length - 1; b >= 0; b--) {
      const line = best[a];
      if (line) line[b] = Math.max(at(a + 1, b), at(a, b + 1), at(a + 1, b + 1) + likeness(a, b));
    }
  }
  const rows: (number | null)[] = [];
  const extra: number[] = [];
  let [a, b] = [0, 0];
  while (a < want.length || b < have.length) {
    if (a < want.length && b < have.length && at(a, b) === at(a + 1, b + 1) + likeness(a, b)) {
      rows.push(b);
      a++;
      b++;
    } else if (a < want.length && at(a, b) === at(a + 1, b)) {
      rows.push(null);
      a++;
    } else {
      extra.push(b);
      b++;
    }
  }
  return { rows, extra };
}
