/** Putting documents on the queue: each once, and nothing lost. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { zipSync } from 'fflate';
import { findProfile } from '../../src/profiles/registry.js';
import { contentsOf, countsOf } from '../helpers/postgres/contents.js';
import { testDatabase } from '../helpers/postgres/database.js';
import { linesOf, runCli } from '../helpers/run-cli.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { auditDocument } from '../../src/pipeline.js';
import { fetchJobs } from '../../src/queue/fetch.js';
import { Settlement } from '../../src/queue/settlement.js';
import { MAKING, testQueue } from './setting.js';

const folder = temporaryFolder();
const seed = readFileSync('fixtures/text/seed/input.txt');
const table = Buffer.from(String(seed).slice(0, String(seed).indexOf('项目支出绩效自评表（表2）')));

function writeMany(name: string, count: number): string {
  for (let at = 0; at < count; at += 1)
    folder.write(`${name}/${String(at)}.txt`, `${String(table)}\n注：${String(at)}\n`);
  return folder.at(name);
}

async function counted(...argv: readonly string[]): Promise<{ queued: number; known: number; unreadable: number }> {
  const { stdout } = await runCli(['enqueue', ...argv]);
  return (
    linesOf<{ queued: number; known: number; unreadable: number }>(stdout)[0] ?? {
      queued: -1,
      known: -1,
      unreadable: -1,
    }
  );
}

describe('enqueue', () => {
  test('puts each document on once, whoever says it again and when', async () => {
    const queue = await testQueue();
    const many = writeMany('many', 220);
    expect(await queue.enqueue(many)).toEqual({ queued: 220, known: 0, unreadable: 0 });
    expect(await queue.enqueue(many, `${many}/7.txt`)).toEqual({ queued: 0, known: 221, unreadable: 0 });
    expect(await queue.status()).toMatchObject({ waiting: 220, active: 0, done: 0, failed: 0 });
  });

  test('puts nothing on that is done', async () => {
    const queue = await testQueue();
    const few = writeMany('few', 5);
    await queue.enqueue(few);
    await queue.worker().run();
    expect(await queue.enqueue(few)).toEqual({ queued: 0, known: 5, unreadable: 0 });
    expect(await queue.status()).toMatchObject({ waiting: 0, active: 0, done: 5, failed: 0 });
    expect(countsOf(await contentsOf(queue.database))).toMatchObject({ documents: 5, evaluations: 5 });
    // Also when the queue has forgotten it, but not when the warehouse has.
    await queue.database.query('delete from fuhe_queue.job');
    expect(await queue.enqueue(few)).toMatchObject({ queued: 0, known: 5 });
    await queue.database.query('delete from fuhe.documents');
    expect(await queue.enqueue(few)).toMatchObject({ queued: 5, known: 0 });
  });

  test('by two at once: each document is on the queue once', async () => {
    const queue = await testQueue();
    const many = writeMany('both', 120);
    const both = await Promise.all([queue.enqueue(many), queue.enqueue(many), queue.enqueue(many)]);
    expect(await queue.status()).toMatchObject({ waiting: 120 });
    expect(both.every(({ queued, known }) => queued + known === 120)).toBe(true);
  });

  test('a document that changed is another job; one that changed back too', async () => {
    const queue = await testQueue();
    const file = folder.write('change.txt', seed);
    const contents = async (): Promise<unknown> => (await contentsOf(queue.database))['documents'];
    await queue.enqueue(file);
    await queue.worker().run();
    const first = await contents();
    writeFileSync(file, table);
    expect(await queue.enqueue(file)).toMatchObject({ queued: 1 });
    await queue.worker().run();
    expect(await contents()).not.toEqual(first);
    writeFileSync(file, seed);
    expect(await queue.enqueue(file)).toMatchObject({ queued: 1 });
    await queue.worker().run();
    expect(await contents()).toEqual(first);
  });

  test('the latest job of a path counts, also where a worker has an earlier one in hand', async () => {
    const queue = await testQueue();
    const file = folder.write('latest.txt', seed);
    await queue.enqueue(file);
    const [early] = await fetchJobs(queue.connection, 1);
    if (!early) throw new Error('no job');
    writeFileSync(file, table);
    await queue.enqueue(file);
    await queue.worker().run();
    const after = await contentsOf(queue.database, { times: true });
    const results = (await auditDocument(seed, { path: file })).results;
    const settlement = new Settlement(queue.connection, { sink: null, makingOf: () => MAKING });
    expect(await settlement.settle([{ ...early, results }])).toMatchObject([{ ending: 'taken-over' }]);
    expect(await contentsOf(queue.database, { times: true })).toEqual(after);
    expect(await queue.status()).toMatchObject({ waiting: 0, active: 0, done: 1 });
  });

  test('members of archives are documents of their own, wherever they are', async () => {
    const queue = await testQueue();
    const inner = zipSync({ 'c.txt': Buffer.concat([table, Buffer.from('\n丙')]) });
    const archive = zipSync({
      'a!/b.txt': table,
      '内/甲局.zip': inner,
      '../evil.txt': table,
      'note.bin': Buffer.from([0, 1, 2]),
    });
    const file = folder.write('all!/2024年.zip', archive);
    expect(await queue.enqueue(folder.at('all!'))).toMatchObject({ known: 0, unreadable: 1 });
    await queue.worker().run();
    const rows = await queue.database.query(
      'select path, status, error_code as code from fuhe.documents order by path collate "C"',
    );
    expect(rows).toEqual([
      { path: `${file}!/../evil.txt`, status: 'failed', code: 'unreadable' },
      { path: `${file}!/a!/b.txt`, status: 'read', code: null },
      { path: `${file}!/内/甲局.zip!/c.txt`, status: 'read', code: null },
    ]);
  });

  test('what is loaded is what `fuhe load` loads, failures included', async () => {
    const [queue, direct] = [await testQueue(), await testDatabase()];
    folder.write('mixed/a.txt', seed);
    folder.write('mixed/b.docx', 'damaged');
    folder.write('mixed/c.bin', Buffer.from([0, 1, 2, 3]));
    folder.write('mixed/d.zip', zipSync({ 'x.txt': table, 'y.txt': Buffer.from('no table') }));
    cpSync('fixtures/pdf/encrypted-password/input.pdf', folder.at('mixed/e.pdf'));
    cpSync('fixtures/pdf/long-office/input.pdf', folder.at('mixed/f.pdf'));
    const inputs = [folder.at('mixed'), folder.at('nowhere.pdf')];
    expect((await runCli(['load', ...inputs, '--to', direct.url])).status).toBe(3);
    const url = ['--queue', queue.database.url];
    const put = await runCli(['enqueue', ...inputs, ...url]);
    expect({ status: put.status, said: linesOf(put.stdout) }).toEqual({
      status: 3,
      said: [{ queued: 7, known: 0, unreadable: 1 }],
    });
    expect((await runCli(['work', '--drain', ...url, '--log-level', 'silent'])).status).toBe(0);
    expect(await contentsOf(queue.database)).toEqual(await contentsOf(direct));
    expect(await counted(...inputs, ...url)).toEqual({ queued: 0, known: 7, unreadable: 1 });
  });

  test('paths are as they were named; the worker finds them from anywhere', async () => {
    const queue = await testQueue();
    await queue.enqueue('fixtures/text/seed/input.txt');
    const here = process.cwd();
    process.chdir(folder.path);
    try {
      await queue.worker().run();
    } finally {
      process.chdir(here);
    }
    expect(await queue.database.query('select path, status from fuhe.documents')).toEqual([
      { path: 'fixtures/text/seed/input.txt', status: 'read' },
    ]);
  });

  test('a profile of the user’s own goes with the job, and another one makes another job', async () => {
    const queue = await testQueue();
    const url = ['--queue', queue.database.url];
    const own = { ...findProfile('mof-2020'), name: 'own' };
    const profile = folder.write('own.json', JSON.stringify(own));
    const document = folder.write('own.txt', table);
    expect(await counted(document, ...url)).toMatchObject({ queued: 1 });
    expect(await counted(document, '--profile', 'mof-2020', ...url)).toMatchObject({ queued: 1 });
    expect(await counted(document, '--profile', profile, ...url)).toMatchObject({ queued: 1 });
    expect(await counted(document, '--profile', profile, ...url)).toMatchObject({ known: 1 });
    // The latest takes the place of the others.
    expect(await queue.status()).toMatchObject({ waiting: 1 });
    // A worker on another machine has no such file.
    rmSync(profile);
    await runCli(['work', '--drain', ...url]);
    const [row] = await queue.database.query<{ profile: string; used: string }>(
      'select d.profile, e.profile as used from fuhe.documents d join fuhe.evaluations e on d.sha256 = e.document_sha256',
    );
    expect(row?.profile).toMatch(/^own@[0-9a-f]{12}$/);
    expect(row?.used).toBe('own');
  });

  test('jobs of other settings in a row are each read in their own way', async () => {
    const queue = await testQueue();
    const url = ['--queue', queue.database.url];
    const names = ['mof-2020', 'zhongwei-2024', 'mof-2021-cost'];
    for (const [at, profile] of [...names, ...names].entries()) {
      const file = folder.write(`settings/${String(at)}.txt`, `${String(table)}\n${String(at)}`);
      await counted(file, '--profile', profile, ...url);
    }
    await runCli(['work', '--drain', ...url]);
    const rows = await queue.database.query<{ profile: string; used: string }>(
      `select d.profile, e.profile as used from fuhe.documents d join fuhe.evaluations e on d.sha256 = e.document_sha256
       order by path collate "C"`,
    );
    expect(rows).toEqual([...names, ...names].map((name) => ({ profile: name, used: name })));
  });

  test.each([
    [['a.txt'], '缺少 --queue'],
    [['-', '--queue', 'postgres://x/y'], '标准输入'],
    [['a.txt', '--queue', 'mysql://root:s3cret@x/y'], 'PostgreSQL 地址有误'],
    [['a.txt', '--queue', 'postgres://root:s3cret@127.0.0.1:1/y'], '与 postgres://root@127.0.0.1:1/y 的连接不通'],
  ])('%j is refused clearly', async (argv, said) => {
    const { status, stdout, stderr } = await runCli(['enqueue', ...argv]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(stderr).not.toContain('s3cret');
  });
});

test('one that takes documents from an empty folder puts nothing on', async () => {
  const queue = await testQueue();
  mkdirSync(path.join(folder.path, 'empty'));
  expect(await queue.enqueue(folder.at('empty'))).toEqual({ queued: 0, known: 0, unreadable: 0 });
});
