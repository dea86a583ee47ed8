/** What a batch reads: files, members of archives, standard input; and what became of reading one. */
import type { FilePath } from './file-names.js';
import type { FailureCode } from '../model/diagnostic.js';

/** A document to read. `named`: by itself on the command line, so it may not be passed over in silence. */
export interface FileInput {
  readonly kind: 'file';
  readonly path: string;
  readonly named: boolean;
  /** Where its bytes lie, if that is not how results call it. */
  readonly file?: FilePath;
}

/** A path that leads nowhere, or to what may not be read; a result of its own. */
export interface LostInput {
  readonly kind: 'lost';
  readonly path: string;
  readonly code: FailureCode;
  readonly detail: string;
}

/** A member of an archive. It is read once. */
export interface MemberInput {
  readonly kind: 'member';
  /** `archive.zip!/inner/name.pdf` */
  readonly path: string;
  read(maxBytes: number): Promise<InputBytes | OversizedInput | LostInput>;
  /** Says that it will not be read. */
  drop(): void;
}

export interface StdinInput {
  readonly kind: 'stdin';
  readonly path: '-';
}

export type Input = FileInput | MemberInput | LostInput | StdinInput;

export interface InputBytes {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array;
}

/** The document is larger than the limit: only its beginning was read, enough to tell its format. */
export interface OversizedInput {
  readonly kind: 'oversized';
  readonly head: Uint8Array;
  /** Which limit, where it is not the size of a document. */
  readonly detail?: string;
}

/** The failure that an error of the file system is. */
export function lost(at: string, error: unknown): LostInput {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const missing = code === 'ENOENT' || code === 'ENOTDIR';
  return { kind: 'lost', path: at, code: missing ? 'not-found' : 'unreadable', detail: missing ? '' : code };
}
