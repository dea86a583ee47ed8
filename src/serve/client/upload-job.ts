/** One upload: the bytes on their way, then the work on them, file by file. */
import type { ChosenFile } from './chosen-files.js';
import { words } from './words.js';

/** What the application says of a file; as `Progress` of the server has it. */
export interface FileProgress {
  readonly index: number;
  readonly state: 'waiting' | 'reading' | 'done' | 'cancelled';
  readonly documents: number;
  readonly evaluations: number;
  readonly failures: number;
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number };
}

interface BatchProgress {
  readonly state: 'receiving' | 'working' | 'done' | 'cancelled';
  readonly version: number;
  readonly changed: readonly FileProgress[];
}

export interface JobEvents {
  /** Bytes of all files that are on the other side. */
  sent(bytes: number): void;
  progress(files: readonly FileProgress[]): void;
  /** Everything is done; where the results are. */
  done(address: string): void;
  failed(message: string): void;
}

const ASK_AGAIN = 400;

export class UploadJob {
  private readonly request = new XMLHttpRequest();
  private readonly address: string;
  private stopped = false;

  constructor(
    files: readonly ChosenFile[],
    private readonly events: JobEvents,
  ) {
    const id = drawId();
    this.address = `/batches/${id}`;
    const form = new FormData();
    for (const { name, file } of files) form.append('files', file, name);
    const { request } = this;
    request.open('POST', `/?batch=${id}`);
    request.setRequestHeader('accept', 'application/json');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded }) => {
      events.sent(loaded);
    });
    request.addEventListener('load', () => {
      if (request.status !== 201) this.fail(messageOf(request.response));
    });
    request.addEventListener('error', () => {
      this.fail(words.broken);
    });
    request.send(form);
    void this.watch();
  }

  /** Ends the upload and the work. */
  async cancel(): Promise<void> {
    this.stopped = true;
    this.request.abort();
    await fetch(`${this.address}/cancel`, { method: 'POST', redirect: 'manual' }).catch(() => undefined);
  }

  private isOver(): boolean {
    return this.stopped;
  }

  private fail(message: string): void {
    if (this.stopped) return;
    this.stopped = true;
    this.events.failed(message);
  }

  private async watch(): Promise<void> {
    let version = 0;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN));
      if (this.isOver()) return;
      const progress = await this.ask(version);
      if (progress === null) {
        // Before the first bytes there is no such batch; one that was refused says why when the upload is through.
        if (this.request.status === 201) this.fail(words.broken);
        continue;
      }
      version = progress.version;
      if (this.isOver()) return;
      this.events.progress(progress.changed);
      if (progress.state === 'done' || progress.state === 'cancelled') {
        this.stopped = true;
        this.events.done(this.address);
      }
    }
  }

  private async ask(version: number): Promise<BatchProgress | null> {
    try {
      const response = await fetch(`${this.address}/progress?since=${String(version)}`);
      return response.ok ? ((await response.json()) as BatchProgress) : null;
    } catch {
      this.fail(words.broken);
      return null;
    }
  }
}

/** 128 random bits in base64url: nobody else can guess where the results are. */
function drawId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The words of a refusal, as the application says them. */
function messageOf(response: unknown): string {
  const { error } = (response ?? {}) as { error?: { message?: string; hint?: string } };
  return error?.message === undefined ? words.broken : [error.message, error.hint].filter(Boolean).join(' · ');
}
