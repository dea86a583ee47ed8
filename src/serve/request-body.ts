/** The body of a request, piece by piece, and what becomes of the rest of one that is refused. */
import type { IncomingMessage } from 'node:http';
import { refusals } from './refusals.js';

/** Bytes that must come before the time of a stall begins anew: one at a time would hold the place for ever. */
const SIGN_OF_LIFE = 16 * 1_024;
/** Milliseconds for which the rest of a refused upload is read. */
const LINGER = 60_000;

/** The body of a request, given up when too little comes for too long. The connection stays open for the answer. */
export async function* chunksOf(incoming: IncomingMessage, stall: number, signal: AbortSignal): AsyncGenerator<Buffer> {
  const chunks = incoming.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
  let deadline = Date.now() + stall;
  let since = 0;
  try {
    for (;;) {
      const next = await within(chunks.next(), deadline - Date.now(), signal);
      if (next.done === true) return;
      yield next.value;
      since += next.value.length;
      if (since < SIGN_OF_LIFE) continue;
      deadline = Date.now() + stall;
      since = 0;
    }
  } finally {
    // Lets go of the stream; what is asked for already may never come.
    void chunks.return?.();
  }
}

async function within<T>(work: Promise<T>, milliseconds: number, signal: AbortSignal): Promise<T> {
  // Once it is given up, nobody hears of its error.
  work.catch(() => undefined);
  if (signal.aborted) throw refusals.stopping();
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => {
      reject(refusals.stopping());
    };
    const timer = setTimeout(() => {
      reject(refusals.stalled());
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    });
  });
}

/** Throws away what is still to come: many a sender looks for the answer only when it is through. */
export function discard(incoming: IncomingMessage): void {
  setImmediate(() => incoming.resume());
  setTimeout(() => {
    if (!incoming.readableEnded) incoming.destroy();
  }, LINGER).unref();
}
