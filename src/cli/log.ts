/** The log of the program: pino on standard error, loaded when there is something to say. */
import type { Result } from '../model/evaluation.js';
import type { GridResult } from '../model/grid.js';
import type { Io } from './io.js';
import type { LogLevel } from './settings.js';

export interface Log {
  /** A defect of fuhe itself (error); its stack is for developers (debug). */
  defect(path: string, error: unknown): Promise<void>;
  /** The outcome of one document (info). */
  document(results: readonly (Result | GridResult)[]): Promise<void>;
}

const ORDER: readonly LogLevel[] = ['silent', 'error', 'warn', 'info', 'debug'];

export function startLog(level: LogLevel, io: Io): Log {
  const write = async (at: Exclude<LogLevel, 'silent'>, message: string, fields: object): Promise<void> => {
    if (ORDER.indexOf(at) > ORDER.indexOf(level)) return;
    const { pino } = await import('pino');
    const destination = { write: (line: string) => void io.stderr.write(line, () => undefined) };
    pino({ level, base: null }, destination)[at](fields, message);
  };

  return {
    async defect(path, error) {
      const cause = error instanceof Error ? error.message : String(error);
      await write('error', 'internal error', { path, cause });
      await write('debug', 'stack of the internal error', { path, stack: error instanceof Error ? error.stack : null });
    },

    async document(results) {
      const [first] = results;
      if (!first) return;
      const { path } = first.source;
      if (first.type === 'failure') await write('info', 'not read', { path, code: first.error.code });
      else await write('info', 'read', { path, results: results.length });
    },
  };
}
