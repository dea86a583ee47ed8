/** Temporary files for results too many to hold. */
import { closeSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { scratchName, unfinishedName } from '../scratch.js';

export { clearScratch as clearSpills, isAlive } from '../scratch.js';

/** The process that reads the files: the coordinator, for a worker its parent. */
function owner(): number {
  return process.send === undefined ? process.pid : process.ppid;
}

export class Spill {
  private readonly file = scratchName(owner());
  private readonly handle = openSync(unfinishedName(this.file), 'wx', 0o600);

  write(bytes: Buffer): void {
    for (let done = 0; done < bytes.length;) done += writeSync(this.handle, bytes, done);
  }

  /** @returns Where the bytes lie. */
  close(): string {
    closeSync(this.handle);
    renameSync(unfinishedName(this.file), this.file);
    return this.file;
  }
}

/** The bytes of a closed spill, chunk by chunk; the file is removed behind the last one. */
export function* takeSpill(file: string, chunk: number): Generator<Buffer> {
  const handle = openSync(file, 'r');
  try {
    for (;;) {
      const bytes = Buffer.alloc(chunk);
      const read = readSync(handle, bytes, 0, chunk, null);
      if (read === 0) return;
      yield bytes.subarray(0, read);
    }
  } finally {
    closeSync(handle);
    rmSync(file, { force: true });
  }
}
