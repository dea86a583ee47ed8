/** Takes jobs off the queue. */
import { databaseOf, type QueueConnection } from './connection.js';
import { jobSchema, QUEUE, type QueuedJob } from './job.js';
import { Leases, type Lease } from './lease.js';

export interface FetchedJob {
  readonly lease: Lease;
  readonly job: QueuedJob;
}

/**
 * Takes up to so many jobs, the oldest first. Jobs that are none of ours are ended on the way.
 * @throws What the database says: pg-boss itself would keep it to itself and find no jobs.
 */
export async function fetchJobs({ boss, pool, schema }: QueueConnection, count: number): Promise<FetchedJob[]> {
  const client = await pool.connect();
  let error: unknown = null;
  try {
    const plain = databaseOf(client);
    const db = {
      executeSql: (text: string, values: unknown[]) =>
        plain.executeSql(text, values).catch((reason: unknown) => {
          error = reason;
          throw reason;
        }),
    };
    const rows = await boss.fetch<unknown>(QUEUE, { batchSize: count, includeMetadata: true, priority: false, db });
    if (error !== null) throw error as Error;
    const jobs: FetchedJob[] = [];
    // They come in no order.
    rows.sort((a, b) => Number(a.createdOn) - Number(b.createdOn));
    for (const { id, retryCount, data } of rows) {
      const job = jobSchema.safeParse(data);
      if (job.success) jobs.push({ lease: { id, retryCount }, job: job.data });
      else await new Leases(schema).fail(client, [{ id, retryCount }], ['not a job of fuhe, or of another version']);
    }
    client.release();
    return jobs;
  } catch (reason) {
    client.release(true);
    throw reason;
  }
}
