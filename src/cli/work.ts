/** `fuhe work`: take documents off the queue, audit them, load the results. */
import { startPool } from '../batch/pool/pool.js';
import { clearSpills } from '../batch/spill.js';
import type { Profile } from '../model/profile.js';
import { findProfile } from '../profiles/registry.js';
import { openQueue, type QueueConnection } from '../queue/connection.js';
import { keptProfile } from '../queue/profile-store.js';
import type { Settled } from '../queue/settlement.js';
import { QueueWorker } from '../queue/worker.js';
import { openSink } from '../sinks/open.js';
import { onlyPostgresError } from '../sinks/postgres/errors.js';
import type { Sink } from '../sinks/sink.js';
import type { CommandContext, WorkFlags } from './context.js';
import { EXIT } from './exit-status.js';
import { startLog, type Log } from './log.js';
import { startProgress } from './progress.js';
import { queueUrl, withQueueErrors } from './queue-url.js';
import { jobCount, LOG_LEVELS, maxMemory, oneOf, timeoutOf } from './settings.js';
import { UsageError } from './usage-error.js';
import { version } from './version.js';

export async function work(flags: WorkFlags, { lang, io }: CommandContext): Promise<number> {
  const url = queueUrl(flags.queue, io.env);
  const log = startLog(oneOf('--log-level', flags.logLevel, LOG_LEVELS, 'warn'), io);
  const limits = {
    jobs: jobCount(flags.jobs),
    timeout: timeoutOf(flags.timeout),
    maxMemory: maxMemory(flags.maxMemory),
  };
  refuseUnshared(flags.to);

  return withQueueErrors(async () => {
    const connection = await openQueue(url, true);
    let sink: Sink | null = null;
    clearSpills();
    const progress = startProgress(io.stderr.isTTY === true ? io.stderr : null, log, lang);
    try {
      // Its own database, which is the default, is written in the same transaction that ends the jobs.
      sink = flags.to === undefined || flags.to === url ? null : await openSink(flags.to);
      const worker = new QueueWorker(connection, {
        ...limits,
        startEngine: io.startEngine ?? startPool,
        signal: io.signal,
        drain: flags.drain === true,
        profileOf: (label) => profileOf(connection, label),
        destination: {
          sink,
          makingOf: ({ settings }) => ({
            programVersion: version(),
            profile: settings.profile,
            limits: [settings.maxBytes, limits.timeout, limits.maxMemory].join(' '),
          }),
        },
        ended: (settled) => {
          if (settled.ending !== 'retried' && settled.ending !== 'taken-over') progress.add(settled.failure !== null);
          void tell(log, settled);
        },
        defect: (path, defect) => void log.defect(path, defect),
        waiting: (error) => void log.warn('waiting for the database', { cause: messageOf(error) }),
      });
      await worker.run();
      return EXIT.ok;
    } catch (error) {
      throw onlyPostgresError(error, connection.target.shown);
    } finally {
      progress.end();
      clearSpills();
      await sink?.close();
      await connection.close();
    }
  });
}

/** Several machines cannot write one file, and one transaction cannot reach it. */
function refuseUnshared(to: string | undefined): void {
  if (to === undefined || !/^(?:duckdb|parquet):/.test(to)) return;
  throw new UsageError(
    {
      zh: 'fuhe work 只能写入 PostgreSQL：DuckDB 文件和 Parquet 文件夹不能由多个进程同时写入',
      en: 'fuhe work loads into PostgreSQL only: several processes cannot write one DuckDB file or Parquet folder',
    },
    {
      zh: '请用 --to postgres://…，或在一台机器上用 fuhe load',
      en: 'use --to postgres://…, or fuhe load on one machine',
    },
  );
}

async function profileOf(connection: QueueConnection, label: string): Promise<'auto' | Profile | null> {
  if (label === 'auto') return label;
  return findProfile(label) ?? (await keptProfile(connection, label));
}

async function tell(log: Log, { finished, ending, failure }: Settled): Promise<void> {
  const { path } = finished.job.input;
  const fields = { path, ...(failure && { code: failure.error.code, cause: failure.error.message }) };
  if (ending === 'failed') await log.warn('not read, for good', fields);
  else if (ending === 'retried') await log.warn('not read, tried again later', fields);
  else if (ending === 'taken-over') await log.warn('taken over by another worker', fields);
  else await log.info(failure === null ? 'loaded' : 'not read', fields);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
