/** What the commands of the queue have in common: the address of its database, and how its errors are told. */
import { SinkError } from '../sinks/sink.js';
import { UsageError } from './usage-error.js';

/** `--queue`, or what FUHE_QUEUE says: a password is better not seen in the list of processes. */
export function queueUrl(given: string | undefined, env: Readonly<Record<string, string | undefined>>): string {
  const url = given ?? env['FUHE_QUEUE'];
  if (url) return url;
  throw new UsageError(
    { zh: '缺少 --queue：队列所在的数据库', en: 'missing --queue: the database of the queue' },
    {
      zh: '例如：--queue postgres://用户:口令@主机/数据库，或设环境变量 FUHE_QUEUE',
      en: 'for example: --queue postgres://user:password@host/database, or set FUHE_QUEUE',
    },
  );
}

/** Does the work; a database that cannot be used is told as one clear line. */
export async function withQueueErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SinkError) throw new UsageError(error.text, error.hint);
    throw error;
  }
}
