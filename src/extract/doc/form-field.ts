/** Reads the state of a check box: form fields keep it in the data stream. */
import type { Bytes } from './bytes.js';

/** Length of the picture header, which stands before all data of this kind. */
const HEADER = 0x44;
const VERSION = 0xffffffff;
const CHECK_BOX = 1;
/** The box is as its default says. */
const BY_DEFAULT = 25;

/** @returns null where the data are not those of a check box. */
export function readCheckBox(data: Bytes, at: number): boolean | null {
  if (at + HEADER + 10 > data.length || data.uint16(at + 4) !== HEADER) return null;
  const field = at + HEADER;
  if (data.uint32(field) !== VERSION) return null;
  const flags = data.uint16(field + 4);
  if ((flags & 3) !== CHECK_BOX) return null;
  const result = (flags >> 2) & 31;
  if (result !== BY_DEFAULT) return result === 1;
  // Behind the name of the field, which ends with a zero.
  const name = field + 10;
  const byDefault = name + 2 + data.uint16(name) * 2 + 2;
  return byDefault + 2 <= data.length && data.uint16(byDefault) !== 0;
}
