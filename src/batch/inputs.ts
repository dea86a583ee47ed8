/** Finds the documents that a command line names: files as they are, folders walked in sorted order. */
import type { Stats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { lost, type Input } from './input.js';

/** Which file a folder walk leaves out: the result file that is being written. */
export interface FileIdentity {
  readonly dev: number;
  readonly ino: number;
}

/**
 * Streams the documents of `paths`, in order. Inside a folder: sorted by whole path, hidden entries,
 * symbolic links, pipes and devices passed over. The list is never held: only one folder's names at a time.
 */
export async function* listInputs(paths: readonly string[], except: FileIdentity | null): AsyncGenerator<Input> {
  for (const named of paths) {
    if (named === '-') {
      yield { kind: 'stdin', path: '-' };
      continue;
    }
    let found: Stats;
    try {
      found = await stat(named);
    } catch (error) {
      yield lost(named, error);
      continue;
    }
    if (found.isDirectory()) yield* walk(named, except);
    else if (found.isFile()) yield { kind: 'file', path: named, named: true };
    else yield { kind: 'lost', path: named, code: 'unreadable', detail: 'not a regular file' };
  }
}

interface Entry {
  readonly path: string;
  readonly folder: boolean;
}

/** Depth first over an explicit stack: how deep a folder goes is not ours to trust. */
async function* walk(root: string, except: FileIdentity | null): AsyncGenerator<Input> {
  const stack: Entry[] = [{ path: root, folder: true }];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    if (!entry.folder) {
      if (!except || !(await isSame(entry.path, except))) yield { kind: 'file', path: entry.path, named: false };
      continue;
    }
    try {
      for (const child of (await listFolder(entry.path)).reverse()) stack.push(child);
    } catch (error) {
      yield lost(entry.path, error);
    }
  }
}

/** Files and folders of one folder, as a sort of their whole paths would order them. */
async function listFolder(folder: string): Promise<Entry[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => !isHidden(entry.name) && (entry.isFile() || entry.isDirectory()))
    .map((entry) => ({ key: entry.isDirectory() ? `${entry.name}/` : entry.name, entry }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ entry }) => ({ path: path.join(folder, entry.name), folder: entry.isDirectory() }));
}

async function isSame(file: string, other: FileIdentity): Promise<boolean> {
  const found = await lstat(file).catch(() => null);
  return found?.dev === other.dev && found.ino === other.ino;
}

/** Also the files by which Word and Excel remember that a document is open (`~$报告.docx`). */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$');
}
