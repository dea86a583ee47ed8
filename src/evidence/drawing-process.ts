/** The owner's hold on one drawing process: hands it a document and takes the pages as they come. */
import { fork, type ChildProcess } from 'node:child_process';
import type { FromArtist, ToArtist } from './messages.js';
import type { PagePicture } from './picture.js';

export interface Launch {
  readonly entry: URL;
  /** Arguments of node. */
  readonly execArgv: readonly string[];
  /** Bytes that the process may take. */
  readonly maxMemory: number;
}

/** The garbage collector must feel the limit before the guard does. */
const HEAP_SHARE = 0.6;
const MEGABYTE = 1024 * 1024;

export class DrawingProcess {
  private readonly child: ChildProcess;
  private readonly ready: Promise<void>;
  /** Answers that nobody has taken yet; null when the process is gone or not waited for any more. */
  private answers: (FromArtist | null)[] = [];
  private wake = (): void => undefined;

  constructor({ entry, execArgv, maxMemory }: Launch) {
    const heap = `--max-old-space-size=${String(Math.floor((maxMemory * HEAP_SHARE) / MEGABYTE))}`;
    this.child = fork(entry, [], {
      execArgv: [...execArgv, heap],
      serialization: 'advanced',
      // What libraries print must not reach the results.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.ready = new Promise((resolve, reject) => {
      const end = (): void => {
        // Only before it was ready; later this changes nothing.
        reject(new Error('the process that draws pages cannot start'));
        this.take(null);
      };
      this.child.on('message', (answer: FromArtist) => {
        if (answer.kind === 'ready') resolve();
        else this.take(answer);
      });
      this.child.on('error', end).on('close', end);
    });
    this.ready.catch(() => undefined);
    this.say({ kind: 'limit', maxMemory });
  }

  /**
   * Draws the pages of a document; whoever stops early has to end the process.
   * @param timeout Milliseconds for one page.
   * @returns Whether the process is of further use.
   * @throws Error when the process does not start.
   */
  async *draw(
    document: Omit<Extract<ToArtist, { kind: 'draw' }>, 'kind'>,
    timeout: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<PagePicture, boolean> {
    const stop = (): void => {
      this.take(null);
    };
    signal?.addEventListener('abort', stop);
    try {
      await this.ready;
      this.say({ kind: 'draw', ...document });
      for (;;) {
        const answer = await this.next(timeout);
        if (answer?.kind !== 'page') return answer !== null;
        yield answer.picture;
      }
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  end(): void {
    this.child.kill('SIGKILL');
  }

  private take(answer: FromArtist | null): void {
    this.answers.push(answer);
    this.wake();
  }

  private async next(timeout: number): Promise<FromArtist | null> {
    const timer = setTimeout(() => {
      this.take(null);
    }, timeout);
    try {
      while (this.answers.length === 0) {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
      return this.answers.shift() ?? null;
    } finally {
      clearTimeout(timer);
    }
  }

  /** A process that is gone says so by closing; the failed message adds nothing. */
  private say(message: ToArtist): void {
    this.child.send(message, () => undefined);
  }
}
