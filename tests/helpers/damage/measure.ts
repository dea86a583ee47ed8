/** Measures a reader on generated tables: share of restored fields, confident errors, clean tables left alone, calibration. */
import type { Evaluation, Result } from '../../../src/model/evaluation.js';
import { generateForm } from '../forms/generate.js';
import { derivedSeed, Random } from '../forms/random.js';
import { FILE_NAMES, renderForms, type TextFormat } from '../forms/render.js';
import { compareTable, type TableReading } from './compare.js';
import { bare } from './fields.js';
import { damageForm, needsText, renderDamaged, type DamageFormat } from './damage.js';
import { openTable, type DamagedTable } from './table.js';

/** The pipeline under test. */
export type Reader = (
  bytes: Uint8Array,
  options: { readonly path: string },
) => Promise<{ readonly results: readonly Result[] }>;

export interface MeasureOptions {
  readonly tables: number;
  readonly seed: number;
  readonly kind?: string;
  readonly family?: string;
  /** Tables with one of these kinds are left out. */
  readonly without?: readonly string[];
  /** Told of each table as it was read. */
  readonly onTable?: (measured: MeasuredTable) => void;
}

export interface MeasuredTable {
  readonly table: DamagedTable;
  readonly format: DamageFormat | TextFormat;
  /** Seed of the table's form; `place` its number in the document. */
  readonly seed: number;
  readonly place: number;
  readonly text: string;
  readonly evaluation: Evaluation | undefined;
  /** Why the document was not read, null where it was. */
  readonly failure: string | null;
  readonly reading: TableReading;
}

export interface Tally {
  tables: number;
  perfect: number;
  fields: number;
  wrong: number;
  confident: number;
}

export interface Bucket {
  readonly from: number;
  rows: number;
  right: number;
  stated: number;
}

export interface Measurement {
  readonly total: Tally;
  readonly byKind: ReadonlyMap<string, Tally>;
  readonly byFamily: ReadonlyMap<string, Tally>;
  readonly byFormat: ReadonlyMap<string, Tally>;
  readonly calibration: readonly Bucket[];
  /** Confidently wrong where nothing could tell; not in the tallies' `confident`. */
  readonly rash: number;
}

const BUCKETS = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99];

function emptyTally(): Tally {
  return { tables: 0, perfect: 0, fields: 0, wrong: 0, confident: 0 };
}

function addTo(tally: Tally, { fields, wrong }: TableReading): void {
  tally.tables++;
  if (wrong.length === 0) tally.perfect++;
  tally.fields += fields;
  tally.wrong += wrong.length;
  tally.confident += wrong.filter((field) => field.confident).length;
}

function tallyOf(map: Map<string, Tally>, key: string): Tally {
  const tally = map.get(key) ?? emptyTally();
  map.set(key, tally);
  return tally;
}

/** Results in document order, each to the form whose project or department it names, else to the form of its number. */
function matchTables(tables: readonly DamagedTable[], results: readonly Result[]): (Evaluation | undefined)[] {
  const evaluations = results.filter((result) => result.type === 'evaluation');
  if (evaluations.length === tables.length) return evaluations;
  let next = 0;
  return tables.map(({ form: { truth } }) => {
    const names = (evaluation: Evaluation): boolean =>
      truth.projectName === null
        ? bare(evaluation.record.department ?? '') === bare(truth.department)
        : bare(evaluation.record.projectName ?? '') === bare(truth.projectName);
    const at = evaluations.findIndex((evaluation, number) => number >= next && names(evaluation));
    if (at < 0) return undefined;
    next = at + 1;
    return evaluations[at];
  });
}

async function readTables(
  read: Reader,
  tables: readonly DamagedTable[],
  format: DamageFormat | TextFormat,
  text: string,
): Promise<MeasuredTable[]> {
  const { results } = await read(new TextEncoder().encode(text), { path: FILE_NAMES[format] });
  const evaluations = matchTables(tables, results);
  const failure =
    results.flatMap((result) =>
      result.type === 'failure' ? [`${result.error.code}: ${result.error.message}`] : [],
    )[0] ?? null;
  return tables.map((table, place) => ({
    table,
    failure,
    format,
    seed: table.form.seed,
    place,
    text,
    evaluation: evaluations[place],
    reading: compareTable(table, evaluations[place]),
  }));
}

/** Damages and reads `tables` forms, one to three in a document. */
export async function measureDamage(read: Reader, options: MeasureOptions): Promise<Measurement> {
  const total = emptyTally();
  const byKind = new Map<string, Tally>();
  const byFamily = new Map<string, Tally>();
  const byFormat = new Map<string, Tally>();
  const calibration: Bucket[] = BUCKETS.map((from) => ({ from, rows: 0, right: 0, stated: 0 }));
  let rash = 0;
  for (let done = 0, document = 0; done < options.tables; document++) {
    const random = new Random(derivedSeed(options.seed, document));
    const count = Math.min(random.pick([1, 1, 1, 2, 3]), options.tables - done);
    const family = options.family ?? undefined;
    const forms = Array.from({ length: count }, (_, at) =>
      generateForm(derivedSeed(random.seed, at), {
        ...(family === undefined ? {} : { family }),
        ...(count > 1 ? { table: at + 1 } : {}),
      }),
    );
    const tables = forms.map((form) => damageForm(form, form.seed ^ 0x5bd1e995, options.kind));
    const format = tables.some(needsText) ? 'tsv' : random.pick<DamageFormat>(['tsv', 'tsv', 'tsv', 'csv', 'html']);
    const measured = await readTables(read, tables, format, renderDamaged(tables, format));
    done += count;
    for (const entry of measured) {
      if (entry.table.kinds.length === 0) continue;
      if (entry.table.kinds.some((kind) => options.without?.includes(kind))) continue;
      addTo(total, entry.reading);
      for (const kind of entry.table.kinds) addTo(tallyOf(byKind, kind), entry.reading);
      addTo(tallyOf(byFamily, entry.table.form.family), entry.reading);
      addTo(tallyOf(byFormat, format), entry.reading);
      rash += entry.reading.rash.length;
      for (const row of entry.reading.rows) {
        const bucket = calibration.findLast(({ from }) => row.confidence >= from);
        if (!bucket) continue;
        bucket.rows++;
        bucket.stated += row.confidence;
        if (row.right) bucket.right++;
      }
      options.onTable?.(entry);
    }
  }
  return { total, byKind, byFamily, byFormat, calibration, rash };
}

/** Formats in which a form keeps its columns. */
export const CLEAN_FORMATS: readonly TextFormat[] = ['tsv', 'html', 'markdown', 'csv'];

/** Reads clean forms; whatever is wrong, repaired or in doubt on them is a fault of the reader. */
export async function measureClean(
  read: Reader,
  options: MeasureOptions,
  formats: readonly TextFormat[],
): Promise<MeasuredTable[]> {
  const faulty: MeasuredTable[] = [];
  for (let number = 0; number < options.tables; number++) {
    const seed = derivedSeed(options.seed ^ 0x2545f491, number);
    const form = generateForm(seed, options.family === undefined ? {} : { family: options.family });
    const format = formats[number % formats.length] ?? 'tsv';
    const measured = await readTables(read, [openTable(form)], format, renderForms([form], format));
    for (const entry of measured) {
      options.onTable?.(entry);
      if (entry.reading.wrong.length > 0 || entry.reading.interventions > 0) faulty.push(entry);
    }
  }
  return faulty;
}
