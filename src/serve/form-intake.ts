/** Writes the files of a form to disk as they stream in, one after the other; no file is ever whole in memory. */
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { UploadedFile } from './batch-file.js';
import type { ServeLimits } from './limits.js';
import type { Refusal } from './refusal.js';
import { refusals } from './refusals.js';
import { cleanName, isHiddenInFolder } from './upload-name.js';

const FIELD = 'files';
/** Parts of the form that are no files. */
const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 1_024;
const MAX_HEADER_BYTES = 16 * 1_024;
const MAX_HEADERS = 20;

export interface IntakeOptions {
  readonly limits: ServeLimits;
  /** Where the files go, under names of our own. */
  readonly folder: string;
  readonly onFile: (file: UploadedFile) => void;
}

type Form = InstanceType<typeof Busboy>;

function openForm(headers: IncomingHttpHeaders, { maxBytes, maxFiles }: ServeLimits): Form {
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

export class FormIntake {
  private readonly form: Form;
  private files = 0;
  /** Files under way; the writing of each begins when the one before is done. */
  private readonly queue: { readonly stream: BusboyFileStream; readonly written: Promise<void> }[] = [];
  private readonly failed: Promise<never>;
  private fail: (reason: Refusal | Error) => void = () => undefined;
  private readonly whole: Promise<void>;

  /** @throws Refusal where the headers do not announce a form with files. */
  constructor(
    headers: IncomingHttpHeaders,
    private readonly options: IntakeOptions,
  ) {
    const form = openForm(headers, options.limits);
    this.form = form;
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
