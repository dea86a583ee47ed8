/** Opens DuckDB: in a file that this process alone may write, or in memory. */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from './engine.js';
import { startEngine } from './instance.js';

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

/**
 * @param file
 *   `:memory:` for none.
 * @param holder
 *   The file or folder that is locked for this process alone: temporary files and messages are called after it.
 * @throws SinkError where another process has it, or it is no database.
 */
export async function openDatabase(file: string, holder: string = file): Promise<Database> {
  const scratch = path.join(tmpdir(), `fuhe-duckdb-${digest(holder)}`);
  const { instance, connection } = await startEngine(file, holder, scratch);
  // What a killed load left: whoever has the lock may remove it.
  await rm(scratch, { recursive: true, force: true });
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
