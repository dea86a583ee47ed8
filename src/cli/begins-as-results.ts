/** Tells a file of results of fuhe from any other by its first bytes. */
import { readStart } from '../batch/read-input.js';

/** Of results one a line, and of results in one JSON text. */
const BEGINNINGS = ['{"type":"', '{"schemaVersion":"'];
const LONGEST_BEGINNING = 32;

/** Whether a file begins as results do; the rest may be torn. */
export async function beginsAsResults(file: string): Promise<boolean> {
  const start = (await readStart(file, LONGEST_BEGINNING)).toString('latin1');
  return BEGINNINGS.some((beginning) => start.startsWith(beginning) || beginning.startsWith(start));
}
