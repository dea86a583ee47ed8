/** A document on its way into a warehouse, and what the warehouse knows of one that is there. */
import type { FailureCode, Severity } from '../model/diagnostic.js';
import type { Result } from '../model/evaluation.js';

/** How the results were made. Loaded documents are taken as done where it is the same. */
export interface Making {
  readonly programVersion: string;
  /** `auto` or the name of the profile that was asked for; of one from a file with a digest of it. */
  readonly profile: string;
  /** The bounds of a document; they count only for failures that come of one of them. */
  readonly limits: string;
}

/** How evaluations were made, in one word: the same word, the same evaluations. */
export function madeIn({ programVersion, profile }: Pick<Making, 'programVersion' | 'profile'>): string {
  return `${programVersion}\n${profile}`;
}

/** The results of one document, or some of them: a document that holds very many tables comes in parts. */
export interface DocumentPart {
  readonly path: string;
  readonly results: readonly Result[];
  readonly making: Making;
  /** It belongs to the document of the part before. */
  readonly continued: boolean;
}

/** One row of `documents`. */
export interface StoredDocument {
  readonly path: string;
  /** Null where the document could not be read. */
  readonly sha256: string | null;
  readonly format: string | null;
  /** `failed`: no table of it was evaluated, or not every one. */
  readonly status: 'read' | 'failed';
  readonly errorCode: FailureCode | null;
  readonly errorMessage: string | null;
  readonly errorHint: string | null;
  readonly evaluations: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly programVersion: string;
  readonly profile: string;
  /** Null unless the failure came of one of them. */
  readonly limits: string | null;
}

const OF_LIMITS: ReadonlySet<FailureCode | null> = new Set(['timeout', 'out-of-memory', 'too-large'] as const);

/** Puts the row of a document together as its parts go by. */
export class DocumentTally {
  private sha256: string | null = null;
  private format: string | null = null;
  private error: { readonly code: FailureCode; readonly message: string; readonly hint: string } | null = null;
  private evaluations = 0;
  private readonly findings = { error: 0, warning: 0, info: 0 };

  constructor(
    readonly path: string,
    private readonly making: Making,
  ) {}

  add(results: readonly Result[]): void {
    for (const result of results) {
      this.sha256 = result.source.sha256;
      this.format = result.source.format;
      if (result.type === 'failure') {
        this.error = result.error;
        continue;
      }
      this.evaluations += 1;
      for (const { severity } of result.audit.findings) this.findings[severity] += 1;
    }
  }

  finish(): StoredDocument {
    const { path, sha256, format, error, evaluations, findings } = this;
    const { programVersion, profile, limits } = this.making;
    const errorCode = error?.code ?? null;
    return {
      path,
      sha256,
      format,
      status: error === null ? 'read' : 'failed',
      errorCode,
      errorMessage: error?.message ?? null,
      errorHint: error?.hint ?? null,
      evaluations,
      findings: { ...findings },
      programVersion,
      profile,
      limits: OF_LIMITS.has(errorCode) ? limits : null,
    };
  }
}

/** A row of `documents` as an object, from the values of {@link STORED_COLUMNS} in their order. */
export const STORED_COLUMNS = [
  'path',
  'sha256',
  'format',
  'status',
  'error_code',
  'error_message',
  'error_hint',
  'evaluation_count',
  'error_count',
  'warning_count',
  'info_count',
  'program_version',
  'profile',
  'limits',
] as const;
type StoredRow = Readonly<Record<(typeof STORED_COLUMNS)[number], unknown>>;

/** What a row of `documents` says. Fields in the order that {@link DocumentTally} gives them. */
export function storedDocument(row: StoredRow): StoredDocument {
  return {
    path: row.path as string,
    sha256: row.sha256 as string | null,
    format: row.format as string | null,
    status: row.status as StoredDocument['status'],
    errorCode: row.error_code as FailureCode | null,
    errorMessage: row.error_message as string | null,
    errorHint: row.error_hint as string | null,
    evaluations: Number(row.evaluation_count),
    findings: { error: Number(row.error_count), warning: Number(row.warning_count), info: Number(row.info_count) },
    programVersion: row.program_version as string,
    profile: row.profile as string,
    limits: row.limits as string | null,
  };
}
