/** What the commands are given: the language, the process, and their options as typed by the user. */
import type { Lang } from '../model/lang.js';
import type { Io } from './io.js';

export interface CommandContext {
  readonly lang: Lang;
  readonly io: Io;
}

/** Options of the commands that read documents. */
export interface DocumentFlags {
  readonly as?: string;
  readonly format?: string;
  readonly out?: string;
  readonly maxSize?: string;
  readonly maxMemory?: string;
  readonly jobs?: string;
  readonly timeout?: string;
  readonly resume?: string;
  readonly logLevel?: string;
}

export interface AuditFlags extends DocumentFlags {
  readonly profile?: string;
  readonly failOn?: string;
}
