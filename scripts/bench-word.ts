/** Measures the reading of .docx documents against mammoth alone on the same bytes in the same run. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import mammoth from 'mammoth';
import { DEFAULT_LIMITS } from '../src/extract/extractor.js';
import { extractDocument } from '../src/extract/registry.js';

const FIXTURES = path.join(import.meta.dirname, '../fixtures');
const ROUNDS = 20;

/** Documents a second of each, and how they compare; for the benchmark script. */
export async function benchWord(): Promise<string> {
  const options = { limits: DEFAULT_LIMITS, signal: new AbortController().signal, lang: 'zh' as const };
  const read = async (bytes: Buffer, name: string): Promise<number> => {
    const start = performance.now();
    const extraction = await extractDocument({ name, bytes }, options);
    if ('failed' in extraction) throw new Error(extraction.detail);
    return performance.now() - start;
  };
  const files = ['seed-libreoffice', 'seed-writer', 'families-libreoffice', 'families-writer'].map((folder) =>
    readFileSync(path.join(FIXTURES, 'docx', folder, 'input.docx')),
  );
  const binary = readFileSync(path.join(FIXTURES, 'doc/seed-libreoffice/input.doc'));
  const spent = { fuhe: 0, mammoth: 0, binary: 0 };
  for (let round = -5; round < ROUNDS; round += 1) {
    for (const bytes of files) {
      const fuhe = await read(bytes, 'input.docx');
      const start = performance.now();
      await mammoth.convertToHtml({ buffer: bytes });
      const alone = performance.now() - start;
      // The first ones warm the engine up.
      if (round < 0) continue;
      spent.fuhe += fuhe;
      spent.mammoth += alone;
    }
    const own = await read(binary, 'input.doc');
    if (round >= 0) spent.binary += own;
  }
  const rate = (documents: number, milliseconds: number): string => ((documents / milliseconds) * 1_000).toFixed(1);
  const documents = ROUNDS * files.length;
  return (
    `docx: ${rate(documents, spent.fuhe)} documents per second to grids, mammoth alone ${rate(documents, spent.mammoth)}, ` +
    `ratio ${(spent.mammoth / spent.fuhe).toFixed(2)}; doc: ${rate(ROUNDS, spent.binary)} documents per second`
  );
}
