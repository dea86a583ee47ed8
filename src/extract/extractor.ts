/** What every reader of a file format is. */
import type { FailureCode } from '../model/diagnostic.js';
import type { Extraction } from '../model/grid.js';
import type { Lang } from '../model/lang.js';
import type { SourceFormat } from '../model/source.js';

/** The bytes of one document and its name (the name only breaks a tie). */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Bounds of one document; crossing one is a failure `too-large`. */
export interface Limits {
  readonly maxBytes: number;
  /** Cells of all grids together; a cell over many columns counts as many. */
  readonly maxCells: number;
  /** Characters of text after decoding. */
  readonly maxCharacters: number;
  readonly maxPages: number;
  /** Depth of nested tables. */
  readonly maxDepth: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxBytes: 200 * 1024 * 1024,
  maxCells: 8_000_000,
  maxCharacters: 200_000_000,
  maxPages: 2_000,
  maxDepth: 50,
};

/** Why a document gave no grids. `detail` is for people, in the language asked for. */
export interface ExtractFailure {
  readonly failed: FailureCode;
  readonly detail: string;
}

export interface ExtractOptions {
  readonly limits: Limits;
  readonly signal: AbortSignal;
  readonly lang: Lang;
}

/**
 * Reads the tables of one file format. Stateless.
 *
 * Which reader a document goes to is decided once, in `detect/`, before any reader is loaded:
 * ties between formats are settled in one place, and a heavy library loads only when its format turns up.
 */
export interface Extractor {
  readonly format: SourceFormat;
  /**
   * Extracts every table, in reading order, and the text between the tables, as printed (no conversion).
   * @returns the extraction, or why there is none.
   * @throws `signal.reason` when aborted, `LimitExceeded` when a bound is crossed (the registry makes it a failure);
   *   nothing else.
   */
  extract(file: SourceFile, options: ExtractOptions): Promise<Extraction | ExtractFailure>;
}
