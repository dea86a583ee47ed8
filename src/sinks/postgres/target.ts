/** A PostgreSQL database as its URL names it, and the schema in it that holds the warehouse. */
import type pg from 'pg';
import { SinkError } from '../sink.js';

export interface PostgresTarget {
  readonly config: pg.PoolConfig;
  /** As it is, not quoted. */
  readonly schema: string;
  /** For people: the URL without its password. */
  readonly shown: string;
}

const DEFAULT_SCHEMA = 'fuhe';
/** PostgreSQL cuts off longer names without a word. */
const LONGEST_NAME = 63;
const CONNECT_TIMEOUT = 15_000;

/**
 * Reads a URL. The schema is `fuhe` unless `search_path` names another, as a parameter of its own
 * (`?search_path=audit`) or among the server's options (`?options=-c search_path=audit`).
 * @throws SinkError
 */
export function postgresTarget(url: string): PostgresTarget {
  const parsed = parseUrl(url);
  const schema = schemaOf(parsed);
  const shown = new URL(parsed);
  if (shown.password !== '') shown.password = '';
  shown.search = '';
  // The client knows no such parameter.
  parsed.searchParams.delete('search_path');
  return {
    config: {
      connectionString: parsed.href,
      application_name: 'fuhe',
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      keepAlive: true,
    },
    schema,
    shown: shown.href,
  };
}

function parseUrl(url: string): URL {
  if (URL.canParse(url)) {
    const parsed = new URL(url);
    if (parsed.protocol === 'postgres:' || parsed.protocol === 'postgresql:') return parsed;
  }
  // What was given may hold a password.
  throw new SinkError(
    { zh: 'PostgreSQL 地址有误', en: 'not the address of a PostgreSQL database' },
    {
      zh: '形如 postgres://用户:口令@主机:端口/数据库，口令中的特殊字符须写成 %XX',
      en: 'it reads postgres://user:password@host:port/database; write special characters of the password as %XX',
    },
  );
}

function schemaOf({ searchParams }: URL): string {
  const option = /(?:^|\s)(?:-c\s*|--)search_path=((?:\\.|\S)+)/.exec(searchParams.get('options') ?? '');
  const path = searchParams.get('search_path') ?? option?.[1]?.replace(/\\(.)/g, '$1') ?? DEFAULT_SCHEMA;
  const schema = firstName(path);
  if (schema !== '' && Buffer.byteLength(schema) <= LONGEST_NAME && !/\0|^pg_/.test(schema)) return schema;
  throw new SinkError({
    zh: `search_path 不能作为模式名：${path}`,
    en: `search_path names no schema that can be used: ${path}`,
  });
}

/** The first of a list such as `audit, "My Schema", public`; unquoted names are folded as PostgreSQL does. */
function firstName(path: string): string {
  const quoted = /^\s*"((?:[^"]|"")*)"/.exec(path);
  if (quoted) return (quoted[1] ?? '').replaceAll('""', '"');
  const [first = ''] = path.split(',');
  return first.trim().toLowerCase();
}
