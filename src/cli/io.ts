/** What a command touches of the process, so that tests can give their own. */
import type { StartEngine } from '../batch/engine.js';

export interface OutputStream {
  write(text: string, done: (error?: Error | null) => void): boolean;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Io {
  /** What does the work on documents; processes of their own unless told. */
  readonly startEngine?: StartEngine;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Results and nothing else. */
  readonly stdout: OutputStream;
  /** Usage errors, logs and progress. */
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted on an interrupt. */
  readonly signal: AbortSignal;
}

/** Why the signal of {@link Io} was aborted. */
export class Interrupted extends Error {
  constructor(readonly by: 'SIGINT' | 'SIGTERM') {
    super(by);
  }
}

/** The other end closed the pipe (`fuhe … | head`): nobody wants the rest. */
export class PipeClosedError extends Error {}

/** Writes and waits until the text is taken, so that nothing piles up in memory. */
export async function writeOut(stream: OutputStream, text: string): Promise<void> {
  if (text === '') return;
  await new Promise<void>((resolve, reject) => {
    stream.write(text, (error) => {
      if (!error) resolve();
      else if ('code' in error && error.code === 'EPIPE') reject(new PipeClosedError());
      else reject(error);
    });
  });
}

/** Whether to colour what goes to this stream: https://no-color.org */
export function wantsColor(stream: OutputStream, env: Io['env']): boolean {
  return stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
