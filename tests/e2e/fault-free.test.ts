/** Generated forms whose figures all agree: an error finding on one of them is a false accusation. */
import { describe, expect, it } from 'vitest';
import { auditDocument } from '../../src/pipeline.js';
import { generateForm } from '../helpers/forms/generate.js';
import { derivedSeed } from '../helpers/forms/random.js';
import { renderForms } from '../helpers/forms/render.js';
import { SEED } from '../helpers/seed.js';

const tables = Number(process.env['FUHE_FAULT_FREE_TABLES'] ?? 200);

describe(`fault-free forms (FUHE_SEED=${SEED})`, () => {
  it(`${tables} forms give no error`, { timeout: 600_000 }, async () => {
    const accused: string[] = [];
    let read = 0;
    for (let number = 0; number < tables; number++) {
      const form = generateForm(derivedSeed(SEED, number));
      const { results } = await auditDocument(new TextEncoder().encode(renderForms([form], 'tsv')), {
        path: 'form.txt',
      });
      for (const result of results) {
        if (result.type === 'failure') {
          accused.push(`seed ${form.seed} ${form.family} not read: ${result.error.message}`);
          continue;
        }
        read++;
        for (const finding of result.audit.findings) {
          if (finding.severity === 'error')
            accused.push(`seed ${form.seed} ${form.family} ${finding.rule} ${finding.path}: ${finding.message}`);
        }
      }
    }
    expect(read).toBe(tables);
    expect(accused).toEqual([]);
  });
});
