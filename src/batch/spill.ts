/** Temporary files for results too many to hold: in the system's folder for them, gone at the end, or at the next start after a kill. */
import { closeSync, openSync, readdirSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PREFIX = 'fuhe-results-';

/** The process that reads the files: the coordinator, for a worker its parent. */
function owner(): number {
  return process.send === undefined ? process.pid : process.ppid;
}

let count = 0;

export class Spill {
  private readonly file: string;
  private readonly handle: number;

  constructor() {
    count += 1;
    this.file = path.join(tmpdir(), `${PREFIX}${String(owner())}-${String(process.pid)}-${String(count)}.ndjson`);
    this.handle = openSync(this.file, 'wx', 0o600);
  }

  write(bytes: Buffer): void {
    for (let done = 0; done < bytes.length;) done += writeSync(this.handle, bytes, done);
  }

  /** @returns Where the bytes lie. */
  close(): string {
    closeSync(this.handle);
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

/** Removes what processes left that are gone, and what this one has no more use for. */
export function clearSpills(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const pid = Number.parseInt(name.slice(PREFIX.length), 10);
    if (pid === process.pid || !isAlive(pid)) rmSync(path.join(tmpdir(), name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // No permission means that there is one.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
