/** A database of one's own on the test server, gone after the test. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { serverUrl } from './server.js';

export interface TestDatabase {
  readonly url: string;
  /** The URL with another schema for the warehouse. */
  withSchema(schema: string): string;
  query<T extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<T[]>;
}

async function command(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * To be called within a test, which it ends with; or, with `afterAll`, for a whole file.
 * @param options
 *   Of `create database`, as SQL.
 */
export async function testDatabase(
  options = '',
  atEnd: (clean: () => Promise<void>) => void = onTestFinished,
): Promise<TestDatabase> {
  const server = await serverUrl();
  const admin = `${server}postgres`;
  const name = `fuhe_test_${randomBytes(6).toString('hex')}`;
  await command(admin, `create database ${name} ${options}`);
  const url = `${server}${name}`;
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  atEnd(async () => {
    await pool.end();
    await command(admin, `drop database ${name} with (force)`);
  });
  return {
    url,
    withSchema: (schema) => `${url}?search_path=${encodeURIComponent(schema)}`,
    query: async <T extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
      (await pool.query<T>(sql, [...values])).rows,
  };
}
