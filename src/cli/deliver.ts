/** The common course of the commands that read documents: inputs in, results out as they come. */
import { listInputs } from '../batch/inputs.js';
import { runBatch, type BatchDocument } from '../batch/run.js';
import { DEFAULT_LIMITS } from '../extract/extractor.js';
import type { Failure, Result } from '../model/evaluation.js';
import type { GridResult } from '../model/grid.js';
import type { BatchEnd, ResultWriter } from '../report/result-writer.js';
import { EXIT } from './exit-status.js';
import { startLog } from './log.js';
import { openOutput } from './output.js';
import type { CommandContext, DocumentFlags } from './context.js';
import { LOG_LEVELS, maxBytes, oneOf, refuseOverwriting, stdinName } from './settings.js';

/** What one command makes of a document, and of the batch at its end. */
export interface Delivery<T extends Result | GridResult> {
  readonly writer: ResultWriter<T | Failure>;
  /** The format is of use only when complete. */
  readonly whole: boolean;
  work(document: BatchDocument, options: WorkOptions): Promise<readonly (T | Failure)[]>;
  seen(results: readonly (T | Failure)[]): void;
  end(): BatchEnd | null;
}

export interface WorkOptions {
  readonly maxBytes: number;
  readonly onDefect: (error: unknown) => void;
}

/** @returns `ok`, `unread` or `interrupted` */
export async function deliver<T extends Result | GridResult>(
  paths: readonly string[],
  flags: DocumentFlags,
  { lang, io }: CommandContext,
  delivery: Delivery<T>,
): Promise<number> {
  const log = startLog(oneOf('--log-level', flags.logLevel, LOG_LEVELS, 'warn'), io);
  const limit = maxBytes(flags.maxSize, DEFAULT_LIMITS.maxBytes);
  const name = stdinName(paths, flags.as);
  if (flags.out !== undefined) await refuseOverwriting(paths, flags.out);
  const output = await openOutput(flags.out, io, delivery.whole);

  const { writer } = delivery;
  let unread = false;
  try {
    await output.write(writer.start());
    const inputs = listInputs(paths, output.replaces);
    const options = { lang, maxBytes: limit, stdin: io.stdin, stdinName: name, signal: io.signal };
    const batch = runBatch<T | Failure>(inputs, options, async (document) => {
      const defects: unknown[] = [];
      const results = await delivery.work(document, { maxBytes: limit, onDefect: (error) => defects.push(error) });
      for (const defect of defects) await log.defect(document.path, defect);
      return results;
    });
    for await (const results of batch) {
      unread ||= results.some(({ type }) => type === 'failure');
      delivery.seen(results);
      await output.write(writer.document(results));
      await log.document(results);
    }
    await output.write(writer.finish(delivery.end()));
    await output.close();
    return unread ? EXIT.unread : EXIT.ok;
  } catch (error) {
    await output.abandon();
    if (io.signal.aborted) return EXIT.interrupted;
    throw error;
  }
}
