/** Makes the tables of an older layout anew: whatever the layout, all tables follow from the evaluations as JSON. */
import type pg from 'pg';
import type { Evaluation } from '../../model/evaluation.js';
import { VERSION_TABLE } from '../ddl.js';
import { documentRow, evaluationRows } from '../rows.js';
import { TABLES } from '../tables.js';
import { VIEWS } from '../views.js';
import { storedDocument } from '../work.js';
import { Chunk } from './chunk.js';
import { inSchema } from './sql.js';
import { BatchWriting } from './writing.js';

/** Rows that are taken over at once. */
const PIECE = 200;

/** Within a transaction. @param create Makes the new tables, where there are none. */
export async function renewLayout(client: pg.ClientBase, schema: string, create: () => Promise<void>): Promise<void> {
  const at = (name: string): string => inSchema(schema, name);
  await client.query(`create temp table old_evaluations on commit drop as
    select json::text, program_version, requested_profile from ${at('evaluations')}`);
  await client.query(`create temp table old_documents on commit drop as select * from ${at('documents')}`);
  for (const { name } of VIEWS) await client.query(`drop view if exists ${at(name)}`);
  for (const { name } of [...TABLES].reverse()) await client.query(`drop table if exists ${at(name)}`);
  await client.query(`drop table ${at(VERSION_TABLE)}`);
  await create();
  const writing = new BatchWriting(client, schema);
  for await (const rows of piecesOf<OldEvaluation>(client, 'old_evaluations')) {
    const chunk = new Chunk();
    for (const { json, program_version, requested_profile } of rows) {
      const making = { programVersion: program_version, profile: requested_profile, limits: '' };
      // Not by way of the schema, which would put the fields into another order.
      chunk.add(evaluationRows([JSON.parse(json) as Evaluation], making));
    }
    await writing.write(chunk, false);
  }
  for await (const rows of piecesOf<OldDocument>(client, 'old_documents')) {
    const chunk = new Chunk();
    for (const row of rows) chunk.add({ documents: [documentRow(storedDocument(row), row.loaded_at.toISOString())] });
    await writing.write(chunk, false);
  }
}

interface OldEvaluation {
  readonly json: string;
  readonly program_version: string;
  readonly requested_profile: string;
}

type OldDocument = Parameters<typeof storedDocument>[0] & { readonly loaded_at: Date };

async function* piecesOf<T extends object>(client: pg.ClientBase, table: string): AsyncGenerator<T[]> {
  await client.query(`declare every_${table} no scroll cursor for select * from pg_temp.${table}`);
  for (;;) {
    const { rows } = await client.query<T>(`fetch ${String(PIECE)} from every_${table}`);
    if (rows.length === 0) return;
    yield rows;
  }
}
