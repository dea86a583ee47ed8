/** Bytes → text: finds the encoding of a document and decodes it, even where a few bytes are broken. */
import { decodeBytes, isWestern } from './encodings.js';
import { hanziShares } from './hanzi-bytes.js';

export interface DecodedText {
  /** Without byte order mark and NUL characters. */
  readonly text: string;
  readonly encoding: string;
  /** Characters U+FFFD that stand for bytes which the encoding does not have. */
  readonly replaced: number;
  /** How many NUL characters were taken out, if any. */
  readonly dropped?: number;
}

export const REPLACEMENT = '\uFFFD';
/** How much of the text outside ASCII may be broken before the encoding is taken for another one. */
const BROKEN_SHARE = 0.05;
/** A binary file has a control character every few bytes, a text none or a stray one. */
const CONTROL_SHARE = 0.01;
const SAMPLE_BYTES = 64 * 1024;

function decodeStrictly(bytes: Uint8Array, encoding: string): DecodedText | null {
  try {
    return { text: decodeBytes(bytes, encoding, { fatal: true }), encoding, replaced: 0 };
  } catch {
    return null;
  }
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}

function countNonAscii(text: string): number {
  let found = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) found += 1;
  return found;
}

/** A few broken bytes in an otherwise good text must not lose the document. */
function decodeTolerantly(bytes: Uint8Array, encoding: string): DecodedText | null {
  const text = decodeBytes(bytes, encoding);
  const replaced = count(text, REPLACEMENT);
  return replaced <= countNonAscii(text) * BROKEN_SHARE ? { text, encoding, replaced } : null;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Whether a UTF-16 unit is one that Chinese documents are made of. */
function isUsualUnit(unit: number): boolean {
  return (
    (unit >= 0x20 && unit < 0x7f) ||
    unit === 0x09 ||
    unit === 0x0a ||
    unit === 0x0d ||
    (unit >= 0x2000 && unit < 0x2700) ||
    (unit >= 0x3000 && unit < 0x3100) ||
    (unit >= 0x4e00 && unit < 0xa000) ||
    (unit >= 0xff00 && unit < 0xfff0)
  );
}

/** UTF-16 without a mark: NUL bytes (of digits and line ends) and usual characters in one of the two byte orders. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const end = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  if (end === 0 || !bytes.subarray(0, end).includes(0)) return null;
  let little = 0;
  let big = 0;
  for (let at = 0; at < end; at += 2) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    if (isUsualUnit((second << 8) | first)) little += 1;
    if (isUsualUnit((first << 8) | second)) big += 1;
  }
  const enough = (end / 2) * 0.9;
  if (Math.max(little, big) < enough || little === big) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

/** Control bytes that no text has; a file with many is binary. */
function isBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, SAMPLE_BYTES);
  let control = 0;
  for (let at = 0; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b) || byte === 0x7f) control += 1;
  }
  return control > end * CONTROL_SHARE;
}

/** The encoding that an HTML or XML file declares in its first lines. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096));
  const declared =
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{1,40})/i;
  const label = declared.exec(head);
  try {
    const name = label?.[1] ?? label?.[2];
    const { encoding } = new TextDecoder(name);
    // A page that could be read as ASCII up to its declaration is not UTF-16, whatever it says.
    return name === undefined || encoding.startsWith('utf-16') ? null : encoding;
  } catch {
    return null;
  }
}

/**
 * Text in the encoding that a document says it is in; null where the bytes are not of it.
 *
 * Programs write the name of the western encoding without a thought, and any bytes are of it:
 * it is believed only where the bytes are not Chinese.
 */
export function decodeDeclared(bytes: Uint8Array, label: string): DecodedText | null {
  if (isWestern(label)) {
    if (decodeStrictly(bytes, 'utf-8') !== null) return null;
    if (hanziShares(bytes.subarray(0, SAMPLE_BYTES)).gb2312 > 0.9) return null;
  }
  return decodeStrictly(bytes, label);
}

function decodeChinese(bytes: Uint8Array): DecodedText | null {
  const simplified = decodeStrictly(bytes, 'gb18030');
  const { gb2312, big5 } = hanziShares(bytes.subarray(0, SAMPLE_BYTES));
  // Big5 bytes are mostly valid GB18030 too, but give rare characters there.
  if (big5 > 0.9 && gb2312 < 0.75) return decodeStrictly(bytes, 'big5') ?? simplified;
  return simplified;
}

function decode(bytes: Uint8Array): DecodedText | null {
  const marked = byteOrderMark(bytes) ?? unmarkedUtf16(bytes);
  if (marked !== null) {
    const text = new TextDecoder(marked).decode(bytes);
    return { text, encoding: marked, replaced: count(text, REPLACEMENT) };
  }
  if (isBinary(bytes)) return null;
  // Text in another encoding is hardly ever valid UTF-8, so this goes before what the file declares.
  const utf8 = decodeStrictly(bytes, 'utf-8') ?? decodeTolerantly(bytes, 'utf-8');
  if (utf8 !== null) return utf8;
  const declared = declaredEncoding(bytes);
  return (
    (declared === null ? null : decodeDeclared(bytes, declared)) ??
    decodeChinese(bytes) ??
    decodeTolerantly(bytes, 'gb18030') ??
    decodeStrictly(bytes, 'big5')
  );
}

/**
 * Text of a document: by its byte order mark, else UTF-8, what it declares, GB18030, Big5, whichever fits first.
 * @returns null where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const decoded = decode(bytes);
  if (decoded === null) return null;
  const dropped = count(decoded.text, '\0');
  return dropped === 0 ? decoded : { ...decoded, text: decoded.text.replaceAll('\0', ''), dropped };
}
