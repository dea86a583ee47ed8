/**
 * Reads the names of files as text. Most systems keep names as bytes: what was unpacked from a Chinese Windows archive
 * is often GB 18030, which no path of the runtime can say. Such a file goes by its Chinese name and is opened by bytes.
 */
import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Where a file lies: bytes where its name is not UTF-8. */
export type FilePath = string | Buffer;

export interface NamedEntry {
  /** As results call it; no two of a folder are the same. */
  readonly name: string;
  readonly location: FilePath;
  readonly entry: Dirent<Buffer>;
}

const SEPARATOR = Buffer.from(path.sep);

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** `report\xFF.txt`: what no encoding explains, byte by byte. */
function spellBytes(bytes: Uint8Array): string {
  return [...bytes]
    .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`))
    .join('');
}

/** The entries of a folder, with their names as text. @throws What `readdir` throws. */
export async function listNames(folder: FilePath): Promise<NamedEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
  const taken = new Set<string>();
  const foreign: Dirent<Buffer>[] = [];
  const named: NamedEntry[] = [];
  for (const entry of entries) {
    const name = decode(entry.name, 'utf-8');
    if (name === null) foreign.push(entry);
    else {
      taken.add(name);
      named.push({
        name,
        entry,
        location: typeof folder === 'string' ? path.join(folder, name) : within(folder, entry),
      });
    }
  }
  for (const entry of foreign) {
    const chinese = decode(entry.name, 'gb18030');
    let name = chinese === null || taken.has(chinese) ? spellBytes(entry.name) : chinese;
    while (taken.has(name)) name += '_';
    taken.add(name);
    named.push({ name, entry, location: within(folder, entry) });
  }
  return named;
}

function within(folder: FilePath, { name }: Dirent<Buffer>): Buffer {
  return Buffer.concat([Buffer.from(folder), SEPARATOR, name]);
}

/** @throws What `stat` throws where nothing goes by that path. */
export async function lookAtFile(named: string): Promise<{ readonly stats: Stats; readonly location: FilePath }> {
  try {
    return { stats: await stat(named), location: named };
  } catch (error) {
    const location = await findByName(named);
    if (location === null) throw error;
    return { stats: await stat(location), location };
  }
}

/**
 * The file that goes by a path that leads nowhere as it is spelled: a step of it has a name that is not UTF-8.
 * @returns null where there is none.
 */
export async function findByName(spelled: string): Promise<Buffer | null> {
  const steps = path
    .resolve(spelled)
    .split(path.sep)
    .filter((step) => step !== '');
  let location: FilePath = path.parse(path.resolve(spelled)).root;
  for (const step of steps) {
    const entries: NamedEntry[] = await listNames(location).catch(() => []);
    const found = entries.find(({ name }) => name === step);
    if (found === undefined) return null;
    location = found.location;
  }
  return typeof location === 'string' ? null : location;
}
