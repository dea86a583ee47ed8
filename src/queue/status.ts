/** What is on the queue, how fast it goes, what failed; and another chance for that. */
import type pg from 'pg';
import { quoteName } from '../sinks/ddl.js';
import { queueSchema } from './connection.js';
import { QUEUE } from './job.js';
import type { PostgresTarget } from '../sinks/postgres/target.js';

export interface QueueStatus {
  readonly waiting: number;
  /** Of those that wait, how many were tried before. */
  readonly retrying: number;
  readonly active: number;
  readonly done: number;
  readonly failed: number;
  /** Documents a second that were done, over the last minute. */
  readonly rate: number;
  /** How long the one that waits longest has waited, in seconds; null where none waits. */
  readonly oldestSeconds: number | null;
}

export interface FailedJob {
  readonly id: string;
  readonly path: string;
  readonly attempts: number;
  readonly error: string;
  /** ISO 8601, UTC. */
  readonly failedAt: string;
}

const EMPTY: QueueStatus = {
  ...{ waiting: 0, retrying: 0, active: 0, done: 0, failed: 0 },
  ...{ rate: 0, oldestSeconds: null },
};
const RATE_SECONDS = 60;
const PAGE = 1_000;

/** A queue to look at. Nothing is made where there is none. */
export class QueueView {
  private readonly schema: string;

  constructor(
    private readonly client: pg.ClientBase,
    target: PostgresTarget,
  ) {
    this.schema = queueSchema(target);
  }

  async status(): Promise<QueueStatus> {
    if (!(await this.exists())) return EMPTY;
    const { rows } = await this.client.query<Record<keyof QueueStatus, string | null>>(
      `select
         count(*) filter (where state in ('created', 'retry')) as waiting,
         count(*) filter (where state = 'retry') as retrying,
         count(*) filter (where state = 'active') as active,
         count(*) filter (where state = 'completed')
           + (select count(*) from ${this.schema}.archive where name = $1 and state = 'completed') as done,
         count(*) filter (where state = 'failed') as failed,
         count(*) filter (where state = 'completed' and completed_on > now() - $2::int * interval '1 second')
           / $2::float8 as rate,
         extract(epoch from now() - min(created_on) filter (where state in ('created', 'retry'))) as "oldestSeconds"
       from ${this.schema}.job where name = $1`,
      [QUEUE, RATE_SECONDS],
    );
    const [row] = rows;
    if (row === undefined) return EMPTY;
    const { oldestSeconds, ...counts } = row;
    const figures = Object.fromEntries(Object.entries(counts).map(([key, value]) => [key, Number(value)]));
    return {
      ...EMPTY,
      ...figures,
      rate: Math.round(Number(row.rate) * 100) / 100,
      oldestSeconds: oldestSeconds === null ? null : Math.round(Number(oldestSeconds)),
    };
  }

  /** The jobs that failed, those of last first. */
  async *failed(): AsyncGenerator<FailedJob> {
    if (!(await this.exists())) return;
    await this.client.query('begin read only');
    await this.client.query(
      `declare failed no scroll cursor for
       select id, data->'input'->>'path' as path, retry_count + 1 as attempts, output->>'error' as error, completed_on
       from ${this.schema}.job where name = '${QUEUE}' and state = 'failed' order by completed_on desc, id`,
    );
    for (;;) {
      const { rows } = await this.client.query<FailedRow>(`fetch ${String(PAGE)} from failed`);
      if (rows.length === 0) break;
      for (const { id, path, attempts, error, completed_on } of rows) {
        yield { id, path: path ?? '', attempts, error: error ?? '', failedAt: completed_on.toISOString() };
      }
    }
    await this.client.query('rollback');
  }

  /** Puts failed jobs back, as if they had never been tried. @param ids Null for all. @returns How many. */
  async retry(ids: readonly string[] | null): Promise<number> {
    if (!(await this.exists())) return 0;
    const { rowCount } = await this.client.query(
      `update ${this.schema}.job set state = 'created', retry_count = 0, started_on = null, completed_on = null,
       output = null, start_after = now(), created_on = now()
       where name = $1 and state = 'failed' and ($2::text[] is null or id::text = any($2))`,
      [QUEUE, ids],
    );
    return rowCount ?? 0;
  }

  private async exists(): Promise<boolean> {
    const { rows } = await this.client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
      `${quoteName(this.schema)}.job`,
    ]);
    return rows[0]?.there === true;
  }
}

interface FailedRow {
  readonly id: string;
  readonly path: string | null;
  readonly attempts: number;
  readonly error: string | null;
  readonly completed_on: Date;
}
