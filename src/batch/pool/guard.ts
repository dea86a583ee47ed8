/**
 * Thread beside the work in a worker process. It ends the process when that takes too much memory, and when the
 * coordinator is gone: a document that never gives way would keep the process alive for good.
 */
import { workerData } from 'node:worker_threads';

const { maxMemory, parent } = workerData as { readonly maxMemory: number; readonly parent: number };
const PERIOD = 50;

setInterval(() => {
  if (process.memoryUsage.rss() > maxMemory || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, PERIOD);
