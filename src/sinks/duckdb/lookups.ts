/** What a batch asks of the rows that are there, in the tables or views of one schema. */
import type { Holdings } from '../merge.js';
import { madeIn, STORED_COLUMNS, storedDocument, type StoredDocument } from '../work.js';
import type { Database } from './database.js';

export type Lookups = Pick<Holdings, 'makings' | 'documents' | 'heldBesides'>;

/** Of DuckDB: `main` where the rows are tables of the database. */
type Schema = 'main' | 'shards';

const COLUMNS = STORED_COLUMNS.join(', ');

/** A row as DuckDB gives it. */
type StoredRow = Parameters<typeof storedDocument>[0];
interface MadeRow {
  readonly document_sha256: string;
  readonly program_version: string;
  readonly requested_profile: string;
}

export function lookupsIn(database: Database, schema: Schema): Lookups {
  return {
    async makings(contents) {
      const rows = await database.rows<MadeRow>(
        `SELECT DISTINCT document_sha256, program_version, requested_profile
         FROM ${schema}.evaluations WHERE document_sha256 IN (SELECT unnest($1))`,
        contents,
      );
      return new Map(
        rows.map(({ document_sha256, program_version, requested_profile }) => [
          document_sha256,
          madeIn({ programVersion: program_version, profile: requested_profile }),
        ]),
      );
    },
    async documents(paths) {
      const rows = await database.rows<StoredRow>(
        `SELECT ${COLUMNS} FROM ${schema}.documents WHERE path IN (SELECT unnest($1))`,
        paths,
      );
      return rows.map(storedDocument);
    },
    async heldBesides(contents, paths) {
      const rows = await database.rows<{ readonly sha256: string }>(
        `SELECT DISTINCT sha256 FROM ${schema}.documents
         WHERE sha256 IN (SELECT unnest($1)) AND evaluation_count > 0 AND path NOT IN (SELECT unnest($2))`,
        contents,
        paths,
      );
      return new Set(rows.map(({ sha256 }) => sha256));
    },
  };
}

/** Documents whose evaluations, if they have any, are there and were made as the row says. */
export async function* storedIn(database: Database, schema: Schema): AsyncGenerator<StoredDocument> {
  const result = await database.connection.stream(`
    SELECT ${COLUMNS} FROM ${schema}.documents AS d
    WHERE evaluation_count = 0 OR EXISTS (
      SELECT 1 FROM ${schema}.evaluations AS e
      WHERE e.document_sha256 = d.sha256
        AND e.program_version = d.program_version AND e.requested_profile = d.profile
    )`);
  for await (const rows of result.yieldRowObjectJs()) {
    for (const row of rows) yield storedDocument(row as StoredRow);
  }
}

const LONGEST = /Max String Length: (\d+)/;

/** Bytes of the longest evaluation as JSON, which has every text of the other tables; what the engine remembers of it. */
export async function longestJson(database: Database): Promise<number> {
  const [row] = await database.rows<{ readonly known: string }>('SELECT stats(json) AS known FROM evaluations LIMIT 1');
  if (row === undefined) return 0;
  const found = LONGEST.exec(row.known)?.[1];
  return found === undefined ? Infinity : Number(found);
}
