/** A worker whose documents say what goes wrong, for tests of the pool; what says nothing of the kind is read as ever. */
import { setTimeout } from 'node:timers/promises';
import { failure } from '../../../src/diagnostics/catalogue.js';
import { toLines } from '../../../src/batch/lines.js';
import { serveJobs } from '../../../src/batch/pool/serve-jobs.js';
import { Spill } from '../../../src/batch/spill.js';
import { workOn } from '../../../src/batch/work.js';

/** Kept for good, as a reader that leaks would keep it. */
const leaked: Uint8Array[] = [];

function eat(megabytes: number): void {
  for (let at = 0; at < megabytes; at += 10) leaked.push(new Uint8Array(10 * 1024 * 1024).fill(1));
}

serveJobs(async (job, settings) => {
  const { path, bytes } = job;
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
    case 'leave':
      void setTimeout(50).then(() => process.kill(process.pid, 'SIGKILL'));
      break;
    case 'spill':
      new Spill().write(Buffer.from('half a line'));
      for (;;);
    case 'pass':
      return { lines: null, defects: [] };
    case 'read':
      break;
    default:
      return workOn(job, settings);
  }
  return { lines: toLines([failure('no-table', { path, sha256: null, format: null }, settings.lang)]), defects: [] };
});
