/** What a document is, as told from its bytes. */
import type { Localized } from '../../model/lang.js';
import type { SourceFormat } from '../../model/source.js';

export interface Detection {
  /** Null for a format that fuhe does not know. */
  readonly format: SourceFormat | null;
  /** For people: `Word 文档（.docx）`. */
  readonly name: Localized;
  /** Why it cannot be read whatever the reader, where that shows without opening it. */
  readonly fault: 'encrypted' | 'corrupt' | null;
}

export function detected(
  format: SourceFormat | null,
  zh: string,
  en: string = zh,
  fault: Detection['fault'] = null,
): Detection {
  return { format, name: { zh, en }, fault };
}

/** The ending of a file name in lower case, without the dot; `""` where there is none. */
export function nameEnding(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const dot = base.lastIndexOf('.');
  return dot < 0 ? '' : base.slice(dot + 1).toLowerCase();
}

/** The bytes as characters of one byte each, for comparing with ASCII. */
export function asciiAt(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(start + length, bytes.length)));
}
