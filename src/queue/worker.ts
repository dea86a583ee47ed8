/** Takes documents off the queue, has them worked on, and loads what becomes of them, until it is told to stop. */
import type { Defect, Engine } from '../batch/engine.js';
import { processInput } from '../batch/run.js';
import { failure } from '../diagnostics/catalogue.js';
import type { Result } from '../model/evaluation.js';
import { isSpent, isSuspect, spentFailure } from './attempts.js';
import { Change } from './change.js';
import type { QueueConnection } from './connection.js';
import { JobInputs } from './documents.js';
import { Engines, type EnginesOptions } from './engines.js';
import { fetchJobs, type FetchedJob } from './fetch.js';
import { hasJobs, Leases, type Lease } from './lease.js';
import { persist } from './persist.js';
import { Settlement, type Destination, type FinishedJob, type Settled } from './settlement.js';
import { Settler } from './settler.js';

/** Once its signal is aborted, a worker finishes and loads what is in hand, and gives the rest back. */
export interface WorkerOptions extends EnginesOptions {
  readonly destination: Destination;
  /** End when nothing waits and nobody works on anything. */
  readonly drain: boolean;
  /** Told of each job that ended. */
  readonly ended: (settled: Settled) => void;
  /** Told of a defect of fuhe that came up. */
  readonly defect: (path: string, defect: Defect) => void;
  /** Told of what the database says while it is away. */
  readonly waiting: (error: unknown) => void;
}

/** Milliseconds. */
const POLL = 500;
const HEARTBEAT = 5_000;
/** Jobs in hand for each place of work: enough that no place waits for the queue. */
const IN_HAND = 3;

export class QueueWorker {
  private readonly change = new Change();
  private readonly leases: Leases;
  private readonly settler: Settler;
  private readonly engines: Engines;
  private readonly inputs = new JobInputs();
  /** Jobs that are ours until they are settled. */
  private readonly held = new Map<string, Lease>();
  /** Jobs whose documents are worked on or wait for a place. */
  private working = 0;
  private beating = false;
  private error: unknown = null;

  constructor(
    private readonly connection: QueueConnection,
    private readonly options: WorkerOptions,
  ) {
    this.leases = new Leases(connection.schema);
    this.engines = new Engines(options);
    this.settler = new Settler({
      settlement: new Settlement(connection, options.destination),
      change: this.change,
      expectsMore: () => this.working > 0,
      ended: options.ended,
      waiting: options.waiting,
    });
    options.signal.addEventListener('abort', () => {
      this.change.notify();
    });
  }

  /** @throws What the database says, when that goes on for minutes; what keeps the processes from starting. */
  async run(): Promise<void> {
    const beat = setInterval(() => void this.extendLeases(), HEARTBEAT);
    try {
      await this.takeJobs();
      await this.idle();
    } finally {
      clearInterval(beat);
      this.engines.close();
      await this.inputs.close();
    }
    const error = this.error ?? this.settler.error;
    if (error !== null) throw error as Error;
  }

  private get isBroken(): boolean {
    return this.error !== null || this.settler.error !== null;
  }

  private get isIdle(): boolean {
    return this.working === 0 && this.settler.isIdle;
  }

  private async takeJobs(): Promise<void> {
    const { signal, drain, jobs: width, waiting } = this.options;
    while (!signal.aborted && !this.isBroken) {
      const room = this.working > width ? 0 : width * IN_HAND - this.working;
      const jobs = room === 0 ? [] : await persist(() => fetchJobs(this.connection, room), waiting);
      if (jobs.length > 0) await this.take(jobs);
      else if (drain && this.isIdle && !(await persist(() => hasJobs(this.connection), waiting))) return;
      else await this.change.wait(POLL);
    }
  }

  private async take(jobs: readonly FetchedJob[]): Promise<void> {
    for (const { lease } of jobs) this.held.set(lease.id, lease);
    for (const job of jobs.filter(({ lease }) => !isSuspect(lease))) await this.start(job);
    const [suspect, ...others] = jobs.filter(({ lease }) => isSuspect(lease));
    if (suspect === undefined) return;
    await this.giveBack(others.map(({ lease }) => lease));
    // It may be what ended its workers: nothing else is to suffer.
    await this.idle();
    await this.start(suspect);
    await this.idle();
  }

  /** Begins to work on a document; what becomes of it shows later. */
  private async start({ lease, job }: FetchedJob): Promise<void> {
    if (isSpent(lease)) {
      this.finish({ lease, job, results: [spentFailure(job)] });
      return;
    }
    const engine = await this.engines.get(job.settings, () => this.workDone());
    if (engine === null) {
      const source = { path: job.input.path, sha256: job.sha256, format: null };
      const results = [failure('internal', source, job.settings.lang, `profile ${job.settings.profile}`)];
      this.finish({ lease, job, results });
      return;
    }
    this.working += 1;
    void this.work(engine, { lease, job })
      .catch((error: unknown) => {
        this.error ??= error;
      })
      .finally(() => {
        this.working -= 1;
        this.change.notify();
      });
  }

  private async work(engine: Engine, { lease, job }: FetchedJob): Promise<void> {
    const { lang, maxBytes } = job.settings;
    const done = await engine.use(async (worker) =>
      processInput<Result>(await this.inputs.open(job.input), worker, {
        ...{ lang, maxBytes, stdin: (async function* () {})(), stdinName: '' },
        earlier: () => null,
      }),
    );
    for (const defect of done?.defects ?? []) this.options.defect(job.input.path, defect);
    if (done === null) await this.giveBack([lease]);
    else this.finish({ lease, job, results: done.results });
  }

  private finish(finished: FinishedJob): void {
    this.held.delete(finished.lease.id);
    this.settler.add(finished);
  }

  private async giveBack(leases: readonly Lease[]): Promise<void> {
    for (const { id } of leases) this.held.delete(id);
    // If it cannot be said, it shows when the leases run out.
    await this.leases.release(this.connection.pool, leases).catch(this.options.waiting);
  }

  private async idle(): Promise<void> {
    while (!this.isIdle && !this.isBroken) await this.change.wait(POLL);
  }

  private async workDone(): Promise<void> {
    while (this.working > 0 && !this.isBroken) await this.change.wait(POLL);
  }

  private async extendLeases(): Promise<void> {
    if (this.beating || this.held.size === 0) return;
    this.beating = true;
    await this.leases.extend(this.connection.pool, [...this.held.values()]).catch(this.options.waiting);
    this.beating = false;
  }
}
