/** Takes the streams of a binary Word document out of its compound file. */
import type { CFB$Container } from 'cfb';
import { openCompoundFile, streamAt } from '../word/compound-file.js';
import { corrupt } from '../word/fault.js';
import { Bytes } from './bytes.js';
import { readFileInformation, type FileInformation } from './file-information.js';

export interface WordStreams {
  readonly info: FileInformation;
  /** Text and the pages of its formatting. */
  readonly main: Bytes;
  /** Piece table, styles, lists and indexes. */
  readonly table: Bytes;
  /** Properties too long for a page of formatting, and form fields. */
  readonly data: Bytes;
}

function streamOf(container: CFB$Container, name: string): Bytes | null {
  const content = streamAt(container, name);
  return content === null ? null : new Bytes(content);
}

export function openStreams(bytes: Uint8Array): WordStreams {
  const container = openCompoundFile(bytes);
  const main = streamOf(container, 'WordDocument');
  if (main === null) throw corrupt('缺少正文流 WordDocument', 'without its text (WordDocument)');
  const info = readFileInformation(main);
  const table = streamOf(container, info.tableStream);
  if (table === null) throw corrupt(`缺少数据流 ${info.tableStream}`, `without its stream ${info.tableStream}`);
  return { info, main, table, data: streamOf(container, 'Data') ?? new Bytes(new Uint8Array()) };
}
