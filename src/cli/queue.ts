/** `fuhe queue`: how the queue stands, what failed, and another try for that. */
import pg from 'pg';
import type { Lang } from '../model/lang.js';
import { QueueView, type FailedJob, type QueueStatus } from '../queue/status.js';
import { printable } from '../report/printable.js';
import { onlyPostgresError } from '../sinks/postgres/errors.js';
import { postgresTarget } from '../sinks/postgres/target.js';
import type { CommandContext, QueueFlags } from './context.js';
import { EXIT } from './exit-status.js';
import { writeOut } from './io.js';
import { queueUrl, withQueueErrors } from './queue-url.js';
import { oneOf } from './settings.js';
import { UsageError } from './usage-error.js';

const ACTIONS = ['status', 'failed', 'retry'] as const;
const FORMATS = ['json', 'ndjson', 'table'] as const;

export async function queue(
  action: string,
  ids: readonly string[],
  flags: QueueFlags,
  { lang, io }: CommandContext,
): Promise<number> {
  const url = queueUrl(flags.queue, io.env);
  const chosen = oneOf('queue', action, ACTIONS, 'status');
  if (ids.length > 0 && chosen !== 'retry') throw new UsageError({ zh: '参数过多', en: 'too many arguments' });
  const format = oneOf('--format', flags.format, FORMATS, io.stdout.isTTY === true ? 'table' : 'ndjson');
  const table = format === 'table';

  return withQueueErrors(async () => {
    const target = postgresTarget(url);
    const client = new pg.Client(target.config);
    client.on('error', () => undefined);
    try {
      await client.connect();
      const view = new QueueView(client, target);
      if (chosen === 'status') {
        const status = await view.status();
        await writeOut(io.stdout, table ? statusTable(status, lang) : `${JSON.stringify(status)}\n`);
      } else if (chosen === 'failed') {
        let first = true;
        if (format === 'json') await writeOut(io.stdout, '[');
        for await (const job of view.failed()) {
          const line = table ? failedLine(job) : JSON.stringify(job);
          await writeOut(io.stdout, format === 'json' ? `${first ? '' : ','}\n${line}` : `${line}\n`);
          first = false;
        }
        if (format === 'json') await writeOut(io.stdout, `${first ? '' : '\n'}]\n`);
      } else {
        const retried = await view.retry(ids.length === 0 ? null : ids);
        const words = { zh: `重新放入队列 ${String(retried)} 份\n`, en: `${String(retried)} put back on the queue\n` };
        await writeOut(io.stdout, table ? words[lang] : `${JSON.stringify({ retried })}\n`);
      }
      return EXIT.ok;
    } catch (error) {
      throw onlyPostgresError(error, target.shown);
    } finally {
      await client.end().catch(() => undefined);
    }
  });
}

function statusTable(status: QueueStatus, lang: Lang): string {
  const lines: Readonly<Record<Lang, readonly (readonly [string, string])[]>> = {
    zh: [
      ['等待', `${String(status.waiting)}（其中再次处理 ${String(status.retrying)}）`],
      ['处理中', String(status.active)],
      ['已完成', String(status.done)],
      ['失败', String(status.failed)],
      ['速度', `每秒 ${status.rate.toFixed(2)} 份（近一分钟）`],
      ['最久等待', status.oldestSeconds === null ? '无' : `${String(status.oldestSeconds)} 秒`],
    ],
    en: [
      ['waiting', `${String(status.waiting)} (${String(status.retrying)} of them tried before)`],
      ['active', String(status.active)],
      ['done', String(status.done)],
      ['failed', String(status.failed)],
      ['rate', `${status.rate.toFixed(2)} documents a second (last minute)`],
      ['oldest', status.oldestSeconds === null ? 'none' : `waits for ${String(status.oldestSeconds)} s`],
    ],
  };
  const width = { zh: 6, en: 10 }[lang];
  return lines[lang]
    .map(([name, value]) => `${lang === 'zh' ? name.padEnd(width, '　') : name.padEnd(width)}${value}\n`)
    .join('');
}

function failedLine({ id, path, attempts, error, failedAt }: FailedJob): string {
  return [id, failedAt, `${String(attempts)}×`, printable(path), printable(error)].join('  ');
}
