import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testDatabase } from '../helpers/postgres/database.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { readDuckDb, readParquet, readPostgres, type Warehouse } from './read-warehouse.js';

const folder = temporaryFolder();
const BATCHES = 14;

/** Loads batch after batch, each document of which takes the place of one from an earlier batch; says when one is in. */
const LOADER = `
  const { openSink } = await import('./src/sinks/open.ts');
  const { partOf, tableOf } = await import('./tests/sinks/parts.ts');
  const sink = await openSink(process.argv[1]);
  for (let batch = 0; batch < ${String(BATCHES)}; batch++) {
    const parts = [0, 1, 2, 3].map((n) => {
      const path = 'p' + String((batch * 4 + n) % 20);
      return partOf(path, [1, 2].map((table) => tableOf(path, path + ' in batch ' + String(batch), {}, table)));
    });
    await sink.load(parts);
    console.log(String(batch));
  }
  await sink.close();`;

/** @param kill Behind which batch, and how many milliseconds later; null lets it come to its end. */
async function load(target: string, kill: { readonly batch: number; readonly later: number } | null): Promise<void> {
  const argv = ['--import', 'tsx', '--input-type=module', '-e', LOADER, target];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) {
    if (kill === null || Number(line) !== kill.batch) continue;
    await sleep(kill.later);
    child.kill('SIGKILL');
  }
  const [code] = (await closed) as [number | null];
  if (kill === null) expect(code).toBe(0);
}

function timeless(warehouse: Warehouse): Warehouse {
  return { ...warehouse, documents: warehouse.documents.map((row) => ({ ...row, loaded_at: null })) };
}

/** Whole batches and nothing else: every document once, each with its two tables and their rows. */
function expectWhole({ documents, evaluations, indicators, findings }: Warehouse): void {
  expect(new Set(documents.map(({ path }) => path)).size).toBe(documents.length);
  expect(documents.length % 2).toBe(0);
  const contents = evaluations.map((row) => row['document_sha256']);
  for (const { sha256 } of documents) expect(contents.filter((each) => each === sha256)).toHaveLength(2);
  const ids = evaluations.map(({ id }) => id);
  expect(new Set(ids).size).toBe(documents.length * 2);
  for (const rows of [indicators, findings]) expect(rows.map((row) => row['evaluation_id'])).toEqual(ids);
}

/** Warehouses of one kind by their names. */
interface Kind {
  readonly target: (name: string) => string;
  readonly read: (name: string) => Promise<Warehouse>;
}

const KINDS: readonly (readonly [string, () => Promise<Kind>])[] = [
  ['duckdb', async () => inFolder('duckdb', readDuckDb)],
  ['parquet', async () => inFolder('parquet', readParquet)],
  [
    'postgres',
    async () => {
      const database = await testDatabase();
      return { target: (name) => database.withSchema(name), read: (name) => readPostgres(database, name) };
    },
  ],
];

function inFolder(kind: string, read: (at: string) => Promise<Warehouse>): Kind {
  const at = (name: string): string => folder.at(`${name}.${kind}`);
  return { target: (name) => `${kind}:${at(name)}`, read: (name) => read(at(name)) };
}

test.each(KINDS)('%s: kill -9 at random moments of a load, then again: as if nothing had happened', async (_, open) => {
  const { target, read } = await open();
  await load(target('undisturbed'), null);
  for (let n = 0; n < 3; n++) {
    const kill = { batch: Math.floor(Math.random() * (BATCHES - 1)), later: Math.random() * 60 };
    await load(target('killed'), kill);
    expectWhole(await read('killed'));
  }
  await load(target('killed'), null);
  const undisturbed = timeless(await read('undisturbed'));
  expectWhole(undisturbed);
  expect(timeless(await read('killed'))).toEqual(undisturbed);
});
