/** Decodes bytes by the name of their encoding. */

/** What 0x80 to 0x9F are in Windows' western encoding: Node 20's own decoder takes them for control characters. */
const WESTERN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Bytes of Windows' western encoding (windows-1252), which is also what `latin1` and `ascii` mean on the web. */
export function decodeWestern(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (sign) => WESTERN.charAt(sign.charCodeAt(0) - 0x80));
}

/** Whether a name means the western encoding: `iso-8859-1`, `us-ascii`, `cp1252`. */
export function isWestern(label: string): boolean {
  try {
    return new TextDecoder(label).encoding === 'windows-1252';
  } catch {
    return false;
  }
}

/**
 * @param label
 *   Any name that the web knows: `gbk`, `GB2312`, `cp1252`.
 * @param fatal
 *   Whether a broken byte is an error; else it becomes U+FFFD.
 * @throws
 *   `RangeError` for a label that nobody knows, `TypeError` for a broken byte.
 */
export function decodeBytes(bytes: Uint8Array, label: string, { fatal = false } = {}): string {
  const decoder = new TextDecoder(label, { fatal });
  return decoder.encoding === 'windows-1252' ? decodeWestern(bytes) : decoder.decode(bytes);
}
