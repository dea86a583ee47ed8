/** A warehouse of Parquet files: `DIR/<table>/*.parquet` holds each row exactly once, at any time. */
import { lstat, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createTable } from '../ddl.js';
import { appendRows } from '../duckdb/append.js';
import { openDatabase, type Database } from '../duckdb/database.js';
import { newer, setAside, takeOver } from '../duckdb/layout.js';
import { lookupsIn, storedIn } from '../duckdb/lookups.js';
import { mergeBatch, type Holdings } from '../merge.js';
import { SinkError, systemClock, type Clock, type Sink } from '../sink.js';
import { EVALUATIONS, LAYOUT_VERSION, TABLES } from '../tables.js';
import type { DocumentPart, StoredDocument } from '../work.js';
import type { RowGroup } from '../rows.js';
import { NO_SHARDS, writeFresh, writeVersion, type Gone } from './commit.js';
import { prepareWriting, readShards } from './shards.js';
import { HOME, Versions } from './versions.js';

/** The engine's lock of this file is gone with its process, however that ends. */
const LOCK = 'lock.duckdb';
/** Characters of evaluations, as JSON, that the engine holds before they are written. */
const HELD = 8 * 1024 * 1024;
const JSON_AT = EVALUATIONS.columns.findIndex(({ name }) => name === 'json');

/** @throws SinkError where the folder cannot be used. */
export async function openParquet(folder: string, clock: Clock = systemClock): Promise<Sink> {
  await prepareFolder(folder);
  const lock = await openDatabase(path.join(folder, HOME, LOCK), folder);
  let database: Database | null = null;
  try {
    database = await openDatabase(':memory:', folder);
    const sink = new ParquetSink(folder, lock, database, clock);
    await sink.prepare();
    return sink;
  } catch (error) {
    database?.close();
    lock.close();
    throw error;
  }
}

class ParquetSink implements Sink {
  private readonly versions: Versions;
  private held = 0;

  constructor(
    private readonly folder: string,
    private readonly lock: Database,
    /** New rows stand in its tables until they are written, those of the shards in views of the schema `shards`. */
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.versions = new Versions(folder);
  }

  async prepare(): Promise<void> {
    await this.versions.clear();
    await prepareWriting(this.database);
    await this.database.run('CREATE SCHEMA shards');
    await this.beginRows();
    if ((await this.versions.number()) === null) await writeVersion(this.database, this.versions, NO_SHARDS);
    // A kill may have come between the version and the names of its tables.
    await this.versions.ensureLinks();
    const layout = await this.versions.layout();
    if (layout > LAYOUT_VERSION) throw newer(this.folder, layout);
    if (layout < LAYOUT_VERSION) await this.renewLayout();
    await this.lookAtShards();
  }

  stored(): AsyncIterable<StoredDocument> {
    return storedIn(this.database, 'shards');
  }

  async load(parts: Iterable<DocumentPart> | AsyncIterable<DocumentPart>): Promise<void> {
    const gone: Gone = { contents: [], paths: [] };
    let changed = false;
    await this.beginRows();
    const holdings: Holdings = {
      ...lookupsIn(this.database, 'shards'),
      append: async (rows) => {
        changed = true;
        await this.append(rows);
      },
      removeContents: async (contents) => void gone.contents.push(...contents),
      removeDocuments: async (paths) => void gone.paths.push(...paths),
    };
    await mergeBatch(holdings, parts, this.clock());
    // Whatever goes also brings a row: that of the document in its place.
    if (!changed) return;
    await writeVersion(this.database, this.versions, await this.versions.shards(), gone);
    await this.lookAtShards();
  }

  async close(): Promise<void> {
    this.database.close();
    this.lock.close();
  }

  private async beginRows(): Promise<void> {
    await this.versions.clearFresh();
    await this.emptyTables();
  }

  private async append(rows: RowGroup): Promise<void> {
    await appendRows(this.database.connection, rows);
    for (const row of rows.evaluations ?? []) this.held += String(row[JSON_AT]).length;
    if (this.held < HELD) return;
    await writeFresh(this.database, this.versions);
    await this.emptyTables();
  }

  private async emptyTables(): Promise<void> {
    this.held = 0;
    for (const table of TABLES) {
      await this.database.run(`DROP TABLE IF EXISTS main.${table.name}`);
      await this.database.run(createTable(table, 'duckdb'));
    }
  }

  /** Makes the views of the shards that are there now. */
  private async lookAtShards(): Promise<void> {
    const shards = await this.versions.shards();
    for (const { name } of TABLES) {
      const files = shards[name].map((shard) => this.versions.shard(name, shard));
      await this.database.run(`CREATE OR REPLACE VIEW shards.${name} AS FROM ${readShards(files)}`);
    }
  }

  private async renewLayout(): Promise<void> {
    const shards = await this.versions.shards();
    const all = (table: 'documents' | 'evaluations'): string =>
      readShards(shards[table].map((shard) => this.versions.shard(table, shard)));
    await setAside(this.database, all('evaluations'), all('documents'));
    await this.beginRows();
    await takeOver(this.database, (rows) => this.append(rows));
    await writeVersion(this.database, this.versions, NO_SHARDS);
  }
}

/** The folder is made where there is none; one that has other things under our names is refused. */
async function prepareFolder(folder: string): Promise<void> {
  for (const { name } of TABLES) {
    const there = await lstat(path.join(folder, name)).catch(() => null);
    if (there === null || there.isSymbolicLink()) continue;
    throw new SinkError(
      { zh: `${folder} 中已有不是由 fuhe 建立的 ${name}`, en: `${folder} has a ${name} that fuhe did not make` },
      { zh: '请换一个文件夹', en: 'use another folder' },
    );
  }
  try {
    await mkdir(path.join(folder, HOME), { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new SinkError(
      { zh: `无法写入文件夹 ${folder}（${code}）`, en: `cannot write to the folder ${folder} (${code})` },
      { zh: '请检查是否有写权限', en: 'check that it can be written' },
    );
  }
}
