/** `--resume`: which earlier results may stand in for the work, and what of them must be done again. */
import { stat } from 'node:fs/promises';
import { EarlierResults } from '../batch/journal/earlier-results.js';
import { restFile } from '../batch/journal/continued-file.js';
import { digestProfile, isSameWork, readRunNote, type RunNote } from '../batch/journal/run-note.js';
import type { WorkSettings } from '../batch/engine.js';
import type { DocumentFlags } from './context.js';
import { beginsAsResults } from './begins-as-results.js';
import type { Log } from './log.js';
import { UsageError } from './usage-error.js';
import { version } from './version.js';

const OF_LIMITS: ReadonlySet<string> = new Set(['timeout', 'out-of-memory', 'too-large']);

export interface Resumed {
  readonly results: EarlierResults;
  /** Whether a failure that came of a limit still holds. */
  readonly sameLimits: boolean;
}

/**
 * Reads the earlier results; where they were made in another way, all is done again, and the log says so.
 * @param unnoted
 *   What becomes of results of which nobody knows how they were made.
 */
export async function readEarlier(
  file: string,
  note: RunNote,
  log: Log,
  unnoted: 'taken' | 'refused' = 'taken',
): Promise<Resumed> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) {
    throw new UsageError({ zh: `--resume ${file} 是文件夹`, en: `--resume ${file} is a folder` });
  }
  if (found === null) return { results: EarlierResults.none(), sameLimits: false };
  const made = await readRunNote(file);
  if (made === null) {
    if (found.size > 0 && !(await beginsAsResults(file))) {
      throw new UsageError({
        zh: `--resume ${file} 不是 fuhe 的结果文件`,
        en: `--resume ${file} is no file of results of fuhe`,
      });
    }
    if (unnoted === 'refused') {
      await log.warn('nothing says how the earlier results were made; everything is done again', { file });
      return { results: EarlierResults.none(), sameLimits: false };
    }
    await log.warn('earlier results without a note of how they were made are taken as they are', { file });
  } else if (!isSameWork(made, note)) {
    await log.warn('earlier results were made in another way; everything is done again', { file, made });
    return { results: EarlierResults.none(), sameLimits: false };
  }
  return { results: await EarlierResults.read(file, restFile(file)), sameLimits: made?.limits === note.limits };
}

/** What the results of this run are made with. */
export function noteOf({ command, profile, lang, maxBytes }: WorkSettings, limits: WorkLimits): RunNote {
  return {
    version: version(),
    command,
    lang,
    profile: digestProfile(profile),
    limits: [maxBytes, limits.timeout, limits.maxMemory].join(' '),
  };
}

interface WorkLimits {
  readonly timeout: number;
  readonly maxMemory: number;
}

/** Whether `--resume` and `--out` name one file; it need not be there yet. */
export async function continuesInPlace({ resume, out }: DocumentFlags, lines: boolean): Promise<boolean> {
  if (resume === undefined || out === undefined) return false;
  const [first, second] = await Promise.all([resume, out].map((path) => stat(path).catch(() => null)));
  const same = first && second ? first.dev === second.dev && first.ino === second.ino : resume === out;
  if (!same || lines) return same;
  throw new UsageError({
    zh: '--resume 与 --out 为同一文件时，--format 只能是 ndjson',
    en: '--format must be ndjson where --resume and --out are the same file',
  });
}

/** The earlier results of a document, where all of them may stand in for the work. */
export function usableResults<T extends { readonly type: string }>(
  { results, sameLimits }: Resumed,
  path: string,
  bytes: Uint8Array,
  isResult: (value: unknown) => value is T,
): readonly T[] | null {
  const found = results.find(path, bytes);
  if (found === null || !found.every(isResult)) return null;
  return found.some((result) => !sameLimits && isOfLimits(result)) ? null : found;
}

/** Failures that come of a limit: with another one the document may be read. */
function isOfLimits(result: object): boolean {
  const { error } = result as { readonly error?: { readonly code: string } };
  return OF_LIMITS.has(error?.code ?? '');
}
