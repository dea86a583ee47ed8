/**
 * Measures the pipeline on generated, damaged tables and prints where it fails.
 * `npx tsx scripts/measure-damage.ts --tables 2000 --seed 7 [--kind K] [--without K] [--family F] [--show 10] [--clean] [--text]`
 */
import { parseArgs } from 'node:util';
import { auditDocument } from '../src/pipeline.js';
import { OPERATORS } from '../tests/helpers/damage/damage.js';
import { CLEAN_FORMATS, measureClean, measureDamage, type MeasuredTable } from '../tests/helpers/damage/measure.js';
import { printFailure, printMeasurement } from '../tests/helpers/damage/print.js';
import { FAMILIES } from '../tests/helpers/forms/families.js';
import type { TextFormat } from '../tests/helpers/forms/render.js';

const USAGE = `--tables N  --seed N  --kind K  --without K  --family F  --show N (failures printed)  --sure (only confidently wrong ones)
--clean (only undamaged tables)  --format tsv|html|markdown|csv|aligned (of clean tables)  --text (print the documents too)
kinds: ${OPERATORS.map((operator) => operator.kind).join(' ')}
families: ${FAMILIES.map((family) => family.name).join(' ')}`;

const { values } = parseArgs({
  options: {
    tables: { type: 'string', default: '500' },
    seed: { type: 'string' },
    kind: { type: 'string' },
    without: { type: 'string', multiple: true, default: [] },
    family: { type: 'string' },
    show: { type: 'string', default: '5' },
    sure: { type: 'boolean', default: false },
    clean: { type: 'boolean', default: false },
    format: { type: 'string' },
    text: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const chosen = {
  seed,
  ...(values.kind === undefined ? {} : { kind: values.kind }),
  ...(values.family === undefined ? {} : { family: values.family }),
};
let left = Number(values.show);

function show(measured: MeasuredTable): void {
  if (left <= 0) return;
  left--;
  console.log(printFailure(measured));
  if (values.text) console.log(measured.text);
}

async function cleanTables(tables: number): Promise<void> {
  const formats = values.format === undefined ? CLEAN_FORMATS : [values.format as TextFormat];
  const faulty = await measureClean(auditDocument, { ...chosen, tables }, formats);
  for (const measured of faulty) show(measured);
  const families = new Map<string, number>();
  for (const { table } of faulty) families.set(table.form.family, (families.get(table.form.family) ?? 0) + 1);
  console.log(`clean tables untouched: ${tables - faulty.length} of ${tables}`);
  for (const [family, count] of families) console.log(`  ${family}: ${count} faulty`);
}

async function damagedTables(tables: number): Promise<void> {
  const measurement = await measureDamage(auditDocument, {
    ...chosen,
    tables,
    without: values.without,
    onTable: (measured) => {
      const { wrong } = measured.reading;
      if (values.sure ? wrong.some((field) => field.confident) : wrong.length > 0) show(measured);
    },
  });
  console.log(printMeasurement(measurement));
}

if (values.help) {
  console.log(USAGE);
} else {
  console.log(`seed ${seed}`);
  const tables = Number(values.tables);
  if (!values.clean) await damagedTables(tables);
  if (values.clean || values.kind === undefined) await cleanTables(values.clean ? tables : Math.ceil(tables / 4));
}
