/** Takes the streams of a binary Word document out of its compound file. */
import { find, read, type CFB$Blob, type CFB$Container } from 'cfb';
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

/** The type of an entry that is a stream, and no storage. */
const STREAM = 2;

function openContainer(bytes: Uint8Array): CFB$Container {
  try {
    return read(bytes, { type: 'buffer' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw corrupt(`复合文档有误（${message}）`, `broken compound file (${message})`);
  }
}

/** A stream right under the root: embedded documents have streams of the same names. */
function streamOf(container: CFB$Container, name: string): Bytes | null {
  const entry = find(container, `/${name}`);
  // A damaged directory names streams that are nowhere.
  const content: CFB$Blob | undefined = entry?.type === STREAM ? entry.content : undefined;
  if (content === undefined) return null;
  return new Bytes(content instanceof Uint8Array ? content : Uint8Array.from(content));
}

export function openStreams(bytes: Uint8Array): WordStreams {
  const container = openContainer(bytes);
  const main = streamOf(container, 'WordDocument');
  if (main === null) throw corrupt('缺少正文流 WordDocument', 'without its text (WordDocument)');
  const info = readFileInformation(main);
  const table = streamOf(container, info.tableStream);
  if (table === null) throw corrupt(`缺少数据流 ${info.tableStream}`, `without its stream ${info.tableStream}`);
  return { info, main, table, data: streamOf(container, 'Data') ?? new Bytes(new Uint8Array()) };
}
