/** How much memory the engine may use: it fills what it may with pages of the file, and needs more where texts are long. */
import type { DuckDBConnection } from './engine.js';

/** Batches are small; the memory of the machine belongs to those that read documents. */
const LEAST_MEGABYTES = 128;
/** What an engine begins with. */
export const MOST_MEGABYTES = 2_048;
/** Values of a column that the engine holds at once, whatever their length. */
const VECTOR = 2_048;
/** Two threads, each with a column as it is read and as it is written. */
const COPIES = 4;

const limits = new WeakMap<DuckDBConnection, number>();

/** Has the engine keep to what columns of such texts need. @param longest In bytes. */
export async function limitTo(connection: DuckDBConnection, longest: number): Promise<void> {
  await setLimit(connection, Math.max(neededFor(longest), LEAST_MEGABYTES));
}

/** Allows more where columns of such texts need it. @param longest In bytes. */
export async function allowFor(connection: DuckDBConnection, longest: number): Promise<void> {
  const needed = neededFor(longest);
  if (needed > (limits.get(connection) ?? MOST_MEGABYTES)) await setLimit(connection, needed);
}

/** In megabytes. */
function neededFor(longest: number): number {
  return Math.min(Math.ceil((longest * COPIES * VECTOR) / 1_048_576), MOST_MEGABYTES);
}

async function setLimit(connection: DuckDBConnection, megabytes: number): Promise<void> {
  await connection.run(`SET memory_limit = '${String(megabytes)}MB'`);
  limits.set(connection, megabytes);
}
