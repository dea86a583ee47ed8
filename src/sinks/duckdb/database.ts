/** Opens DuckDB: in a file that this process alone may write, or in memory. */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  DuckDBInstance,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { SinkError } from '../sink.js';

/** What stands for `$1`, `$2` …; a list of texts is one value. */
export type SqlValue = string | number | readonly string[];

export interface Database {
  readonly connection: DuckDBConnection;
  /** Rows as objects. */
  rows<T>(sql: string, ...values: readonly SqlValue[]): Promise<T[]>;
  run(sql: string, ...values: readonly SqlValue[]): Promise<void>;
  /** Runs the work as one transaction. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/** Batches are small; the memory of the machine belongs to those that read documents. */
const MEMORY = '512MB';
const THREADS = '2';
const LOCKED = /Could not set lock on file/;
const HOLDER = /\(PID (\d+)\)/;

/**
 * @param file
 *   `:memory:` for none.
 * @param holder
 *   The file or folder that is locked for this process alone: temporary files are called after it.
 * @throws SinkError where another process has it, or it is no database.
 */
export async function openDatabase(file: string, holder: string = file): Promise<Database> {
  const scratch = path.join(tmpdir(), `fuhe-duckdb-${digest(holder)}`);
  const instance = await DuckDBInstance.create(file, {
    memory_limit: MEMORY,
    threads: THREADS,
    // Only what is built in: nothing is fetched, whatever stands in the database.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: scratch,
  }).catch((error: unknown) => {
    throw cannotOpen(file, error);
  });
  // What a killed load left: whoever has the lock may remove it.
  await rm(scratch, { recursive: true, force: true });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  return {
    connection,
    async rows<T>(sql: string, ...values: readonly SqlValue[]) {
      const result = await connection.runAndReadAll(sql, values.map(bindable), values.map(typeOf));
      return result.getRowObjectsJS() as T[];
    },
    async run(sql, ...values) {
      await connection.run(sql, values.map(bindable), values.map(typeOf));
    },
    async transaction(work) {
      await connection.run('BEGIN TRANSACTION');
      try {
        const result = await work();
        await connection.run('COMMIT');
        return result;
      } catch (error) {
        await connection.run('ROLLBACK').catch(() => undefined);
        throw error;
      }
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function bindable(value: SqlValue): DuckDBValue {
  return typeof value === 'object' ? listValue([...value]) : value;
}

function typeOf(value: SqlValue): DuckDBType {
  if (typeof value === 'object') return LIST(VARCHAR);
  return typeof value === 'string' ? VARCHAR : INTEGER;
}

/** Two processes may work at the same time, each on a database of its own. */
function digest(holder: string): string {
  return createHash('sha256').update(path.resolve(holder)).digest('hex').slice(0, 16);
}

function cannotOpen(file: string, error: unknown): SinkError {
  const message = error instanceof Error ? error.message : String(error);
  if (LOCKED.test(message)) {
    const pid = HOLDER.exec(message)?.[1];
    const who = pid === undefined ? { zh: '', en: '' } : { zh: `（进程 ${pid}）`, en: ` (process ${pid})` };
    return new SinkError(
      { zh: `${file} 正被另一个程序使用${who.zh}`, en: `${file} is in use by another program${who.en}` },
      {
        zh: '一个 DuckDB 文件同时只能由一个程序写入；请等它结束后再试',
        en: 'only one program can write a DuckDB file at a time; try again when it has ended',
      },
    );
  }
  const first = message.split('\n')[0] ?? '';
  return new SinkError(
    { zh: `无法打开 ${file}：${first}`, en: `cannot open ${file}: ${first}` },
    {
      zh: '请检查文件夹是否存在、是否有写权限，以及该文件是否为 DuckDB 数据库',
      en: 'check that the folder exists and can be written, and that the file is a DuckDB database',
    },
  );
}
