/** What does the work on documents: processes of their own, or this one. */
import type { Lang } from '../model/lang.js';
import type { Profile } from '../model/profile.js';
import type { Lines } from './lines.js';

/** What is to be done with every document of a batch. */
export interface WorkSettings {
  readonly command: 'audit' | 'extract';
  readonly profile: 'auto' | Profile;
  readonly lang: Lang;
  readonly maxBytes: number;
}

/** A document at hand. */
export interface Job {
  /** How results call it. */
  readonly path: string;
  /** Helps to tell its format. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Which limit it crosses: `bytes` is its beginning only. Null for a document within its limits. */
  readonly oversized: string | null;
  /** It may be passed over in silence when its format is unknown. */
  readonly passable: boolean;
}

/** A defect of fuhe itself that came up on the way. */
export interface Defect {
  readonly message: string;
  readonly stack: string | null;
}

export interface Outcome {
  /** The results as lines of JSON; null when the document was passed over. */
  readonly lines: Lines | null;
  readonly defects: readonly Defect[];
}

/** Works on one document at a time. Whatever goes wrong is a failure among the results, never an exception. */
export interface DocumentWorker {
  run(job: Job): Promise<Outcome>;
}

export interface Engine {
  /** How many documents are worked on at once. */
  readonly width: number;
  /**
   * Waits for a free worker and keeps it for the task.
   * @returns What the task returns; null when the engine was stopped before it began.
   */
  use<T>(task: (worker: DocumentWorker) => Promise<T>): Promise<T | null>;
  /** Ends the workers; nothing is in hand any more. */
  close(): void;
}

export interface EngineOptions {
  readonly settings: WorkSettings;
  readonly jobs: number;
  /** Milliseconds for one document. */
  readonly timeout: number;
  /** Bytes of memory that a process may take for one document. */
  readonly maxMemory: number;
  /** Once aborted, no further task begins. */
  readonly signal: AbortSignal;
}

export type StartEngine = (options: EngineOptions) => Engine;
