/** One document through all stages: bytes → grids → records → recomputation and findings. */
import { createHash } from 'node:crypto';
import { failure } from './diagnostics/catalogue.js';
import { DEFAULT_LIMITS, type ExtractFailure, type Limits, type SourceFile } from './extract/extractor.js';
import { detectFormat, extractDocument } from './extract/registry.js';
import type { Diagnostic } from './model/diagnostic.js';
import { SCHEMA_VERSION, type Failure, type Result } from './model/evaluation.js';
import type { Extraction, GridResult } from './model/grid.js';
import type { Lang } from './model/lang.js';
import { locate } from './model/normalized.js';
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
  const results: Result[] = [];
  for await (const result of auditTables(bytes, options)) results.push(result);
  return { results };
}

/**
 * The same as {@link auditDocument}, one result at a time, for documents that hold many thousand tables.
 * @throws as {@link auditDocument}.
 */
export async function* auditTables(bytes: Uint8Array, options: AuditOptions = {}): AsyncGenerator<Result> {
  const profile = resolveProfile(options.profile ?? 'auto');
  const lang = options.lang ?? 'zh';

  yield* readDocument(bytes, options, function* ({ extraction, path, sha256, signal }): Generator<Result> {
    let table = 0;
    for (const normalized of normalizeExtraction(extraction, { lang, signal })) {
      const { record, diagnostics, locations, fundReasons, pages } = normalized;
      table++;
      yield {
        type: 'evaluation',
        schemaVersion: SCHEMA_VERSION,
        id: `${sha256}#${String(table)}`,
        source: { path, sha256, format: extraction.format, table, pages: pages && [...pages] },
        record,
        diagnostics: [...documentDiagnostics(extraction, pages, table === 1), ...diagnostics],
        audit: auditRecord(record, { profile, lang, fundReasons, locate: (pointer) => locate(locations, pointer) }),
      };
    }
  });
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
  const read = readDocument(bytes, options, function* ({ extraction, path, sha256 }): Generator<GridResult> {
    const tables = extraction.blocks.flatMap((block) => (block.kind === 'grid' ? [block.grid] : []));
    if (tables.length === 0) return;
    yield { type: 'grid', schemaVersion: SCHEMA_VERSION, source: { path, sha256, format: extraction.format }, tables };
  });
  for await (const result of read) return result;
  throw new Error('a document gave neither grids nor a failure');
}

interface OpenDocument {
  readonly extraction: Extraction;
  readonly path: string;
  readonly sha256: string;
  readonly signal: AbortSignal;
}

/** Extracts, hands the extraction on, and turns whatever goes wrong into a failure of the document. */
async function* readDocument<T>(
  bytes: Uint8Array,
  options: DocumentOptions,
  work: (document: OpenDocument) => Iterable<T>,
): AsyncGenerator<T | Failure> {
  const { path = '-', lang = 'zh', signal = new AbortController().signal } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const file: SourceFile = { name: options.name ?? path, bytes };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const fail = ({ failed, detail }: ExtractFailure): Failure =>
    failure(failed, { path, sha256, format: detectFormat(file) }, lang, detail);

  signal.throwIfAborted();
  try {
    if (bytes.length === 0) {
      yield fail({ failed: 'empty', detail: '' });
      return;
    }
    if (bytes.length > limits.maxBytes) {
      yield fail({ failed: 'too-large', detail: megabytes(limits.maxBytes) });
      return;
    }
    const extraction = await extractDocument(file, { limits, signal, lang });
    if ('failed' in extraction) {
      yield fail(extraction);
      return;
    }
    let found = 0;
    for (const result of work({ extraction, path, sha256, signal })) {
      found++;
      yield result;
    }
    if (found === 0) yield fail({ failed: 'no-table', detail: '' });
  } catch (error) {
    signal.throwIfAborted();
    options.onDefect?.(error);
    yield fail({ failed: 'internal', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** `> 200 MB` */
export function megabytes(bytes: number): string {
  const size = bytes / 1024 / 1024;
  // Also of a limit far below one megabyte there is something to say.
  const shown = size < 0.01 ? Number(size.toPrecision(1)) : Math.round(size * 100) / 100;
  return `> ${String(shown)} MB`;
}

function resolveProfile(profile: string | Profile): 'auto' | Profile {
  if (typeof profile !== 'string' || profile === 'auto') return profile;
  const found = findProfile(profile);
  if (found) return found;
  throw new TypeError(`unknown profile: ${profile}; known: auto, ${PROFILES.map(({ name }) => name).join(', ')}`);
}
