/** The tables of the warehouse in PostgreSQL: made where they are missing, made anew where their layout is old. */
import type pg from 'pg';
import { createStatements, quoteName, VERSION_TABLE } from '../ddl.js';
import { SinkError } from '../sink.js';
import { LAYOUT_VERSION, TABLES } from '../tables.js';
import { createViews, VIEWS } from '../views.js';
import { LOCK_SPACE } from './locks.js';
import { renewLayout } from './renewal.js';
import { inSchema } from './sql.js';

/**
 * Sees to it that the tables are there, in the present layout. Several programs may do so at once.
 * @throws SinkError where a newer fuhe made the layout, the tables are somebody else's, or Chinese text cannot be stored.
 */
export async function ensureLayout(client: pg.ClientBase, schema: string): Promise<void> {
  if ((await layoutVersion(client, schema)) === LAYOUT_VERSION) return;
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1, hashtext($2))', [LOCK_SPACE, `layout ${schema}`]);
    const found = await layoutVersion(client, schema);
    if (found === null) {
      await refuseOtherEncoding(client);
      await refuseOtherTables(client, schema);
      // One that is there already may belong to somebody who may create none.
      const { rowCount } = await client.query('select from pg_namespace where nspname = $1', [schema]);
      if (rowCount === 0) await client.query(`create schema ${quoteName(schema)}`);
      await createLayout(client, schema);
    } else if (found > LAYOUT_VERSION) throw newerLayout(schema, found);
    else if (found < LAYOUT_VERSION) await renewLayout(client, schema, () => createLayout(client, schema));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function createLayout(client: pg.ClientBase, schema: string): Promise<void> {
  await client.query(`set local search_path to ${quoteName(schema)}`);
  await client.query([...createStatements('postgres'), ...createViews()].join(';\n'));
}

/** @returns null where there is none. */
async function layoutVersion(client: pg.ClientBase, schema: string): Promise<number | null> {
  if ((await relations(client, schema, [VERSION_TABLE])).length === 0) return null;
  const { rows } = await client.query<{ version: number }>(`select version from ${inSchema(schema, VERSION_TABLE)}`);
  return rows[0]?.version ?? null;
}

/** Which of these tables and views there are. (`to_regclass` may not know yet what was made while we waited.) */
async function relations(client: pg.ClientBase, schema: string, names: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class c join pg_namespace n on n.oid = relnamespace
     where nspname = $1 and relname = any($2) and relkind <> 'i'`,
    [schema, names],
  );
  return rows.map(({ name }) => name);
}

async function refuseOtherTables(client: pg.ClientBase, schema: string): Promise<void> {
  const names = [...TABLES, ...VIEWS].map(({ name }) => name);
  const [taken] = await relations(client, schema, names);
  if (taken === undefined) return;
  throw new SinkError(
    {
      zh: `模式 ${schema} 中已有不是由 fuhe 建立的表 ${taken}`,
      en: `schema ${schema} has a table ${taken} that fuhe did not make`,
    },
    { zh: '请在地址后加 ?search_path=另一模式', en: 'add ?search_path=another_schema to the address' },
  );
}

function newerLayout(schema: string, found: number): SinkError {
  const [theirs, ours] = [String(found), String(LAYOUT_VERSION)];
  return new SinkError(
    {
      zh: `模式 ${schema} 由更新版本的 fuhe 建立（版式 ${theirs}，本程序为 ${ours}）`,
      en: `schema ${schema} was made by a newer fuhe (layout ${theirs}, this one knows ${ours})`,
    },
    { zh: '请升级 fuhe', en: 'use a newer fuhe' },
  );
}

async function refuseOtherEncoding(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ encoding: string }>("select current_setting('server_encoding') as encoding");
  const encoding = rows[0]?.encoding ?? '';
  if (encoding === 'UTF8') return;
  throw new SinkError(
    { zh: `数据库的编码为 ${encoding}，须为 UTF8`, en: `the database is encoded in ${encoding}; it must be UTF8` },
    {
      zh: "用 create database … encoding 'UTF8' template template0 另建",
      en: "make another with create database … encoding 'UTF8' template template0",
    },
  );
}
