/** One document through all stages: bytes → grids → records → recomputation and findings. */
import { createHash } from 'node:crypto';
import { failure } from './diagnostics/catalogue.js';
import { DEFAULT_LIMITS, type ExtractFailure, type Limits, type SourceFile } from './extract/extractor.js';
import { detectFormat, extractDocument } from './extract/registry.js';
import type { Diagnostic } from './model/diagnostic.js';
import { SCHEMA_VERSION, type Evaluation, type Failure, type Result } from './model/evaluation.js';
import type { Extraction, GridResult } from './model/grid.js';
import type { Lang } from './model/lang.js';
import { locate, type NormalizedTable } from './model/normalized.js';
import type { Profile } from './model/profile.js';
import { normalizeExtraction } from './normalize/normalize.js';
import { findProfile, PROFILES } from './profiles/registry.js';
import { auditRecord } from './score/audit.js';

export interface DocumentOptions {
  /** Stands in `source.path`; its ending helps to tell text formats apart. Default `"-"`. */
  readonly path?: string;
  /** Name to tell the format by, where it is not `path`: `"upload.docx"`. */
  readonly name?: string;
  /** Language of messages. Default `"zh"`. */
  readonly lang?: Lang;
  readonly limits?: Partial<Limits>;
  readonly signal?: AbortSignal;
  /** Told of a defect of fuhe itself; the document becomes a failure `internal`. */
  readonly onDefect?: (error: unknown) => void;
}

export interface AuditOptions extends DocumentOptions {
  /** `"auto"` (default), the name of a shipped profile, or a profile of the caller's own. */
  readonly profile?: string | Profile;
}

/** Whether the document is of a format that fuhe reads. */
export function isKnownFormat(file: SourceFile): boolean {
  return detectFormat(file) !== null;
}

/**
 * 复核 of one document: one evaluation for each self-evaluation table (自评表), or one failure.
 * The same bytes under the same options give the same results, byte for byte as JSON.
 *
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises';
 * import { auditDocument } from 'fuhe';
 *
 * const path = 'report.txt';
 * const { results } = await auditDocument(await readFile(path), { path });
 * for (const result of results) {
 *   if (result.type === 'failure') console.error(result.error.message);
 *   else console.log(result.record.projectName, result.audit.verdict, result.audit.findings.length);
 * }
 * ```
 * @throws
 *   `TypeError` for a profile name that is not shipped, `signal.reason` when aborted; nothing else.
 */
export async function auditDocument(bytes: Uint8Array, options: AuditOptions = {}): Promise<{ results: Result[] }> {
  const profile = resolveProfile(options.profile ?? 'auto');
  const lang = options.lang ?? 'zh';

  const results = await readDocument(bytes, options, ({ extraction, path, sha256, signal }): Result[] => {
    const tables = normalizeExtraction(extraction, { lang, signal });
    return tables.map((table, index) => evaluate(table, index + 1));

    function evaluate({ record, diagnostics, locations, pages }: NormalizedTable, table: number): Evaluation {
      return {
        type: 'evaluation',
        schemaVersion: SCHEMA_VERSION,
        id: `${sha256}#${String(table)}`,
        source: { path, sha256, format: extraction.format, table, pages: pages && [...pages] },
        record,
        diagnostics: [...documentDiagnostics(extraction, pages, table === 1), ...diagnostics],
        audit: auditRecord(record, { profile, lang, locate: (pointer) => locate(locations, pointer) }),
      };
    }
  });
  return { results: Array.isArray(results) ? results : [results] };
}

/** What extraction had to say goes to the table whose page it names, or to the first: said once, and never lost. */
function documentDiagnostics(extraction: Extraction, pages: readonly number[] | null, first: boolean): Diagnostic[] {
  return extraction.diagnostics.filter(({ location: { page } }) => (page && pages ? pages.includes(page) : first));
}

/**
 * The raw grids of one document, as `fuhe extract` prints them.
 * @throws `signal.reason` when aborted; nothing else.
 */
export async function extractGrids(bytes: Uint8Array, options: DocumentOptions = {}): Promise<GridResult | Failure> {
  const result = await readDocument(bytes, options, ({ extraction, path, sha256 }): GridResult[] => {
    const tables = extraction.blocks.flatMap((block) => (block.kind === 'grid' ? [block.grid] : []));
    if (tables.length === 0) return [];
    return [
      { type: 'grid', schemaVersion: SCHEMA_VERSION, source: { path, sha256, format: extraction.format }, tables },
    ];
  });
  return Array.isArray(result) ? (result[0] as GridResult) : result;
}

interface OpenDocument {
  readonly extraction: Extraction;
  readonly path: string;
  readonly sha256: string;
  readonly signal: AbortSignal;
}

/** Extracts, hands the extraction on, and turns whatever goes wrong into the document's one failure. */
async function readDocument<T>(
  bytes: Uint8Array,
  options: DocumentOptions,
  work: (document: OpenDocument) => T[],
): Promise<T[] | Failure> {
  const { path = '-', lang = 'zh', signal = new AbortController().signal } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const file: SourceFile = { name: options.name ?? path, bytes };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const fail = ({ failed, detail }: ExtractFailure): Failure =>
    failure(failed, { path, sha256, format: detectFormat(file) }, lang, detail);

  signal.throwIfAborted();
  try {
    if (bytes.length === 0) return fail({ failed: 'empty', detail: '' });
    if (bytes.length > limits.maxBytes) return fail({ failed: 'too-large', detail: megabytes(limits.maxBytes) });
    const extraction = await extractDocument(file, { limits, signal, lang });
    if ('failed' in extraction) return fail(extraction);
    const found = work({ extraction, path, sha256, signal });
    return found.length > 0 ? found : fail({ failed: 'no-table', detail: '' });
  } catch (error) {
    signal.throwIfAborted();
    options.onDefect?.(error);
    return fail({ failed: 'internal', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** `> 200 MB` */
export function megabytes(bytes: number): string {
  return `> ${String(Math.round((bytes / 1024 / 1024) * 100) / 100)} MB`;
}

function resolveProfile(profile: string | Profile): 'auto' | Profile {
  if (typeof profile !== 'string' || profile === 'auto') return profile;
  const found = findProfile(profile);
  if (found) return found;
  throw new TypeError(`unknown profile: ${profile}; known: auto, ${PROFILES.map(({ name }) => name).join(', ')}`);
}
