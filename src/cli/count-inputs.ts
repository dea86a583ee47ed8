/** Counts the documents of a batch beside the work, for what is left of it. */
import { expandArchives } from '../batch/archive/expand-archives.js';
import { listInputs, type FileIdentity } from '../batch/inputs.js';

/** @returns What there was when it was looked at; 0 once aborted. An archive within an archive counts as one. */
export async function countInputs(
  paths: readonly string[],
  except: FileIdentity | null,
  signal: AbortSignal,
): Promise<number> {
  const nothing = (async function* () {})();
  let count = 0;
  for await (const input of expandArchives(listInputs(paths, except), { maxBytes: 0, stdin: nothing, stdinName: '' })) {
    if (signal.aborted) return 0;
    if (input.kind === 'member') input.drop();
    count += 1;
  }
  return count;
}
