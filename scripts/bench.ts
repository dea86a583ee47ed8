/**
 * Measures fuhe against itself and against bare node, as ratios: machines differ, ratios travel.
 * Usage: npm run bench [-- MEGABYTES]     size of the large document, 10 unless told
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { DEFAULT_LIMITS } from '../src/extract/extractor.js';
import { extractDocument } from '../src/extract/registry.js';
import { locate } from '../src/model/normalized.js';
import { normalizeExtraction } from '../src/normalize/normalize.js';
import { auditRecord } from '../src/score/audit.js';
import { benchExcel } from './bench-excel.js';
import { benchPdf } from './bench-pdf.js';
import { benchPool } from './bench-pool.js';
import { benchQueue } from './bench-queue.js';
import { benchSinks } from './bench-sinks.js';
import { benchWord } from './bench-word.js';

const ROOT = path.join(import.meta.dirname, '..');
const MAIN = path.join(ROOT, 'dist/cli/main.js');
const SEED = readFileSync(path.join(ROOT, 'fixtures/text/seed/input.txt'));
const MEGABYTE = 1024 * 1024;
const DOCUMENTS = 100;
const STARTS = 15;

await benchStages();
benchStart();
benchMemory(Number(process.argv[2] ?? '10'));
await benchPdf();
console.log(await benchWord());
console.log(await benchExcel());
console.log(await benchPool());
console.log(await benchSinks());
console.log(await benchQueue());

/** Text tables a second, and the share of each stage. */
async function benchStages(): Promise<void> {
  const options = { limits: DEFAULT_LIMITS, signal: new AbortController().signal, lang: 'zh' as const };
  const spent = { extract: 0, normalize: 0, score: 0, print: 0 };
  let tables = 0;
  for (let n = -10; n < DOCUMENTS; n++) {
    const marks = [performance.now()];
    const mark = (): number => marks.push(performance.now());
    const extraction = await extractDocument({ name: 'input.txt', bytes: SEED }, options);
    if ('failed' in extraction) throw new Error(extraction.detail);
    mark();
    const normalized = [...normalizeExtraction(extraction, options)];
    mark();
    const audits = normalized.map(({ record, locations }) =>
      auditRecord(record, { profile: 'auto', lang: 'zh', locate: (pointer) => locate(locations, pointer) }),
    );
    mark();
    JSON.stringify([normalized, audits]);
    mark();
    // The first ones warm the engine up.
    if (n < 0) continue;
    tables += normalized.length;
    Object.keys(spent).forEach((stage, index) => {
      spent[stage as keyof typeof spent] += (marks[index + 1] ?? 0) - (marks[index] ?? 0);
    });
  }
  const total = Object.values(spent).reduce((sum, each) => sum + each, 0);
  const shares = Object.entries(spent).map(([stage, each]) => `${stage} ${String(Math.round((each / total) * 100))} %`);
  console.log(`tables: ${((tables / total) * 1000).toFixed(0)} per second on one core; ${shares.join(', ')}`);
}

/** The command's help against a node that does nothing. */
function benchStart(): void {
  const time = (...args: string[]): number => {
    const times = Array.from({ length: STARTS }, () => {
      const start = performance.now();
      spawnSync(process.execPath, args, { stdio: 'ignore' });
      return performance.now() - start;
    });
    return times.sort((a, b) => a - b)[Math.floor(STARTS / 2)] ?? 0;
  };
  if (!existsSync(MAIN)) throw new Error('npm run build comes first');
  const bare = time('-e', '0');
  const help = time(MAIN, '--help');
  console.log(
    `start: fuhe --help ${help.toFixed(0)} ms, bare node ${bare.toFixed(0)} ms, ratio ${(help / bare).toFixed(2)}`,
  );
}

/** Peak memory on one large document of many tables, against its size and against a node that does nothing. */
function benchMemory(megabytes: number): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'fuhe-bench-'));
  try {
    const document = path.join(folder, 'large.txt');
    const copies = Math.ceil((megabytes * MEGABYTE) / SEED.length);
    writeFileSync(document, Buffer.concat(Array.from({ length: copies }, () => SEED)));
    const probe = path.join(folder, 'probe.mjs');
    // The worker process does the reading and is ended by a signal: each process writes down its peak as it goes.
    const peaks = path.join(folder, 'peaks');
    mkdirSync(peaks);
    const note = `writeFileSync(${JSON.stringify(`${peaks}/`)} + process.pid, String(process.resourceUsage().maxRSS))`;
    writeFileSync(
      probe,
      `import { writeFileSync } from 'node:fs'; setInterval(() => ${note}, 200).unref(); ${note};\n`,
    );
    const peak = (...args: string[]): number => {
      const run = spawnSync(process.execPath, ['--import', probe, ...args], { encoding: 'utf8' });
      if (run.status !== 0) throw new Error(run.stderr);
      const kilobytes = readdirSync(peaks).map((pid) => Number(readFileSync(path.join(peaks, pid), 'utf8')));
      for (const pid of readdirSync(peaks)) rmSync(path.join(peaks, pid));
      return Math.max(...kilobytes) / 1024;
    };
    const bare = peak('-e', '0');
    const start = performance.now();
    const large = peak(MAIN, 'audit', document, '--timeout', '3000', '--out', path.join(folder, 'result.ndjson'));
    const seconds = (performance.now() - start) / 1000;
    console.log(
      `memory: ${large.toFixed(0)} MB at the peak on a document of ${String(megabytes)} MB (${String(copies * 8)} tables, ` +
        `${seconds.toFixed(0)} s), bare node ${bare.toFixed(0)} MB, ${((large - bare) / megabytes).toFixed(1)} bytes a byte`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
