/** One part of the package under way: compressed into a nameless temporary file, so that sheets can grow side by side in little memory. */
import { once } from 'node:events';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';
import { scratchName } from '../../../scratch.js';

const CHUNK = 256 * 1024;

export class Part {
  /** Bytes before compression. */
  size = 0;
  crc = 0;
  private readonly deflate: DeflateRaw = createDeflateRaw();
  private readonly stored: Promise<void>;

  private constructor(
    readonly name: string,
    private readonly handle: FileHandle,
  ) {
    this.stored = this.store();
    this.stored.catch(() => undefined);
  }

  /** @param name Path within the package: `xl/worksheets/sheet1.xml` */
  static async open(name: string): Promise<Part> {
    const file = scratchName(process.pid);
    const handle = await open(file, 'wx+', 0o600);
    // Open, it needs no name; without one, nothing stays behind after a kill.
    await rm(file);
    return new Part(name, handle);
  }

  /** Waits until the text is taken, so that nothing piles up. */
  async write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    this.crc = crc32(bytes, this.crc);
    this.size += bytes.length;
    if (this.deflate.write(bytes)) return;
    // A full disk ends the storing: there will be no drain then.
    await Promise.race([once(this.deflate, 'drain'), this.stored]);
  }

  /** Nothing may be written behind this. */
  async end(): Promise<void> {
    this.deflate.end();
    await this.stored;
  }

  /** The compressed bytes. */
  async *bytes(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for (let at = 0; ;) {
      const { bytesRead, buffer } = await this.handle.read(Buffer.alloc(CHUNK), 0, CHUNK, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  async close(): Promise<void> {
    this.deflate.destroy();
    await this.stored.catch(() => undefined);
    await this.handle.close();
  }

  private async store(): Promise<void> {
    for await (const chunk of this.deflate as AsyncIterable<Buffer>) await this.handle.appendFile(chunk);
  }
}
