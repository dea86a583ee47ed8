/** Continues a result file in place: what it holds already is kept as long as it is what would be written again. */
import { copyFile, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { EarlierResults } from './earlier-results.js';

/** Lines of a result file that are still to be put in their places; after a kill the next run finds them here. */
export function restFile(results: string): string {
  return path.join(path.dirname(results), `.${path.basename(results)}.rest`);
}

export class ContinuedFile {
  private at = 0;
  /** Whether something else was written than the file held. */
  private parted = false;

  private constructor(
    private readonly name: string,
    readonly handle: FileHandle,
    private readonly earlier: EarlierResults,
  ) {}

  /** @param earlier Reads this file and, second, its rest file. */
  static async open(name: string, earlier: EarlierResults): Promise<ContinuedFile> {
    // Created where it is absent, never emptied.
    const handle = await open(name, 'a').then(async (created) => {
      await created.close();
      return open(name, 'r+');
    });
    return new ContinuedFile(name, handle, earlier);
  }

  async write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    if (!this.parted && !(await this.holds(bytes))) await this.part();
    if (this.parted) await this.put(bytes);
    this.at += bytes.length;
  }

  /** Everything was written: what else the file holds has no document any more. */
  async close(): Promise<void> {
    await this.handle.truncate(this.at);
    await this.handle.sync();
    await this.handle.close();
    await rm(restFile(this.name), { force: true });
  }

  /** The work ended early; what is not in its place yet stays where it is. */
  async abandon(): Promise<void> {
    await this.handle.close();
  }

  private async holds(bytes: Buffer): Promise<boolean> {
    const held = Buffer.alloc(bytes.length);
    const { bytesRead } = await this.handle.read(held, 0, held.length, this.at);
    return bytesRead === bytes.length && held.equals(bytes);
  }

  private async put(bytes: Buffer): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      done += (await this.handle.write(bytes, done, bytes.length - done, this.at + done)).bytesWritten;
    }
  }

  /** Moves the whole documents from here on to the rest file, so that none is lost however this run ends. */
  private async part(): Promise<void> {
    this.parted = true;
    const end = this.earlier.wholeBytes;
    if (end > this.at) {
      const rest = restFile(this.name);
      const aside = `${rest}.tmp`;
      await rm(aside, { force: true });
      await copyFile(rest, aside).catch(() => undefined);
      const before = (await stat(aside).catch(() => null))?.size ?? 0;
      const target = await open(aside, 'a');
      for await (const chunk of createReadStream(this.name, {
        start: this.at,
        end: end - 1,
      }) as AsyncIterable<Buffer>) {
        await target.appendFile(chunk);
      }
      await target.sync();
      await target.close();
      await rename(aside, rest);
      this.earlier.relocate(this.at, before);
    }
    await this.handle.truncate(this.at);
  }
}
