/** The worker's side of the pool: takes documents from the coordinator and answers with what became of them. */
import type { Job, Outcome, WorkSettings } from '../engine.js';
import { startGuard, type Guard } from './guard.js';
import type { FromWorker, ToWorker } from './messages.js';

function answer(message: FromWorker): void {
  process.send?.(message);
}

/** Serves until the coordinator hangs up. @param work Must not throw; if it does, the process ends. */
export function serveJobs(work: (job: Job, settings: WorkSettings) => Promise<Outcome>): void {
  let settings: WorkSettings | null = null;
  let guard: Guard | null = null;
  // An interrupt from the terminal reaches all processes; what to do about it is the coordinator's business.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  process.on('disconnect', () => process.exit(0));

  const take = async (message: ToWorker): Promise<void> => {
    if (message.kind === 'settings') {
      settings = message.settings;
      guard = startGuard(message.maxMemory);
      answer({ kind: 'ready' });
    } else if (settings !== null) {
      guard?.begin();
      const outcome = await work(message.job, settings);
      answer({ kind: 'outcome', outcome, resident: process.memoryUsage.rss() });
    }
  };
  process.on('message', (message: ToWorker) => void take(message));
}
