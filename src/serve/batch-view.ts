/** A finished batch as the page shows it: the overview, each evaluation by its number, and the originals. */
import { summarizeBatch } from '../batch/summary.js';
import type { Evaluation, Result } from '../model/evaluation.js';
import type { Profile } from '../model/profile.js';
import {
  evaluationView,
  OverviewBuilder,
  type EvaluationView,
  type Overview,
  type OverviewEnd,
} from '../report/page/page.js';
import type { Batch } from './batch.js';
import type { BatchFile, UploadedFile } from './batch-file.js';

/** A document that was read: where it lies, and how results call it. */
export interface Original {
  readonly upload: UploadedFile;
  readonly path: string;
  readonly sha256: string;
}

/** A finding that contradicts the document itself, for the list that needs no script. */
export interface PlainError {
  readonly key: number;
  readonly project: string;
  readonly message: string;
}

/** Of the plain list. */
const MAX_ERRORS = 1_000;

export class BatchView {
  private constructor(
    readonly overview: Overview,
    readonly errors: readonly PlainError[],
    readonly end: OverviewEnd,
    private readonly evaluations: readonly { readonly file: BatchFile; readonly index: number }[],
    private readonly originals: ReadonlyMap<string, Original>,
    private readonly profile: 'auto' | Profile,
  ) {}

  static async of(batch: Batch, profile: 'auto' | Profile): Promise<BatchView> {
    const severities = profile === 'auto' ? {} : profile.severities;
    const summaries = {
      zh: summarizeBatch({ lang: 'zh', severities }),
      en: summarizeBatch({ lang: 'en', severities }),
    };
    const builder = new OverviewBuilder();
    const evaluations: { file: BatchFile; index: number }[] = [];
    const originals = new Map<string, Original>();
    const errors: PlainError[] = [];
    for (const file of batch.files) {
      await file.settled;
      for (const index of file.results.evaluations()) evaluations.push({ file, index });
      for await (const results of file.results.documents()) {
        const keys = builder.add(results);
        errors.push(...errorsOf(results, keys).slice(0, MAX_ERRORS - errors.length));
        for (const summary of Object.values(summaries)) summary.add(results);
        for (const { type, source } of results) {
          if (type === 'evaluation' && source.format === 'pdf')
            originals.set(source.sha256, { upload: file.upload, path: source.path, sha256: source.sha256 });
        }
      }
    }
    const { findings, summary } = summaries.zh.finish();
    const end = { summary, findings: { zh: findings, en: summaries.en.finish().findings } };
    return new BatchView(builder.finish(end, 'all'), errors, end, evaluations, originals, profile);
  }

  /** @param key From 1. @returns null where there is none. */
  async evaluation(key: number): Promise<EvaluationView | null> {
    const place = this.evaluations[key - 1];
    const result = await place?.file.results.read(place.index);
    if (result?.type !== 'evaluation') return null;
    return this.show(result, key);
  }

  original(sha256: string): Original | null {
    return this.originals.get(sha256) ?? null;
  }

  private show(evaluation: Evaluation, key: number): EvaluationView {
    return evaluationView(evaluation, key, { profile: this.profile === 'auto' ? null : this.profile });
  }
}

/** @param keys Of the evaluations among the results. */
function errorsOf(results: readonly Result[], keys: readonly number[]): PlainError[] {
  return results
    .filter((result) => result.type === 'evaluation')
    .flatMap(({ record, source, audit }, index) =>
      audit.findings
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => ({ key: keys[index] ?? 0, project: record.projectName ?? source.path, message })),
    );
}
