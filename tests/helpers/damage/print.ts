/** Prints a measurement and single failures, for the author of the reader. */
import type { MeasuredTable, Measurement, Tally } from './measure.js';
import type { DamageRow } from './table.js';

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(3)} %`;
}

function tallyLine(name: string, tally: Tally): string {
  return [
    name.padEnd(20),
    `${tally.perfect}/${tally.tables}`.padStart(11),
    percent(tally.fields - tally.wrong, tally.fields).padStart(11),
    `${tally.wrong}/${tally.fields}`.padStart(13),
    percent(tally.confident, tally.fields).padStart(10),
  ].join('  ');
}

/** Share of fields restored, from 0 to 1. */
export function restoredShare(tally: Tally): number {
  return tally.fields === 0 ? 1 : (tally.fields - tally.wrong) / tally.fields;
}

export function confidentShare(tally: Tally): number {
  return tally.fields === 0 ? 0 : tally.confident / tally.fields;
}

export function printMeasurement(measurement: Measurement): string {
  const worstFirst = (map: ReadonlyMap<string, Tally>): string[] =>
    [...map].sort(([, a], [, b]) => restoredShare(a) - restoredShare(b)).map(([name, tally]) => tallyLine(name, tally));
  const head = `${''.padEnd(20)}  tables right     restored   wrong/fields  conf.wrong`;
  const buckets = measurement.calibration
    .filter((bucket) => bucket.rows > 0)
    .map(
      (bucket) =>
        `  from ${bucket.from.toFixed(2)}: ${String(bucket.rows).padStart(6)} rows, stated ${(bucket.stated / bucket.rows).toFixed(4)}, right ${(bucket.right / bucket.rows).toFixed(4)}`,
    );
  return [
    head,
    tallyLine('all', measurement.total),
    '',
    'by kind of damage (a table counts for each of its kinds)',
    ...worstFirst(measurement.byKind),
    '',
    'by family',
    ...worstFirst(measurement.byFamily),
    '',
    'by format',
    ...worstFirst(measurement.byFormat),
    '',
    'confidence of rows: stated against observed',
    ...buckets,
    `sure of the wrong one of two equally good readings: ${measurement.rash} fields`,
  ].join('\n');
}

function printRow(row: DamageRow): string {
  return row.cells.map((cell) => cell.text).join(' → ');
}

/** The rows of the table that a wrong field belongs to; the whole table for the fields of no row. */
function rowsFor(measured: MeasuredTable, path: string): readonly DamageRow[] {
  const [block, number] = path.split('/');
  const kind =
    block === 'indicators'
      ? 'indicator'
      : block === 'funds'
        ? 'fund'
        : block === 'goals'
          ? 'goal'
          : path.startsWith('total')
            ? 'total'
            : null;
  const rows = measured.table.rows;
  if (kind === null) return [];
  return rows.filter((row) => row.kind === kind && (kind === 'total' || row.item === Number(number)));
}

/** One failing table: what was done to it, and each wrong field beside its row. */
export function printFailure(measured: MeasuredTable, fields = 8): string {
  const { table, reading, evaluation } = measured;
  const lines = [
    `seed ${measured.seed}  family ${table.form.family}  format ${measured.format}  table ${measured.place + 1}  kinds ${table.kinds.join(' + ') || 'none'}`,
    ...table.notes.map((note) => `  ${note}`),
  ];
  if (!evaluation)
    return [...lines, `  the table was not found${measured.failure === null ? '' : ` (${measured.failure})`}`, ''].join(
      '\n',
    );
  if (reading.interventions > 0 && table.kinds.length === 0) {
    const repairs = evaluation.record.indicators.flatMap((row, at) =>
      row.repairs.map((repair) => `${at}: ${JSON.stringify(repair)}`),
    );
    const notes = evaluation.diagnostics
      .filter((entry) => entry.code.startsWith('alignment'))
      .map((entry) => `${entry.code} ${entry.path ?? ''} ${entry.message}`);
    lines.push(...[...repairs, ...notes].slice(0, 4).map((line) => `  touched a clean table: ${line}`));
  }
  const header = table.rows.find((row) => row.kind === 'indicator-header');
  if (header && reading.wrong.some((field) => field.path.startsWith('indicators')))
    lines.push(`  header: ${printRow(header)}`);
  let last = '';
  for (const field of reading.wrong.slice(0, fields)) {
    const rows = rowsFor(measured, field.path).map(printRow).join('\n       ');
    if (rows !== '' && rows !== last) lines.push(`  row: ${rows}`);
    last = rows;
    lines.push(
      `    ${field.path}: expected ${JSON.stringify(field.expected)}, got ${JSON.stringify(field.got)}${field.confident ? '  (SURE)' : ''}`,
    );
  }
  if (reading.wrong.length > fields) lines.push(`    … ${reading.wrong.length - fields} more wrong fields`);
  return [...lines, ''].join('\n');
}
