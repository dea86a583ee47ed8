/**
 * Versions of a Parquet warehouse on disk, each complete in itself. `DIR/<table>` leads over `.warehouse/current` to a
 * folder of the version that holds: renaming that one link changes all tables at once, for every reader.
 */
import { constants } from 'node:fs';
import { copyFile, link, lstat, mkdir, open, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { SinkError } from '../sink.js';
import { byTable, LAYOUT_VERSION, TABLES, type TableName } from '../tables.js';

/** Hidden: nobody who walks the folder takes what lies in it for shards. */
export const HOME = '.warehouse';
const CURRENT = 'current';
const NEXT = 'next';
/** Gone at the next start, as every `.tmp`. */
const FRESH = 'fresh.tmp';
const LAYOUT = 'layout.json';
const VERSION = /^v(\d+)$/;

/** Names of the shards of each table. */
export type Shards = Readonly<Record<TableName, readonly string[]>>;

export class Versions {
  private readonly home: string;

  constructor(private readonly folder: string) {
    this.home = path.join(folder, HOME);
  }

  /** Where the shards of a table lie in the version that holds. */
  shard(table: TableName, name: string): string {
    return path.join(this.home, CURRENT, table, name);
  }

  /** Where the next version is put together. */
  next(table: TableName, name = ''): string {
    return path.join(this.home, NEXT, table, name);
  }

  /** Where new shards lie until their version is put together. */
  fresh(table: TableName, name = ''): string {
    return path.join(this.home, FRESH, table, name);
  }

  /** Of a batch that broke off nothing stays. */
  async clearFresh(): Promise<void> {
    await rm(path.join(this.home, FRESH), { recursive: true, force: true });
  }

  /** Takes the new shards of a table into the next version. */
  async takeFresh(table: TableName): Promise<void> {
    for (const name of await readdir(this.fresh(table)).catch(() => []))
      await rename(this.fresh(table, name), this.next(table, name));
  }

  /** Number of the version that holds; null where there is none yet. */
  async number(): Promise<number | null> {
    const name = await readlink(path.join(this.home, CURRENT)).catch(() => null);
    return name === null ? null : Number(VERSION.exec(name)?.[1]);
  }

  /** The layout of the tables of the version that holds. */
  async layout(): Promise<number> {
    const text = await readFile(path.join(this.home, CURRENT, LAYOUT), 'utf8');
    return (JSON.parse(text) as { readonly layout: number }).layout;
  }

  /** The shards of the version that holds. */
  async shards(): Promise<Shards> {
    const found = new Map<TableName, string[]>();
    for (const { name } of TABLES) {
      const names = await readdir(path.join(this.home, CURRENT, name)).catch(() => []);
      found.set(name, names.sort());
    }
    return byTable((table) => found.get(table) ?? []);
  }

  /** Removes what a killed load left behind. Only for the one that has the lock. */
  async clear(): Promise<void> {
    const number = await this.number();
    for (const name of await readdir(this.home)) {
      const version = VERSION.exec(name)?.[1];
      const stale = version === undefined ? name === NEXT || name.endsWith('.tmp') : Number(version) !== number;
      if (stale) await rm(path.join(this.home, name), { recursive: true, force: true });
    }
  }

  /** Begins the next version with the shards that it keeps. */
  async begin(kept: Shards): Promise<void> {
    await rm(path.join(this.home, NEXT), { recursive: true, force: true });
    for (const { name } of TABLES) {
      await mkdir(this.next(name), { recursive: true });
      for (const shard of kept[name]) await linkFile(this.shard(name, shard), this.next(name, shard));
    }
  }

  /** Makes the next version the one that holds. Before the last rename nothing has changed, behind it everything has. */
  async commit(): Promise<void> {
    const before = await this.number();
    const name = `v${String((before ?? 0) + 1)}`;
    await writeDurably(path.join(this.home, NEXT, LAYOUT), `${JSON.stringify({ layout: LAYOUT_VERSION })}\n`);
    for (const table of TABLES) await syncFolder(this.next(table.name));
    await rename(path.join(this.home, NEXT), path.join(this.home, name));
    await putLink(name, path.join(this.home, CURRENT));
    await syncFolder(this.home);
    await this.ensureLinks();
    await this.clearFresh();
    if (before !== null) await rm(path.join(this.home, `v${String(before)}`), { recursive: true, force: true });
  }

  /** Every table has its name in the folder: the first version, and a new table, bring theirs. */
  async ensureLinks(): Promise<void> {
    for (const { name: table } of TABLES) {
      const name = path.join(this.folder, table);
      const there = await lstat(name).catch(() => null);
      if (there === null) await putLink(path.join(HOME, CURRENT, table), name);
    }
  }
}

/** A link that appears at once, in the place of one that was there. */
async function putLink(target: string, name: string): Promise<void> {
  const aside = path.join(path.dirname(name), `.${path.basename(name)}.tmp`);
  await rm(aside, { force: true });
  await symlink(target, aside, 'dir').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new SinkError(
      {
        zh: `无法在 ${path.dirname(name)} 中建立符号链接（${code}）`,
        en: `cannot make a symbolic link in ${path.dirname(name)} (${code})`,
      },
      { zh: '请换一个支持符号链接的文件系统', en: 'use a file system that has symbolic links' },
    );
  });
  await rename(aside, name);
}

/** The same file under another name; a copy where the file system has no such links. */
async function linkFile(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_FICLONE));
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  await handle.writeFile(text);
  await handle.sync();
  await handle.close();
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  await handle.sync();
  await handle.close();
}
