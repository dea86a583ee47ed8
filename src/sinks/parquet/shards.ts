/** Parquet files: written aside, named after their content, merged before there are too many of them. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../duckdb/database.js';
import { quoteText } from '../ddl.js';

const ENDING = '.parquet';
const WRITING = '.writing.tmp';
const NAME_LENGTH = 32;
/** Shards of about one size that become one. */
const FAN = 8;
const SMALLEST = 1024 * 1024;
/** Shards beyond this stay as they are. */
const LARGEST = 256 * 1024 * 1024;

/** Files as a table function of SQL. What stands in a path is a name, not a pattern. */
export function readShards(files: readonly string[], filename = false): string {
  const list = files.map((file) => quoteText(file.replace(/[*?[]/g, '[$&]'))).join(', ');
  return `read_parquet([${list}], hive_partitioning = false${filename ? ', filename = true' : ''})`;
}

/** What the engine holds until it is written as one group; an evaluation has all of itself as JSON. */
const ROW_GROUP = 'ROW_GROUP_SIZE 16384, ROW_GROUP_SIZE_BYTES 16777216';

/** The engine counts the bytes of a group only where it need not keep the order of rows; one thread keeps it all the same. */
export async function prepareWriting(database: Database): Promise<void> {
  await database.run('SET preserve_insertion_order = false');
  await database.run('SET threads = 1');
}

/** Writes the rows of a query as a shard in the folder. */
export async function writeShard(database: Database, query: string, folder: string): Promise<void> {
  const aside = path.join(folder, WRITING);
  // Snappy: every reader of Parquet has it.
  await database.run(`COPY (${query}) TO ${quoteText(aside)} (FORMAT parquet, COMPRESSION snappy, ${ROW_GROUP})`);
  const handle = await open(aside, 'r');
  await handle.sync();
  await handle.close();
  await rename(aside, path.join(folder, `${await digestOf(aside)}${ENDING}`));
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex').slice(0, NAME_LENGTH);
}

/** Merges shards of about one size as long as there are too many, so that their number grows with the logarithm of the rows. */
export async function mergeShards(database: Database, folder: string): Promise<void> {
  for (;;) {
    const group = crowdedGroup(await sizesIn(folder));
    if (group === null) return;
    const files = group.map((name) => path.join(folder, name));
    await writeShard(database, `FROM ${readShards(files)}`, folder);
    for (const file of files) await rm(file);
  }
}

async function sizesIn(folder: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const name of (await readdir(folder)).sort()) sizes.set(name, (await stat(path.join(folder, name))).size);
  return sizes;
}

/** Each level has files eight times as large as the one below. */
function levelOf(size: number): number {
  return size < SMALLEST ? 0 : 1 + Math.floor(Math.log2(size / SMALLEST) / Math.log2(FAN));
}

function crowdedGroup(sizes: ReadonlyMap<string, number>): string[] | null {
  const levels = new Map<number, string[]>();
  for (const [name, size] of sizes) {
    if (size >= LARGEST) continue;
    const level = levelOf(size);
    const group = [...(levels.get(level) ?? []), name];
    if (group.length >= FAN) return group;
    levels.set(level, group);
  }
  return null;
}
