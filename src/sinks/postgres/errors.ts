/** What errors of a PostgreSQL connection mean, told to people without a word of the password. */
import pg from 'pg';
import { SinkError } from '../sink.js';

/** The connection, not what was asked of it: class 08, a server that stops, starts or is full. */
const CONNECTION_STATES = /^(?:08...|57P0[123]|53300)$/;
const NETWORK_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const CLIENT_WORDS =
  /^(?:Connection terminated|Connection ended|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;
/** Another transaction was in the way: the same again may do. */
const CONFLICT_STATES: ReadonlySet<string> = new Set(['40001', '40P01', '55P03']);

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether the same again, on a new connection, may do. */
export function isConnectionLoss(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isConnectionLoss);
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  return CONNECTION_STATES.test(code) || NETWORK_CODES.has(code) || CLIENT_WORDS.test(error.message);
}

/** Whether two transactions were in each other's way. */
export function isConflict(error: unknown): boolean {
  return CONFLICT_STATES.has(codeOf(error));
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** The error of the database as one clear line; any other error as it is. */
export function onlyPostgresError(error: unknown, shown: string): unknown {
  return error instanceof pg.DatabaseError || isConnectionLoss(error) ? postgresError(error, shown) : error;
}

/** One clear line. @param shown The address without its password. */
export function postgresError(error: unknown, shown: string): SinkError {
  if (error instanceof SinkError) return error;
  const cause = messageOf(error);
  if (isConnectionLoss(error)) {
    return new SinkError(
      { zh: `与 ${shown} 的连接不通或已中断：${cause}`, en: `no connection to ${shown}, or it was lost: ${cause}` },
      {
        zh: '待数据库恢复后重新执行即可：已载入的不会重复',
        en: 'run the same again when the database is back: what was loaded is not loaded twice',
      },
    );
  }
  return new SinkError({ zh: `${shown}：${cause}`, en: `${shown}: ${cause}` });
}
