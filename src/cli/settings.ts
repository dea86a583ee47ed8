/** From the options as typed to checked settings; every mistake is a usage error. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { sep } from 'node:path';
import { INPUT_FORMATS, nameOfFormat } from '../batch/format-endings.js';
import type { Severity } from '../model/diagnostic.js';
import type { Lang } from '../model/lang.js';
import type { Profile } from '../model/profile.js';
import { parseProfile } from '../profiles/load-profile.js';
import { findProfile, PROFILES } from '../profiles/registry.js';
import { beginsAsResults } from './begins-as-results.js';
import { UsageError } from './usage-error.js';

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const FAIL_LEVELS = ['error', 'warning', 'never'] as const;
export type FailLevel = (typeof FAIL_LEVELS)[number];

const MEGABYTE = 1024 * 1024;
const LARGEST_MB = 2048;
/** Far more than a form of any length needs, and little enough for several at once. */
const DEFAULT_MEMORY_MB = 900;
const LEAST_MEMORY_MB = 150;
const DEFAULT_JOBS = 8;
const MOST_JOBS = 256;
const DEFAULT_TIMEOUT_SECONDS = 120;
const LONGEST_SECONDS = 86_400;

/** One of the words that an option takes. */
export function oneOf<T extends string>(
  option: string,
  given: string | undefined,
  words: readonly T[],
  otherwise: T,
): T {
  if (given === undefined) return otherwise;
  const found = words.find((word) => word === given);
  if (found !== undefined) return found;
  const list = words.join(', ');
  throw new UsageError({ zh: `${option} 只能是 ${list}`, en: `${option} must be one of ${list}` });
}

/** A plain number, 0 for anything else. */
function plainNumber(text: string): number {
  return /^\d{1,6}(\.\d{1,6})?$/.test(text) ? Number(text) : 0;
}

/** `--max-size` in bytes. */
export function maxBytes(given: string | undefined, otherwise: number): number {
  if (given === undefined) return otherwise;
  const megabytes = plainNumber(given);
  if (megabytes > 0 && megabytes <= LARGEST_MB) return Math.floor(megabytes * MEGABYTE);
  const most = String(LARGEST_MB);
  throw new UsageError({
    zh: `--max-size 应为大于 0、不超过 ${most} 的数（单位 MB）`,
    en: `--max-size must be a number of megabytes above 0 and up to ${most}`,
  });
}

/** `--max-memory` in bytes. */
export function maxMemory(given: string | undefined): number {
  if (given === undefined) return DEFAULT_MEMORY_MB * MEGABYTE;
  const megabytes = plainNumber(given);
  if (megabytes >= LEAST_MEMORY_MB) return Math.floor(megabytes * MEGABYTE);
  const least = String(LEAST_MEMORY_MB);
  throw new UsageError({
    zh: `--max-memory 应为不小于 ${least} 的数（单位 MB）`,
    en: `--max-memory must be a number of megabytes, at least ${least}`,
  });
}

/** `--jobs`: how many documents at once; as many as there are cores unless told. */
export function jobCount(given: string | undefined): number {
  if (given === undefined) return Math.min(availableParallelism(), DEFAULT_JOBS);
  const jobs = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  const most = String(MOST_JOBS);
  throw new UsageError({
    zh: `--jobs 应为 1 到 ${most} 的整数`,
    en: `--jobs must be a whole number from 1 to ${most}`,
  });
}

/** `--timeout` in milliseconds. */
export function timeoutOf(given: string | undefined): number {
  if (given === undefined) return DEFAULT_TIMEOUT_SECONDS * 1_000;
  const seconds = plainNumber(given);
  if (seconds > 0 && seconds <= LONGEST_SECONDS) return Math.max(1, Math.round(seconds * 1_000));
  const most = String(LONGEST_SECONDS);
  throw new UsageError({
    zh: `--timeout 应为大于 0、不超过 ${most} 的秒数`,
    en: `--timeout must be a number of seconds above 0 and up to ${most}`,
  });
}

/** The name that tells the format of standard input. */
export function stdinName(paths: readonly string[], as: string | undefined): string {
  if (paths.includes('')) throw new UsageError({ zh: '路径为空', en: 'a path is empty' });
  const piped = paths.filter((path) => path === '-').length;
  if (piped > 1)
    throw new UsageError({ zh: '标准输入（-）只能写一次', en: 'standard input (-) can be read only once' });
  if (piped === 0 && as !== undefined) {
    throw new UsageError({ zh: '--as 只用于标准输入（-）', en: '--as is for standard input (-) only' });
  }
  if (piped === 1 && as === undefined) {
    throw new UsageError(
      { zh: '读标准输入须用 --as 说明格式', en: 'standard input needs --as FORMAT' },
      { zh: '例如：fuhe audit - --as text', en: 'for example: fuhe audit - --as text' },
    );
  }
  return nameOfFormat('stdin', oneOf('--as', as, INPUT_FORMATS, 'text'));
}

/** `--profile`: `auto`, a shipped profile, or the user's own from a JSON file. */
export async function chosenProfile(given: string | undefined, lang: Lang): Promise<'auto' | Profile> {
  if (given === undefined || given === 'auto') return 'auto';
  const shipped = findProfile(given);
  if (shipped) return shipped;
  const names = ['auto', ...PROFILES.map(({ name }) => name)].join(', ');
  const known = { zh: `可用的档案：${names}，或 JSON 文件`, en: `known profiles: ${names}, or a JSON file` };
  let text: string;
  try {
    text = await readFile(given, 'utf8');
  } catch {
    throw new UsageError(
      { zh: `没有规则档案 ${given}，也没有这个文件`, en: `no profile ${given}, nor a file of that name` },
      known,
    );
  }
  const parsed = parseProfile(text, lang);
  if (!('error' in parsed)) return parsed;
  throw new UsageError(
    { zh: `规则档案 ${given} 有误：${parsed.error}`, en: `profile ${given} is not valid: ${parsed.error}` },
    known,
  );
}

/** Severities at which `--fail-on` fails. */
export function failingSeverities(level: FailLevel): readonly Severity[] {
  return { error: ['error'] as const, warning: ['error', 'warning'] as const, never: [] }[level];
}

/** Refuses a result file that is one of the documents: it would be overwritten before it is read. */
export async function refuseOverwriting(paths: readonly string[], out: string): Promise<void> {
  const target = await stat(out).catch(() => null);
  if (!target?.isFile()) return;
  for (const path of paths) {
    const source = await stat(path).catch(() => null);
    const isInside = source?.isDirectory() === true && (await liesIn(out, path));
    // Earlier results in the folder are no document; anything else is an original.
    if (isInside && target.size > 0 && !(await beginsAsResults(out))) {
      throw new UsageError({
        zh: `--out 会覆盖文件夹内已有的文件 ${out}`,
        en: `--out would overwrite ${out}, a file of the folder`,
      });
    }
    if (source?.dev !== target.dev || source.ino !== target.ino) continue;
    throw new UsageError({ zh: `--out 会覆盖要读的文件 ${path}`, en: `--out would overwrite the document ${path}` });
  }
}

async function liesIn(file: string, folder: string): Promise<boolean> {
  const [whole, within] = await Promise.all([realpath(file), realpath(folder)]);
  return whole.startsWith(within.endsWith(sep) ? within : within + sep);
}
