/** A request that is not followed: what is told to the visitor, as a page or as JSON. */
import { SCHEMA_VERSION, type Failure } from '../model/evaluation.js';
import type { FailureCode } from '../model/diagnostic.js';
import type { Lang, Localized } from '../model/lang.js';

export type RefusalStatus = 400 | 403 | 404 | 405 | 408 | 413 | 415 | 500 | 503;

/** The failure codes are those of documents: programs know them already. */
const CODES: Readonly<Record<RefusalStatus, FailureCode>> = {
  400: 'corrupt',
  403: 'unreadable',
  404: 'not-found',
  405: 'not-found',
  408: 'timeout',
  413: 'too-large',
  415: 'unsupported-format',
  500: 'internal',
  503: 'unreadable',
};

export class Refusal extends Error {
  constructor(
    readonly status: RefusalStatus,
    readonly text: Localized,
    /** What to do. */
    readonly hint: Localized,
    /** Of the file that it is about. */
    readonly about: string | null = null,
    readonly code: FailureCode = CODES[status],
  ) {
    super(text.en);
  }

  /** The shape of a document's failure. */
  toFailure(lang: Lang): Failure {
    return {
      type: 'failure',
      schemaVersion: SCHEMA_VERSION,
      source: { path: this.about ?? '-', sha256: null, format: null },
      error: { code: this.code, message: this.text[lang], hint: this.hint[lang] },
    };
  }
}
