/** Measures the warehouses: the sink alone, from results to rows on disk, against DuckDB's bare appender with the same rows. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import type { Evaluation } from '../src/model/evaluation.js';
import { auditDocument } from '../src/pipeline.js';
import { inBatches } from '../src/sinks/batches.js';
import { appendRows } from '../src/sinks/duckdb/append.js';
import { openDatabase } from '../src/sinks/duckdb/database.js';
import { createLayout } from '../src/sinks/duckdb/layout.js';
import { openSink } from '../src/sinks/open.js';
import { addRows, batchRows, type RowGroup } from '../src/sinks/rows.js';
import type { DocumentPart, Making } from '../src/sinks/work.js';

const SEED = readFileSync(path.join(import.meta.dirname, '../fixtures/text/seed/input.txt'));
const DOCUMENTS = 500;
const ROUNDS = 3;
const MAKING: Making = { programVersion: 'bench', profile: 'auto', limits: '' };

/** The seed's tables under other names: what audit makes of that many documents, without the audit. */
function* documents(tables: readonly Evaluation[]): Generator<DocumentPart> {
  for (let n = 0; n < DOCUMENTS; n++) {
    const sha256 = n.toString(16).padStart(64, '0');
    const results = tables.map((table) => ({
      ...table,
      id: `${sha256}#${String(table.source.table)}`,
      source: { ...table.source, sha256 },
    }));
    yield { path: `document ${String(n)}.txt`, results, making: MAKING, continued: false };
  }
}

async function* asStream(parts: Iterable<DocumentPart>): AsyncGenerator<DocumentPart> {
  yield* parts;
}

async function bareAppender(rows: RowGroup, file: string): Promise<number> {
  const database = await openDatabase(file);
  await createLayout(database);
  const start = performance.now();
  await database.transaction(() => appendRows(database.connection, rows));
  const taken = performance.now() - start;
  database.close();
  return taken;
}

async function wholeSink(tables: readonly Evaluation[], target: string): Promise<number> {
  const sink = await openSink(target);
  const start = performance.now();
  for await (const batch of inBatches(asStream(documents(tables)))) await sink.load(batch);
  const taken = performance.now() - start;
  await sink.close();
  return taken;
}

/** The best of several rounds in turn, so that what else the machine does falls on all alike. */
export async function benchSinks(): Promise<string> {
  const { results } = await auditDocument(SEED, { path: 'seed.txt' });
  const tables = results.filter((result) => result.type === 'evaluation');
  const rows: RowGroup = {};
  for await (const group of batchRows(documents(tables), new Date().toISOString())) addRows(rows, group);
  const count = Object.values(rows).reduce((sum, each) => sum + each.length, 0);

  const best = { bare: Infinity, duckdb: Infinity, parquet: Infinity };
  const root = mkdtempSync(path.join(tmpdir(), 'fuhe-bench-'));
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const at = (name: string): string => path.join(root, `${name}-${String(round)}`);
      best.bare = Math.min(best.bare, await bareAppender(rows, at('bare')));
      best.duckdb = Math.min(best.duckdb, await wholeSink(tables, `duckdb:${at('duckdb')}`));
      best.parquet = Math.min(best.parquet, await wholeSink(tables, `parquet:${at('parquet')}`));
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  const line = (name: string, taken: number): string => {
    const rate = Math.round(count / (taken / 1_000));
    return `${name.padEnd(24)} ${String(rate).padStart(8)} rows/s   ${(best.bare / taken).toFixed(2)}× the bare appender`;
  };
  return [
    line('bare DuckDB appender', best.bare),
    line('DuckDB, from results', best.duckdb),
    line('Parquet, from results', best.parquet),
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await benchSinks());
