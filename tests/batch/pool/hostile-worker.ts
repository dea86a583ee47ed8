/** A worker whose documents say what goes wrong: for tests of the pool. */
import { setTimeout } from 'node:timers/promises';
import { failure } from '../../../src/diagnostics/catalogue.js';
import { toLines } from '../../../src/batch/lines.js';
import { serveJobs } from '../../../src/batch/pool/serve-jobs.js';

/** Kept for good, as a reader that leaks would keep it. */
const leaked: Uint8Array[] = [];

function eat(megabytes: number): void {
  for (let at = 0; at < megabytes; at += 10) leaked.push(new Uint8Array(10 * 1024 * 1024).fill(1));
}

serveJobs(async ({ path, bytes }, { lang }) => {
  const [order = '', amount = ''] = Buffer.from(bytes).toString().split(' ');
  switch (order) {
    case 'hang':
      for (;;);
    case 'wait':
      await setTimeout(Number(amount));
      break;
    case 'eat':
      eat(Number(amount));
      break;
    case 'fill': {
      const texts: string[] = [];
      for (;;) texts.push(`${String(texts.length)} ${'字'.repeat(1_000)}`);
    }
    case 'abort':
      process.abort();
      break;
    case 'exit':
      process.exit(Number(amount));
      break;
    case 'pass':
      return { lines: null, defects: [] };
  }
  return { lines: toLines([failure('no-table', { path, sha256: null, format: null }, lang)]), defects: [] };
});
