/** An engine without processes: documents are worked on here, one after the other. For programs that bring their own limits. */
import { setImmediate } from 'node:timers/promises';
import type { Engine, EngineOptions } from './engine.js';
import { workOn } from './work.js';

export function workHere({ settings, signal }: EngineOptions): Engine {
  let last: Promise<unknown> = Promise.resolve();
  return {
    width: 1,
    use(task) {
      const next = last.then(async () => {
        // Lets a signal handler run: the work on one document may never give way by itself.
        await setImmediate();
        return signal.aborted ? null : task({ run: (job) => workOn(job, settings) });
      });
      last = next.catch(() => undefined);
      return next;
    },
    close: () => undefined,
  };
}
