/** Keeps loaders that work at the same time from each other's documents, for the length of a transaction. */
import { createHash } from 'node:crypto';
import type pg from 'pg';

/** First key of every advisory lock of ours: others may use such locks in the same database. */
export const LOCK_SPACE = 0x66_75_68_65;
/** More than these would crowd the server's table of locks. */
const MOST_KEYS = 250;

/** A number of 31 bits; two names may share one, and then wait for each other without need. */
function keyOf(schema: string, name: string): number {
  return createHash('sha256').update(`${schema}\n${name}`).digest().readUInt32BE(0) >>> 1;
}

/**
 * Locks names (paths, contents) until the transaction ends; those of a batch with very many names, all there are.
 * All locks of a transaction are taken in one call and in one order, so that no two loaders wait for each other.
 */
export async function lockNames(client: pg.ClientBase, schema: string, names: Iterable<string>): Promise<void> {
  const keys = [...new Set([...names].map((name) => keyOf(schema, name)))].sort((a, b) => a - b);
  const all = keyOf(schema, '');
  if (keys.length > MOST_KEYS) {
    await client.query('select pg_advisory_xact_lock($1, $2)', [LOCK_SPACE, all]);
    return;
  }
  await client.query('select pg_advisory_xact_lock_shared($1, $2)', [LOCK_SPACE, all]);
  await client.query('select pg_advisory_xact_lock($1, key) from unnest($2::int[]) key', [LOCK_SPACE, keys]);
}

/** Locks all names until the transaction ends. */
export async function lockAll(client: pg.ClientBase, schema: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1, $2)', [LOCK_SPACE, keyOf(schema, '')]);
}
