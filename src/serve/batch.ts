/** One upload: its files as they come in, the work on them, and how far it is. Its results are read in upload order. */
import { rm } from 'node:fs/promises';
import type { Defect, DocumentWorker, Engine } from '../batch/engine.js';
import { runBatch } from '../batch/run.js';
import { summarizeBatch, type BatchSummary } from '../batch/summary.js';
import { failure } from '../diagnostics/catalogue.js';
import type { Severity } from '../model/diagnostic.js';
import type { Result } from '../model/evaluation.js';
import type { Lang } from '../model/lang.js';
import { jsonWriter } from '../report/json.js';
import { BatchFile, type FileCounts, type FileState, type UploadedFile } from './batch-file.js';
import { isOfFolder } from './upload-name.js';

/** What the work on a batch needs. */
export interface BatchWork {
  readonly engine: Engine;
  readonly lang: Lang;
  readonly maxBytes: number;
  /** Severities that differ from the rules' own: those of the profile, where one was chosen. */
  readonly severities: Readonly<Record<string, Severity>>;
  readonly onDefect: (path: string, defect: Defect) => void;
}

export type BatchState = 'receiving' | 'working' | 'done' | 'cancelled';

export interface Progress {
  readonly state: BatchState;
  /** To ask with for what changes later. */
  readonly version: number;
  readonly files: number;
  readonly changed: readonly (FileCounts & {
    readonly index: number;
    readonly name: string;
    readonly state: FileState;
  })[];
}

/** Files under way for each worker: enough that none waits for the next. */
const AHEAD = 2;

export class Batch {
  readonly files: BatchFile[] = [];
  /** Fulfilled when nothing more comes. */
  readonly finished: Promise<void>;
  lastUsed: number;
  private sealed = false;
  private next = 0;
  private running = 0;
  private version = 0;
  private readonly abort = new AbortController();
  private finish: () => void = () => undefined;
  private counted: Promise<BatchSummary> | null = null;

  constructor(
    readonly id: string,
    readonly folder: string,
    readonly created: number,
    private readonly work: BatchWork,
  ) {
    this.lastUsed = created;
    this.finished = new Promise((resolve) => {
      this.finish = resolve;
    });
  }

  get state(): BatchState {
    if (this.abort.signal.aborted) return 'cancelled';
    if (!this.sealed) return 'receiving';
    return this.running === 0 && this.next === this.files.length ? 'done' : 'working';
  }

  get isOver(): boolean {
    return this.state === 'done' || this.state === 'cancelled';
  }

  /** Bytes that it keeps. */
  get bytes(): number {
    return this.files.reduce((sum, { upload, results }) => sum + upload.bytes + results.bytes, 0);
  }

  add(upload: UploadedFile): void {
    const file = new BatchFile(upload);
    this.files.push(file);
    this.touch(file);
    if (this.abort.signal.aborted) file.end('cancelled');
    else this.pump();
  }

  /** No more files come. */
  seal(): void {
    this.sealed = true;
    this.version += 1;
    this.pump();
  }

  /** Begins no further document; what comes of those in hand does not count any more. */
  cancel(): void {
    if (this.state === 'done') return;
    this.abort.abort();
    for (const file of this.files) {
      if (file.state === 'done') continue;
      file.end('cancelled');
      this.touch(file);
    }
    this.next = this.files.length;
    this.seal();
  }

  /** @param since Version that is known already. */
  progress(since: number): Progress {
    const changed = this.files.flatMap((file, index) => {
      const { upload, state, counts } = file;
      return file.version > since ? [{ index, name: upload.name, state, ...counts }] : [];
    });
    return { state: this.state, version: this.version, files: this.files.length, changed };
  }

  /** The results of the documents, in upload order, as soon as they are there. */
  async *documents(): AsyncGenerator<Result[]> {
    for (const file of this.files) {
      await file.settled;
      yield* file.results.documents();
    }
  }

  /** The text of `--format json`. */
  async *json(): AsyncGenerator<string> {
    const writer = jsonWriter();
    const batch = this.summarizer();
    yield writer.start();
    for await (const results of this.documents()) {
      batch.add(results);
      yield writer.document(results);
    }
    yield writer.finish(batch.finish());
  }

  /** Counts and findings across tables, of the finished batch. */
  summary(): Promise<BatchSummary> {
    this.counted ??= this.summarize();
    return this.counted;
  }

  /** Gives up the work and removes all that is kept. */
  async remove(): Promise<void> {
    this.cancel();
    await this.finished;
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private async summarize(): Promise<BatchSummary> {
    const batch = this.summarizer();
    for await (const results of this.documents()) batch.add(results);
    return batch.finish();
  }

  private summarizer(): ReturnType<typeof summarizeBatch> {
    const { lang, severities } = this.work;
    return summarizeBatch({ lang, severities });
  }

  private touch(file: BatchFile): void {
    this.version += 1;
    file.version = this.version;
  }

  private pump(): void {
    while (this.running < this.work.engine.width * AHEAD && this.next < this.files.length) {
      const file = this.files[this.next] as BatchFile;
      this.next += 1;
      this.running += 1;
      void this.read(file).finally(() => {
        this.running -= 1;
        this.touch(file);
        this.pump();
      });
    }
    if (this.sealed && this.running === 0 && this.next === this.files.length) this.finish();
  }

  /** Reads one file. Whatever goes wrong is a result of its own. */
  private async read(file: BatchFile): Promise<void> {
    const { engine, lang, maxBytes, onDefect } = this.work;
    const { signal } = this.abort;
    const { name } = file.upload;
    const outcomes = runBatch<Result>(inputsOf(file.upload), until(signal, engine), {
      ...{ lang, maxBytes, signal, stdin: nothing(), stdinName: '' },
      earlier: () => null,
    });
    file.state = 'reading';
    this.touch(file);
    try {
      for await (const { path, results, defects, continued } of outcomes) {
        if (signal.aborted) return;
        for (const defect of defects) onDefect(path, defect);
        if (results === null) continue;
        await file.add(results, continued);
        this.touch(file);
      }
    } catch (error) {
      if (signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      onDefect(name, { message, stack: error instanceof Error ? (error.stack ?? null) : null });
      const source = { path: name, sha256: null, format: null };
      await file.add([failure('internal', source, lang, message)], false).catch(() => undefined);
    }
    file.end('done');
  }
}

/** The same engine for one batch: a document whose turn comes after the end is put away, not worked on. */
function until(signal: AbortSignal, engine: Engine): Engine {
  const idle: DocumentWorker = { run: async () => ({ lines: null, defects: [] }) };
  return {
    width: engine.width,
    use: (task) => engine.use((worker) => task(signal.aborted ? idle : worker)),
    close: () => undefined,
  };
}

async function* inputsOf({ name, file }: UploadedFile): AsyncGenerator<{
  readonly kind: 'file';
  readonly path: string;
  readonly named: boolean;
  readonly file: string;
}> {
  yield { kind: 'file', path: name, named: !isOfFolder(name), file };
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // An upload has no standard input.
}
