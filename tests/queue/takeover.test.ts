/** Workers that die, sleep, or come back from the dead: what they had in hand is loaded once, by whoever holds it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { auditDocument } from '../../src/pipeline.js';
import { fetchJobs, type FetchedJob } from '../../src/queue/fetch.js';
import { Leases } from '../../src/queue/lease.js';
import { Settlement, type FinishedJob } from '../../src/queue/settlement.js';
import { contentsOf, countsOf } from '../helpers/postgres/contents.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { MAKING, testQueue, type TestQueue } from './setting.js';

const folder = temporaryFolder();
const seed = readFileSync('fixtures/text/seed/input.txt', 'utf8');
const table = seed.slice(0, seed.indexOf('项目支出绩效自评表（表2）'));

function writeMany(name: string, count: number): string {
  for (let at = 0; at < count; at += 1) folder.write(`${name}/${String(at)}.txt`, `${table}\n${String(at)}`);
  return folder.at(name);
}

async function finish({ lease, job }: FetchedJob): Promise<FinishedJob> {
  const { path } = job.input;
  return { lease, job, results: (await auditDocument(readFileSync(path), { path })).results };
}

function settlementOf(queue: TestQueue): Settlement {
  return new Settlement(queue.connection, { sink: null, makingOf: () => MAKING });
}

describe('a worker whose jobs were taken over', () => {
  test('rolls back what is not its own any more, and loads the rest', async () => {
    const queue = await testQueue();
    await queue.enqueue(writeMany('zombie', 6));
    const slow = await fetchJobs(queue.connection, 6);
    // The lease of four of them runs out; another worker takes these.
    const lost = slow.slice(0, 4).map(({ lease }) => lease.id);
    await queue.database.query(
      "update fuhe_queue.job set started_on = started_on - interval '1 hour' where id = any($1)",
      [lost],
    );
    await queue.connection.boss.expire();
    const quick = await fetchJobs(queue.connection, 6);
    expect(quick.map(({ lease }) => lease.id).sort()).toEqual([...lost].sort());

    const settled = await settlementOf(queue).settle(await Promise.all(slow.map(finish)));
    expect(settled.map(({ ending }) => ending).sort()).toEqual([
      ...['loaded', 'loaded', 'taken-over', 'taken-over', 'taken-over', 'taken-over'],
    ]);
    expect(countsOf(await contentsOf(queue.database))).toMatchObject({ documents: 2, evaluations: 2 });

    await settlementOf(queue).settle(await Promise.all(quick.map(finish)));
    expect(countsOf(await contentsOf(queue.database))).toMatchObject({ documents: 6, evaluations: 6 });
    expect(await queue.status()).toMatchObject({ waiting: 0, active: 0, done: 6 });
  });

  test('and comes too late, changes nothing', async () => {
    const queue = await testQueue();
    await queue.enqueue(writeMany('late', 3));
    const slow = await Promise.all((await fetchJobs(queue.connection, 3)).map(finish));
    await queue.expire();
    await queue.worker().run();
    const before = await contentsOf(queue.database, { times: true });
    expect((await settlementOf(queue).settle(slow)).map(({ ending }) => ending)).toEqual([
      ...['taken-over', 'taken-over', 'taken-over'],
    ]);
    expect(await contentsOf(queue.database, { times: true })).toEqual(before);
    expect(await queue.status()).toMatchObject({ done: 3 });
  });

  test('both load at the same moment: one does', async () => {
    const queue = await testQueue();
    await queue.enqueue(writeMany('both', 8));
    const slow = await Promise.all((await fetchJobs(queue.connection, 8)).map(finish));
    await queue.expire();
    const quick = await Promise.all((await fetchJobs(queue.connection, 8)).map(finish));
    const endings = (await Promise.all([slow, quick].map((batch) => settlementOf(queue).settle(batch)))).map(
      (settled) => settled.map(({ ending }) => ending),
    );
    expect(endings).toEqual([Array(8).fill('taken-over'), Array(8).fill('loaded')]);
    expect(countsOf(await contentsOf(queue.database))).toMatchObject({ documents: 8, evaluations: 8 });
  });

  test('cannot keep, give back or end a job by what it remembers of it', async () => {
    const queue = await testQueue();
    await queue.enqueue(writeMany('stale', 1));
    const [stale] = (await fetchJobs(queue.connection, 1)).map(({ lease }) => lease);
    await queue.expire();
    const [held] = (await fetchJobs(queue.connection, 1)).map(({ lease }) => lease);
    if (!stale || !held) throw new Error('no job');
    const [leases, pool] = [new Leases('fuhe_queue'), queue.connection.pool];
    expect(await leases.extend(pool, [stale])).toEqual(new Set());
    expect(await leases.fail(pool, [stale], ['x'])).toBe(0);
    expect(await leases.retry(pool, stale, 0, 'x')).toBe(0);
    await leases.release(pool, [stale]);
    expect(await queue.status()).toMatchObject({ active: 1, waiting: 0 });
    expect(await leases.extend(pool, [held])).toEqual(new Set([held.id]));
  });
});

describe('a job whose worker is gone', () => {
  test('comes back when its lease runs out; one that is extended does not', async () => {
    const queue = await testQueue();
    await queue.enqueue(writeMany('gone', 2));
    const [dead, alive] = (await fetchJobs(queue.connection, 2)).map(({ lease }) => lease);
    if (!dead || !alive) throw new Error('no job');
    await queue.database.query("update fuhe_queue.job set started_on = started_on - interval '1 hour'");
    await new Leases('fuhe_queue').extend(queue.connection.pool, [alive]);
    await queue.connection.boss.expire();
    expect((await fetchJobs(queue.connection, 2)).map(({ lease }) => lease)).toEqual([{ id: dead.id, retryCount: 1 }]);
    const [row] = await queue.database.query<{ seconds: number }>(
      'select extract(epoch from max(expire_in))::int as seconds from fuhe_queue.job',
    );
    // Together with the time until somebody looks: within a minute.
    expect(row?.seconds).toBeLessThanOrEqual(30);
  });

  test('is given back uncounted when it was not begun', async () => {
    const queue = await testQueue();
    await queue.enqueue(writeMany('uncounted', 1));
    for (let round = 0; round < 5; round += 1) {
      const leases = (await fetchJobs(queue.connection, 1)).map(({ lease }) => lease);
      expect(leases).toMatchObject([{ retryCount: 0 }]);
      await new Leases('fuhe_queue').release(queue.connection.pool, leases);
    }
  });

  test('again and again, is worked on with nothing beside it; the innocent are all read', async () => {
    const queue = await testQueue();
    await queue.enqueue(writeMany('suspects', 7));
    await queue.database.query("update fuhe_queue.job set retry_count = 3, started_on = now(), state = 'retry'");
    let [most, now] = [0, 0];
    const worker = queue.worker({
      jobs: 4,
      startEngine: () => ({
        width: 4,
        async use(task) {
          now += 1;
          most = Math.max(most, now);
          await new Promise((resolve) => setTimeout(resolve, 20));
          const done = await task({
            run: async ({ path, bytes }) => ({
              lines: Buffer.from(
                (await auditDocument(bytes, { path })).results.map((result) => `${JSON.stringify(result)}\n`).join(''),
              ),
              defects: [],
            }),
          });
          now -= 1;
          return done;
        },
        close: () => undefined,
      }),
    });
    await worker.run();
    expect(most).toBe(1);
    expect(countsOf(await contentsOf(queue.database))).toMatchObject({ documents: 7, evaluations: 7 });
  });

  test('ten times, is recorded as a failure and not begun any more', async () => {
    const queue = await testQueue();
    await queue.enqueue(writeMany('spent', 2));
    await queue.database.query(
      `update fuhe_queue.job set retry_count = 9, started_on = now(), state = 'retry' where data->'input'->>'path' like '%/0.txt'`,
    );
    await queue.worker().run();
    expect(await queue.database.query('select status, error_code as code from fuhe.documents order by 1')).toEqual([
      { status: 'failed', code: 'internal' },
      { status: 'read', code: null },
    ]);
    expect(await queue.status()).toMatchObject({ done: 1, failed: 1 });
  });
});

describe('a document that the database does not take', () => {
  test('costs only itself', async () => {
    const queue = await testQueue();
    await queue.enqueue(writeMany('refused', 5));
    await queue.database.query(
      `create function fuhe.refuse() returns trigger language plpgsql as
       $$ begin if new.json->'source'->>'path' like '%/2.txt' then raise 'refused'; end if; return new; end $$;
       create trigger refuse before insert on fuhe.evaluations for each row execute function fuhe.refuse()`,
    );
    const timer = setInterval(() => {
      queue.database
        .query("update fuhe_queue.job set start_after = now() where state = 'retry'")
        .catch(() => undefined);
    }, 100);
    await queue.worker().run();
    clearInterval(timer);
    expect(
      await queue.database.query(
        'select status, error_code as code, count(*)::int as n from fuhe.documents group by 1, 2 order by 1',
      ),
    ).toEqual([
      { status: 'failed', code: 'internal', n: 1 },
      { status: 'read', code: null, n: 4 },
    ]);
    expect(await queue.status()).toMatchObject({ done: 4, failed: 1 });
  });

  test('because the job is none of ours', async () => {
    const queue = await testQueue();
    await queue.connection.boss.send('documents', { something: 'else' });
    await queue.enqueue(writeMany('foreign', 1));
    await queue.worker().run();
    expect(await queue.status()).toMatchObject({ done: 1, failed: 1 });
  });
});
