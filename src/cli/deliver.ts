/** The common course of the commands that read documents: inputs in, results out as they come. */
import type { WorkSettings } from '../batch/engine.js';
import { listInputs } from '../batch/inputs.js';
import { writeRunNote } from '../batch/journal/run-note.js';
import { startPool } from '../batch/pool/pool.js';
import { runBatch } from '../batch/run.js';
import { clearSpills } from '../batch/spill.js';
import { DEFAULT_LIMITS } from '../extract/extractor.js';
import type { Failure, Result } from '../model/evaluation.js';
import type { GridResult } from '../model/grid.js';
import type { Lang } from '../model/lang.js';
import type { BatchEnd, ResultWriter } from '../report/result-writer.js';
import { countInputs } from './count-inputs.js';
import { EXIT } from './exit-status.js';
import { writeOut, type Io, type OutputStream } from './io.js';
import { startLog } from './log.js';
import { openOutput } from './output.js';
import { startProgress } from './progress.js';
import type { CommandContext, DocumentFlags } from './context.js';
import { continuesInPlace, noteOf, readEarlier, usableResults } from './resume.js';
import {
  jobCount,
  LOG_LEVELS,
  maxBytes,
  maxMemory,
  oneOf,
  refuseOverwriting,
  stdinName,
  timeoutOf,
} from './settings.js';

/** What one command makes of the results, and of the batch at its end. */
export interface Delivery<T extends Result | GridResult> {
  readonly command: WorkSettings['command'];
  readonly profile: WorkSettings['profile'];
  readonly writer: ResultWriter<T | Failure>;
  /** The format is of use only when complete. */
  readonly whole: boolean;
  /** One result a line: the file can be continued. */
  readonly lines: boolean;
  /** Whether an earlier result is one of this command. */
  readonly isResult: (value: unknown) => value is T | Failure;
  /** @param continued Whether these are further results of the document before. */
  seen(results: readonly (T | Failure)[], continued: boolean): void;
  end(): BatchEnd | null;
}

/** @returns `ok`, `unread` or `interrupted` */
export async function deliver<T extends Result | GridResult>(
  paths: readonly string[],
  flags: DocumentFlags,
  { lang, io }: CommandContext,
  delivery: Delivery<T>,
): Promise<number> {
  const { command, profile, writer } = delivery;
  const log = startLog(oneOf('--log-level', flags.logLevel, LOG_LEVELS, 'warn'), io);
  const settings: WorkSettings = { command, profile, lang, maxBytes: maxBytes(flags.maxSize, DEFAULT_LIMITS.maxBytes) };
  const limits = {
    jobs: jobCount(flags.jobs),
    timeout: timeoutOf(flags.timeout),
    maxMemory: maxMemory(flags.maxMemory),
  };
  const name = stdinName(paths, flags.as);
  if (flags.out !== undefined) await refuseOverwriting(paths, flags.out);
  const note = noteOf(settings, limits);
  const inPlace = await continuesInPlace(flags, delivery.lines);
  const resumed = flags.resume === undefined ? null : await readEarlier(flags.resume, note, log);
  const output = await openOutput(flags.out, io, delivery.whole, inPlace ? (resumed?.results ?? null) : null);
  const journal = flags.out !== undefined && delivery.lines ? flags.out : null;
  if (journal !== null && output.isFile) await writeRunNote(journal, note);

  clearSpills();
  const engine = (io.startEngine ?? startPool)({ settings, ...limits, signal: io.signal });
  const progress = startProgress(progressTerminal(flags, io), log, lang);
  let unread = false;
  let done = 0;
  let isEmpty = true;
  try {
    await output.write(writer.start());
    void countInputs(paths, output.replaces, io.signal).then((total) => progress.setTotal(total));
    const batch = runBatch<T>(listInputs(paths, output.replaces), engine, {
      ...{ lang, maxBytes: settings.maxBytes, stdin: io.stdin, stdinName: name, signal: io.signal },
      earlier: (path, bytes) => resumed && usableResults(resumed, path, bytes, delivery.isResult),
    });
    for await (const { path, results, defects, continued } of batch) {
      for (const defect of defects) await log.defect(path, defect);
      const failed = results?.some(({ type }) => type === 'failure') ?? false;
      unread ||= failed;
      if (!continued) progress.add(failed);
      if (results === null) continue;
      isEmpty = false;
      delivery.seen(results, continued);
      await output.write(writer.document(results));
      await log.document(results);
      if (!continued) done += 1;
    }
    await output.write(writer.finish(delivery.end()));
    await output.close();
    if (isEmpty && resumed === null) await sayNothingThere(lang, io);
    return unread ? EXIT.unread : EXIT.ok;
  } catch (error) {
    await output.abandon();
    if (!io.signal.aborted) throw error;
    progress.end();
    if (journal !== null) await sayHowToGoOn(journal, done, lang, io);
    return EXIT.interrupted;
  } finally {
    progress.end();
    engine.close();
    clearSpills();
  }
}

/** Standard error, where it is a terminal and the results do not go there as well. */
function progressTerminal({ out }: DocumentFlags, { stdout, stderr }: Io): OutputStream | null {
  return stderr.isTTY === true && (out !== undefined || stdout.isTTY !== true) ? stderr : null;
}

/** An empty folder is read without a failure; it is seldom what was meant. */
async function sayNothingThere(lang: Lang, { stderr }: Io): Promise<void> {
  const text = {
    zh: 'fuhe: 所给文件夹中没有可以读取的文件\n  请核对路径，以及存储是否已挂载\n',
    en: 'fuhe: there is no file to read in the folders given\n  check the path, and that the storage is mounted\n',
  };
  await writeOut(stderr, text[lang]);
}

async function sayHowToGoOn(file: string, done: number, lang: Lang, { stderr }: Io): Promise<void> {
  const text = {
    zh: `fuhe: 已中断，已完成 ${String(done)} 份文件\n  接着处理：在原命令后加 --resume ${file}\n`,
    en: `fuhe: interrupted after ${String(done)} documents\n  to go on, add --resume ${file} to the same command\n`,
  };
  await writeOut(stderr, text[lang]);
}
