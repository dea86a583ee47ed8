import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditDocument } from '../../../src/pipeline.js';
import { attempt, gridsOf } from '../reading.js';
import { doc, rowOf, text } from './documents.js';
import { startSeconds } from '../../helpers/processor-time.js';

const seed = readFileSync(new URL('../../../fixtures/doc/seed-libreoffice/input.doc', import.meta.url));
const small = doc({ paragraphs: [text('自评表'), ...rowOf(['甲', '乙'], [0, 1000, 2000]), text('后')] });

describe('documents that are cut off', () => {
  it.each(Array.from({ length: 10 }, (_, index) => Math.floor((seed.length * (index + 1)) / 11)))(
    'at byte %i',
    async (length) => {
      const { results } = await auditDocument(seed.subarray(0, length), { path: 'a.doc' });
      expect(results).toMatchObject([{ type: 'failure', error: { code: 'corrupt' } }]);
    },
  );
});

describe('documents with wrong bytes', () => {
  it('are read or refused, within a second, and never take the program with them', async () => {
    const change = fc.record({ at: fc.nat(small.length - 1), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 40 }), async (changes) => {
        const bytes = Uint8Array.from(small);
        for (const { at, byte } of changes) bytes[at] = byte;
        const seconds = startSeconds();
        const result = await attempt(bytes, { name: 'a.doc' });
        if (!('failed' in result)) expect(gridsOf(result).length).toBeLessThan(10);
        expect(seconds()).toBeLessThan(5);
      }),
      { numRuns: 150, seed: 20_241_201 },
    );
  });
});
