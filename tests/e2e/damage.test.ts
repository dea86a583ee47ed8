/** Generated tables, damaged as copied tables are: what was printed where must come back, or be reported as doubtful. */
import { describe, expect, it } from 'vitest';
import { auditDocument } from '../../src/pipeline.js';
import { CLEAN_FORMATS, measureClean, measureDamage, type MeasuredTable } from '../helpers/damage/measure.js';
import { confidentShare, printFailure, printMeasurement, restoredShare } from '../helpers/damage/print.js';
import { SEED } from '../helpers/seed.js';

const tables = Number(process.env['FUHE_DAMAGE_TABLES'] ?? 400);

describe(`generated tables (FUHE_SEED=${SEED})`, () => {
  it(`${tables} damaged tables are put right`, { timeout: 600_000 }, async () => {
    const failures: MeasuredTable[] = [];
    const measurement = await measureDamage(auditDocument, {
      tables,
      seed: SEED,
      onTable: (measured) => {
        if (measured.reading.wrong.length > 0 && failures.length < 5) failures.push(measured);
      },
    });
    const report = [printMeasurement(measurement), ...failures.map((failure) => printFailure(failure))].join('\n\n');
    expect(restoredShare(measurement.total), report).toBeGreaterThanOrEqual(0.995);
    expect(confidentShare(measurement.total), report).toBeLessThanOrEqual(0.001);
  });

  it('clean tables are left alone', { timeout: 600_000 }, async () => {
    const faulty = await measureClean(auditDocument, { tables: Math.ceil(tables / 2), seed: SEED }, CLEAN_FORMATS);
    const first = faulty.slice(0, 5).map((failure) => printFailure(failure));
    expect(faulty.length, `seed ${SEED}\n${first.join('\n')}`).toBe(0);
  });
});
