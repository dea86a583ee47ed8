/** Profiles of the users' own, kept beside the queue: a worker on another machine has no such file. */
import type { Profile } from '../model/profile.js';
import { profileSchema } from '../model/profile.js';
import type { QueueConnection } from './connection.js';

/** Keeps a profile. What stands under a label never changes: the label holds a digest. */
export async function keepProfile({ pool, schema }: QueueConnection, label: string, profile: Profile): Promise<void> {
  await pool.query(`insert into ${schema}.profile (label, content) values ($1, $2) on conflict do nothing`, [
    label,
    JSON.stringify(profile),
  ]);
}

/** @returns null where there is none. */
export async function keptProfile({ pool, schema }: QueueConnection, label: string): Promise<Profile | null> {
  const { rows } = await pool.query<{ content: unknown }>(`select content from ${schema}.profile where label = $1`, [
    label,
  ]);
  return rows[0] === undefined ? null : profileSchema.parse(rows[0].content);
}
