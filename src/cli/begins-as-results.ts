/** Tells a file of results of fuhe from any other by its first bytes. */
import { open } from 'node:fs/promises';

/** Of results one a line, and of results in one JSON text. */
const BEGINNINGS = ['{"type":"', '{"schemaVersion":"'];
const LONGEST_BEGINNING = 32;

/** Whether a file begins as results do; the rest may be torn. */
export async function beginsAsResults(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_BEGINNING), 0, LONGEST_BEGINNING, 0);
    const head = buffer.toString('latin1', 0, bytesRead);
    return BEGINNINGS.some((beginning) => head.startsWith(beginning) || beginning.startsWith(head));
  } finally {
    await handle.close();
  }
}
