/** The log of the program: pino on standard error, loaded when there is something to say. */
import type { Defect } from '../batch/engine.js';
import type { Result } from '../model/evaluation.js';
import type { GridResult } from '../model/grid.js';
import type { Io } from './io.js';
import type { LogLevel } from './settings.js';

/** How far a batch is. */
export interface ProgressFields {
  readonly done: number;
  readonly failed: number;
  readonly total: number | null;
  /** Documents a second. */
  readonly rate: number;
  readonly secondsLeft: number | null;
}

export interface Log {
  /** A defect of fuhe itself (error); its stack is for developers (debug). */
  defect(path: string, defect: Defect): Promise<void>;
  /** Something that the user should know about the run (warn). */
  warn(message: string, fields: object): Promise<void>;
  /** What happens on the way (info). */
  info(message: string, fields: object): Promise<void>;
  /** A sign of life of a long batch; shown unless only errors are wanted. */
  progress(fields: ProgressFields): Promise<void>;
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
    async defect(path, { message, stack }) {
      await write('error', 'internal error', { path, cause: message });
      await write('debug', 'stack of the internal error', { path, stack });
    },

    warn: (message, fields) => write('warn', message, fields),
    info: (message, fields) => write('info', message, fields),
    progress: (fields) => write('warn', 'progress', fields),

    async document(results) {
      const [first] = results;
      if (!first) return;
      const { path } = first.source;
      if (first.type === 'failure') await write('info', 'not read', { path, code: first.error.code });
      else await write('info', 'read', { path, results: results.length });
    },
  };
}
