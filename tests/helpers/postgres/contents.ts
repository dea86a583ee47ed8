/** What a warehouse holds, to compare two of them. */
import { TABLES } from '../../../src/sinks/tables.js';
import type { TestDatabase } from './database.js';

export type Contents = Readonly<Record<string, readonly string[]>>;

/** All rows of all tables as JSON, in one order; when they were loaded left out unless told. */
export async function contentsOf(
  database: TestDatabase,
  { schema = 'fuhe', times = false }: { readonly schema?: string; readonly times?: boolean } = {},
): Promise<Contents> {
  const contents: Record<string, string[]> = {};
  for (const { name, columns } of TABLES) {
    const names = columns.map((column) => column.name).filter((column) => times || column !== 'loaded_at');
    const rows = await database.query<{ row: string }>(
      `select json_build_array(${names.join(', ')})::text as row from "${schema.replaceAll('"', '""')}".${name}`,
    );
    contents[name] = rows.map(({ row }) => row).sort();
  }
  return contents;
}

/** Rows of each table. */
export function countsOf(contents: Contents): Record<string, number> {
  return Object.fromEntries(Object.entries(contents).map(([name, rows]) => [name, rows.length]));
}
