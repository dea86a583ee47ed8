/** Gathers finished jobs and settles them, a batch at a time. A document that cannot be loaded costs only itself. */
import { failure } from '../diagnostics/catalogue.js';
import { isConflict, isConnectionLoss } from '../sinks/postgres/errors.js';
import type { Change } from './change.js';
import { persist } from './persist.js';
import type { FinishedJob, Settled, Settlement } from './settlement.js';

/** Results wait this long for others to be loaded with, in milliseconds. */
const GATHER = 150;
const BATCH = 24;

export interface SettlerOptions {
  readonly settlement: Settlement;
  /** Told of what changes here, and tells of what changes elsewhere. */
  readonly change: Change;
  /** Whether more will be finished soon. */
  readonly expectsMore: () => boolean;
  readonly ended: (settled: Settled) => void;
  readonly waiting: (error: unknown) => void;
}

export class Settler {
  /** What ended the work for good. */
  error: unknown = null;
  private readonly finished: FinishedJob[] = [];
  private running = false;

  constructor(private readonly options: SettlerOptions) {}

  get isIdle(): boolean {
    return !this.running && this.finished.length === 0;
  }

  add(finished: FinishedJob): void {
    this.finished.push(finished);
    this.options.change.notify();
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      while (this.finished.length > 0) {
        await this.gather();
        await this.settle(takeBatch(this.finished));
      }
    } catch (error) {
      this.error ??= error;
    } finally {
      this.running = false;
      this.options.change.notify();
    }
  }

  private async gather(): Promise<void> {
    const end = Date.now() + GATHER;
    while (this.options.expectsMore() && this.finished.length < BATCH && Date.now() < end) {
      await this.options.change.wait(Math.max(1, end - Date.now()));
    }
  }

  private async settle(batch: readonly FinishedJob[]): Promise<void> {
    try {
      const settled = await persist(() => this.options.settlement.settle(batch), this.options.waiting);
      for (const each of settled) this.options.ended(each);
    } catch (error) {
      if (isConflict(error) || isConnectionLoss(error)) throw error;
      const [only] = batch;
      if (only === undefined) return;
      if (batch.length > 1) for (const each of batch) await this.settle([each]);
      else await this.settleUnloadable(only, error);
    }
  }

  /** What the database does not take is a failure of ours with this document. */
  private async settleUnloadable(finished: FinishedJob, error: unknown): Promise<void> {
    const { input, sha256, settings } = finished.job;
    const detail = error instanceof Error ? error.message : String(error);
    const results = [failure('internal', { path: input.path, sha256, format: null }, settings.lang, detail)];
    const settlement = (): Promise<Settled[]> => this.options.settlement.settle([{ ...finished, results }]);
    for (const each of await persist(settlement, this.options.waiting)) this.options.ended(each);
  }
}

/**
 * Takes jobs that can be loaded together: a path stands once among them, and results that fill a file go alone, for
 * they can be read only once.
 */
function takeBatch(finished: FinishedJob[]): FinishedJob[] {
  const paths = new Set<string>();
  const batch: FinishedJob[] = [];
  while (batch.length < BATCH) {
    const [next] = finished;
    if (next === undefined || paths.has(next.job.input.path)) break;
    const alone = next.results !== null && 'file' in next.results;
    if (alone && batch.length > 0) break;
    finished.shift();
    paths.add(next.job.input.path);
    batch.push(next);
    if (alone) break;
  }
  return batch;
}
