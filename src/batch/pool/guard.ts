/**
 * A thread beside the work in a worker process. It ends the process when that takes too much memory, and when the
 * coordinator is gone: a document that never gives way would keep the process alive for good.
 */
import { Worker } from 'node:worker_threads';

/** As text: a thread starts from JavaScript only, also where the sources run uncompiled. */
const WATCH = `
  const { workerData } = require('node:worker_threads');
  const limit = new Float64Array(workerData.limit);
  setInterval(() => {
    const eating = process.memoryUsage.rss() > limit[0];
    if (eating || process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL');
  }, 50);
`;

/**
 * What a document may take, of the limit, in a process that has done others. One that takes more is tried again in a
 * process of its own; the sooner it is known, the less is done twice: the heap fills slower and slower.
 */
const SHARE_OF_LATER = 0.4;

export interface Guard {
  /** Before each document. */
  begin(): void;
}

/** @param maxMemory Bytes of the whole process. */
export function startGuard(maxMemory: number): Guard {
  const limit = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
  limit[0] = maxMemory;
  const workerData = { limit: limit.buffer, parent: process.ppid };
  new Worker(WATCH, { eval: true, execArgv: [], workerData }).unref();
  let used = false;
  return {
    begin() {
      const later = process.memoryUsage.rss() + maxMemory * SHARE_OF_LATER;
      limit[0] = used ? Math.min(maxMemory, later) : maxMemory;
      used = true;
    },
  };
}
