/** Puts documents on the queue: a batch of jobs at a time, each document once. */
import type pg from 'pg';
import { inOrder } from '../batch/ordered.js';
import type { Input } from '../batch/input.js';
import type { FailureCode } from '../model/diagnostic.js';
import { inSchema } from '../sinks/postgres/sql.js';
import { databaseOf, type QueueConnection } from './connection.js';
import { documentsIn, lookAt, type FoundDocument, type Look } from './documents.js';
import { jobId, QUEUE, type QueuedJob, type QueuedSettings } from './job.js';

export interface EnqueueOptions extends Look {
  readonly settings: QueuedSettings;
  readonly programVersion: string;
  readonly signal: AbortSignal;
  /** Told of documents as they are put on. */
  readonly seen: (documents: number) => void;
  /** Told of each path that leads nowhere, or to what may not be read. */
  readonly lost: (path: string, code: FailureCode) => void;
}

export interface Enqueued {
  /** Jobs that were put on. */
  readonly queued: number;
  /** Documents that are on the queue, failed there, or in the warehouse already, read in the same way. */
  readonly known: number;
  /** Of all these, those whose path leads nowhere or to what may not be read. */
  readonly unreadable: number;
}

const BATCH = 200;
/** Documents that are read at once for their digests. */
const LOOKS = 4;

/** @throws `signal.reason` when aborted, after the jobs in hand. */
export async function enqueueDocuments(
  connection: QueueConnection,
  inputs: AsyncIterable<Input>,
  options: EnqueueOptions,
): Promise<Enqueued> {
  const { settings, programVersion, signal, seen, lost } = options;
  let [queued, known, unreadable] = [0, 0, 0];
  let batch: QueuedJob[] = [];
  const put = async (): Promise<void> => {
    const added = await putJobs(connection, batch);
    queued += added;
    known += batch.length - added;
    seen(batch.length);
    batch = [];
  };
  for await (const found of inOrder(listDocuments(inputs, options), LOOKS, (look) => look())) {
    if (found === null) continue;
    if (found.input.kind === 'lost') {
      unreadable += 1;
      lost(found.input.path, found.input.code);
    }
    batch.push({ ...found, programVersion, settings });
    if (batch.length >= BATCH) await put();
  }
  if (batch.length > 0) await put();
  signal.throwIfAborted();
  return { queued, known, unreadable };
}

async function* listDocuments(
  inputs: AsyncIterable<Input>,
  options: EnqueueOptions,
): AsyncGenerator<() => Promise<FoundDocument | null>> {
  for await (const input of inputs) {
    if (input.kind === 'stdin') throw new TypeError('standard input cannot be read elsewhere');
    for await (const { input: document, queued } of documentsIn(input, options.maxBytes)) {
      if (options.signal.aborted) {
        if (document.kind === 'member') document.drop();
        return;
      }
      yield () => lookAt(document, queued, options);
    }
  }
}

/** @returns How many of them are new. */
async function putJobs({ pool, boss, schema, target }: QueueConnection, batch: readonly QueuedJob[]): Promise<number> {
  const jobs = new Map(batch.map((job) => [jobId(job), job]));
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('begin');
    const loaded = await loadedJobs(client, target.schema, jobs);
    // In one order, so that no two wait for each other.
    const open = [...jobs.keys()].filter((id) => !loaded.has(id)).sort();
    // Done once, but the warehouse says otherwise by now: its path had another content since, or it was emptied.
    await client.query(
      `delete from ${schema}.job where name = $1 and id = any($2) and state in ('completed', 'cancelled')
       and output->>'elsewhere' is null`,
      [QUEUE, open],
    );
    const { rows } = await client.query<{ id: string }>(
      `select id from ${schema}.job where name = $1 and id = any($2)`,
      [QUEUE, open],
    );
    const there = new Set(rows.map(({ id }) => id));
    const fresh = open.filter((id) => !there.has(id));
    if (fresh.length > 0) {
      const inserts = fresh.map((id) => ({ id, name: QUEUE, data: jobs.get(id) as QueuedJob }));
      await boss.insert(inserts, { db: databaseOf(client) });
      // The latest job of a path takes the place of those before: whichever is done last, it says what is loaded.
      await client.query(
        `update ${schema}.job set state = 'cancelled', completed_on = now()
         where name = $1 and state < 'completed' and data->'input'->>'path' = any($2) and id <> all($3)`,
        [QUEUE, fresh.map((id) => jobs.get(id)?.input.path), fresh],
      );
    }
    await client.query('commit');
    failed = false;
    return fresh.length;
  } finally {
    client.release(failed);
  }
}

/** Those that the warehouse beside the queue holds. */
async function loadedJobs(
  client: pg.ClientBase,
  schema: string,
  jobs: ReadonlyMap<string, QueuedJob>,
): Promise<Set<string>> {
  const asked = [...jobs].map(([id, { input, sha256, programVersion, settings }]) => {
    // What was not read for its digest is too large, or lost.
    const error = input.kind === 'lost' ? input.code : 'too-large';
    return { id, path: input.path, sha256, error, version: programVersion, profile: settings.profile };
  });
  const { rows } = await client.query<{ id: string }>(
    `select asked.id from json_to_recordset($1) asked (id text, path text, sha256 text, error text, version text, profile text)
     join ${inSchema(schema, 'documents')} d on d.path = asked.path and d.program_version = asked.version
     and d.profile = asked.profile and d.sha256 is not distinct from asked.sha256
     and (asked.sha256 is not null or d.error_code = asked.error)`,
    [JSON.stringify(asked)],
  );
  return new Set(rows.map(({ id }) => id));
}
