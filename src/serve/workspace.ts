/** The folder that holds all that the application keeps: gone when it stops, or at the next start after a kill. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive } from '../batch/spill.js';

const PREFIX = 'fuhe-serve-';

export class Workspace {
  private constructor(private readonly root: string) {}

  /** Only this user may look into it. */
  static async open(): Promise<Workspace> {
    await clearWorkspaces();
    return new Workspace(await mkdtemp(path.join(tmpdir(), `${PREFIX}${String(process.pid)}-`)));
  }

  /** An empty folder inside. @param name Ours, never a visitor's. */
  async folder(name: string): Promise<string> {
    const folder = path.join(this.root, name);
    await mkdir(folder, { mode: 0o700 });
    return folder;
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Removes what processes left that are gone. */
async function clearWorkspaces(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!(pid > 0) || isAlive(pid)) continue;
    // Another user's is not ours to remove.
    await rm(path.join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}
