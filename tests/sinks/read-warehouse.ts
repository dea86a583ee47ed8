/** Reads warehouses back as anybody would who knows nothing of fuhe: DuckDB by SQL, Parquet by another reader. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { TABLE_NAMES, type TableName } from '../../src/sinks/tables.js';
import type { TestDatabase } from '../helpers/postgres/database.js';

export type Cells = Readonly<Record<string, unknown>>;
export type Warehouse = Readonly<Record<TableName, readonly Cells[]>>;

/** Rows of a query, every value as DuckDB prints it. */
export async function queryDuckDb(file: string, sql: string): Promise<Cells[]> {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson() as Cells[];
  connection.closeSync();
  instance.closeSync();
  return rows;
}

async function collect(read: (table: TableName) => Promise<readonly Cells[]>): Promise<Warehouse> {
  const tables: [TableName, readonly Cells[]][] = [];
  for (const name of TABLE_NAMES) tables.push([name, await read(name)]);
  return Object.fromEntries(tables) as Warehouse;
}

export function readDuckDb(file: string): Promise<Warehouse> {
  return collect((table) => queryDuckDb(file, `SELECT * FROM ${table} ORDER BY 1, 2`));
}

export function readPostgres(database: TestDatabase, schema: string): Promise<Warehouse> {
  return collect(async (table) => {
    const rows = await database.query<{ row: Cells }>(
      `select to_jsonb(each) as row from "${schema}".${table} as each order by 1`,
    );
    return rows.map(({ row }) => row);
  });
}

/** Everything that matches `DIR/<table>/*.parquet`. */
export function shardsOf(folder: string, table: TableName): string[] {
  return readdirSync(path.join(folder, table)).filter((name) => name.endsWith('.parquet'));
}

/** All rows of a table, whatever shard they stand in. */
export async function readTable(folder: string, table: TableName): Promise<Cells[]> {
  const rows: Cells[] = [];
  for (const name of shardsOf(folder, table)) {
    const file = await asyncBufferFromFile(path.join(folder, table, name));
    rows.push(...((await parquetReadObjects({ file })) as Cells[]));
  }
  return rows;
}

export function readParquet(folder: string): Promise<Warehouse> {
  const key = (row: Cells): string => {
    const [first, second] = Object.values(row).map((each) => String(each).padStart(9, '0'));
    return JSON.stringify([first, second]);
  };
  return collect(async (table) => (await readTable(folder, table)).sort((a, b) => (key(a) < key(b) ? -1 : 1)));
}
