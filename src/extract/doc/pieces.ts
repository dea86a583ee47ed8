/** Reads the piece table: which stretch of the file holds which characters of the text, in what encoding. */
import { decodeWestern } from '../encodings.js';
import { corrupt } from '../word/fault.js';
import { Bytes } from './bytes.js';
import type { Extent } from './file-information.js';
import { SPRM } from './sprms.js';

export interface Piece {
  /** First character of the piece, and the one behind its last. */
  readonly start: number;
  readonly end: number;
  /** Place of the first character in the main stream. */
  readonly at: number;
  /** 1 or 2 bytes a character. */
  readonly width: 1 | 2;
  /** Changes for all of the piece, which a fast save (快速保存) left. */
  readonly changes: Bytes;
}

const PROPERTIES = 1;
const PIECE_TABLE = 2;
const ONE_BYTE = 0x40000000;
const NO_CHANGES = new Bytes(new Uint8Array());

/** Changes that are so short that the piece holds them itself, by their numbers. */
const SHORT_CHANGES: Readonly<Record<number, number>> = {
  0x0c: SPRM.listLevel,
  0x18: SPRM.inTable,
  0x19: SPRM.rowEnd,
  0x41: SPRM.deleted,
  0x47: SPRM.isData,
  0x51: SPRM.specialHidden,
  0x53: SPRM.plain,
  0x5c: SPRM.hidden,
};

function changesOf(modifier: number, lists: readonly Bytes[]): Bytes {
  if ((modifier & 1) === 1) return lists[modifier >> 1] ?? NO_CHANGES;
  const code = SHORT_CHANGES[(modifier >> 1) & 0x7f];
  if (code === undefined) return NO_CHANGES;
  return new Bytes(Uint8Array.of(code & 0xff, code >> 8, modifier >> 8));
}

/** The pieces in the order of the text. */
export function readPieces(table: Bytes, { at, length }: Extent, main: Bytes): Piece[] {
  const clx = table.slice(at, length);
  const lists: Bytes[] = [];
  let place = 0;
  while (clx.byte(place) === PROPERTIES) {
    const size = clx.uint16(place + 1);
    lists.push(clx.slice(place + 3, size));
    place += 3 + size;
  }
  if (clx.byte(place) !== PIECE_TABLE) throw corrupt('缺少文字块表', 'without a piece table');
  const pieces = clx.slice(place + 5, clx.uint32(place + 1));
  const count = Math.floor((pieces.length - 4) / 12);
  const descriptors = (count + 1) * 4;
  const characters = count < 1 ? 0 : pieces.uint32(count * 4) - pieces.uint32(0);
  // Pieces that lie over each other would make a small file a large text.
  if (characters > main.length) throw corrupt('文字块表有误', 'a wrong piece table');
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const start = pieces.uint32(index * 4);
    const end = pieces.uint32(index * 4 + 4);
    const descriptor = descriptors + index * 8;
    const place = pieces.uint32(descriptor + 2);
    const width = (place & ONE_BYTE) === 0 ? 2 : 1;
    const offset = width === 1 ? (place & 0x3fffffff) / 2 : place & 0x3fffffff;
    if (end < start || offset + (end - start) * width > main.length) {
      throw corrupt('正文不完整', 'the text is not complete');
    }
    return { start, end, at: offset, width, changes: changesOf(pieces.uint16(descriptor + 6), lists) };
  });
}

/** The characters between two places of a piece; one code unit each. */
export function decodePiece(main: Bytes, width: 1 | 2, from: number, to: number): string {
  const { buffer, byteOffset } = main.data;
  const bytes = Buffer.from(buffer, byteOffset + from, to - from);
  return width === 2 ? bytes.toString('utf16le') : decodeWestern(bytes);
}
