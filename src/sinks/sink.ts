/** What every warehouse can do: say what it holds, and take a batch of documents as a whole. */
import type { Localized } from '../model/lang.js';
import type { DocumentPart, StoredDocument } from './work.js';

/**
 * A target that is open. What it promises, whatever it is made of:
 *
 * - `documents` has one row a path. A row that would say the same again, `loaded_at` aside, is left as it is.
 * - Evaluations and their child rows stand once for each content. Those of the same program version and requested profile
 *   stay as they are; others are replaced, all tables of the content together.
 * - Evaluations whose content no document with evaluations (`evaluation_count > 0`) has any more are gone.
 * - A batch is there as a whole or not at all, whatever ends the process.
 */
export interface Sink {
  /** Every row of `documents` whose evaluations, if it has any, were made in the same way as the row says. */
  stored(): AsyncIterable<StoredDocument>;
  /**
   * Loads a batch. One at a time.
   * @param parts
   *   A path stands once among them. They may come as slowly as they are made.
   * @throws SinkError where the target does not take them; nothing of the batch is there then.
   */
  load(parts: Iterable<DocumentPart> | AsyncIterable<DocumentPart>): Promise<void>;
  /** Lets go of the target; what was loaded stays. */
  close(): Promise<void>;
}

/** The clock, so that tests can give their own: ISO 8601, UTC. */
export type Clock = () => string;
export const systemClock: Clock = () => new Date().toISOString();

/** A target that cannot be used as things stand: one clear line and what to do. Never shows a password. */
export class SinkError extends Error {
  constructor(
    readonly text: Localized,
    readonly hint: Localized | null = null,
  ) {
    super(text.en);
  }
}
