/**
 * A thread beside the work in a worker process. It ends the process when that takes too much memory, and when the
 * coordinator is gone: a document that never gives way would keep the process alive for good.
 */
import { Worker } from 'node:worker_threads';

/** As text: a thread starts from JavaScript only, also where the sources run uncompiled. */
const WATCH = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => {
    const eating = process.memoryUsage.rss() > workerData.maxMemory;
    if (eating || process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL');
  }, 50);
`;

/** @param maxMemory Bytes of the whole process. */
export function startGuard(maxMemory: number): void {
  const workerData = { maxMemory, parent: process.ppid };
  new Worker(WATCH, { eval: true, execArgv: [], workerData }).unref();
}
