/** Measures the worker pool of the built command: two workers against one, and memory at few and at many documents. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

const ROOT = path.join(import.meta.dirname, '..');
const MAIN = path.join(ROOT, 'dist/cli/main.js');
const SEED = readFileSync(path.join(ROOT, 'fixtures/text/seed/input.txt'), 'utf8');
/** Enough that what each worker compiles for itself does not count. */
const PDF_COPIES = 400;
const FEW = 500;
const MANY = 10_000;
const MEGABYTE = 1024 * 1024;
const LOOK = 50;

interface Run {
  readonly seconds: number;
  /** Of the process and its workers together, in bytes; 0 where the system does not say. */
  readonly peak: number;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Memory of a process and all below it; Linux only. */
function treeMemory(pid: number): number {
  const own = Number(read(`/proc/${String(pid)}/statm`).split(' ')[1] ?? '0') * 4_096;
  const children = read(`/proc/${String(pid)}/task/${String(pid)}/children`).trim();
  return children.split(' ').reduce((sum, child) => sum + (child === '' ? 0 : treeMemory(Number(child))), own);
}

function audit(folder: string, jobs: number): Promise<Run> {
  return run('audit', folder, '--jobs', String(jobs), '--out', path.join(folder, '..', 'result.ndjson'));
}

function load(folder: string): Promise<Run> {
  return run('load', folder, '--jobs', '2', '--to', `duckdb:${folder}.duckdb`);
}

async function run(...argv: readonly string[]): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, [MAIN, ...argv], { stdio: 'ignore' });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, treeMemory(child.pid ?? 0));
  }, LOOK);
  await new Promise((resolve) => child.on('close', resolve));
  clearInterval(timer);
  return { seconds: (performance.now() - start) / 1_000, peak };
}

/** Writes documents that differ and gives their folder. */
function writeMany(root: string, count: number, ending: string, content: (at: number) => string | Uint8Array): string {
  const folder = path.join(root, `${ending}-${String(count)}`);
  mkdirSync(folder);
  for (let at = 0; at < count; at += 1) {
    writeFileSync(path.join(folder, `${String(at).padStart(6, '0')}.${ending}`), content(at));
  }
  return folder;
}

/** For the benchmark script. */
export async function benchPool(): Promise<string> {
  const root = mkdtempSync(path.join(tmpdir(), 'fuhe-bench-'));
  try {
    const pdfs = readdirSync(path.join(ROOT, 'fixtures/pdf')).map((name) =>
      readFileSync(path.join(ROOT, 'fixtures/pdf', name, 'input.pdf')),
    );
    const pdf = (at: number): Uint8Array =>
      Buffer.concat([pdfs[at % pdfs.length] as Buffer, Buffer.from(`\n%${String(at)}\n`)]);
    const copies = writeMany(root, PDF_COPIES, 'pdf', pdf);
    const one = await audit(copies, 1);
    const two = await audit(copies, 2);
    const form = SEED.slice(SEED.indexOf('项目支出绩效自评表（表7）'), SEED.indexOf('项目支出绩效自评表（表8）'));
    const text = (at: number): string => `${form}\n注：第${String(at)}份\n`;
    const [few, many] = [writeMany(root, FEW, 'txt', text), writeMany(root, MANY, 'txt', text)];
    const size = ({ peak }: Run): string => `${(peak / MEGABYTE).toFixed(0)} MB`;
    const growth = (of: string, small: Run, large: Run): string =>
      `peak memory of ${of} ${size(small)} at ${String(FEW)} documents, ${size(large)} at ${String(MANY)}, ` +
      `ratio ${(large.peak / small.peak).toFixed(2)}`;
    return (
      `pool: two workers ${(one.seconds / two.seconds).toFixed(2)} times as fast as one on ${String(PDF_COPIES)} PDF files\n` +
      `pool: ${growth('audit', await audit(few, 2), await audit(many, 2))}\n` +
      `pool: ${growth('load to DuckDB', await load(few), await load(many))}`
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
