/** The pool with workers whose documents hang, eat memory and crash. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Job } from '../../../src/batch/engine.js';
import { fromLines } from '../../../src/batch/lines.js';
import { inOrder } from '../../../src/batch/ordered.js';
import type { Failure } from '../../../src/model/evaluation.js';
import { Pool, type PoolOptions } from '../../../src/batch/pool/pool.js';

const MEGABYTE = 1024 * 1024;

function startPool(options: Partial<PoolOptions> = {}): Pool {
  const pool = new Pool({
    settings: { command: 'audit', profile: 'auto', lang: 'zh', maxBytes: MEGABYTE },
    jobs: 2,
    timeout: 60_000,
    maxMemory: 400 * MEGABYTE,
    signal: new AbortController().signal,
    entry: new URL('./hostile-worker.ts', import.meta.url),
    execArgv: ['--import', 'tsx'],
    ...options,
  });
  onTestFinished(() => {
    pool.close();
  });
  return pool;
}

function jobOf(order: string, path = order): Job {
  return { path, name: path, bytes: Buffer.from(order), oversized: null, passable: false };
}

/** What becomes of documents, one word each, in order. */
async function outcomes(pool: Pool, orders: readonly string[]): Promise<string[]> {
  const items = (async function* () {
    yield* orders;
  })();
  const said: string[] = [];
  const work = inOrder(items, pool.width * 4, (order) => pool.use((worker) => worker.run(jobOf(order))));
  for await (const outcome of work) {
    if (outcome === null) said.push('stopped');
    else if (outcome.lines === null) said.push('passed');
    else said.push(...[...fromLines<Failure>(outcome.lines)].flat().map(({ error }) => error.code));
  }
  return said;
}

test('once stopped, what comes later is told so, however many wait', async () => {
  const stop = new AbortController();
  const pool = startPool({ jobs: 1, signal: stop.signal });
  const use = (order: string) => pool.use((worker) => worker.run(jobOf(order)));
  const [running, waiting] = [use('wait 300'), use('read')];
  stop.abort();
  const late = Array.from({ length: 5 }, () => use('read'));
  expect(await running).not.toBeNull();
  expect(await Promise.all([waiting, ...late])).toEqual(Array.from({ length: 6 }, () => null));
});

test('a process that ends between two documents is replaced', async () => {
  const pool = startPool({ jobs: 1, timeout: 10_000 });
  expect(await outcomes(pool, ['leave'])).toEqual(['no-table']);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await outcomes(pool, ['read', 'read'])).toEqual(['no-table', 'no-table']);
});

describe('a document that goes wrong is its own failure, and the others are read', () => {
  test.each([
    ['hangs', 'hang', 'timeout'],
    ['waits for what never comes', 'wait 3600000', 'timeout'],
    ['eats memory outside of the heap', 'eat 4000', 'out-of-memory'],
    ['fills the heap', 'fill', 'out-of-memory'],
    ['crashes its process', 'abort', 'internal'],
    ['ends its process', 'exit 0', 'internal'],
  ])('%s', async (_, order, code) => {
    const orders = ['read', 'read', order, 'read', 'pass', 'read', order, 'read'];
    const maxMemory = (order === 'fill' ? 200 : 400) * MEGABYTE;
    const pool = startPool({ timeout: code === 'timeout' ? 1_500 : 60_000, maxMemory });
    expect(await outcomes(pool, orders)).toEqual(
      orders.map((each) => (each === order ? code : each === 'pass' ? 'passed' : 'no-table')),
    );
  });

  test('a failure says what happened, with the document and its content', async () => {
    const outcome = await startPool({ timeout: 1_000 }).use((worker) => worker.run(jobOf('hang', 'a/b.pdf')));
    expect([...fromLines(outcome?.lines ?? new Uint8Array())].flat()).toMatchObject([
      {
        type: 'failure',
        source: { path: 'a/b.pdf', sha256: createHash('sha256').update('hang').digest('hex'), format: null },
        error: { code: 'timeout', message: '处理超时：> 1 s' },
      },
    ]);
  });

  test('what documents before it left behind is not held against a document', async () => {
    // Three that fit one by one, but not together; the last one alone is too much.
    const orders = ['eat 150', 'eat 150', 'eat 150', 'eat 150', 'eat 600'];
    const codes = ['no-table', 'no-table', 'no-table', 'no-table', 'out-of-memory'];
    expect(await outcomes(startPool({ jobs: 1 }), orders)).toEqual(codes);
  });

  test('what an ended process was writing is removed, not only at the end', async () => {
    const unfinished = (): string[] => {
      return readdirSync(tmpdir()).filter((name) => name.startsWith(`fuhe-scratch-${String(process.pid)}-`));
    };
    const pool = startPool({ jobs: 1, timeout: 1_000 });
    expect(await outcomes(pool, ['read', 'spill', 'read'])).toEqual(['no-table', 'timeout', 'no-table']);
    expect(unfinished()).toEqual([]);
  });

  test('a document that eats memory is given up early in a process that others have used', async () => {
    // 200 MB are within the limit for one document, but not within what the second one in a process may take.
    const pool = startPool({ jobs: 1, maxMemory: 400 * MEGABYTE });
    expect(await outcomes(pool, ['read', 'eat 200', 'read'])).toEqual(['no-table', 'no-table', 'no-table']);
  });

  test('fifty documents of which every tenth crashes', async () => {
    const orders = Array.from({ length: 50 }, (_, at) => (at % 10 === 9 ? 'exit 1' : 'read'));
    const codes = orders.map((order) => (order === 'read' ? 'no-table' : 'internal'));
    expect(await outcomes(startPool(), orders)).toEqual(codes);
  });
});

describe('the order', () => {
  test('is that of the documents, whichever is done first', async () => {
    const pool = startPool({ jobs: 2 });
    const done: string[] = [];
    const orders = ['wait 400', 'wait 1', 'wait 100', 'wait 1'];
    const items = (async function* () {
      yield* orders.entries();
    })();
    for await (const name of inOrder(items, 8, async ([at, order]) => {
      await pool.use((worker) => worker.run(jobOf(order)));
      return `${String(at)} ${order}`;
    })) {
      done.push(name);
    }
    expect(done).toEqual(orders.map((order, at) => `${String(at)} ${order}`));
  });

  test('holds back what comes behind a slow document: nothing piles up', async () => {
    let started = 0;
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    const endless = (async function* () {
      for (let at = 0; ; at += 1) yield at;
    })();
    const results = inOrder(endless, 5, async (at) => {
      started += 1;
      if (at === 0) await slow;
      return at;
    });
    const first = results.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(started).toBe(5);
    release();
    expect((await first).value).toBe(0);
    await results.return(0);
  });
});

describe('stopping', () => {
  test('finishes what is in hand and begins nothing more', async () => {
    const controller = new AbortController();
    const pool = startPool({ signal: controller.signal });
    // Both workers are running before the interrupt.
    expect(await outcomes(pool, ['read', 'read'])).toEqual(['no-table', 'no-table']);
    setTimeout(() => {
      controller.abort();
    }, 100);
    expect(await outcomes(pool, ['wait 800', 'wait 800', 'read', 'read', 'read'])).toEqual([
      'no-table',
      'no-table',
      'stopped',
      'stopped',
      'stopped',
    ]);
  });

  test('a worker that cannot start is an error of the program, not of the document', async () => {
    const pool = startPool({ entry: new URL('./no-such-worker.ts', import.meta.url) });
    await expect(pool.use((worker) => worker.run(jobOf('read')))).rejects.toThrow('cannot start');
  });
});
