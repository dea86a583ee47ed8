/** The warehouse in a PostgreSQL database. */
import type pg from 'pg';
import { batchRows, type RowGroup } from '../rows.js';
import { systemClock, type Clock, type Sink } from '../sink.js';
import { storedDocument, type DocumentPart, type StoredDocument } from '../work.js';
import { Chunk } from './chunk.js';
import { isConflict, isConnectionLoss, onlyPostgresError, postgresError } from './errors.js';
import { ensureLayout } from './layout.js';
import { openPool } from './pool.js';
import { storedQuery } from './stored.js';
import { postgresTarget, type PostgresTarget } from './target.js';
import { BatchWriting } from './writing.js';

export interface PostgresOptions {
  readonly clock?: Clock;
  /** Characters of rows that are held before they go to the server: more than a batch has, unless its documents are huge. */
  readonly chunkSize?: number;
}

const CHUNK_SIZE = 24 * 1024 * 1024;
/** Where another transaction was in the way, or the connection was lost. */
const TRIES = 4;
const PAUSE = 500;
const PAGE = 1_000;

/**
 * Writes what fills whole chunks.
 * @param begun
 *   Gives the connection, its transaction begun; called when there is something to write.
 * @returns The last chunk, still to be written, and what writes it: null where nothing went to the server yet.
 */
async function writeChunks(
  groups: AsyncIterable<RowGroup>,
  schema: string,
  chunkSize: number,
  begun: () => Promise<pg.ClientBase>,
): Promise<{ readonly last: Chunk; readonly writing: BatchWriting | null }> {
  let chunk = new Chunk();
  let writing: BatchWriting | null = null;
  for await (const group of groups) {
    chunk.add(group);
    if (chunk.size < chunkSize) continue;
    writing ??= new BatchWriting(await begun(), schema);
    await writing.write(chunk, false);
    chunk = new Chunk();
  }
  return { last: chunk, writing };
}

/**
 * Loads a batch of documents within a transaction of the caller's, who commits it, or rolls it back on any error.
 * @param parts
 *   A path stands once among them.
 */
export async function loadWithin(
  client: pg.ClientBase,
  schema: string,
  parts: Iterable<DocumentPart> | AsyncIterable<DocumentPart>,
  clock: Clock = systemClock,
): Promise<void> {
  const { last, writing } = await writeChunks(batchRows(parts, clock()), schema, CHUNK_SIZE, async () => client);
  await (writing ?? new BatchWriting(client, schema)).write(last, true);
}

export class PostgresSink implements Sink {
  private constructor(
    private readonly pool: pg.Pool,
    private readonly target: PostgresTarget,
    private readonly options: Required<PostgresOptions>,
  ) {}

  /**
   * Opens the warehouse, and makes it where there is none.
   * @throws SinkError
   */
  static async open(
    url: string,
    { clock = systemClock, chunkSize = CHUNK_SIZE }: PostgresOptions = {},
  ): Promise<PostgresSink> {
    const target = postgresTarget(url);
    const pool = openPool(target, 2);
    const sink = new PostgresSink(pool, target, { clock, chunkSize });
    try {
      await sink.use((client) => ensureLayout(client, target.schema));
      return sink;
    } catch (error) {
      await sink.close();
      throw postgresError(error, target.shown);
    }
  }

  async *stored(): AsyncGenerator<StoredDocument> {
    const client = await this.pool.connect();
    let ended = false;
    try {
      await client.query('begin read only');
      await client.query(`declare stored no scroll cursor for ${storedQuery(this.target.schema)}`);
      for (;;) {
        const { rows } = await client.query<Parameters<typeof storedDocument>[0]>(`fetch ${String(PAGE)} from stored`);
        if (rows.length === 0) break;
        for (const row of rows) yield storedDocument(row);
      }
      await client.query('commit');
      ended = true;
    } catch (error) {
      throw onlyPostgresError(error, this.target.shown);
    } finally {
      client.release(!ended);
    }
  }

  async load(parts: Iterable<DocumentPart> | AsyncIterable<DocumentPart>): Promise<void> {
    const { clock, chunkSize } = this.options;
    const open: { client: pg.PoolClient | null } = { client: null };
    const begin = async (): Promise<pg.PoolClient> => {
      open.client = await this.pool.connect();
      await open.client.query('begin');
      return open.client;
    };
    let failed = true;
    try {
      const { last, writing } = await writeChunks(batchRows(parts, clock()), this.target.schema, chunkSize, begin);
      if (writing === null) await this.writeWhole(last);
      else {
        await writing.write(last, true);
        await open.client?.query('commit');
      }
      failed = false;
    } catch (error) {
      throw onlyPostgresError(error, this.target.shown);
    } finally {
      // A connection in an unknown state is closed; the server rolls back.
      open.client?.release(failed);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** A batch that is held as a whole can be written again where something came between. */
  private async writeWhole(chunk: Chunk): Promise<void> {
    for (let tried = 1; ; tried += 1) {
      try {
        await this.use(async (client) => {
          await client.query('begin');
          await new BatchWriting(client, this.target.schema).write(chunk, true);
          await client.query('commit');
        });
        return;
      } catch (error) {
        if (tried === TRIES || !(isConflict(error) || isConnectionLoss(error))) throw error;
        await new Promise((resolve) => setTimeout(resolve, PAUSE * tried));
      }
    }
  }

  private async use(work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
    const client = await this.pool.connect();
    try {
      await work(client);
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}
