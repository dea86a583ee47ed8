/** One uploaded file of a batch: a document, or an archive of documents; and how far it is. */
import type { Severity } from '../model/diagnostic.js';
import type { Result } from '../model/evaluation.js';
import { StoredResults } from './stored-results.js';

export interface UploadedFile {
  readonly name: string;
  /** Where its bytes lie. */
  readonly file: string;
  readonly bytes: number;
}

export type FileState = 'waiting' | 'reading' | 'done' | 'cancelled';

export interface FileCounts {
  documents: number;
  evaluations: number;
  failures: number;
  readonly findings: Record<Severity, number>;
}

export class BatchFile {
  state: FileState = 'waiting';
  /** When it changed last, in the batch's own count. */
  version = 0;
  readonly counts: FileCounts = {
    documents: 0,
    evaluations: 0,
    failures: 0,
    findings: { error: 0, warning: 0, info: 0 },
  };
  readonly results: StoredResults;
  /** Fulfilled when nothing more comes of it. */
  readonly settled: Promise<void>;
  private settle: () => void = () => undefined;

  constructor(readonly upload: UploadedFile) {
    this.results = new StoredResults(`${upload.file}.results`);
    this.settled = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  /** The results of one document, or a further part of them. */
  async add(results: readonly Result[], continued: boolean): Promise<void> {
    const { counts } = this;
    if (!continued) counts.documents += 1;
    for (const result of results) {
      if (result.type === 'failure') counts.failures += 1;
      else {
        counts.evaluations += 1;
        for (const { severity } of result.audit.findings) counts.findings[severity] += 1;
      }
    }
    await this.results.add(results);
  }

  end(state: 'done' | 'cancelled'): void {
    this.state = state;
    this.settle();
  }
}
