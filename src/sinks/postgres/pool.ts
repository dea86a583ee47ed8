/** Connections to a database. */
import pg from 'pg';
import type { PostgresTarget } from './target.js';

/** @param max Connections at once. */
export function openPool({ config }: PostgresTarget, max: number): pg.Pool {
  const pool = new pg.Pool({ ...config, max });
  // A connection may be lost while nobody waits for an answer: whoever asks next is told, or gets another one.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}
