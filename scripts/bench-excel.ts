/** Measures the reading of .xlsx workbooks against SheetJS reading the same bytes in the same run. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { read } from '@e965/xlsx';
import { DEFAULT_LIMITS } from '../src/extract/extractor.js';
import { extractDocument } from '../src/extract/registry.js';

const FIXTURES = path.join(import.meta.dirname, '../fixtures/xlsx');
const ROUNDS = 30;

/** Documents a second of each, and how they compare; for the benchmark script. */
export async function benchExcel(): Promise<string> {
  const files = ['seed-sheets', 'seed-stacked', 'seed-libreoffice', 'families'].map((folder) =>
    readFileSync(path.join(FIXTURES, folder, 'input.xlsx')),
  );
  const options = { limits: DEFAULT_LIMITS, signal: new AbortController().signal, lang: 'zh' as const };
  const spent = { fuhe: 0, bare: 0 };
  for (let round = -5; round < ROUNDS; round += 1) {
    for (const bytes of files) {
      const start = performance.now();
      const extraction = await extractDocument({ name: 'input.xlsx', bytes }, options);
      if ('failed' in extraction) throw new Error(extraction.detail);
      const between = performance.now();
      read(bytes, { type: 'buffer' });
      // The first ones warm the engine up.
      if (round < 0) continue;
      spent.fuhe += between - start;
      spent.bare += performance.now() - between;
    }
  }
  const documents = ROUNDS * files.length;
  const rate = (milliseconds: number): string => ((documents / milliseconds) * 1_000).toFixed(0);
  return `xlsx: ${rate(spent.fuhe)} documents per second to grids, SheetJS alone ${rate(spent.bare)}, ratio ${(spent.bare / spent.fuhe).toFixed(2)}`;
}
