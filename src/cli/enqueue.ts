/** `fuhe enqueue`: put documents on the queue. */
import { listInputs } from '../batch/inputs.js';
import { DEFAULT_LIMITS } from '../extract/extractor.js';
import { promisesFormat } from '../batch/format-endings.js';
import type { Lang } from '../model/lang.js';
import { isKnownFormat } from '../pipeline.js';
import { openQueue } from '../queue/connection.js';
import { enqueueDocuments, type Enqueued } from '../queue/enqueue.js';
import { keepProfile } from '../queue/profile-store.js';
import { onlyPostgresError } from '../sinks/postgres/errors.js';
import type { CommandContext, EnqueueFlags } from './context.js';
import { EXIT } from './exit-status.js';
import { writeOut } from './io.js';
import { startLog } from './log.js';
import { makingOf } from './making.js';
import { startProgress } from './progress.js';
import { queueUrl, withQueueErrors } from './queue-url.js';
import { chosenProfile, LOG_LEVELS, maxBytes, oneOf } from './settings.js';
import { UsageError } from './usage-error.js';

const FORMATS = ['json', 'ndjson', 'table'] as const;
const INTERRUPTED = {
  zh: 'fuhe: 已中断\n  再次运行同一命令即可接着放入：已放入的不会重复\n',
  en: 'fuhe: interrupted\n  to go on, run the same command again: nothing is put on twice\n',
} as const;

export async function enqueue(
  paths: readonly string[],
  flags: EnqueueFlags,
  { lang, io }: CommandContext,
): Promise<number> {
  const url = queueUrl(flags.queue, io.env);
  const format = oneOf('--format', flags.format, FORMATS, io.stdout.isTTY === true ? 'table' : 'ndjson');
  const log = startLog(oneOf('--log-level', flags.logLevel, LOG_LEVELS, 'warn'), io);
  const profile = await chosenProfile(flags.profile, lang);
  const making = makingOf(profile, '');
  const settings = { profile: making.profile, lang, maxBytes: maxBytes(flags.maxSize, DEFAULT_LIMITS.maxBytes) };
  refusePipes(paths);

  const progress = startProgress(io.stderr.isTTY === true ? io.stderr : null, log, lang);
  return withQueueErrors(async () => {
    const connection = await openQueue(url, false);
    try {
      if (profile !== 'auto') await keepProfile(connection, making.profile, profile);
      const enqueued = await enqueueDocuments(connection, listInputs(paths, null), {
        settings,
        maxBytes: settings.maxBytes,
        programVersion: making.programVersion,
        isDocument: (name, bytes) => promisesFormat(name) || isKnownFormat({ name, bytes }),
        signal: io.signal,
        seen: (documents) => {
          for (let at = 0; at < documents; at += 1) progress.add(false);
        },
        lost: (path, code) => void log.warn('not found or not readable', { path, code }),
      });
      progress.end();
      await writeOut(io.stdout, format === 'table' ? sentence(enqueued, lang) : `${JSON.stringify(enqueued)}\n`);
      return enqueued.unreadable > 0 ? EXIT.unread : EXIT.ok;
    } catch (error) {
      if (io.signal.aborted) {
        await writeOut(io.stderr, INTERRUPTED[lang]);
        return EXIT.interrupted;
      }
      throw onlyPostgresError(error, connection.target.shown);
    } finally {
      progress.end();
      await connection.close();
    }
  });
}

function refusePipes(paths: readonly string[]): void {
  if (paths.includes('')) throw new UsageError({ zh: '路径为空', en: 'a path is empty' });
  if (!paths.includes('-')) return;
  throw new UsageError({
    zh: '标准输入（-）不能放入队列：其他机器读不到',
    en: 'standard input (-) cannot be put on the queue: other machines cannot read it',
  });
}

function sentence({ queued, known, unreadable }: Enqueued, lang: Lang): string {
  const [q, k, u] = [queued, known, unreadable].map(String);
  return {
    zh: `放入队列 ${q} 份；已在队列中或已处理 ${k} 份；其中找不到或不能读取 ${u} 份\n`,
    en: `${q} documents put on the queue; ${k} on it or done already; ${u} of these not found or not readable\n`,
  }[lang];
}
