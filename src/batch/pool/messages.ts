/** What the coordinator and a worker process say to each other. */
import type { Job, Outcome, WorkSettings } from '../engine.js';

/** To the worker: first what to do, then one document after the other. */
export type ToWorker =
  | { readonly kind: 'settings'; readonly settings: WorkSettings; readonly maxMemory: number }
  | { readonly kind: 'job'; readonly job: Job };

/** From the worker: that it is ready, then one outcome a document. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'outcome';
      readonly outcome: Outcome;
      /** Bytes that the process holds behind the document. */
      readonly resident: number;
    };
