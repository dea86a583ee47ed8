/** Divides a stream of documents into batches that a warehouse takes as a whole. */
import type { DocumentPart } from './work.js';

export interface BatchSize {
  /** A batch ends behind the document that reaches this number of results. */
  readonly results: number;
  /** A batch ends behind the document that is done this many milliseconds after its first one. */
  readonly milliseconds: number;
}

/** Large enough that the cost of a transaction does not show, small enough that little is done again after a kill. */
export const BATCH_SIZE: BatchSize = { results: 1_000, milliseconds: 10_000 };

/**
 * Gives one batch after the other; each must be read to its end before the next.
 * A document is never divided, and a path stands once in a batch.
 */
export async function* inBatches(
  parts: AsyncIterable<DocumentPart>,
  size: BatchSize = BATCH_SIZE,
): AsyncGenerator<AsyncGenerator<DocumentPart>> {
  const source = parts[Symbol.asyncIterator]();
  let next = await source.next();

  async function* batch(): AsyncGenerator<DocumentPart> {
    const start = Date.now();
    const paths = new Set<string>();
    let results = 0;
    while (next.done !== true) {
      const part = next.value;
      const full = results >= size.results || Date.now() - start >= size.milliseconds;
      if (!part.continued && (paths.has(part.path) || (full && paths.size > 0))) return;
      paths.add(part.path);
      results += part.results.length;
      yield part;
      next = await source.next();
    }
  }

  try {
    while (next.done !== true) yield batch();
  } finally {
    await source.return?.();
  }
}
