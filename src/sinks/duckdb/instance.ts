/** Starts the engine on a file that this process alone may write, and says in one line why it cannot. */
import { open, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from './engine.js';
import { MOST_MEGABYTES } from './memory.js';
import { quoteText } from '../ddl.js';
import { SinkError } from '../sink.js';

const THREADS = '2';
/**
 * Rows that lie together in the file. The engine's own number, 122,880, has it write the evaluations of many
 * documents, each with all of itself as JSON, anew and anew.
 */
const ROW_GROUP = 8_192;
const LOCKED = /Could not set lock on file/;
const HOLDER = /\(PID (\d+)\)/;
/** A database has three headers of this size; the first has the mark. */
const HEADER = 4_096;
const MARK = { at: 8, text: 'DUCK' };
/** Whatever is in it, DuckDB's own program reads it as data. */
const DATA_FILE = /\.(?:csv|tsv|json|jsonl|ndjson|parquet|xlsx)(?:\.gz|\.zst)?$/i;

export interface Engine {
  readonly instance: DuckDBInstance;
  /** Names without more mean what is in the file. */
  readonly connection: DuckDBConnection;
}

/**
 * @param file
 *   `:memory:` for none.
 * @param holder
 *   What the user calls the file.
 * @param scratch
 *   Folder for what does not fit in memory.
 * @throws SinkError
 */
export async function startEngine(file: string, holder: string, scratch: string): Promise<Engine> {
  if (DATA_FILE.test(file) || (await isOtherFile(file))) throw noDatabase(holder);
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${String(MOST_MEGABYTES)}MB`,
    threads: THREADS,
    // Files of a warehouse are read once in a batch: their pages would only fill memory.
    enable_external_file_cache: 'false',
    // Only what is built in: nothing is fetched, whatever stands in the database.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: scratch,
  });
  const connection = await instance.connect();
  if (file === ':memory:') return { instance, connection };
  try {
    await attach(connection, file);
    return { instance, connection };
  } catch (error) {
    connection.closeSync();
    instance.closeSync();
    throw cannotOpen(holder, error);
  }
}

/** What a kill left of a database that was just being made gives way to a new one. */
async function attach(connection: DuckDBConnection, file: string): Promise<void> {
  const options = `(TYPE duckdb, ROW_GROUP_SIZE ${String(ROW_GROUP)})`;
  // A whole path: the engine takes `~` for a home, and `http:` for the network.
  const run = (): Promise<unknown> => connection.run(`ATTACH ${quoteText(path.resolve(file))} AS warehouse ${options}`);
  try {
    await run();
  } catch (error) {
    if (isLocked(error) || !(await isUnfinished(file))) throw error;
    await rm(file);
    await run();
  }
  await connection.run('USE warehouse');
}

/** Whether a file is there that is neither empty nor a database. */
async function isOtherFile(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return false;
  try {
    const found = await handle.stat();
    return found.isFile() && found.size > 0 && !(await isMarked(handle));
  } finally {
    await handle.close();
  }
}

async function isMarked(handle: FileHandle): Promise<boolean> {
  const { buffer } = await handle.read(Buffer.alloc(MARK.text.length), 0, MARK.text.length, MARK.at);
  return buffer.toString('latin1') === MARK.text;
}

/** An empty file, or what a kill left of a database that was just being made: nothing is lost with it. */
async function isUnfinished(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return false;
  try {
    const found = await handle.stat();
    if (!found.isFile()) return false;
    const { size } = found;
    if (size === 0 || size >= 3 * HEADER) return size === 0;
    return await isMarked(handle);
  } finally {
    await handle.close();
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && LOCKED.test(error.message);
}

function noDatabase(holder: string): SinkError {
  return new SinkError(
    { zh: `${holder} 不是 DuckDB 数据库`, en: `${holder} is no DuckDB database` },
    { zh: '请换一个文件名，例如 绩效.duckdb', en: 'use another file, for example warehouse.duckdb' },
  );
}

function cannotOpen(holder: string, error: unknown): SinkError {
  const message = error instanceof Error ? error.message : String(error);
  if (isLocked(error)) {
    const pid = HOLDER.exec(message)?.[1];
    const who = pid === undefined ? { zh: '', en: '' } : { zh: `（进程 ${pid}）`, en: ` (process ${pid})` };
    return new SinkError(
      { zh: `${holder} 正被另一个程序使用${who.zh}`, en: `${holder} is in use by another program${who.en}` },
      {
        zh: '同时只能由一个程序写入；请等它结束后再试',
        en: 'only one program can write it at a time; try again when it has ended',
      },
    );
  }
  const first = message.split('\n')[0] ?? '';
  return new SinkError(
    { zh: `无法打开 ${holder}：${first}`, en: `cannot open ${holder}: ${first}` },
    {
      zh: '请检查文件夹是否存在、是否有写权限，以及该文件是否为 DuckDB 数据库',
      en: 'check that the folder exists and can be written, and that the file is a DuckDB database',
    },
  );
}
