/** Temporary files: all under `TMPDIR`, named after the process that has use for them, so that the next start finds what a kill left. */
import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PREFIX = 'fuhe-scratch-';
/** Ending of a file that is still being written. */
const UNFINISHED = '.part';

let count = 0;

/** A name that nothing has yet. @param owner Process number of the one that has use for the file. */
export function scratchName(owner: number): string {
  count += 1;
  return path.join(tmpdir(), `${PREFIX}${String(owner)}-${String(process.pid)}-${String(count)}`);
}

/** The name of the same file while it is being written. */
export function unfinishedName(name: string): string {
  return name + UNFINISHED;
}

/** Removes what processes left that are gone, and what this one has no more use for. */
export function clearScratch(): void {
  clear((owner) => owner === process.pid || !isAlive(owner));
}

/** Removes what a process that worked for this one was writing when it was ended; what it finished is still of use. */
export function clearUnfinished(writer: number): void {
  clear((owner, by, name) => owner === process.pid && by === writer && name.endsWith(UNFINISHED));
}

function clear(isWaste: (owner: number, writer: number, name: string) => boolean): void {
  for (const name of listFolder()) {
    if (!name.startsWith(PREFIX)) continue;
    const [owner = 0, writer = 0] = name.slice(PREFIX.length).split('-').map(Number);
    if (isWaste(owner, writer, name)) remove(name);
  }
}

/** A folder that is not there, or that may not be looked into, holds nothing of ours. */
function listFolder(): readonly string[] {
  try {
    return readdirSync(tmpdir());
  } catch {
    return [];
  }
}

function remove(name: string): void {
  try {
    rmSync(path.join(tmpdir(), name), { force: true });
  } catch {
    // Another user's: not ours to remove.
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // No permission means that there is one.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
