/** Finds the documents that a command line names: files as they are, folders walked in sorted order. */
import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { listNames, lookAtFile, type FilePath } from './file-names.js';
import { lost, type FileInput, type Input } from './input.js';

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
    let found: { readonly stats: Stats; readonly location: FilePath };
    try {
      found = await lookAtFile(named);
    } catch (error) {
      yield lost(named, error);
      continue;
    }
    const { stats, location } = found;
    if (stats.isDirectory()) yield* walk({ path: named, location, folder: true }, except);
    else if (stats.isFile()) yield { ...fileAt(named, location), named: true };
    else yield { kind: 'lost', path: named, code: 'unreadable', detail: 'not a regular file' };
  }
}

interface Entry {
  readonly path: string;
  readonly location: FilePath;
  readonly folder: boolean;
}

function fileAt(at: string, location: FilePath): Omit<FileInput, 'named'> {
  return typeof location === 'string' ? { kind: 'file', path: at } : { kind: 'file', path: at, file: location };
}

/** Depth first over an explicit stack: how deep a folder goes is not ours to trust. */
async function* walk(root: Entry, except: FileIdentity | null): AsyncGenerator<Input> {
  const stack: Entry[] = [root];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    if (!entry.folder) {
      if (!except || !(await isSame(entry.location, except)))
        yield { ...fileAt(entry.path, entry.location), named: false };
      continue;
    }
    try {
      for (const child of (await listFolder(entry)).reverse()) stack.push(child);
    } catch (error) {
      yield lost(entry.path, error);
    }
  }
}

/** Files and folders of one folder, as a sort of their whole paths would order them. */
async function listFolder(folder: Entry): Promise<Entry[]> {
  const entries = await listNames(folder.location);
  return entries
    .filter(({ name, entry }) => !isHidden(name) && (entry.isFile() || entry.isDirectory()))
    .map(({ name, entry, location }) => ({
      key: entry.isDirectory() ? `${name}/` : name,
      entry: { path: path.join(folder.path, name), location, folder: entry.isDirectory() },
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ entry }) => entry);
}

async function isSame(file: FilePath, other: FileIdentity): Promise<boolean> {
  const found = await lstat(file).catch(() => null);
  return found?.dev === other.dev && found.ino === other.ino;
}

/** Also the files by which Word and Excel remember that a document is open (`~$报告.docx`). */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$');
}
