/** Writes a version of the warehouse: the shards that stay, those that lose rows written anew, and one of what is new. */
import { mkdir, readdir } from 'node:fs/promises';
import type { Database } from '../duckdb/database.js';
import { byTable, TABLES, type Table, type TableName } from '../tables.js';
import { mergeShards, readShards, writeShard } from './shards.js';
import type { Shards, Versions } from './versions.js';

/** Rows that the next version does not have any more. */
export interface Gone {
  /** Contents whose evaluations go. */
  readonly contents: string[];
  /** Paths whose rows in `documents` go. */
  readonly paths: string[];
}

export const NO_SHARDS: Shards = byTable(() => []);

/**
 * Puts the next version together and makes it the one that holds.
 * @param database
 *   Its tables have the new rows that do not stand in new shards yet.
 * @param shards
 *   Those of the version that holds, as far as they count.
 */
export async function writeVersion(
  database: Database,
  versions: Versions,
  shards: Shards,
  gone: Gone = { contents: [], paths: [] },
): Promise<void> {
  const filesOf = (table: TableName): string[] => shards[table].map((name) => versions.shard(table, name));
  await rememberGone(database, gone, filesOf('evaluations'));

  const cut = new Map<TableName, readonly string[]>();
  for (const { name } of TABLES) {
    const losing = name === 'documents' ? gone.paths.length > 0 : gone.contents.length > 0;
    if (losing) cut.set(name, await filesToCut(database, name, filesOf(name)));
  }
  const isCut = (table: TableName, shard: string): boolean =>
    cut.get(table)?.includes(versions.shard(table, shard)) === true;

  await versions.begin(byTable((table) => shards[table].filter((shard) => !isCut(table, shard))));
  for (const table of TABLES) {
    const folder = versions.next(table.name);
    for (const file of cut.get(table.name) ?? []) {
      const rest = `FROM ${readShards([file])} WHERE NOT ${goneFrom(table.name)}`;
      if (await hasRows(database, rest)) await writeShard(database, rest, folder);
    }
    await versions.takeFresh(table.name);
    await writeNew(database, table, folder);
    await mergeShards(database, folder);
  }
  await versions.commit();
}

/** Writes the new rows as new shards, so that the engine need not hold a document of many thousand tables. */
export async function writeFresh(database: Database, versions: Versions): Promise<void> {
  for (const { name } of TABLES) {
    const rows = `FROM main.${name}`;
    if (!(await hasRows(database, rows))) continue;
    await mkdir(versions.fresh(name), { recursive: true });
    await writeShard(database, rows, versions.fresh(name));
  }
}

async function rememberGone(database: Database, gone: Gone, evaluations: readonly string[]): Promise<void> {
  await database.run('CREATE OR REPLACE TEMP TABLE gone_paths AS SELECT unnest($1) AS path', gone.paths);
  await database.run('CREATE OR REPLACE TEMP TABLE gone_contents AS SELECT unnest($1) AS sha256', gone.contents);
  await database.run('CREATE OR REPLACE TEMP TABLE gone_evaluations (id VARCHAR)');
  if (gone.contents.length === 0 || evaluations.length === 0) return;
  await database.run(
    `INSERT INTO gone_evaluations SELECT id FROM ${readShards(evaluations)} WHERE ${goneFrom('evaluations')}`,
  );
}

/** Whether a row of the table is gone, as a condition of SQL. */
function goneFrom(table: TableName): string {
  if (table === 'documents') return '(path IN (FROM gone_paths))';
  if (table === 'evaluations') return '(document_sha256 IN (FROM gone_contents))';
  return '(evaluation_id IN (FROM gone_evaluations))';
}

async function filesToCut(database: Database, table: TableName, files: readonly string[]): Promise<string[]> {
  const cut: string[] = [];
  for (const file of files)
    if (await hasRows(database, `FROM ${readShards([file])} WHERE ${goneFrom(table)}`)) cut.push(file);
  return cut;
}

async function hasRows(database: Database, query: string): Promise<boolean> {
  return (await database.rows(`SELECT 1 FROM (${query}) LIMIT 1`)).length > 0;
}

/** A table without any row has an empty shard: a reader finds its columns. */
async function writeNew(database: Database, { name }: Table, folder: string): Promise<void> {
  const rows = `FROM main.${name}`;
  if ((await readdir(folder)).length === 0 || (await hasRows(database, rows))) await writeShard(database, rows, folder);
}
