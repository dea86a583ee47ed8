/** Opens the zip package of an Office document and unpacks only the parts asked for, each checked beforehand. */
import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import type { Budget } from '../budget.js';
import { zipBody } from '../zip-body.js';
import { corrupt, DocumentFault } from '../word/fault.js';

const MAX_ENTRIES = 10_000;
/** A part of a document of a thousand pages has some 30 MB. */
const MAX_PART_BYTES = 96 * 1024 * 1024;
/** XML of nothing but equal rows packs some three hundredfold; only what exists to burst goes beyond. */
const MAX_RATIO = 500;
/** Below this size a high ratio does no harm. */
const RATIO_FREE_BYTES = 16 * 1024 * 1024;

/** All parts that are read, together. */
const MAX_TOTAL_BYTES = 192 * 1024 * 1024;

const tooLarge = (zh: string, en: string): DocumentFault => new DocumentFault('too-large', { zh, en });

/** @throws DocumentFault where the directory says that the part is not to be unpacked. */
function checkEntry(entry: Entry): void {
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (entry.isEncrypted()) throw new DocumentFault('encrypted', { zh: '', en: '' });
  if (size > MAX_PART_BYTES || (size > RATIO_FREE_BYTES && size > packed * MAX_RATIO)) {
    const megabytes = String(Math.ceil(size / 1024 / 1024));
    throw tooLarge(`解压后 ${megabytes} MB（${entry.fileName}）`, `${megabytes} MB unpacked (${entry.fileName})`);
  }
}

export class OfficePackage {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly budget: Budget,
  ) {}

  /** Reads the directory alone. */
  static async open(bytes: Uint8Array, budget: Budget): Promise<OfficePackage> {
    const entries = new Map<string, Entry>();
    try {
      const body = zipBody(bytes);
      const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
      const zip = await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true, autoClose: false });
      if (zip.entryCount > MAX_ENTRIES) {
        throw tooLarge(`内含 ${String(zip.entryCount)} 个文件`, `${String(zip.entryCount)} files inside`);
      }
      for await (const entry of zip.eachEntry()) {
        const key = partKey(entry.fileName);
        if (entries.has(key)) throw corrupt(`重复的文件 ${entry.fileName}`, `two files named ${entry.fileName}`);
        entries.set(key, entry);
      }
      return new OfficePackage(zip, entries, budget);
    } catch (error) {
      throw asFault(error);
    }
  }

  /** The bytes of a part; null where there is no such part. Names of parts are the same in capitals and small letters. */
  async read(name: string): Promise<Buffer | null> {
    const entry = this.entries.get(partKey(name));
    if (entry === undefined) return null;
    checkEntry(entry);
    this.unpacked += entry.uncompressedSize;
    if (this.unpacked > MAX_TOTAL_BYTES) {
      const megabytes = String(MAX_TOTAL_BYTES / 1024 / 1024);
      throw tooLarge(`解压后超过 ${megabytes} MB`, `more than ${megabytes} MB unpacked`);
    }
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of await this.zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    } catch (error) {
      throw asFault(error);
    }
    await this.budget.breathe();
    const part = Buffer.concat(chunks);
    // A flipped bit can turn one digit into another and leave all else whole.
    if (crc32(part) !== entry.crc32) throw corrupt(`${name} 校验和不符`, `checksum of ${name}`);
    return part;
  }
}

function partKey(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase();
}

/** What the zip reader has to say is about the file, never about us. */
function asFault(error: unknown): DocumentFault {
  if (error instanceof DocumentFault) return error;
  const message = error instanceof Error ? error.message : String(error);
  return corrupt(`压缩包有误（${message}）`, `broken zip (${message})`);
}
