/** What every result format is: pieces of text, written as the documents come. */
import type { CrossFinding, Summary } from '../model/evaluation.js';

/** What can only be said at the end of a batch. */
export interface BatchEnd {
  readonly findings: readonly CrossFinding[];
  readonly summary: Summary;
}

/** Writes a batch of `T` as text. A batch may be of any length, so a writer keeps nothing but its place. */
export interface ResultWriter<T> {
  start(): string;
  /** The results of one document. */
  document(results: readonly T[]): string;
  /** `end` is null where nothing was audited. */
  finish(end: BatchEnd | null): string;
}
