/** Takes a MIME message apart: headers, parts within parts, transfer encodings (RFC 2045, 2046). */

export interface MimePart {
  /** In small letters: `text/html`. */
  readonly type: string;
  /** Parameters of the content type, names in small letters. */
  readonly parameters: Readonly<Record<string, string>>;
  /** `Content-ID` without its brackets; null where the part has none. */
  readonly id: string | null;
  /** Bytes as characters of one byte each, still in their transfer encoding. */
  readonly encoded: string;
  readonly transferEncoding: string;
}

/** Parts in parts in parts: a message has two levels, three where an editor added an alternative. */
const MAX_DEPTH = 5;
const MAX_PARTS = 10_000;

/** The line end between headers and body. */
const BLANK_LINE = /\r?\n[ \t]*\r?\n/g;

function readHeaders(text: string): Map<string, string> {
  const headers = new Map<string, string>();
  // A line that begins with white space goes on with the one before.
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

function readParameters(header: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [, name = '', quoted, plain] of header.matchAll(/;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s;"]+))/g)) {
    parameters[name.toLowerCase()] = quoted ?? plain ?? '';
  }
  return parameters;
}

function readPart(text: string): MimePart {
  BLANK_LINE.lastIndex = 0;
  const blank = /^\r?\n/.exec(text) ?? BLANK_LINE.exec(text);
  const headers = readHeaders(blank === null ? text : text.slice(0, blank.index));
  const type = headers.get('content-type') ?? 'text/plain';
  return {
    type: (type.split(';')[0] ?? '').trim().toLowerCase(),
    parameters: readParameters(type),
    id: headers.get('content-id')?.replace(/^<|>$/g, '') ?? null,
    encoded: blank === null ? '' : text.slice(blank.index + blank[0].length),
    transferEncoding: (headers.get('content-transfer-encoding') ?? '').toLowerCase(),
  };
}

/** What stands between the boundary lines; the last part may lack its end. */
function* splitParts(text: string, boundary: string): Generator<string> {
  const delimiter = `--${boundary}`;
  let begin = -1;
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && text[at - 1] !== '\n') continue;
    if (begin >= 0) yield text.slice(begin, at);
    begin = at + delimiter.length;
    if (text.startsWith('--', begin)) return;
    begin = Math.max(begin, text.indexOf('\n', begin) + 1);
  }
  if (begin >= 0) yield text.slice(begin);
}

/** The parts of a message that are not made of parts themselves, in order. */
export function* leafParts(text: string, depth = 0): Generator<MimePart> {
  const part = readPart(text);
  const { boundary } = part.parameters;
  if (!part.type.startsWith('multipart/') || boundary === undefined || boundary === '') {
    yield part;
    return;
  }
  if (depth >= MAX_DEPTH) return;
  let count = 0;
  for (const inner of splitParts(part.encoded, boundary)) {
    count += 1;
    if (count > MAX_PARTS) return;
    yield* leafParts(inner, depth + 1);
  }
}

function decodeQuotedPrintable(text: string): Buffer {
  const joined = text.replace(/=[ \t]*\r?\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  );
}

/** The bytes that a part stands for. */
export function decodePart({ encoded, transferEncoding }: MimePart): Buffer {
  if (transferEncoding === 'base64') return Buffer.from(encoded, 'base64');
  return transferEncoding === 'quoted-printable' ? decodeQuotedPrintable(encoded) : Buffer.from(encoded, 'latin1');
}

/** The `start` parameter of a message: which of its parts the others belong to. */
export function startPart(text: string): string | null {
  return readPart(text).parameters['start']?.replace(/^<|>$/g, '') ?? null;
}
