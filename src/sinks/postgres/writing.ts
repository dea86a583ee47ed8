/** Writes rows into the tables of the warehouse within a transaction: what is there already stays, what differs goes. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { columnList } from '../ddl.js';
import { DOCUMENTS, EVALUATIONS, CHILDREN, type Table } from '../tables.js';
import { CONTENT_TABLES, type Chunk, type Content, type ContentTable } from './chunk.js';
import { lockAll, lockNames } from './locks.js';
import { inSchema } from './sql.js';

const TABLE_OF = new Map<string, Table>([EVALUATIONS, ...CHILDREN].map((table) => [table.name, table]));
/** A row that says the same, this aside, is left as it is. */
const COMPARED_NAMES = DOCUMENTS.columns.map(({ name }) => name).filter((name) => name !== 'loaded_at');
/** Text that goes to the server at once. */
const PIECE = 256 * 1024;

/** A batch on its way into the tables. The transaction is the caller's, from its begin to its end. */
export class BatchWriting {
  /** Contents of this batch: whether their rows are written, or were there in the same form. */
  private readonly written = new Map<string, boolean>();
  /** Contents that documents of this batch had before. */
  private readonly left = new Set<string>();
  private locked = false;

  constructor(
    private readonly client: pg.ClientBase,
    private readonly schema: string,
  ) {}

  /** @param last Whether it is the whole rest of the batch. */
  async write(chunk: Chunk, last: boolean): Promise<void> {
    await this.lock(chunk, last);
    await this.decide(chunk);
    for (const name of CONTENT_TABLES) await this.copy(name, chunk);
    await this.writeDocuments(chunk);
    if (last && this.left.size > 0) await this.removeOrphans();
  }

  /** Of a batch that comes in one chunk, only its own documents are locked. */
  private async lock(chunk: Chunk, last: boolean): Promise<void> {
    if (this.locked) return;
    this.locked = true;
    if (!last) {
      await lockAll(this.client, this.schema);
      return;
    }
    let before = await this.contentsBefore(chunk);
    for (;;) {
      const names = [...chunk.paths, ...chunk.contents.keys(), ...before];
      await this.client.query('savepoint unlocked');
      await lockNames(this.client, this.schema, names);
      // While we waited for the locks, another loader may have given the documents other contents.
      const now = await this.contentsBefore(chunk);
      if (now.every((content) => before.includes(content))) return;
      await this.client.query('rollback to savepoint unlocked');
      before = now;
    }
  }

  /** The contents that the documents have so far. */
  private async contentsBefore(chunk: Chunk): Promise<string[]> {
    const { rows } = await this.client.query<{ sha256: string }>(
      `select distinct sha256 from ${inSchema(this.schema, 'documents')} where path = any($1) and sha256 is not null`,
      [chunk.paths],
    );
    return rows.map(({ sha256 }) => sha256);
  }

  /** Which contents are to be written. Those that were made in another way make room. */
  private async decide({ contents }: Chunk): Promise<void> {
    const open = [...contents.keys()].filter((sha256) => !this.written.has(sha256));
    if (open.length === 0) return;
    const { rows } = await this.client.query<{ content: string; version: string; profile: string }>(
      `select distinct document_sha256 as content, program_version as version, requested_profile as profile
       from ${inSchema(this.schema, 'evaluations')} where document_sha256 = any($1)`,
      [open],
    );
    const others = rows.filter(({ content, version, profile }) => {
      const { programVersion, requestedProfile } = contents.get(content) as Content;
      return version !== programVersion || profile !== requestedProfile;
    });
    const replaced = new Set(others.map(({ content }) => content));
    if (replaced.size > 0) await this.removeContents([...replaced], '');
    const same = new Set(rows.map(({ content }) => content).filter((content) => !replaced.has(content)));
    for (const sha256 of open) this.written.set(sha256, !same.has(sha256));
  }

  private async copy(name: ContentTable, { contents }: Chunk): Promise<void> {
    const lines = [...contents]
      .filter(([sha256]) => this.written.get(sha256) === true)
      .flatMap(([, content]) => content.lines[name]);
    if (lines.length === 0) return;
    const columns = columnList(TABLE_OF.get(name) as Table);
    const target = this.client.query(copyFrom(`copy ${inSchema(this.schema, name)} (${columns}) from stdin`));
    await pipeline(Readable.from(pieces(lines)), target);
  }

  private async writeDocuments({ documents }: Chunk): Promise<void> {
    if (documents.length === 0) return;
    const table = inSchema(this.schema, 'documents');
    const incoming = `json_populate_recordset(null::${table}, $1::json) incoming`;
    const compared = (of: string): string => COMPARED_NAMES.map((name) => `${of}.${name}`).join(', ');
    const values = [JSON.stringify(documents), documents.map(({ path }) => path)];
    const { rows } = await this.client.query<{ sha256: string | null }>(
      `delete from ${table} stored using ${incoming} where stored.path = any($2::text[]) and stored.path = incoming.path
       and row(${compared('stored')}) is distinct from row(${compared('incoming')}) returning stored.sha256`,
      values,
    );
    for (const { sha256 } of rows) if (sha256 !== null) this.left.add(sha256);
    await this.client.query(
      `insert into ${table} (${columnList(DOCUMENTS)}) select ${columnList(DOCUMENTS)} from ${incoming}
       where incoming.path not in (select path from ${table} where path = any($2::text[]))`,
      values,
    );
  }

  /** Removes evaluations whose content no document has any more. */
  private async removeOrphans(): Promise<void> {
    const documents = inSchema(this.schema, 'documents');
    await this.removeContents(
      [...this.left],
      `and not exists (select from ${documents} d where d.sha256 = document_sha256 and d.evaluation_count > 0)`,
    );
  }

  private async removeContents(contents: readonly string[], condition: string): Promise<void> {
    // Rows of the other tables go with them.
    await this.client.query(
      `delete from ${inSchema(this.schema, 'evaluations')} where document_sha256 = any($1) ${condition}`,
      [contents],
    );
  }
}

function* pieces(lines: readonly string[]): Generator<Buffer> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}
