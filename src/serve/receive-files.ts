/** Takes the files of a form as they stream in and writes each to disk; no file is ever whole in memory. */
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { UploadedFile } from './batch-file.js';
import type { ServeLimits } from './limits.js';
import type { Refusal } from './refusal.js';
import { refusals } from './refusals.js';
import { cleanName, isHiddenInFolder } from './upload-name.js';

export interface ReceiveOptions {
  readonly limits: ServeLimits;
  /** Where the files go, under names of our own. */
  readonly folder: string;
  /** Aborted when the application stops. */
  readonly signal: AbortSignal;
  readonly onFile: (file: UploadedFile) => void;
}

const FIELD = 'files';
/** Parts of the form that are no files. */
const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 1_024;
const MAX_HEADER_BYTES = 16 * 1_024;
const MAX_HEADERS = 20;
/** Bytes that must come before the time of a stall begins anew: one at a time would hold the place for ever. */
const SIGN_OF_LIFE = 16 * 1_024;
/** Milliseconds for which the rest of a refused upload is read. */
const LINGER = 60_000;

/**
 * Receives one form.
 * @throws
 *   Refusal where the form is not one, or crosses a limit; the error of the connection where it broke off.
 */
export async function receiveFiles(incoming: IncomingMessage, options: ReceiveOptions): Promise<void> {
  const { limits } = options;
  refuseEarly(incoming, limits);
  const form = openForm(incoming, limits);
  const intake = new Intake(form, options);
  try {
    let total = 0;
    for await (const chunk of chunksOf(incoming, limits.stall, options.signal)) {
      total += chunk.length;
      if (total > limits.maxUploadBytes) throw refusals.tooLargeUpload(limits.maxUploadBytes);
      await intake.write(chunk);
    }
    await intake.finish();
  } catch (error) {
    intake.abandon();
    discard(incoming);
    throw error;
  }
}

/** Throws away what is still to come: many a sender looks for the answer only when it is through. */
function discard(incoming: IncomingMessage): void {
  setImmediate(() => incoming.resume());
  setTimeout(() => {
    if (!incoming.readableEnded) incoming.destroy();
  }, LINGER).unref();
}

/** What the head of the request says already. */
function refuseEarly({ headers }: IncomingMessage, { maxUploadBytes }: ServeLimits): void {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw refusals.compressed();
  if (!/^multipart\/form-data\s*;/i.test(headers['content-type'] ?? '')) throw refusals.notForm();
  if (Number(headers['content-length'] ?? 0) > maxUploadBytes) throw refusals.tooLargeUpload(maxUploadBytes);
}

type Form = InstanceType<typeof Busboy>;

function openForm({ headers }: IncomingMessage, { maxBytes, maxFiles }: ServeLimits): Form {
  try {
    return new Busboy({
      headers: headers as BusboyHeaders,
      preservePath: true,
      limits: {
        // One byte more than allowed tells that a file is too large.
        fileSize: maxBytes + 1,
        files: maxFiles,
        fields: MAX_FIELDS,
        fieldSize: MAX_FIELD_BYTES,
        headerPairs: MAX_HEADERS,
        headerSize: MAX_HEADER_BYTES,
      },
    });
  } catch {
    throw refusals.notForm();
  }
}

/** The body of a request, given up when too little comes for too long. The connection stays open for the answer. */
async function* chunksOf(incoming: IncomingMessage, stall: number, signal: AbortSignal): AsyncGenerator<Buffer> {
  const chunks = incoming.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
  let deadline = Date.now() + stall;
  let since = 0;
  try {
    for (;;) {
      const next = await within(chunks.next(), deadline - Date.now(), signal);
      if (next.done === true) return;
      yield next.value;
      since += next.value.length;
      if (since < SIGN_OF_LIFE) continue;
      deadline = Date.now() + stall;
      since = 0;
    }
  } finally {
    // Lets go of the stream; what is asked for already may never come.
    void chunks.return?.();
  }
}

async function within<T>(work: Promise<T>, milliseconds: number, signal: AbortSignal): Promise<T> {
  // Once it is given up, nobody hears of its error.
  work.catch(() => undefined);
  if (signal.aborted) throw refusals.stopping();
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => {
      reject(refusals.stopping());
    };
    const timer = setTimeout(() => {
      reject(refusals.stalled());
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    });
  });
}

/** The files of one form, written one after the other. */
class Intake {
  private files = 0;
  /** Files under way; the writing of each begins when the one before is done. */
  private readonly queue: { readonly stream: BusboyFileStream; readonly written: Promise<void> }[] = [];
  private readonly failed: Promise<never>;
  private fail: (reason: Refusal | Error) => void = () => undefined;
  private readonly whole: Promise<void>;

  constructor(
    private readonly form: Form,
    private readonly options: ReceiveOptions,
  ) {
    this.failed = new Promise((_, reject) => {
      this.fail = reject;
    });
    this.failed.catch(() => undefined);
    this.whole = new Promise((resolve) => form.on('finish', resolve));
    form.on('error', () => {
      this.fail(refusals.badForm());
    });
    form.on('filesLimit', () => {
      this.fail(refusals.tooManyFiles(options.limits.maxFiles));
    });
    form.on('file', (field, stream, name: string | undefined) => {
      this.take(field, stream, name ?? '');
    });
  }

  /** Waits until the chunk is taken and at most the file that it ends in is still open. */
  async write(chunk: Buffer): Promise<void> {
    await Promise.race([this.failed, new Promise((resolve) => this.form.write(chunk, resolve))]);
    while (this.queue.length > 1) await Promise.race([this.failed, this.queue[0]?.written]);
  }

  async finish(): Promise<void> {
    this.form.end();
    await Promise.race([this.failed, this.whole]);
    await Promise.race([this.failed, this.queue.at(-1)?.written]);
    // The last file may have been what failed.
    await Promise.race([this.failed, Promise.resolve()]);
  }

  /** Lets go of files that are half written. */
  abandon(): void {
    for (const { stream } of this.queue) stream.destroy();
    this.form.destroy();
  }

  private take(field: string, stream: BusboyFileStream, given: string): void {
    // Until its turn comes, and after it was let go, an error of the form is not unheard of.
    stream.on('error', () => undefined);
    if (field !== FIELD) {
      stream.resume();
      this.fail(refusals.otherField(field));
      return;
    }
    const before = this.queue.at(-1)?.written ?? Promise.resolve();
    const written = before
      .then(() => this.store(stream, given))
      .catch((error: unknown) => {
        this.fail(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => this.queue.shift());
    this.queue.push({ stream, written: written.then(() => undefined) });
  }

  private async store(stream: BusboyFileStream, given: string): Promise<void> {
    const name = cleanName(given);
    this.files += 1;
    const file = path.join(this.options.folder, String(this.files));
    const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
    await pipeline(stream, target);
    // A browser sends an empty part for a field in which nothing was chosen.
    const isNothing = given === '' && target.bytesWritten === 0;
    if (isNothing || isHiddenInFolder(name)) await rm(file);
    else this.options.onFile({ name: name === '' ? '-' : name, file, bytes: target.bytesWritten });
  }
}
