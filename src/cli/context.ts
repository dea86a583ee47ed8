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

export interface ReportFlags extends Omit<DocumentFlags, 'format' | 'resume'> {
  readonly profile?: string;
  readonly failOn?: string;
  readonly images?: string;
  readonly maxImages?: string;
}

export interface ServeFlags {
  readonly host?: string;
  readonly port?: string;
  readonly keep?: string;
  readonly profile?: string;
  readonly jobs?: string;
  readonly timeout?: string;
  readonly maxSize?: string;
  readonly maxMemory?: string;
  readonly logLevel?: string;
}

export interface AuditFlags extends DocumentFlags {
  readonly profile?: string;
  readonly failOn?: string;
}

/** The warehouse takes the place of the output. */
export interface LoadFlags extends Omit<AuditFlags, 'format' | 'out'> {
  readonly to?: string;
}

export interface SchemaFlags {
  readonly format?: string;
}

export interface EnqueueFlags {
  readonly queue?: string;
  readonly profile?: string;
  readonly maxSize?: string;
  readonly format?: string;
  readonly logLevel?: string;
}

export interface WorkFlags {
  readonly queue?: string;
  readonly to?: string;
  readonly jobs?: string;
  readonly timeout?: string;
  readonly maxMemory?: string;
  readonly drain?: boolean;
  readonly logLevel?: string;
}

export interface QueueFlags {
  readonly queue?: string;
  readonly format?: string;
}
