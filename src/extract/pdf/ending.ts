/** Whether a PDF is all there: a file that was cut off may still open, with parts of its pages missing in silence. */

const latin1 = new TextDecoder('latin1');

/** The bytes after the last end marker that tell whether objects follow; real files have a few signatures' worth. */
const OBJECT = /\b\d{1,10}\s{1,4}\d{1,5}\s{1,4}obj\b/;
/** The length that a file made for the web states in its first object. */
const STATED_LENGTH = /\/Linearized\b[^>]{0,200}?\/L\s{1,4}(\d{1,12})/;
const HEAD_BYTES = 2_048;

/** Last place of an ASCII word. */
function lastIndexOf(bytes: Uint8Array, word: string): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(word, undefined, 'latin1');
}

/**
 * Every complete PDF ends in `startxref`; where there is none behind the last object, the end is missing.
 * A file for the web also states its length.
 */
export function isCutOff(bytes: Uint8Array): boolean {
  const marker = lastIndexOf(bytes, 'startxref');
  if (marker < 0 || OBJECT.test(latin1.decode(bytes.subarray(marker)))) return true;
  const stated = STATED_LENGTH.exec(latin1.decode(bytes.subarray(0, HEAD_BYTES)))?.[1];
  // An update appended later makes the file longer than it states, never shorter.
  return stated !== undefined && Number(stated) > bytes.length;
}
