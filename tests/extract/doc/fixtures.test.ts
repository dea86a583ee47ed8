import { expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { detectFormat } from '../../../src/extract/registry.js';
import { expectSameGrids, expectSameResults } from '../docx/same-reading.js';

const SEED = 'html/seed-spans/input.html';

it.each([
  [SEED, 'doc/seed-libreoffice/input.doc'],
  ['doc/families-libreoffice/source.html', 'doc/families-libreoffice/input.doc'],
])('reports saved as .doc have the grids of the page that they were made from: %s → %s', expectSameGrids);

it('the seed saved as .doc gives the same records and findings', async () => {
  await expectSameResults(SEED, 'doc/seed-libreoffice/input.doc');
});

it('a .doc is told by what lies in it, whatever its name', () => {
  const bytes = readFileSync(new URL('../../../fixtures/doc/features/input.doc', import.meta.url));
  for (const name of ['a.doc', 'a.wps', 'a.docx', 'a']) expect(detectFormat({ name, bytes })).toBe('doc');
});
