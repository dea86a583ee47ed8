/** `fuhe load`: audit, and write to a warehouse. The warehouse is the journal: what it holds already is not read again. */
import { listInputs } from '../batch/inputs.js';
import { runBatch, type DocumentOutcome } from '../batch/run.js';
import { startPool } from '../batch/pool/pool.js';
import { clearSpills } from '../batch/spill.js';
import type { WorkSettings } from '../batch/engine.js';
import { DEFAULT_LIMITS } from '../extract/extractor.js';
import { resultSchema, type Result } from '../model/evaluation.js';
import { inBatches } from '../sinks/batches.js';
import { openSink } from '../sinks/open.js';
import { SinkError, type Sink } from '../sinks/sink.js';
import type { DocumentPart, Making } from '../sinks/work.js';
import type { CommandContext, LoadFlags } from './context.js';
import { countInputs } from './count-inputs.js';
import { EXIT } from './exit-status.js';
import { writeOut } from './io.js';
import { LoadCount, renderLoadCount } from './load-count.js';
import { LoadedIndex } from './loaded-index.js';
import { startLog, type Log } from './log.js';
import { makingOf } from './making.js';
import { startProgress } from './progress.js';
import { noteOf, readEarlier, usableResults, type Resumed } from './resume.js';
import {
  chosenProfile,
  FAIL_LEVELS,
  failingSeverities,
  jobCount,
  LOG_LEVELS,
  maxBytes,
  maxMemory,
  oneOf,
  stdinName,
  timeoutOf,
} from './settings.js';
import { UsageError } from './usage-error.js';

export async function load(paths: readonly string[], flags: LoadFlags, context: CommandContext): Promise<number> {
  try {
    return await loadInto(paths, flags, context);
  } catch (error) {
    if (error instanceof SinkError) throw new UsageError(error.text, error.hint);
    throw error;
  }
}

/** Everything that the command line says, checked. */
interface Plan {
  readonly settings: WorkSettings;
  readonly limits: { readonly jobs: number; readonly timeout: number; readonly maxMemory: number };
  readonly making: Making;
  readonly stdinName: string;
  readonly resumed: Resumed | null;
  readonly log: Log;
}

async function loadInto(paths: readonly string[], flags: LoadFlags, context: CommandContext): Promise<number> {
  const { lang, io } = context;
  const failing = failingSeverities(oneOf('--fail-on', flags.failOn, FAIL_LEVELS, 'never'));
  const plan = await planOf(paths, flags, context);
  if (flags.to === undefined) {
    throw new UsageError({ zh: '缺少 --to：写入哪个数据仓库', en: 'missing --to: the warehouse to write to' });
  }
  const sink = await openSink(flags.to);
  try {
    const count = await runLoad(paths, sink, plan, context);
    await writeOut(io.stderr, renderLoadCount(count, io.signal.aborted, lang));
    if (io.signal.aborted) return EXIT.interrupted;
    if (count.failed > 0) return EXIT.unread;
    return failing.some((severity) => count.severities.has(severity)) ? EXIT.findings : EXIT.ok;
  } finally {
    await sink.close();
  }
}

async function planOf(paths: readonly string[], flags: LoadFlags, { lang, io }: CommandContext): Promise<Plan> {
  const log = startLog(oneOf('--log-level', flags.logLevel, LOG_LEVELS, 'warn'), io);
  const profile = await chosenProfile(flags.profile, lang);
  const settings: WorkSettings = {
    command: 'audit',
    profile,
    lang,
    maxBytes: maxBytes(flags.maxSize, DEFAULT_LIMITS.maxBytes),
  };
  const limits = {
    jobs: jobCount(flags.jobs),
    timeout: timeoutOf(flags.timeout),
    maxMemory: maxMemory(flags.maxMemory),
  };
  const note = noteOf(settings, limits);
  return {
    settings,
    limits,
    making: makingOf(profile, note.limits),
    stdinName: stdinName(paths, flags.as),
    resumed: flags.resume === undefined ? null : await readEarlier(flags.resume, note, log, 'refused'),
    log,
  };
}

/** Loads until the end, or until an interrupt: what is done by then is loaded too. */
async function runLoad(
  paths: readonly string[],
  sink: Sink,
  plan: Plan,
  { lang, io }: CommandContext,
): Promise<LoadCount> {
  const { settings, limits, making, log, resumed } = plan;
  const loaded = await LoadedIndex.read(sink.stored());
  const count = new LoadCount(loaded);

  clearSpills();
  const engine = (io.startEngine ?? startPool)({ settings, ...limits, signal: io.signal });
  const progress = startProgress(io.stderr.isTTY === true ? io.stderr : null, log, lang);
  void countInputs(paths, null, io.signal).then((total) => progress.setTotal(total));
  const outcomes = runBatch<Result>(listInputs(paths, null), engine, {
    ...{ lang, maxBytes: settings.maxBytes, stdin: io.stdin, stdinName: plan.stdinName, signal: io.signal },
    earlier(path, bytes) {
      const state = loaded.find(path, bytes, making);
      if (state === null) return resumed && usableResults(resumed, path, bytes, isResult);
      count.keep(state);
      return LOADED;
    },
  });
  const parts = async function* (): AsyncGenerator<DocumentPart> {
    for await (const { path, results, defects, continued } of untilInterrupt(outcomes, io.signal)) {
      for (const defect of defects) await log.defect(path, defect);
      const failed = results?.some(({ type }) => type === 'failure') ?? false;
      if (!continued) progress.add(failed);
      if (results === null || results === LOADED) continue;
      await log.document(results);
      const part = { path, results, making, continued };
      count.add(part);
      yield part;
    }
  };
  try {
    for await (const batch of inBatches(parts())) await sink.load(batch);
    count.finish();
    return count;
  } finally {
    progress.end();
    engine.close();
    clearSpills();
  }
}

/** Stands for the results of a document that is loaded already. */
const LOADED: readonly Result[] = [];

function isResult(value: unknown): value is Result {
  return resultSchema.safeParse(value).success;
}

/** On an interrupt the stream ends, behind the documents in hand. */
async function* untilInterrupt<T>(
  outcomes: AsyncIterable<DocumentOutcome<T>>,
  signal: AbortSignal,
): AsyncGenerator<DocumentOutcome<T>> {
  try {
    yield* outcomes;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
