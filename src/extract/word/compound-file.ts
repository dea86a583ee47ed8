/** Opens the compound files (OLE) that old Office documents are. */
import { find, read, type CFB$Blob, type CFB$Container } from 'cfb';
import { corrupt } from './fault.js';

/** The type of an entry that is a stream, and no storage. */
const STREAM = 2;

/** @throws DocumentFault where the file contradicts itself. */
export function openCompoundFile(bytes: Uint8Array): CFB$Container {
  try {
    return read(bytes, { type: 'buffer' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw corrupt(`复合文档有误（${message}）`, `broken compound file (${message})`);
  }
}

/** @param path From the root: documents within the document have streams of the same names. */
export function streamAt(container: CFB$Container, path: string): Uint8Array | null {
  const entry = find(container, `/${path}`);
  // A damaged directory names streams that are nowhere.
  const content: CFB$Blob | undefined = entry?.type === STREAM ? entry.content : undefined;
  if (content === undefined) return null;
  return content instanceof Uint8Array ? content : Uint8Array.from(content);
}
