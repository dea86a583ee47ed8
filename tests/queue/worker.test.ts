/** Taking documents off the queue: what becomes of good ones, bad ones, and those that end their process. */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { DocumentWorker, Engine, Job, Outcome, StartEngine } from '../../src/batch/engine.js';
import { workHere } from '../../src/batch/here.js';
import { Pool } from '../../src/batch/pool/pool.js';
import { Spill } from '../../src/batch/spill.js';
import { contentsOf, countsOf } from '../helpers/postgres/contents.js';
import { testDatabase } from '../helpers/postgres/database.js';
import { linesOf, runCli } from '../helpers/run-cli.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { MEGABYTE, testQueue, type TestQueue } from './setting.js';

const folder = temporaryFolder();
const seed = readFileSync('fixtures/text/seed/input.txt', 'utf8');
const table = seed.slice(0, seed.indexOf('项目支出绩效自评表（表2）'));

/** Processes whose documents say what goes wrong. */
const hostile: StartEngine = (options) =>
  new Pool({
    ...options,
    entry: new URL('../batch/pool/hostile-worker.ts', import.meta.url),
    execArgv: ['--import', 'tsx'],
  });

function write(name: string, content = table): string {
  return folder.write(name, content);
}

async function documents(queue: TestQueue): Promise<unknown[]> {
  return queue.database.query(
    `select regexp_replace(path, '.*/', '') as name, status, error_code as code from fuhe.documents order by 1`,
  );
}

/** The delays between attempts are not waited for. */
async function hurry(queue: TestQueue, run: Promise<void>): Promise<void> {
  const timer = setInterval(() => {
    void queue.database
      .query("update fuhe_queue.job set start_after = now() where state = 'retry'")
      .catch(() => undefined);
  }, 100);
  await run;
  clearInterval(timer);
}

describe('a document that cannot be read', () => {
  test('by anybody is a result, and is recorded at once', async () => {
    const queue = await testQueue();
    await queue.enqueue(
      write('bad/damaged.docx', 'x'),
      'fixtures/pdf/encrypted-password/input.pdf',
      write('bad/none.txt', '无'),
    );
    const worker = queue.worker();
    await worker.run();
    expect(worker.ended.map(({ ending }) => ending)).toEqual(['loaded', 'loaded', 'loaded']);
    expect(await documents(queue)).toEqual([
      { name: 'damaged.docx', status: 'failed', code: expect.any(String) as string },
      { name: 'input.pdf', status: 'failed', code: 'encrypted' },
      { name: 'none.txt', status: 'failed', code: 'no-table' },
    ]);
    expect(await queue.status()).toMatchObject({ done: 3, failed: 0 });
  });

  test.each([
    ['ends its process', 'abort', 'internal'],
    ['eats memory', 'eat 1000', 'out-of-memory'],
    ['hangs', 'hang', 'timeout'],
  ])('because it %s is tried three times, then recorded as a failure', async (_, order, code) => {
    const queue = await testQueue();
    await queue.enqueue(write(`poison/${code}.txt`, order), write('poison/good.txt', 'read'));
    const worker = queue.worker({
      startEngine: hostile,
      jobs: 2,
      timeout: code === 'timeout' ? 1_500 : 60_000,
      maxMemory: 300 * MEGABYTE,
    });
    await hurry(queue, worker.run());
    const endings = worker.ended.map(
      ({ finished, ending }) => `${finished.job.input.path.replace(/.*\//, '')} ${ending}`,
    );
    expect(endings.filter((line) => line.startsWith(code))).toEqual([
      `${code}.txt retried`,
      `${code}.txt retried`,
      `${code}.txt failed`,
    ]);
    expect(await documents(queue)).toContainEqual({ name: `${code}.txt`, status: 'failed', code });
    expect(await queue.status()).toMatchObject({ waiting: 0, active: 0, done: 1, failed: 1 });
  });

  test('because this machine does not see it any more is no result: it stays among the failed ones', async () => {
    const queue = await testQueue();
    const file = write('unseen/a.txt');
    await queue.enqueue(file);
    renameSync(file, `${file}.away`);
    await hurry(queue, queue.worker().run());
    expect(await documents(queue)).toEqual([{ name: 'a.txt', status: 'failed', code: 'not-found' }]);
    expect(await queue.status()).toMatchObject({ done: 0, failed: 1 });
    renameSync(`${file}.away`, file);
    await runCli(['queue', 'retry', '--queue', queue.database.url]);
    await queue.worker().run();
    expect(await documents(queue)).toEqual([{ name: 'a.txt', status: 'read', code: null }]);
  });

  test('shows among the failed ones, and gets another chance when told', async () => {
    const queue = await testQueue();
    const file = write('again/a.txt');
    await queue.enqueue(file, write('again/b.txt'));
    await hurry(queue, queue.worker({ startEngine: hostileTo(file) }).run());
    const url = ['--queue', queue.database.url];
    const failed = linesOf<{ id: string; path: string; attempts: number; error: string }>(
      (await runCli(['queue', 'failed', ...url])).stdout,
    );
    expect(failed).toMatchObject([{ path: file, attempts: 3, error: expect.stringContaining('internal') as string }]);
    expect((await runCli(['queue', 'failed', '--format', 'table', ...url])).stdout).toContain(file);
    expect(JSON.parse((await runCli(['queue', 'failed', '--format', 'json', ...url])).stdout)).toEqual(failed);
    // Putting it on again is no other chance.
    expect(await queue.enqueue(file)).toMatchObject({ queued: 0, known: 1 });
    expect(linesOf((await runCli(['queue', 'retry', 'no-such-id', ...url])).stdout)).toEqual([{ retried: 0 }]);
    expect(linesOf((await runCli(['queue', 'retry', failed[0]?.id ?? '', ...url])).stdout)).toEqual([{ retried: 1 }]);
    await queue.worker().run();
    expect(await documents(queue)).toContainEqual({ name: 'a.txt', status: 'read', code: null });
    expect(await queue.status()).toMatchObject({ done: 2, failed: 0 });
    expect(linesOf((await runCli(['queue', 'retry', ...url])).stdout)).toEqual([{ retried: 0 }]);
  });
});

/** An engine whose process ends on one document. */
function hostileTo(path: string): StartEngine {
  return (options) => {
    const [good, bad] = [workHere(options), hostile(options)];
    return {
      width: 1,
      use: (task) =>
        good.use((worker) => task({ run: (job) => (job.path === path ? crash(bad, job) : worker.run(job)) })),
      close() {
        good.close();
        bad.close();
      },
    };
  };
}

async function crash(engine: Engine, job: Job): Promise<Outcome> {
  const outcome = await engine.use((worker) => worker.run({ ...job, bytes: Buffer.from('abort') }));
  return outcome ?? { lines: null, defects: [] };
}

describe('a worker', () => {
  test('may be there before the queue, and several may make it at once', async () => {
    const database = await testDatabase();
    const url = ['--queue', database.url];
    expect(linesOf((await runCli(['queue', 'status', ...url])).stdout)).toMatchObject([{ waiting: 0, done: 0 }]);
    expect(await database.query("select from pg_namespace where nspname like 'fuhe%'")).toEqual([]);
    const runs = await Promise.all([1, 2, 3, 4].map(() => runCli(['work', '--drain', ...url])));
    expect(runs).toEqual(runs.map(() => ({ status: 0, stdout: '', stderr: '' })));
  });

  test('finishes and loads what is in hand when told to stop, gives back the rest, and exits with 0', async () => {
    const queue = await testQueue();
    for (let at = 0; at < 30; at += 1) write(`stop/${String(at)}.txt`, `${table}\n${String(at)}`);
    await queue.enqueue(folder.at('stop'));
    const controller = new AbortController();
    const run = runCli(['work', '--queue', queue.database.url], { signal: controller.signal });
    while ((await queue.status()).done === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort();
    expect((await run).status).toBe(0);
    const { waiting, retrying, active, done } = await queue.status();
    expect({ retrying, active }).toEqual({ retrying: 0, active: 0 });
    expect(waiting + done).toBe(30);
    expect(countsOf(await contentsOf(queue.database))).toMatchObject({ documents: done, evaluations: done });
    await queue.worker().run();
    expect(countsOf(await contentsOf(queue.database))).toMatchObject({ documents: 30, evaluations: 30 });
  });

  test('takes what comes while it waits', async () => {
    const queue = await testQueue();
    const worker = queue.worker({ drain: false });
    const run = worker.run();
    await queue.enqueue(write('late/a.txt'));
    while (worker.ended.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    worker.stop();
    await run;
    expect(await documents(queue)).toEqual([{ name: 'a.txt', status: 'read', code: null }]);
  });

  test('outlives connections that are lost; what it loaded is there once', async () => {
    const queue = await testQueue();
    for (let at = 0; at < 25; at += 1) write(`lost/${String(at)}.txt`, `${table}\n${String(at)}`);
    await queue.enqueue(folder.at('lost'));
    const run = runCli(['work', '--drain', '--queue', queue.database.url, '--log-level', 'silent']);
    const timer = setInterval(() => {
      queue.database
        .query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fuhe'")
        .catch(() => undefined);
    }, 300);
    const enough = setTimeout(() => {
      clearInterval(timer);
    }, 3_000);
    const { status } = await run;
    clearInterval(timer);
    clearTimeout(enough);
    expect(status).toBe(0);
    expect(countsOf(await contentsOf(queue.database))).toMatchObject({ documents: 25, evaluations: 25 });
  });

  test('loads results that fill a file, and leaves no file', async () => {
    const queue = await testQueue();
    const file = write('huge/a.txt', seed);
    const few = write('huge/b.txt');
    await queue.enqueue(file, few);
    const spills: string[] = [];
    const startEngine: StartEngine = (options) => {
      const engine = workHere(options);
      const spilling = async (worker: DocumentWorker, job: Job): Promise<Outcome> => {
        const outcome = await worker.run(job);
        if (job.path !== file || !(outcome.lines instanceof Uint8Array)) return outcome;
        const spill = new Spill();
        spill.write(Buffer.from(outcome.lines));
        const lines = { file: spill.close() };
        spills.push(lines.file);
        return { ...outcome, lines };
      };
      return { ...engine, use: (task) => engine.use((worker) => task({ run: (job) => spilling(worker, job) })) };
    };
    await queue.worker({ startEngine }).run();
    expect(countsOf(await contentsOf(queue.database))).toMatchObject({ documents: 2, evaluations: 9 });
    expect(spills.map((each) => existsSync(each))).toEqual([false]);
  });

  test('loads into another database when told', async () => {
    const [queue, other] = [await testQueue(), await testDatabase()];
    const file = write('other/a.txt');
    await queue.enqueue(file);
    await runCli(['work', '--drain', '--queue', queue.database.url, '--to', other.withSchema('elsewhere')]);
    expect(countsOf(await contentsOf(other, { schema: 'elsewhere' }))).toMatchObject({ documents: 1, evaluations: 1 });
    expect(countsOf(await contentsOf(queue.database))).toMatchObject({ documents: 0 });
    expect(await queue.enqueue(file)).toEqual({ queued: 0, known: 1, unreadable: 0 });
  });

  test('refuses a warehouse that several processes cannot share', async () => {
    const { status, stderr } = await runCli(['work', '--queue', 'postgres://x/y', '--to', 'duckdb:a.duckdb']);
    expect(status).toBe(2);
    expect(stderr).toContain('不能由多个进程同时写入');
  });
});
