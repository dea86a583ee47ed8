/** Measures what PostgreSQL costs: the sink against bare COPY of the same rows, and the queue against plain `audit`. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Evaluation } from '../src/model/evaluation.js';
import { auditDocument } from '../src/pipeline.js';
import { columnList } from '../src/sinks/ddl.js';
import { batchRows, type RowGroup } from '../src/sinks/rows.js';
import { PostgresSink } from '../src/sinks/postgres/sink.js';
import { copyLine } from '../src/sinks/postgres/sql.js';
import { TABLES, type TableName } from '../src/sinks/tables.js';
import type { DocumentPart } from '../src/sinks/work.js';
import { serverUrl } from '../tests/helpers/postgres/server.js';

const ROOT = path.join(import.meta.dirname, '..');
const BUILT = path.join(ROOT, 'dist/cli/main.js');
const DOCUMENTS = 1_200;
const BATCH = 100;
const PDF_COPIES = 200;
const ROUNDS = 2;
const MAKING = { programVersion: '0', profile: 'auto', limits: '' };

/** The seed's tables as those of many documents. */
async function makeParts(): Promise<DocumentPart[]> {
  const seed = (await auditDocument(readFileSync(path.join(ROOT, 'fixtures/text/seed/input.txt')), { path: 'seed' }))
    .results as Evaluation[];
  return Array.from({ length: DOCUMENTS }, (_, at): DocumentPart => {
    const name = `${String(at)}.txt`;
    const sha256 = createHash('sha256').update(name).digest('hex');
    const table = seed[at % seed.length] as Evaluation;
    const result = { ...table, id: `${sha256}#1`, source: { ...table.source, path: name, sha256, table: 1 } };
    return { path: name, results: [result], making: MAKING, continued: false };
  });
}

function batches(parts: readonly DocumentPart[]): DocumentPart[][] {
  return Array.from({ length: Math.ceil(parts.length / BATCH) }, (_, at) => parts.slice(at * BATCH, (at + 1) * BATCH));
}

/** The fastest way there is: rows as text, one COPY a table and transaction, tables without keys, nothing asked. */
async function copyBare(client: pg.Client, parts: readonly DocumentPart[]): Promise<number> {
  let rows = 0;
  for (const batch of batches(parts)) {
    const lines = new Map<TableName, string[]>();
    for await (const group of batchRows(batch, new Date().toISOString())) {
      for (const [name, list] of Object.entries(group) as [TableName, RowGroup[TableName] & object][]) {
        const known = lines.get(name) ?? [];
        lines.set(name, known);
        for (const row of list) known.push(copyLine(row));
        rows += list.length;
      }
    }
    await client.query('begin');
    for (const table of TABLES) {
      const text = lines.get(table.name)?.join('') ?? '';
      if (text === '') continue;
      const target = client.query(copyFrom(`copy bare.${table.name} (${columnList(table)}) from stdin`));
      await pipeline(Readable.from([Buffer.from(text)]), target);
    }
    await client.query('commit');
  }
  return rows;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

async function benchSink(url: string): Promise<string> {
  const parts = await makeParts();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const target = await PostgresSink.open(url);
  await client.query('create schema bare');
  for (const { name } of TABLES) await client.query(`create table bare.${name} (like fuhe.${name})`);
  const all = TABLES.flatMap(({ name }) => [`fuhe.${name}`, `bare.${name}`]).join(', ');
  const empty = (): Promise<unknown> => client.query(`truncate ${all}`);
  let [sink, bare, rows] = [Infinity, Infinity, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    await empty();
    bare = Math.min(bare, await seconds(async () => (rows = await copyBare(client, parts))));
    await empty();
    sink = Math.min(
      sink,
      await seconds(async () => {
        for (const batch of batches(parts)) await target.load(batch);
      }),
    );
  }
  await target.close();
  await client.end();
  const rate = (rows / sink).toFixed(0);
  return `PostgreSQL sink: ${rate} rows/s (${(DOCUMENTS / sink).toFixed(0)} tables/s), ${(bare / sink).toFixed(2)} times bare COPY of the same rows`;
}

/** Runs a command. @returns Seconds of processor time that it took, with all processes that it started. */
async function run(main: string, ...argv: readonly string[]): Promise<number> {
  const before = childrenTime();
  const child = spawn(process.execPath, [main, ...argv], { stdio: ['ignore', 'ignore', 'inherit'] });
  const status = await new Promise((resolve) => child.on('close', resolve));
  if (status !== 0 && status !== 3) throw new Error(`fuhe ${argv[0] ?? ''} ended with ${String(status)}`);
  return childrenTime() - before;
}

const TICKS = 100;

/** Processor time of a process and, of its children, those that ended; Linux only. */
function timesOf(pid: number | 'self'): readonly [own: number, children: number] {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15);
  return [(user + system) / TICKS, (childUser + childSystem) / TICKS];
}

function childrenTime(): number {
  return timesOf('self')[1];
}

/** Processor time of the whole server; its process is the parent of the one that serves us. */
async function serverTime(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>(
    'select pg_backend_pid() as pid union select pid from pg_stat_activity',
  );
  const [first] = rows;
  const parent = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${String(first?.pid)}/status`, 'latin1'))?.[1]);
  const living = rows.reduce((sum, { pid }) => sum + timesOf(pid)[0], 0);
  return living + timesOf(parent)[0] + timesOf(parent)[1];
}

/** PDF files that differ. */
function writePdfs(folder: string): void {
  const pdfs = readdirSync(path.join(ROOT, 'fixtures/pdf'))
    .filter((name) => !name.startsWith('encrypted'))
    .map((name) => readFileSync(path.join(ROOT, 'fixtures/pdf', name, 'input.pdf')));
  for (let at = 0; at < PDF_COPIES; at += 1) {
    const bytes = Buffer.concat([pdfs[at % pdfs.length] as Buffer, Buffer.from(`\n%${String(at)}\n`)]);
    writeFileSync(path.join(folder, `${String(at).padStart(4, '0')}.pdf`), bytes);
  }
}

async function benchOverhead(client: pg.Client, url: string, main: string): Promise<string> {
  const root = mkdtempSync(path.join(tmpdir(), 'fuhe-bench-'));
  const folder = path.join(root, 'pdf');
  mkdirSync(folder);
  writePdfs(folder);
  // Processor time, that of the server included: other work on the machine counts less that way.
  let [plain, queued, put] = [Infinity, Infinity, Infinity];
  const withServer = async (...argv: readonly string[]): Promise<number> => {
    const before = await serverTime(client);
    return (await run(main, ...argv)) + (await serverTime(client)) - before;
  };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const out = path.join(root, 'result.ndjson');
      plain = Math.min(plain, await run(main, 'audit', folder, '--jobs', '2', '--out', out));
      await client.query('drop schema if exists fuhe cascade; drop schema if exists fuhe_queue cascade');
      put = Math.min(put, await withServer('enqueue', folder, '--queue', url));
      queued = Math.min(queued, await withServer('work', '--drain', '--jobs', '2', '--queue', url));
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  const each = (whole: number): string => `${((whole / PDF_COPIES) * 1_000).toFixed(1)} ms`;
  return (
    `queue: ${each(queued)} of processor time a PDF file with its loading, ${each(plain)} for plain audit, ` +
    `${((queued / plain - 1) * 100).toFixed(1)} % more; putting it on takes ${each(put)}`
  );
}

/** For the benchmark script. @param main The built command. */
export async function benchQueue(main: string = BUILT): Promise<string> {
  const server = await serverUrl();
  const admin = new pg.Client({ connectionString: `${server}postgres` });
  await admin.connect();
  const name = `fuhe_bench_${String(process.pid)}`;
  await admin.query(`create database ${name}`);
  const client = new pg.Client({ connectionString: `${server}${name}` });
  await client.connect();
  try {
    const sink = await benchSink(`${server}${name}`);
    return `${sink}\n${await benchOverhead(client, `${server}${name}`, main)}`;
  } finally {
    await client.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}
