/** What a report is made of: the documents that are read now, and the results of earlier runs, in the order given. */
import type { WorkSettings } from '../batch/engine.js';
import type { Input } from '../batch/input.js';
import { listInputs } from '../batch/inputs.js';
import { startPool } from '../batch/pool/pool.js';
import { runBatch } from '../batch/run.js';
import { clearSpills } from '../batch/spill.js';
import { DEFAULT_LIMITS } from '../extract/extractor.js';
import type { Result } from '../model/evaluation.js';
import type { DocumentPicture } from '../report/page/page.js';
import type { CommandContext, ReportFlags } from './context.js';
import { countInputs } from './count-inputs.js';
import { startLog } from './log.js';
import { startProgress } from './progress.js';
import { documentPicture, isPicture, withPictures, type PictureLine } from './report-pictures.js';
import { isResultFile, readResultFile } from './result-file.js';
import { jobCount, LOG_LEVELS, maxBytes, maxMemory, oneOf, stdinName, timeoutOf } from './settings.js';

/** Results of one document, or a part of them. */
export interface ReportDocument {
  readonly results: readonly Result[];
  readonly pictures: readonly DocumentPicture[];
  /** Further results of the document before. */
  readonly continued: boolean;
}

/** Paths that come one after the other: documents, or one file of results. */
export type ReportPart =
  | { readonly kind: 'documents'; readonly paths: readonly string[] }
  | { readonly kind: 'results'; readonly file: string };

export interface ReportSettings {
  readonly profile: WorkSettings['profile'];
  /** Bytes for pictures of originals; 0 for none. */
  readonly pictureBytes: number;
  readonly takesPictures: () => boolean;
  /** Whether a file of a folder is one of those that are being written. */
  readonly isOwn: (path: string) => Promise<boolean>;
}

export async function reportParts(paths: readonly string[]): Promise<ReportPart[]> {
  const parts: ReportPart[] = [];
  for (const path of paths) {
    const last = parts.at(-1);
    if (path !== '-' && (await isResultFile(path))) parts.push({ kind: 'results', file: path });
    else if (last?.kind === 'documents') parts[parts.length - 1] = { kind: 'documents', paths: [...last.paths, path] };
    else parts.push({ kind: 'documents', paths: [path] });
  }
  return parts;
}

/** @throws UsageError; `signal.reason` when aborted. */
export async function* readBatch(
  parts: readonly ReportPart[],
  flags: ReportFlags,
  context: CommandContext,
  settings: ReportSettings,
): AsyncGenerator<ReportDocument> {
  const reader = new DocumentReader(parts, flags, context, settings);
  try {
    for (const part of parts) {
      if (part.kind === 'documents') yield* reader.read(part.paths);
      else {
        for await (const results of readResultFile(part.file)) {
          context.io.signal.throwIfAborted();
          yield { results, pictures: [], continued: false };
        }
      }
    }
  } finally {
    reader.close();
  }
}

class DocumentReader {
  private readonly log;
  private readonly progress;
  private readonly engine;
  private readonly maxBytes: number;
  private readonly stdinName: string;

  constructor(
    parts: readonly ReportPart[],
    flags: ReportFlags,
    private readonly context: CommandContext,
    private readonly settings: ReportSettings,
  ) {
    const { io, lang } = context;
    const paths = parts.flatMap((part) => (part.kind === 'documents' ? part.paths : []));
    this.stdinName = stdinName(paths, flags.as);
    this.maxBytes = maxBytes(flags.maxSize, DEFAULT_LIMITS.maxBytes);
    this.log = startLog(oneOf('--log-level', flags.logLevel, LOG_LEVELS, 'warn'), io);
    const limits = {
      jobs: jobCount(flags.jobs),
      timeout: timeoutOf(flags.timeout),
      maxMemory: maxMemory(flags.maxMemory),
    };
    const work: WorkSettings = { command: 'audit', profile: settings.profile, lang, maxBytes: this.maxBytes };
    clearSpills();
    const engine = (io.startEngine ?? startPool)({ settings: work, ...limits, signal: io.signal });
    const { pictureBytes, takesPictures } = settings;
    this.engine =
      pictureBytes === 0
        ? engine
        : withPictures(engine, { maxBytes: pictureBytes, wanted: takesPictures, signal: io.signal });
    this.progress = startProgress(io.stderr.isTTY === true ? io.stderr : null, this.log, lang);
    void countInputs(paths, null, io.signal).then((total) => {
      this.progress.setTotal(total);
    });
  }

  async *read(paths: readonly string[]): AsyncGenerator<ReportDocument> {
    const { lang, io } = this.context;
    const batch = runBatch<Result | PictureLine>(this.inputs(paths), this.engine, {
      ...{ lang, maxBytes: this.maxBytes, stdin: io.stdin, stdinName: this.stdinName, signal: io.signal },
      earlier: () => null,
    });
    for await (const { path, results, defects, continued } of batch) {
      for (const defect of defects) await this.log.defect(path, defect);
      const found = (results ?? []).filter((result) => !isPicture(result));
      if (!continued) this.progress.add(found.some(({ type }) => type === 'failure'));
      if (results === null) continue;
      await this.log.document(found);
      yield { results: found, pictures: results.filter(isPicture).map(documentPicture), continued };
    }
  }

  close(): void {
    this.progress.end();
    this.engine.close();
    clearSpills();
  }

  private async *inputs(paths: readonly string[]): AsyncGenerator<Input> {
    for await (const input of listInputs(paths, null)) {
      if (input.kind === 'file' && !input.named && (await this.settings.isOwn(input.path))) continue;
      yield input;
    }
  }
}
