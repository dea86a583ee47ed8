/** A queue on a database of its own, and what tests do with it. */
import { onTestFinished } from 'vitest';
import { workHere } from '../../src/batch/here.js';
import { listInputs } from '../../src/batch/inputs.js';
import { openQueue, type QueueConnection } from '../../src/queue/connection.js';
import { enqueueDocuments, type Enqueued } from '../../src/queue/enqueue.js';
import type { Settled } from '../../src/queue/settlement.js';
import { QueueWorker, type WorkerOptions } from '../../src/queue/worker.js';
import { testDatabase, type TestDatabase } from '../helpers/postgres/database.js';
import { linesOf, runCli } from '../helpers/run-cli.js';
import type { QueueStatus } from '../../src/queue/status.js';

export const MEGABYTE = 1024 * 1024;
export const SETTINGS = { profile: 'auto', lang: 'zh', maxBytes: 10 * MEGABYTE } as const;
export const MAKING = { programVersion: '0.1.0', profile: 'auto', limits: '' };

export interface TestQueue {
  readonly database: TestDatabase;
  /** With its connections; maintenance is the test's own business. */
  readonly connection: QueueConnection;
  enqueue(...paths: readonly string[]): Promise<Enqueued>;
  /** A worker within this process. */
  worker(options?: Partial<WorkerOptions>): TestWorker;
  status(): Promise<QueueStatus>;
  /** Makes the leases of all jobs in hand run out, and has them put back. */
  expire(): Promise<void>;
}

export interface TestWorker {
  readonly ended: Settled[];
  run(): Promise<void>;
  stop(): void;
}

export async function testQueue(): Promise<TestQueue> {
  const database = await testDatabase();
  const connection = await openQueue(database.url, false);
  onTestFinished(() => connection.close());
  return {
    database,
    connection,
    enqueue: (...paths) =>
      enqueueDocuments(connection, listInputs(paths, null), {
        ...{ settings: SETTINGS, maxBytes: SETTINGS.maxBytes, programVersion: MAKING.programVersion },
        ...{
          isDocument: () => true,
          signal: new AbortController().signal,
          seen: () => undefined,
          lost: () => undefined,
        },
      }),
    worker: (options) => startWorker(connection, options),
    async status() {
      const { stdout } = await runCli(['queue', 'status', '--queue', database.url]);
      return linesOf<QueueStatus>(stdout)[0] as QueueStatus;
    },
    async expire() {
      await database.query(
        "update fuhe_queue.job set started_on = started_on - interval '1 hour' where state = 'active'",
      );
      await connection.boss.expire();
    },
  };
}

function startWorker(connection: QueueConnection, options: Partial<WorkerOptions> = {}): TestWorker {
  const ended: Settled[] = [];
  const controller = new AbortController();
  const worker = new QueueWorker(connection, {
    ...{ startEngine: workHere, jobs: 1, timeout: 60_000, maxMemory: 500 * MEGABYTE },
    ...{ signal: controller.signal, drain: true },
    profileOf: async (label) => (label === 'auto' ? label : null),
    destination: { sink: null, makingOf: () => MAKING },
    ended: (settled) => ended.push(settled),
    defect: () => undefined,
    waiting: () => undefined,
    ...options,
  });
  return {
    ended,
    run: () => worker.run(),
    stop: () => {
      controller.abort();
    },
  };
}
