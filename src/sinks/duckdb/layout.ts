/** The tables of the warehouse in a DuckDB database: made where they are missing, made anew where their layout is old. */
import type { Evaluation } from '../../model/evaluation.js';
import { createStatements, VERSION_TABLE } from '../ddl.js';
import { addRows, documentRow, evaluationRows, type RowGroup } from '../rows.js';
import { SinkError } from '../sink.js';
import { LAYOUT_VERSION, TABLES } from '../tables.js';
import { createViews, VIEWS } from '../views.js';
import { storedDocument } from '../work.js';
import { appendRows } from './append.js';
import type { Database } from './database.js';

/** Evaluations that are taken over at once. */
const PIECE = 256;

/** @throws SinkError where the layout is newer, or the tables are somebody else's. */
export async function prepareLayout(database: Database, file: string): Promise<void> {
  const tables = await tableNames(database);
  if (!tables.has(VERSION_TABLE)) {
    const taken = [...TABLES, ...VIEWS].find(({ name }) => tables.has(name))?.name;
    if (taken !== undefined) throw someoneElses(file, taken);
    await database.transaction(() => createLayout(database));
    return;
  }
  const [{ version } = { version: 0 }] = await database.rows<{ version: number }>(
    `SELECT version FROM ${VERSION_TABLE}`,
  );
  if (version > LAYOUT_VERSION) throw newer(file, version);
  if (version < LAYOUT_VERSION) await database.transaction(() => renewLayout(database));
}

export async function createLayout(database: Database): Promise<void> {
  for (const statement of [...createStatements('duckdb'), ...createViews()]) await database.run(statement);
}

/** Of tables and views. */
async function tableNames(database: Database): Promise<Set<string>> {
  const rows = await database.rows<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'main'",
  );
  return new Set(rows.map(({ name }) => name));
}

const OLD_EVALUATIONS = 'old_evaluations';
const OLD_DOCUMENTS = 'old_documents';

/**
 * Keeps what every layout has: all other tables follow from the evaluations as JSON.
 * @param evaluations, documents
 *   Tables, or table functions.
 */
export async function setAside(database: Database, evaluations: string, documents: string): Promise<void> {
  await database.run(
    `CREATE TEMP TABLE ${OLD_EVALUATIONS} AS
     SELECT row_number() OVER () AS place, json, program_version, requested_profile FROM ${evaluations}`,
  );
  await database.run(
    `CREATE TEMP TABLE ${OLD_DOCUMENTS} AS SELECT row_number() OVER () AS place, old.* FROM ${documents} AS old`,
  );
}

async function renewLayout(database: Database): Promise<void> {
  await setAside(database, 'evaluations', 'documents');
  const names = await tableNames(database);
  for (const { name } of VIEWS) await database.run(`DROP VIEW IF EXISTS ${name}`);
  for (const { name } of TABLES) if (names.has(name)) await database.run(`DROP TABLE ${name}`);
  await database.run(`DROP TABLE ${VERSION_TABLE}`);
  await createLayout(database);
  await takeOver(database, (rows) => appendRows(database.connection, rows));
}

interface OldEvaluation {
  readonly json: string;
  readonly program_version: string;
  readonly requested_profile: string;
}

/** Gives all rows again from what was set aside, which is gone afterwards. */
export async function takeOver(database: Database, append: (rows: RowGroup) => Promise<void>): Promise<void> {
  for (let from = 0; ; from += PIECE) {
    const old = await database.rows<OldEvaluation>(
      `SELECT json, program_version, requested_profile FROM ${OLD_EVALUATIONS} WHERE place > $1 AND place <= $2`,
      from,
      from + PIECE,
    );
    if (old.length === 0) break;
    const rows: RowGroup = {};
    for (const { json, program_version, requested_profile } of old) {
      const making = { programVersion: program_version, profile: requested_profile, limits: '' };
      addRows(rows, evaluationRows([JSON.parse(json) as Evaluation], making));
    }
    await append(rows);
  }
  await takeOverDocuments(database, append);
  await database.run(`DROP TABLE ${OLD_EVALUATIONS}`);
  await database.run(`DROP TABLE ${OLD_DOCUMENTS}`);
}

type OldDocument = Parameters<typeof storedDocument>[0] & { readonly loaded_at: Date };

async function takeOverDocuments(database: Database, append: (rows: RowGroup) => Promise<void>): Promise<void> {
  for (let from = 0; ; from += PIECE) {
    const old = await database.rows<OldDocument>(
      `SELECT * FROM ${OLD_DOCUMENTS} WHERE place > $1 AND place <= $2`,
      from,
      from + PIECE,
    );
    if (old.length === 0) return;
    const rows = old.map((row) => documentRow(storedDocument(row), row.loaded_at.toISOString()));
    await append({ documents: rows });
  }
}

function someoneElses(file: string, table: string): SinkError {
  return new SinkError(
    {
      zh: `${file} 中已有不是由 fuhe 建立的表 ${table}`,
      en: `${file} has a table ${table} that fuhe did not make`,
    },
    { zh: '请换一个数据库文件', en: 'use another database file' },
  );
}

export function newer(target: string, version: number): SinkError {
  const [theirs, ours] = [String(version), String(LAYOUT_VERSION)];
  return new SinkError(
    {
      zh: `${target} 由更新版本的 fuhe 建立（版式 ${theirs}，本程序为 ${ours}）`,
      en: `${target} was made by a newer fuhe (layout ${theirs}, this one knows ${ours})`,
    },
    { zh: '请升级 fuhe', en: 'use a newer fuhe' },
  );
}
