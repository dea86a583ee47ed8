/** Loads what became of jobs and ends the jobs, in one transaction: a job is done if, and only if, its results are there. */
import type pg from 'pg';
import { fromLines, type Lines } from '../batch/lines.js';
import type { Failure, Result } from '../model/evaluation.js';
import type { Sink } from '../sinks/sink.js';
import { loadWithin } from '../sinks/postgres/sink.js';
import type { DocumentPart, Making } from '../sinks/work.js';
import { failedReading, nextAttempt } from './attempts.js';
import { completeJobs, type QueueConnection } from './connection.js';
import type { QueuedJob } from './job.js';
import { Leases, type Lease } from './lease.js';

/** A job whose document was worked on. */
export interface FinishedJob {
  readonly lease: Lease;
  readonly job: QueuedJob;
  /** Null where it was passed over. */
  readonly results: readonly Result[] | Lines | null;
}

/** How a job ended. */
export type Ending = 'loaded' | 'failed' | 'retried' | 'taken-over';
export interface Settled {
  readonly finished: FinishedJob;
  readonly ending: Ending;
  /** What stands in the way of a document that was not read. */
  readonly failure: Failure | null;
}

/** Where results go. */
export interface Destination {
  /** Another place than the queue's own database; null for that, the only one that a transaction reaches. */
  readonly sink: Sink | null;
  readonly makingOf: (job: QueuedJob) => Making;
}

/** What is to be done about a job. */
interface Plan {
  readonly finished: FinishedJob;
  readonly failure: Failure | null;
  /** Seconds until another attempt; null where the results are loaded. */
  readonly retryIn: number | null;
  /** Whether the job ends as failed. */
  readonly fails: boolean;
}

export class Settlement {
  private readonly leases: Leases;

  constructor(
    private readonly connection: QueueConnection,
    private readonly destination: Destination,
  ) {
    this.leases = new Leases(connection.schema);
  }

  /**
   * Settles jobs together. Those that another worker took over are left to it, the others settled without them.
   * @throws What the database says; nothing of it is there then.
   */
  async settle(batch: readonly FinishedJob[]): Promise<Settled[]> {
    const plans = batch.map(planOf);
    const gone: Settled[] = [];
    let open = plans;
    while (open.length > 0) {
      const held = await this.attempt(open);
      if (held === null) break;
      const lost = open.filter(({ finished }) => !held.has(finished.lease.id));
      gone.push(...lost.map(({ finished, failure }): Settled => ({ finished, failure, ending: 'taken-over' })));
      open = open.filter((plan) => !lost.includes(plan));
    }
    return [...open.map(settledOf), ...gone];
  }

  /** @returns Null when all is there; else, rolled back, the jobs that are still ours. */
  private async attempt(plans: readonly Plan[]): Promise<Set<string> | null> {
    const client = await this.connection.pool.connect();
    let failed = true;
    try {
      await client.query('begin');
      const leases = plans.map(({ finished }) => finished.lease);
      const held = await this.leases.hold(client, leases);
      const whole = held.size === leases.length;
      if (whole) {
        await this.load(client, plans);
        await this.end(client, plans);
      }
      await client.query(whole ? 'commit' : 'rollback');
      failed = false;
      return whole ? null : held;
    } finally {
      client.release(failed);
    }
  }

  private async load(client: pg.ClientBase, plans: readonly Plan[]): Promise<void> {
    const loaded = plans.filter(({ retryIn, finished }) => retryIn === null && finished.results !== null);
    if (loaded.length === 0) return;
    const parts = partsOf(loaded, this.destination.makingOf);
    if (this.destination.sink !== null) await this.destination.sink.load(parts);
    else await loadWithin(client, this.connection.target.schema, parts);
  }

  /** @throws Error unless as many jobs ended as there are: nothing of the batch may stay then. */
  private async end(client: pg.ClientBase, plans: readonly Plan[]): Promise<void> {
    const done = plans.filter(({ retryIn, fails }) => retryIn === null && !fails);
    const failed = plans.filter(({ fails }) => fails);
    const again = plans.filter(({ retryIn }) => retryIn !== null);
    let ended = 0;
    if (done.length > 0) {
      const ids = done.map(({ finished }) => finished.lease.id);
      const output = this.destination.sink === null ? {} : { elsewhere: true };
      ended += (await completeJobs(this.connection.boss, ids, output, client)).affected;
    }
    const leases = failed.map(({ finished }) => finished.lease);
    ended += await this.leases.fail(client, leases, failed.map(reasonOf));
    for (const plan of again) {
      ended += await this.leases.retry(client, plan.finished.lease, plan.retryIn ?? 0, reasonOf(plan));
    }
    if (ended !== plans.length) throw new Error(`${String(ended)} of ${String(plans.length)} jobs could be ended`);
  }
}

function reasonOf({ failure }: Plan): string {
  return failure === null ? '' : `${failure.error.code}: ${failure.error.message}`;
}

function planOf(finished: FinishedJob): Plan {
  const { results, lease } = finished;
  // A document whose results fill a file was read.
  const held = results instanceof Uint8Array || Array.isArray(results) ? readResults(results) : [];
  const failing = failedReading(held, finished.job);
  const retryIn = failing === null ? null : nextAttempt(lease);
  const failure = held.find((result) => result.type === 'failure') ?? null;
  return {
    finished: { ...finished, results: held.length > 0 ? held : results },
    failure,
    retryIn,
    fails: failing !== null && retryIn === null,
  };
}

function readResults(results: readonly Result[] | Uint8Array): readonly Result[] {
  return results instanceof Uint8Array ? [...fromLines<Result>(results)].flat() : results;
}

function settledOf({ finished, failure, retryIn, fails }: Plan): Settled {
  return { finished, failure, ending: retryIn !== null ? 'retried' : fails ? 'failed' : 'loaded' };
}

function* partsOf(plans: readonly Plan[], makingOf: (job: QueuedJob) => Making): Generator<DocumentPart> {
  for (const { finished } of plans) {
    const { job, results } = finished;
    if (results === null) continue;
    const parts = Array.isArray(results) ? [results as readonly Result[]] : fromLines<Result>(results as Lines);
    let continued = false;
    for (const part of parts) {
      yield { path: job.input.path, results: part, making: makingOf(job), continued };
      continued = true;
    }
  }
}
