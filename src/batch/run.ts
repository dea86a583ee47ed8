/** Runs one piece of work over the documents of a batch, one after the other, in input order. */
import { failure } from '../diagnostics/catalogue.js';
import type { Failure } from '../model/evaluation.js';
import type { Lang } from '../model/lang.js';
import { isKnownFormat, megabytes } from '../pipeline.js';
import { promisesFormat } from './format-endings.js';
import type { Input } from './inputs.js';
import { readFileInput, readStreamInput } from './read-input.js';

export interface BatchOptions {
  readonly lang: Lang;
  readonly maxBytes: number;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Name that says the format of standard input: `stdin.docx`. */
  readonly stdinName: string;
  readonly signal: AbortSignal;
}

/** A document at hand. `name` helps to tell its format; `path` is how results call it. */
export interface BatchDocument {
  readonly path: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Yields what `work` makes of each document, or the failure that reading it was.
 * Files of a folder whose format is unknown are passed over in silence.
 * @throws `signal.reason` when aborted, after the document in hand.
 */
export async function* runBatch<T>(
  inputs: AsyncIterable<Input>,
  options: BatchOptions,
  work: (document: BatchDocument) => Promise<readonly T[]>,
): AsyncGenerator<readonly (T | Failure)[]> {
  for await (const input of inputs) {
    // Lets a signal handler run: the work on one document may never give way by itself.
    await new Promise((resolve) => setImmediate(resolve));
    options.signal.throwIfAborted();
    const document = await readInput(input, options);
    if (document === null) continue;
    yield 'type' in document ? [document] : await work(document);
  }
}

async function readInput(input: Input, options: BatchOptions): Promise<BatchDocument | Failure | null> {
  const { lang, maxBytes } = options;
  const fail = (code: Failure['error']['code'], detail: string): Failure =>
    failure(code, { path: input.path, sha256: null, format: null }, lang, detail);
  if (input.kind === 'lost') return fail(input.code, input.detail);

  const name = input.kind === 'stdin' ? options.stdinName : input.path;
  const read =
    input.kind === 'stdin' ? await readStreamInput(options.stdin, maxBytes) : await readFileInput(input.path, maxBytes);
  if (read.kind === 'lost') return fail(read.code, read.detail);

  const beginning = read.kind === 'bytes' ? read.bytes : read.head;
  // A damaged or empty document is no unknown format: where the name promises one, silence would hide a loss.
  const known = promisesFormat(name) || isKnownFormat({ name, bytes: beginning });
  if (input.kind === 'file' && !input.named && !known) return null;
  if (read.kind === 'oversized') return fail('too-large', megabytes(maxBytes));
  return { path: input.path, name, bytes: read.bytes };
}
