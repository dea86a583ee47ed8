/** The queue in a PostgreSQL database: pg-boss in a schema beside the warehouse's, and the connections to it. */
import { createHash } from 'node:crypto';
import PgBoss from 'pg-boss';
import type pg from 'pg';
import { postgresError } from '../sinks/postgres/errors.js';
import { ensureLayout } from '../sinks/postgres/layout.js';
import { LOCK_SPACE } from '../sinks/postgres/locks.js';
import { openPool } from '../sinks/postgres/pool.js';
import { postgresTarget, type PostgresTarget } from '../sinks/postgres/target.js';
import { QUEUE } from './job.js';

export interface QueueConnection {
  readonly pool: pg.Pool;
  /** Where the warehouse is, or would be, in the same database. */
  readonly target: PostgresTarget;
  /** Schema of the queue; a plain name. */
  readonly schema: string;
  readonly boss: PgBoss;
  close(): Promise<void>;
}

/** Short: it is extended while the worker lives. A dead worker's jobs come back after it. */
export const LEASE_SECONDS = 25;
/** How often some worker looks for jobs whose lease ran out. */
const MAINTENANCE_SECONDS = 10;
/** When a job has had its tries is ours to say: see `attempts.ts`. */
const NEVER_BY_ITSELF = 1_000_000;
const RETENTION_DAYS = 3_650;
const ARCHIVE_SECONDS = 7 * 86_400;
const DELETE_DAYS = 365;
const CONNECTIONS = 4;

/** pg-boss takes plain names only. */
export function queueSchema({ schema }: PostgresTarget): string {
  if (/^[a-z_][a-z0-9_]{0,40}$/.test(schema)) return `${schema}_queue`;
  return `fuhe_queue_${createHash('sha256').update(schema).digest('hex').slice(0, 12)}`;
}

/** Runs one statement; a connection whose statement failed may be in the midst of a transaction, so it is closed. */
function database(pool: pg.Pool): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const client = await pool.connect();
      try {
        const result = await client.query<Record<string, unknown>>(text, values);
        client.release();
        return result;
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
  };
}

/** The same over one connection, for work within a transaction. */
export function databaseOf(client: pg.ClientBase): PgBoss.Db {
  return { executeSql: async (text, values) => client.query<Record<string, unknown>>(text, values) };
}

/** Completes jobs within a transaction. What pg-boss declares leaves out that several may have an output. */
export async function completeJobs(
  boss: PgBoss,
  ids: readonly string[],
  output: object,
  client: pg.ClientBase,
): Promise<{ readonly affected: number }> {
  const complete = boss.complete.bind(boss) as (...args: readonly unknown[]) => Promise<unknown>;
  return (await complete(QUEUE, ids, output, { db: databaseOf(client) })) as { readonly affected: number };
}

function bossOptions(schema: string): PgBoss.ConstructorOptions {
  return {
    ...{ schema, schedule: false, supervise: false },
    ...{ archiveCompletedAfterSeconds: ARCHIVE_SECONDS, archiveFailedAfterSeconds: RETENTION_DAYS * 86_400 },
    deleteAfterDays: DELETE_DAYS,
  };
}

/**
 * Opens the queue, and makes it with the warehouse beside it where there is none. Several programs may do so at once.
 * @param maintain
 *   Whether to look after jobs whose worker is gone, until it is closed.
 * @throws SinkError
 */
export async function openQueue(url: string, maintain: boolean): Promise<QueueConnection> {
  const target = postgresTarget(url);
  const schema = queueSchema(target);
  const pool = openPool(target, CONNECTIONS);
  try {
    await prepare(pool, target, schema);
    const boss = new PgBoss({
      ...bossOptions(schema),
      ...{ db: database(pool), migrate: false, supervise: maintain, maintenanceIntervalSeconds: MAINTENANCE_SECONDS },
    });
    // What maintenance could not do now, it does next time.
    boss.on('error', () => undefined);
    await boss.start();
    return {
      ...{ pool, target, schema, boss },
      async close() {
        await boss.stop({ graceful: false });
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw postgresError(error, target.shown);
  }
}

/** One at a time, over one connection: pg-boss leaves a transaction open when two make its tables at once. */
async function prepare(pool: pg.Pool, target: PostgresTarget, schema: string): Promise<void> {
  const client = await pool.connect();
  try {
    await ensureLayout(client, target.schema);
    await client.query('select pg_advisory_lock($1, hashtext($2))', [LOCK_SPACE, `queue ${schema}`]);
    const boss = new PgBoss({ ...bossOptions(schema), db: databaseOf(client) });
    boss.on('error', () => undefined);
    await boss.start();
    await boss.createQueue(QUEUE, {
      name: QUEUE,
      retryLimit: NEVER_BY_ITSELF,
      retryDelay: 0,
      expireInSeconds: LEASE_SECONDS,
      retentionMinutes: RETENTION_DAYS * 1_440,
    });
    await boss.stop({ graceful: false });
    await client.query(`
      create index if not exists fuhe_next on ${schema}.job (name, created_on, id) where state < 'active';
      create index if not exists fuhe_path on ${schema}.job using hash ((data->'input'->>'path')) where state < 'completed';
      create index if not exists fuhe_active on ${schema}.job (started_on) where state = 'active';
      create table if not exists ${schema}.profile (label text primary key, content json not null)`);
    await client.query('select pg_advisory_unlock($1, hashtext($2))', [LOCK_SPACE, `queue ${schema}`]);
  } finally {
    // Closed, with the lock that it may still have.
    client.release(true);
  }
}
