import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Evaluation } from '../../../src/model/evaluation.js';
import { auditDocument } from '../../../src/pipeline.js';
import { packEvaluation, unpackEvaluation } from '../../../src/report/page/packing.js';
import { evaluationView } from '../../../src/report/page/page.js';

test('a packed evaluation says the same', async () => {
  const { results } = await auditDocument(readFileSync('fixtures/text/seed/input.txt'), { path: 'x' });
  results.forEach((result, index) => {
    const view = evaluationView(result as Evaluation, index + 1);
    const packed = JSON.parse(JSON.stringify(packEvaluation(view))) as ReturnType<typeof packEvaluation>;
    expect(unpackEvaluation(packed)).toEqual(view);
  });
});
