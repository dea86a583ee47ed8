/** How often a document is tried, and what becomes of one that ends its process or its worker again and again. */
import { failure } from '../diagnostics/catalogue.js';
import type { FailureCode } from '../model/diagnostic.js';
import type { Failure, Result } from '../model/evaluation.js';
import type { QueuedJob } from './job.js';
import type { Lease } from './lease.js';

/** A document that fails in a way that may be the machine's fault is tried this often. */
const ATTEMPTS = 3;
/** A job whose worker was gone each time is begun this often; others may only have been beside the culprit. */
const BEGINNINGS = 10;
/** Seconds before the next attempt, each time longer. */
const RETRY_DELAYS = [2, 10] as const;

/** Failures of the reading, not of the document: another machine, or another moment, may do better. */
const OF_THE_READING: ReadonlySet<FailureCode> = new Set(['internal', 'out-of-memory', 'timeout'] as const);
/** It was there when it was put on: perhaps this machine does not see the storage. */
const OF_THE_STORAGE: ReadonlySet<FailureCode> = new Set(['not-found', 'unreadable'] as const);

/** Why the document may be worth another attempt; null where it was read, or cannot be by anybody. */
export function failedReading(results: readonly Result[], { sha256 }: QueuedJob): Failure | null {
  const failed = results.find((result) => result.type === 'failure');
  if (failed === undefined) return null;
  const { code } = failed.error;
  return OF_THE_READING.has(code) || (sha256 !== null && OF_THE_STORAGE.has(code)) ? failed : null;
}

/** @returns Seconds until the next attempt; null where this was the last one. */
export function nextAttempt({ retryCount }: Lease): number | null {
  return retryCount + 1 < ATTEMPTS ? (RETRY_DELAYS[retryCount] ?? 0) : null;
}

/** Whether a job was begun so often without an end that it is worked on with nothing beside it. */
export function isSuspect({ retryCount }: Lease): boolean {
  return retryCount >= ATTEMPTS;
}

/** Whether a job is not even begun any more. */
export function isSpent({ retryCount }: Lease): boolean {
  return retryCount >= BEGINNINGS;
}

/** What is recorded of a document that nobody could read to its end. */
export function spentFailure({ input, sha256, settings }: QueuedJob): Failure {
  const detail = `${String(BEGINNINGS)} × worker`;
  return failure('internal', { path: input.path, sha256, format: null }, settings.lang, detail);
}
