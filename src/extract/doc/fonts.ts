/** Reads the names of the fonts of a binary Word document. */
import type { Bytes } from './bytes.js';
import type { Extent } from './file-information.js';

/** Place of the name in the entry of a font. */
const NAME = 40;

export function readFontNames(table: Bytes, { at, length }: Extent): string[] {
  if (length < 4) return [];
  const list = table.slice(at, length);
  const names: string[] = [];
  let place = 4;
  while (names.length < list.uint16(0) && place < list.length) {
    const size = list.byte(place) + 1;
    if (place + size > list.length) break;
    const name = size > NAME ? list.utf16(place + NAME, Math.floor((size - NAME) / 2)) : '';
    names.push(name.split('\0')[0] ?? '');
    place += size;
  }
  return names;
}
