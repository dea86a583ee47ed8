import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { StartEngine } from '../../src/batch/engine.js';
import { workHere } from '../../src/batch/here.js';
import { LoadedIndex } from '../../src/cli/loaded-index.js';
import type { StoredDocument } from '../../src/sinks/work.js';
import { linesOf, runCli } from '../helpers/run-cli.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { sha256Of } from '../sinks/parts.js';
import { queryDuckDb, readDuckDb, type Warehouse } from '../sinks/read-warehouse.js';

const folder = temporaryFolder();
const SEED = readFileSync('fixtures/text/seed/input.txt', 'utf8');

/** Documents that differ in a figure. */
function writeDocuments(name: string, count: number): string {
  for (let n = 1; n <= count; n++) {
    folder.write(`${name}/${String(n).padStart(3, '0')}.txt`, SEED.replaceAll('59.82', `${String(n)}.82`));
  }
  return folder.at(name);
}

function timeless(warehouse: Warehouse): Warehouse {
  return { ...warehouse, documents: warehouse.documents.map((row) => ({ ...row, loaded_at: null })) };
}

/** An engine that may not be used. */
const IDLE: StartEngine = () => ({
  width: 1,
  use: async (task) => task({ run: () => Promise.reject(new Error('a document was read')) }),
  close: () => undefined,
});

describe('fuhe load', () => {
  test('writes what audit prints, and says what it did', async () => {
    const documents = writeDocuments('all', 3);
    folder.write('all/bad.docx', 'no document');
    const to = `duckdb:${folder.at('all.duckdb')}`;
    const run = await runCli(['load', documents, '--to', to, '--lang', 'en']);
    expect(run).toEqual({
      status: 3,
      stdout: '',
      stderr: 'fuhe: 4 documents: 4 added, 0 replaced, 0 unchanged; 1 of them not read; 24 evaluations read\n',
    });
    const audit = await runCli(['audit', documents, '--format', 'ndjson', '--lang', 'en']);
    const printed = linesOf(audit.stdout).filter(({ type }) => type === 'evaluation');
    const { evaluations } = await readDuckDb(folder.at('all.duckdb'));
    const loaded = evaluations.map(({ json }) => JSON.parse(String(json)) as { id: string });
    const byId = (a: { id?: unknown }, b: { id?: unknown }): number => (String(a.id) < String(b.id) ? -1 : 1);
    expect(loaded.sort(byId)).toEqual(printed.sort(byId));
  });

  test('does not read again what is loaded; a changed document and one that is gone are replaced', async () => {
    const documents = writeDocuments('again', 3);
    const file = folder.at('again.duckdb');
    const load = (startEngine?: StartEngine, ...more: string[]): ReturnType<typeof runCli> =>
      runCli(
        ['load', documents, '--to', `duckdb:${file}`, '--lang', 'en', ...more],
        startEngine ? { startEngine } : {},
      );
    expect((await load()).status).toBe(0);
    const before = await readDuckDb(file);
    const bytes = readFileSync(file);

    const same = await load(IDLE);
    expect(same.stderr).toContain('3 documents: 0 added, 0 replaced, 3 unchanged');
    expect(readFileSync(file).equals(bytes)).toBe(true);
    // Findings and failures of what is not read again count as before.
    expect((await load(IDLE, '--fail-on', 'warning')).status).toBe(1);

    folder.write('again/002.txt', SEED.replaceAll('59.82', '59.81'));
    const missing = folder.at('again/gone.txt');
    const changed = await load(undefined, missing);
    expect(changed.status).toBe(3);
    expect(changed.stderr).toContain('4 documents: 1 added, 1 replaced, 2 unchanged; 1 of them not read');
    const after = await readDuckDb(file);
    const path = (n: number): string => folder.at(`again/00${String(n)}.txt`);
    for (const n of [1, 3]) {
      const row = (warehouse: Warehouse): unknown => warehouse.documents.find((each) => each['path'] === path(n));
      expect(row(after)).toEqual(row(before));
    }
    expect(after.documents.map((row) => [row['path'], row['status']])).toEqual([
      [path(1), 'read'],
      [path(2), 'read'],
      [path(3), 'read'],
      [missing, 'failed'],
    ]);
    expect(after.evaluations).toHaveLength(24);
    // What is still missing is no news.
    expect((await load(undefined, missing)).stderr).toContain('0 added, 0 replaced, 4 unchanged');
  });

  test('another profile, or another content of one, is other work', async () => {
    const documents = writeDocuments('profiles', 1);
    const file = folder.at('profiles.duckdb');
    const profile = (weight: string): string =>
      folder.write('own.json', JSON.stringify({ extends: 'mof-2020', name: 'own', weights: { execution: weight } }));
    const load = (given: string): ReturnType<typeof runCli> =>
      runCli(['load', documents, '--to', `duckdb:${file}`, '--profile', given, '--lang', 'en']);
    await load('mof-2020');
    expect((await load('mof-2020')).stderr).toContain('1 unchanged');
    expect((await load(profile('10'))).stderr).toContain('1 replaced');
    expect((await load(profile('10'))).stderr).toContain('1 unchanged');
    expect((await load(profile('20'))).stderr).toContain('1 replaced');
    const [row] = await queryDuckDb(file, 'SELECT profile, requested_profile FROM evaluations LIMIT 1');
    expect(row?.['profile']).toBe('own');
    expect(row?.['requested_profile']).toMatch(/^own@[0-9a-f]{12}$/);
  });

  test('--resume takes results of an earlier audit', async () => {
    const documents = writeDocuments('resumed', 2);
    const results = folder.at('resumed.ndjson');
    await runCli(['audit', documents, '--out', results, '--format', 'ndjson']);
    const to = `duckdb:${folder.at('resumed.duckdb')}`;
    const run = await runCli(['load', documents, '--to', to, '--resume', results, '--lang', 'zh'], {
      startEngine: IDLE,
    }).catch((error: unknown) => String(error));
    // The last document of a result file may lack tables, so it is read again: here that is refused.
    expect(run).toContain('a document was read');
    writeFileSync(results, `${readFileSync(results, 'utf8')}${failureLine('x.txt')}`);
    const whole = await runCli(['load', documents, '--to', to, '--resume', results], { startEngine: IDLE });
    expect(whole).toMatchObject({ status: 0, stderr: expect.stringContaining('读出自评表 16 张') as string });
  });

  test('an interrupt loads what is done, and the same command goes on', async () => {
    const documents = writeDocuments('interrupted', 6);
    const file = folder.at('interrupted.duckdb');
    const argv = ['load', documents, '--lang', 'en', '--to'];
    const interrupt = new AbortController();
    let jobs = 0;
    const startEngine: StartEngine = (options) => {
      const engine = workHere(options);
      return {
        width: engine.width,
        async use(task) {
          jobs += 1;
          if (jobs === 3) interrupt.abort();
          return engine.use(task);
        },
        close() {
          engine.close();
        },
      };
    };
    const run = await runCli([...argv, `duckdb:${file}`], { signal: interrupt.signal, startEngine });
    expect(run.status).toBe(130);
    expect(run.stderr).toContain('to go on, run the same command again');
    const undisturbed = folder.at('undisturbed.duckdb');
    for (const each of [file, undisturbed]) await runCli([...argv, `duckdb:${each}`]);
    expect(timeless(await readDuckDb(file))).toEqual(timeless(await readDuckDb(undisturbed)));
  });

  test.each([
    [[], '缺少 --to'],
    [['--to', 'sqlite:x'], '--to 应为'],
    [['--to', 'duckdb:'], '--to 应为'],
    [['--to', 'duckdb::memory:'], '--to 应为'],
    [['--to', 'duckdb:none/x.duckdb'], '无法打开'],
    [['--to', 'duckdb:x', '--jobs', '0'], '--jobs'],
  ])('%j: %s', async (flags, message) => {
    const run = await runCli(['load', writeDocuments('usage', 1), ...flags]);
    expect(run).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(message) as string });
  });

  test('a password is never told', async () => {
    const to = 'postgres://user:se%63ret@127.0.0.1:1/db';
    for (const target of [to, `pg${to}`, to.replace('postgres:', 'mysql:')]) {
      const run = await runCli(['load', writeDocuments('secret', 1), '--to', target, '--log-level', 'debug']);
      expect(run.status).toBe(2);
      expect(run.stderr).not.toMatch(/secret|se%63ret/);
    }
  });
});

function failureLine(path: string): string {
  const source = { path, sha256: sha256Of(path), format: null };
  const error = { code: 'corrupt', message: 'x', hint: 'x' };
  return `${JSON.stringify({ type: 'failure', schemaVersion: '1.0', source, error })}\n`;
}

describe('what is loaded already', () => {
  const making = { programVersion: '1', profile: 'auto', limits: '200 120 900' };
  const document: StoredDocument = {
    ...{ path: 'a', sha256: sha256Of('x'), format: null, status: 'failed', evaluations: 0 },
    ...{ errorCode: 'timeout', errorMessage: 'x', errorHint: 'x', findings: { error: 0, warning: 0, info: 0 } },
    ...{ programVersion: '1', profile: 'auto', limits: making.limits },
  };
  const indexOf = (stored: StoredDocument): Promise<LoadedIndex> =>
    LoadedIndex.read(
      (async function* () {
        yield stored;
      })(),
    );

  test('a failure of a limit stands only under the same limit', async () => {
    const index = await indexOf(document);
    expect(index.find('a', Buffer.from('x'), making)).toMatchObject({ failed: true });
    expect(index.find('a', Buffer.from('x'), { ...making, limits: '200 600 900' })).toBeNull();
  });

  test('any other result stands under every limit, for the same content, version and profile', async () => {
    const index = await indexOf({ ...document, status: 'read', errorCode: null, limits: null });
    const find = (path: string, content: string, more: object = {}): unknown =>
      index.find(path, Buffer.from(content), { ...making, ...more });
    expect(find('a', 'x', { limits: 'other' })).toMatchObject({ failed: false });
    expect([
      find('b', 'x'),
      find('a', 'y'),
      find('a', 'x', { programVersion: '2' }),
      find('a', 'x', { profile: 'p' }),
    ]).toEqual([null, null, null, null]);
  });
});

test('kill -9 of the whole process tree, then again: as if nothing had happened', async () => {
  const documents = writeDocuments('killed', 30);
  const [killed, undisturbed] = [folder.at('killed.duckdb'), folder.at('whole.duckdb')];
  const argv = ['load', documents, '--jobs', '2', '--to'];
  const command = ['--import', 'tsx', 'src/cli/main.ts', ...argv, `duckdb:${killed}`];
  const child = spawn(process.execPath, command, { detached: true, stdio: 'ignore' });
  const closed = once(child, 'close');
  while (!existsSync(killed) && child.exitCode === null) await sleep(20);
  await sleep(Math.random() * 1_000);
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  await closed;

  for (const file of [killed, undisturbed]) expect((await runCli([...argv, `duckdb:${file}`])).status).toBe(0);
  expect(timeless(await readDuckDb(killed))).toEqual(timeless(await readDuckDb(undisturbed)));
});
