/** Holds what was read from one table against its truth. */
import type { Evaluation } from '../../../src/model/evaluation.js';
import { bare, pairRows, recordFields, sameField, truthFields } from './fields.js';
import type { DamagedTable } from './table.js';

export interface WrongField {
  readonly path: string;
  readonly expected: string | null;
  readonly got: string | null;
  /** The reader was sure of it: no `alignment-ambiguous` on the row, confidence at least 0.9. */
  readonly confident: boolean;
}

export interface RowReading {
  readonly confidence: number;
  readonly right: boolean;
}

export interface TableReading {
  /** Fields that the form says or the record claims. */
  readonly fields: number;
  readonly wrong: readonly WrongField[];
  /** Confidently wrong fields among those that no reader can restore; not among `wrong`. */
  readonly rash: readonly WrongField[];
  readonly rows: readonly RowReading[];
  /** Repairs and alignment diagnostics: none on a clean table. */
  readonly interventions: number;
}

const PLACEHOLDER = /^(?:指标\d+[:：]?|…+)$/;
const SURE = 0.9;

/** `indicators/3/score` → `indicators/3` */
function rowOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

/** What may stand where the text itself was lost: nothing, the text after all, a part of it, a name carried down from another row. */
function excusable(path: string, expected: string | null, got: string | null, carried: ReadonlySet<string>): boolean {
  if (got === null || expected === null) return got === null || carried.has(got);
  return expected.includes(got) || got.includes(expected) || carried.has(got);
}

export function compareTable(table: DamagedTable, evaluation: Evaluation | undefined): TableReading {
  const { truth } = table.form;
  const expected = truthFields(truth);
  if (!evaluation) {
    const lost = [...expected].filter(([, value]) => value !== null);
    return {
      fields: lost.length,
      wrong: lost.map(([path, value]) => ({ path, expected: value, got: null, confident: false })),
      rash: [],
      rows: truth.indicators.map(() => ({ confidence: 0, right: false })),
      interventions: 0,
    };
  }
  const { record, diagnostics } = evaluation;
  const pairs = pairRows(truth, record);
  const got = recordFields(
    record,
    pairs.rows,
    truth.indicators.some((row) => row.targetUnit !== undefined),
  );
  const ambiguous = new Set(
    diagnostics.flatMap((entry) => (entry.code === 'alignment-ambiguous' && entry.path !== null ? [entry.path] : [])),
  );
  const confidenceOf = (path: string): number => {
    const [block, number] = path.split('/');
    if (block !== 'indicators') return 1;
    const row = pairs.rows[Number(number)];
    return row === null || row === undefined ? 0 : (record.indicators[row]?.confidence ?? 0);
  };
  const confident = (path: string): boolean => {
    const [block = '', number = ''] = path.split('/');
    const own =
      block === 'indicators' ? `/record/indicators/${pairs.rows[Number(number)] ?? 'none'}` : `/record/${rowOf(path)}`;
    const flagged = [...ambiguous].some(
      (pointer) => pointer === own || pointer.startsWith(`${own}/`) || pointer === '/record',
    );
    return !flagged && confidenceOf(path) >= SURE;
  };
  const carried = new Map<string, Set<string>>();
  for (const [path, value] of expected) {
    const field = path.slice(path.lastIndexOf('/') + 1);
    if (value !== null) carried.set(field, (carried.get(field) ?? new Set()).add(value));
  }
  const wrong: WrongField[] = [];
  const rash: WrongField[] = [];
  let fields = 0;
  const broken = new Set<string>();
  for (const path of new Set([...expected.keys(), ...got.keys()])) {
    // A comparator is only compared where the sign has a column of its own.
    if (/target(?:Comparator|Unit)$/.test(path) && !expected.has(path)) continue;
    if (truth.open.includes(path)) continue;
    const want = expected.get(path) ?? null;
    const have = got.get(path) ?? null;
    if (want === null && have === null) continue;
    const right = sameField(path, want, have);
    if (table.ambiguous.has(path)) {
      if (!right && confident(path)) rash.push({ path, expected: want, got: have, confident: true });
      continue;
    }
    const field = path.slice(path.lastIndexOf('/') + 1);
    if (table.destroyed.has(path)) {
      if (right || excusable(path, want, have, carried.get(field) ?? new Set())) continue;
    }
    fields++;
    if (right) continue;
    broken.add(rowOf(path));
    wrong.push({ path, expected: want, got: have, confident: confident(path) });
  }
  for (const extra of pairs.extra) {
    const name = bare(record.indicators[extra]?.level3 ?? '');
    if (table.kinds.includes('placeholder-row') && PLACEHOLDER.test(name)) continue;
    fields++;
    const sure = (record.indicators[extra]?.confidence ?? 0) >= SURE && !ambiguous.has(`/record/indicators/${extra}`);
    wrong.push({ path: `extra/${extra}`, expected: null, got: name || '(no name)', confident: sure });
  }
  const rows = truth.indicators.map((_, at) => ({
    confidence: confidenceOf(`indicators/${at}`),
    right: !broken.has(`indicators/${at}`),
  }));
  const repairs = record.indicators.reduce((sum, row) => sum + row.repairs.length, 0);
  const interventions = repairs + diagnostics.filter((entry) => entry.code.startsWith('alignment')).length;
  return { fields, wrong, rash, rows, interventions };
}
