/** Bounds of what the application takes in, and of what it keeps. */

const MEGABYTE = 1024 * 1024;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export interface ServeLimits {
  /** Bytes of one file. */
  readonly maxBytes: number;
  /** Files of one upload. */
  readonly maxFiles: number;
  /** Bytes of one upload. */
  readonly maxUploadBytes: number;
  /** Uploads at once. */
  readonly maxUploads: number;
  /** Milliseconds without a byte, after which an upload is given up. */
  readonly stall: number;
  /** Batches that are kept. */
  readonly maxBatches: number;
  /** Bytes of all that is kept, originals and results. */
  readonly maxKeptBytes: number;
  /** Milliseconds that a batch is kept after it was last looked at. */
  readonly keep: number;
  /** Milliseconds that a form sent without script waits for its results before it is shown how far they are. */
  readonly patience: number;
}

/** Room for the parts of a form around the files. */
const FORM_BYTES = 16 * MEGABYTE;

export function limitsFor(chosen: { readonly maxBytes: number; readonly keep?: number }): ServeLimits {
  return {
    maxBytes: chosen.maxBytes,
    maxFiles: 2_000,
    maxUploadBytes: Math.max(2_048 * MEGABYTE, chosen.maxBytes) + FORM_BYTES,
    maxUploads: 4,
    stall: 30 * SECOND,
    maxBatches: 50,
    maxKeptBytes: 8_192 * MEGABYTE,
    keep: chosen.keep ?? 120 * MINUTE,
    patience: 60 * SECOND,
  };
}

/** `200 MB`, for people. */
export function inMegabytes(bytes: number): string {
  return `${String(Math.round((bytes / MEGABYTE) * 100) / 100)} MB`;
}
