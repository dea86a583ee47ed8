/** One fault in an otherwise right form: it is found, at its place, and nothing else is called an error. */
import { describe, expect, it } from 'vitest';
import { auditDocument } from '../../src/pipeline.js';
import type { Finding } from '../../src/model/evaluation.js';
import { FAULTS, injectFault } from '../helpers/faults/faults.js';
import { derivedSeed } from '../helpers/forms/random.js';
import { renderForms } from '../helpers/forms/render.js';
import { SEED } from '../helpers/seed.js';

const forms = Number(process.env['FUHE_FAULT_FORMS'] ?? 4);

function isAt(finding: Finding, path: string): boolean {
  return path.endsWith('/')
    ? finding.path.startsWith(path)
    : finding.path === path || finding.path.startsWith(`${path}/`);
}

describe(`one fault a form (FUHE_SEED=${SEED})`, () => {
  it.each(FAULTS.map((fault, number) => ({ ...fault, number })))(
    '$rule: $name',
    { timeout: 120_000 },
    async (fault) => {
      for (let turn = 0; turn < forms; turn++) {
        const { form, path } = injectFault(fault, derivedSeed(SEED + turn, fault.number));
        const { results } = await auditDocument(new TextEncoder().encode(renderForms([form], 'tsv')), {
          path: 'form.txt',
        });
        const failures = results.flatMap((result) => (result.type === 'failure' ? [result.error.message] : []));
        expect(failures, `seed ${form.seed} ${form.family}`).toEqual([]);
        const findings = results.flatMap((result) => (result.type === 'evaluation' ? result.audit.findings : []));
        const shown = findings.map(
          (finding) => `${finding.severity} ${finding.rule} ${finding.path}: ${finding.message}`,
        );
        const report = `seed ${form.seed} ${form.family}, expected ${fault.rule} at ${path}\n${shown.join('\n')}`;
        const hit = findings.find((finding) => finding.rule === fault.rule && isAt(finding, path));
        expect(hit, report).toBeDefined();
        const others = findings.filter((finding) => finding.severity === 'error' && finding !== hit);
        if (fault.alone) expect(others, report).toEqual([]);
      }
    },
  );
});
