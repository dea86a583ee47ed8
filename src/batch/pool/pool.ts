/** A bounded number of worker processes. A document that hangs, eats memory or crashes costs itself and nothing else. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { failure } from '../../diagnostics/catalogue.js';
import { clearUnfinished } from '../../scratch.js';
import type { DocumentWorker, Engine, EngineOptions, Job, Outcome } from '../engine.js';
import { toLines } from '../lines.js';
import { WorkerProcess, type Fate, type Launch } from './worker-process.js';
import { keepYoungHeapSmall } from './young-heap.js';

/** The module of the worker beside this one, whether they are compiled or not. */
function ownEntry(): URL {
  return new URL(`./worker${path.extname(new URL(import.meta.url).pathname)}`, import.meta.url);
}

export interface PoolOptions extends EngineOptions {
  /** The module that the processes run; ours unless told. */
  readonly entry?: URL;
  /** Arguments of node for the processes; those of this one unless told. */
  readonly execArgv?: readonly string[];
}

/** A process that holds more than this share of the memory it may take is replaced: the next document needs the room. */
const WORN_SHARE = 0.5;

export class Pool implements Engine {
  readonly width: number;
  private readonly launch: Launch;
  private readonly processes = new Set<WorkerProcess>();
  /** Ready for the next document. */
  private readonly idle: WorkerProcess[] = [];
  private free: number;
  /** Told whether they have a place now; not where the pool was stopped. */
  private readonly waiting: ((given: boolean) => void)[] = [];
  private closed = false;

  constructor(private readonly options: PoolOptions) {
    const { settings, maxMemory, entry, execArgv } = options;
    this.width = options.jobs;
    this.free = options.jobs;
    this.launch = {
      entry: entry ?? ownEntry(),
      execArgv: execArgv ?? process.execArgv,
      settings: { kind: 'settings', settings, maxMemory },
    };
    options.signal.addEventListener('abort', () => {
      this.wakeAll();
    });
  }

  async use<T>(task: (worker: DocumentWorker) => Promise<T>): Promise<T | null> {
    if (!(await this.takePlace())) return null;
    try {
      return await task({ run: (job) => this.run(job) });
    } finally {
      this.passPlace();
    }
  }

  private get isStopped(): boolean {
    return this.closed || this.options.signal.aborted;
  }

  /** @returns Whether there is a place for the task; once stopped there is none. */
  private async takePlace(): Promise<boolean> {
    if (this.isStopped) return false;
    if (this.free > 0) {
      this.free -= 1;
      return true;
    }
    const given = await new Promise<boolean>((resolve) => this.waiting.push(resolve));
    if (!given || !this.isStopped) return given;
    // Those that wait behind must hear of it too.
    this.passPlace();
    return false;
  }

  /** The place goes to the one that waits longest, or back. */
  private passPlace(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free += 1;
    else next(true);
  }

  close(): void {
    this.closed = true;
    this.wakeAll();
    for (const process of this.processes) process.end();
    this.processes.clear();
  }

  private wakeAll(): void {
    for (const wake of this.waiting.splice(0)) wake(false);
  }

  private async run(job: Job): Promise<Outcome> {
    while (!this.closed) {
      const worker = this.takeIdle() ?? this.start();
      const fresh = worker.done === 0;
      const end = await worker.run(job, this.options.timeout);
      if (!('kind' in end)) {
        this.putBack(worker);
        return end;
      }
      this.processes.delete(worker);
      if (worker.pid !== undefined) clearUnfinished(worker.pid);
      // What documents before it left behind is not this one's fault: it gets a process of its own.
      if (fresh || end.kind === 'timeout') return this.failed(job, end);
    }
    return { lines: null, defects: [] };
  }

  /** One that waits for a document; those that were ended meanwhile are passed over. */
  private takeIdle(): WorkerProcess | undefined {
    let worker = this.idle.pop();
    while (worker?.isGone === true) {
      this.processes.delete(worker);
      worker = this.idle.pop();
    }
    return worker;
  }

  private start(): WorkerProcess {
    const worker = new WorkerProcess(this.launch);
    this.processes.add(worker);
    return worker;
  }

  private putBack(worker: WorkerProcess): void {
    if (worker.resident < this.options.maxMemory * WORN_SHARE) this.idle.push(worker);
    else {
      worker.end();
      this.processes.delete(worker);
    }
  }

  private failed({ path, bytes }: Job, fate: Fate): Outcome {
    const { settings, timeout, maxMemory } = this.options;
    const source = { path, sha256: createHash('sha256').update(bytes).digest('hex'), format: null };
    const fail = (code: 'timeout' | 'out-of-memory' | 'internal', detail: string): Outcome => ({
      lines: toLines([failure(code, source, settings.lang, detail)]),
      defects: code === 'internal' ? [{ message: `worker process ended: ${detail}`, stack: null }] : [],
    });
    switch (fate.kind) {
      case 'timeout':
        return fail('timeout', `> ${String(timeout / 1_000)} s`);
      case 'out-of-memory':
        return fail('out-of-memory', `> ${String(Math.round(maxMemory / 1024 / 1024))} MB`);
      case 'crashed':
        return fail('internal', fate.how);
    }
  }
}

export function startPool(options: PoolOptions): Engine {
  keepYoungHeapSmall();
  return new Pool(options);
}
