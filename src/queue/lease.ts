/**
 * The hold of a worker on its jobs. A job that was begun again has another `retry_count`: with it, nobody touches a job
 * that another worker took over in the meantime.
 */
import type pg from 'pg';
import type { QueueConnection } from './connection.js';
import { QUEUE } from './job.js';

/** A job at a certain beginning of it. */
export interface Lease {
  readonly id: string;
  readonly retryCount: number;
}

type Queryable = Pick<pg.ClientBase, 'query'>;

export class Leases {
  constructor(private readonly schema: string) {}

  /** Takes the jobs for another while. @returns Those that are still ours. */
  async extend(client: Queryable, leases: readonly Lease[]): Promise<Set<string>> {
    return this.change(client, leases, 'set started_on = now()');
  }

  /** Keeps the jobs for the length of a transaction. @returns Those that are still ours. */
  async hold(client: Queryable, leases: readonly Lease[]): Promise<Set<string>> {
    const { rows } = await client.query<{ id: string }>(
      `select id from ${this.schema}.job where ${OURS} order by id for update`,
      valuesOf(leases),
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Gives jobs back that were not begun, as if they had not been taken. */
  async release(client: Queryable, leases: readonly Lease[]): Promise<void> {
    await this.change(
      client,
      leases,
      `set state = case when retry_count = 0 then 'created' else 'retry' end::${this.schema}.job_state,
       started_on = case when retry_count = 0 then null else started_on end,
       retry_count = greatest(retry_count - 1, 0), start_after = now()`,
    );
  }

  /** Puts a job back for another attempt. @param delay Seconds. @returns How many. */
  async retry(client: Queryable, lease: Lease, delay: number, reason: string): Promise<number> {
    const put = await this.change(
      client,
      [lease],
      `set state = 'retry', start_after = now() + $4::int * interval '1 second', output = json_build_object('error', $5::text)`,
      [delay, reason],
    );
    return put.size;
  }

  /** Ends jobs for good, until somebody wants them tried again. @returns How many. */
  async fail(client: Queryable, leases: readonly Lease[], reasons: readonly string[]): Promise<number> {
    const { rowCount } = await client.query(
      `update ${this.schema}.job job set state = 'failed', completed_on = now(),
       output = json_build_object('error', failed.reason)
       from unnest($2::uuid[], $3::int[], $4::text[]) failed (id, retry_count, reason)
       where job.name = $1 and job.state = 'active' and job.id = failed.id and job.retry_count = failed.retry_count`,
      [...valuesOf(leases), reasons],
    );
    return rowCount ?? 0;
  }

  private async change(
    client: Queryable,
    leases: readonly Lease[],
    what: string,
    more: readonly unknown[] = [],
  ): Promise<Set<string>> {
    if (leases.length === 0) return new Set();
    const { rows } = await client.query<{ id: string }>(
      `update ${this.schema}.job ${what} where ${OURS} returning id`,
      [...valuesOf(leases), ...more],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

const OURS = `name = $1 and state = 'active' and (id, retry_count) in (select * from unnest($2::uuid[], $3::int[]))`;

function valuesOf(leases: readonly Lease[]): unknown[] {
  return [QUEUE, leases.map(({ id }) => id), leases.map(({ retryCount }) => retryCount)];
}

/** Whether something waits or is worked on, be it by another worker. */
export async function hasJobs({ pool, schema }: QueueConnection): Promise<boolean> {
  const { rows } = await pool.query<{ has: boolean }>(
    `select exists (select from ${schema}.job where name = $1 and state < 'completed') as has`,
    [QUEUE],
  );
  return rows[0]?.has === true;
}
