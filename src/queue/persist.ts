/** Outlives a database that is away for a while: restarted, failed over, or full. */
import { setTimeout } from 'node:timers/promises';
import { isConflict, isConnectionLoss } from '../sinks/postgres/errors.js';

/** Milliseconds. */
const LONGEST_PAUSE = 5_000;
const PATIENCE = 180_000;

/**
 * Does the work again until the database takes it.
 * @param waiting
 *   Told of what is in the way.
 * @throws The error of the work where it is another one, or goes on for three minutes.
 */
export async function persist<T>(work: () => Promise<T>, waiting: (error: unknown) => void): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (let pause = 200; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      return await work();
    } catch (error) {
      if (!(isConflict(error) || isConnectionLoss(error)) || Date.now() > end) throw error;
      waiting(error);
      await setTimeout(pause);
    }
  }
}
