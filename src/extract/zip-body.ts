/** Finds a zip file among other bytes: downloads put a header before it, web systems line ends behind it. */

const END_OF_DIRECTORY = 0x06054b50;
const END_SIZE = 22;
const ENTRY = 0x02014b50;
/** The longest comment that may follow the end record. */
const COMMENT_REACH = END_SIZE + 0xffff;

/** Place of the end record; -1 where there is none: the zip file was cut off. */
export function endOfDirectory(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lowest = Math.max(0, bytes.length - COMMENT_REACH);
  for (let at = bytes.length - END_SIZE; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return -1;
}

/** The bytes of the zip file alone; all bytes where they hold none. */
export function zipBody(bytes: Uint8Array): Uint8Array {
  const end = endOfDirectory(bytes);
  if (end < 0) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const close = Math.min(end + END_SIZE + view.getUint16(end + 20, true), bytes.length);
  const directory = end - view.getUint32(end + 12, true);
  // The directory stands right before its end; where it says that it stands tells what was put before.
  const shift = directory - view.getUint32(end + 16, true);
  const isShifted = shift > 0 && directory + 4 <= end && view.getUint32(directory, true) === ENTRY;
  return bytes.subarray(isShifted ? shift : 0, close);
}

/** Whether a zip file stands behind other bytes. */
export function holdsZip(bytes: Uint8Array): boolean {
  return bytes.length > END_SIZE && zipBody(bytes).byteOffset > bytes.byteOffset;
}
