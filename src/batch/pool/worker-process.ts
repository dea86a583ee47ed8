/** The coordinator's hold on one worker process: gives it documents and ends it when one takes too long. */
import { fork, type ChildProcess } from 'node:child_process';
import type { Job, Outcome } from '../engine.js';
import type { FromWorker, ToWorker } from './messages.js';

/** How a process ended on a document. */
export type Fate =
  | { readonly kind: 'timeout' }
  | { readonly kind: 'out-of-memory' }
  /** Exit code or signal. */
  | { readonly kind: 'crashed'; readonly how: string };

export interface Launch {
  readonly entry: URL;
  /** Arguments of node. */
  readonly execArgv: readonly string[];
  readonly settings: Extract<ToWorker, { kind: 'settings' }>;
}

/** Kept of what a process says on standard error: enough for the last words of the engine. */
const TAIL = 4_096;
/** The garbage collector must feel the limit before the guard does. */
const HEAP_SHARE = 0.7;
const MEGABYTE = 1024 * 1024;
const HEAP_EXHAUSTED = /heap out of memory|Allocation failed|Array buffer allocation failed/;

export class WorkerProcess {
  /** Documents that it has done. */
  done = 0;
  /** Bytes that it held behind the last one. */
  resident = 0;
  private readonly child: ChildProcess;
  private tail = '';
  private stopped = false;
  /** How it ended; null while it lives. */
  private fate: Fate | null = null;
  private settle: ((end: Outcome | Fate) => void) | null = null;
  private readonly ready: Promise<void>;

  constructor({ entry, execArgv, settings }: Launch) {
    const heap = `--max-old-space-size=${String(Math.floor((settings.maxMemory * HEAP_SHARE) / MEGABYTE))}`;
    // What libraries print must not reach the results. One core a worker: helper threads of its engine would take the
    // cores of the other workers, and a single document is read no slower without them.
    this.child = fork(entry, [], {
      execArgv: [...execArgv, heap, '--single-threaded'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.tail = (this.tail + chunk.toString('latin1')).slice(-TAIL);
    });
    this.ready = new Promise((resolve, reject) => {
      this.child.on('message', (message: FromWorker) => {
        if (message.kind === 'ready') resolve();
        else this.take(message);
      });
      this.child.on('error', reject);
      this.child.on('close', (code, signal) => {
        // Only before it was ready; later this changes nothing.
        reject(new Error(`a worker process cannot start: ${this.tail.trim() || String(signal ?? code)}`));
        this.fate = this.fateOf(code, signal);
        this.settle?.(this.fate);
      });
    });
    this.ready.catch(() => undefined);
    this.say(settings);
  }

  /** Whether it ended by itself, or was ended from outside, between two documents. */
  get isGone(): boolean {
    return this.fate !== null;
  }

  /** Process number; undefined where it did not start. */
  get pid(): number | undefined {
    return this.child.pid;
  }

  /**
   * Has a document worked on. After anything but an outcome the process is gone.
   * @param timeout
   *   Milliseconds.
   * @throws Error when the process does not start.
   */
  async run(job: Job, timeout: number): Promise<Outcome | Fate> {
    await this.ready;
    if (this.fate !== null) return this.fate;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.stopped = true;
        this.child.kill('SIGKILL');
      }, timeout);
      this.settle = (end) => {
        clearTimeout(timer);
        this.settle = null;
        resolve(end);
      };
      this.say({ kind: 'job', job });
    });
  }

  end(): void {
    this.child.kill('SIGKILL');
  }

  private take({ outcome, resident }: Extract<FromWorker, { kind: 'outcome' }>): void {
    this.done += 1;
    this.resident = resident;
    this.settle?.(outcome);
  }

  /** A process that is gone says so by closing; the failed message adds nothing. */
  private say(message: ToWorker): void {
    this.child.send(message, () => undefined);
  }

  private fateOf(code: number | null, signal: NodeJS.Signals | null): Fate {
    if (this.stopped) return { kind: 'timeout' };
    // Killed, but not by us: by its guard or by the system, both for its memory.
    if (signal === 'SIGKILL' || HEAP_EXHAUSTED.test(this.tail)) return { kind: 'out-of-memory' };
    return { kind: 'crashed', how: signal ?? `exit ${String(code)}` };
  }
}
