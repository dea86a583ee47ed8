/** Runs the documents of a batch through an engine and gives the results in input order. */
import { failure } from '../diagnostics/catalogue.js';
import type { FailureCode } from '../model/diagnostic.js';
import type { Failure } from '../model/evaluation.js';
import type { Lang } from '../model/lang.js';
import { megabytes } from '../pipeline.js';
import { expandArchives } from './archive/expand-archives.js';
import type { Defect, DocumentWorker, Engine, Job } from './engine.js';
import type { Input, InputBytes, LostInput, OversizedInput } from './input.js';
import { fromLines, type Lines } from './lines.js';
import { sayCause } from './causes.js';
import { inOrder } from './ordered.js';
import { readFileInput, readStreamInput } from './read-input.js';

export interface BatchOptions<T> {
  readonly lang: Lang;
  readonly maxBytes: number;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Name that says the format of standard input: `stdin.docx`. */
  readonly stdinName: string;
  readonly signal: AbortSignal;
  /** What an earlier run made of the document; null where it is still to do. */
  earlier(path: string, bytes: Uint8Array): readonly (T | Failure)[] | null;
}

/** What became of one document. */
export interface DocumentOutcome<T> {
  readonly path: string;
  /** Null when it was passed over: a file of a folder whose format is unknown. */
  readonly results: readonly (T | Failure)[] | null;
  readonly defects: readonly Defect[];
  /** Whether an earlier run did the work. */
  readonly reused: boolean;
  /** Further results of the document before: one that holds very many tables comes in parts. */
  readonly continued: boolean;
}

/** The same before its turn. */
export type DoneDocument<T> = Omit<DocumentOutcome<T>, 'results' | 'continued'> & {
  readonly results: DocumentOutcome<T>['results'] | Lines;
};

/** Documents under way or waiting for their turn, for each worker. */
const WINDOW = 4;

/**
 * Yields what becomes of each document, in input order. Only documents under way are held.
 * @throws
 *   `signal.reason` when aborted, after the documents in hand.
 */
export async function* runBatch<T>(
  inputs: AsyncIterable<Input>,
  engine: Engine,
  options: BatchOptions<T>,
): AsyncGenerator<DocumentOutcome<T>> {
  const documents = untilAborted(expandArchives(inputs, options), options.signal);
  const outcomes = inOrder(documents, engine.width * WINDOW, (input) =>
    engine.use((worker) => processInput(input, worker, options)),
  );
  for await (const outcome of outcomes) {
    if (outcome === null) break;
    const { results, ...rest } = outcome;
    // Those that wait for their turn wait as lines.
    const parts = results === null || Array.isArray(results) ? [results] : fromLines<T | Failure>(results as Lines);
    let continued = false;
    for (const part of parts) {
      yield { ...rest, results: part, defects: continued ? [] : rest.defects, continued };
      continued = true;
    }
  }
  options.signal.throwIfAborted();
}

async function* untilAborted<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  for await (const item of items) {
    if (signal.aborted) return;
    yield item;
  }
}

/** Reads one document and has it worked on. Whatever goes wrong is a failure among its results. */
export async function processInput<T>(
  input: Input,
  worker: DocumentWorker,
  options: Omit<BatchOptions<T>, 'signal'>,
): Promise<DoneDocument<T>> {
  const { path } = input;
  const fail = (code: FailureCode, detail: string): DoneDocument<T> => ({
    path,
    results: [failure(code, { path, sha256: null, format: null }, options.lang, sayCause(detail, options.lang))],
    defects: [],
    reused: false,
  });
  if (input.kind === 'lost') return fail(input.code, input.detail);
  const read = await readBytes(input, options);
  if (read.kind === 'lost') return fail(read.code, read.detail);

  const earlier = read.kind === 'bytes' ? options.earlier(path, read.bytes) : null;
  if (earlier !== null) return { path, results: earlier, defects: [], reused: true };
  const { lines, defects } = await worker.run(jobOf(input, read, options));
  return { path, results: lines, defects, reused: false };
}

function jobOf<T>(
  input: Exclude<Input, LostInput>,
  read: InputBytes | OversizedInput,
  { stdinName, maxBytes, lang }: Pick<BatchOptions<T>, 'stdinName' | 'maxBytes' | 'lang'>,
): Job {
  return {
    path: input.path,
    name: input.kind === 'stdin' ? stdinName : input.path,
    bytes: read.kind === 'bytes' ? read.bytes : read.head,
    oversized: read.kind === 'oversized' ? sayCause(read.detail ?? megabytes(maxBytes), lang) : null,
    passable: input.kind === 'member' || (input.kind === 'file' && !input.named),
  };
}

async function readBytes<T>(
  input: Exclude<Input, LostInput>,
  { stdin, maxBytes }: Pick<BatchOptions<T>, 'stdin' | 'maxBytes'>,
): Promise<InputBytes | OversizedInput | LostInput> {
  switch (input.kind) {
    case 'file':
      return readFileInput(input.path, maxBytes, input.file);
    case 'member':
      return input.read(maxBytes);
    case 'stdin':
      return readStreamInput(stdin, maxBytes);
  }
}
