/** Decodes the names of the members of a zip archive, and refuses those that lead out of it. */

/** General purpose bit 11: the name is UTF-8. */
const UTF8_FLAG = 0x800;
/** Info-ZIP's extra field with the name in UTF-8. */
const UNICODE_PATH = 0x7075;

export interface RawName {
  readonly bytes: Uint8Array;
  readonly flags: number;
  readonly extras: readonly { readonly id: number; readonly data: Uint8Array }[];
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function unicodePath({ extras }: RawName): string | null {
  const field = extras.find(({ id }) => id === UNICODE_PATH);
  // A version and a check sum stand before the name.
  return field === undefined || field.data.length <= 5 ? null : decodeUtf8(field.data.subarray(5));
}

/** Whether a name that does not say so is UTF-8; two bytes that make one Latin or Greek letter are a Chinese one in GBK. */
function looksUtf8({ bytes }: RawName): boolean {
  const text = decodeUtf8(bytes);
  return text !== null && !/[\u0080-\u07ff]/.test(text);
}

/**
 * The names of one archive. Chinese programs write GBK without a word; one name that cannot be UTF-8 gives away all
 * that do not say what they are.
 */
export function decodeNames(names: readonly RawName[]): string[] {
  const silent = names.filter((name) => (name.flags & UTF8_FLAG) === 0);
  const legacy = new TextDecoder(silent.every(looksUtf8) ? 'utf-8' : 'gb18030');
  return names.map((name) => {
    const decoded =
      (name.flags & UTF8_FLAG) === 0
        ? (unicodePath(name) ?? legacy.decode(name.bytes))
        : (decodeUtf8(name.bytes) ?? new TextDecoder('gb18030').decode(name.bytes));
    // Some programs on Windows part the folders as they do there.
    return decoded.replaceAll('\\', '/');
  });
}

/** An archive may hold one name twice, and a document is known by its path: the second is `1 (2).pdf`. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let copy = 2; seen.has(own); copy += 1) {
      const next = name.replace(/(\.[^./]*)?$/, ` (${String(copy)})$1`);
      if (!taken.has(next)) own = next;
    }
    seen.add(own);
    taken.add(own);
    return own;
  });
}

/** Whether a name stays inside the archive, wherever it is unpacked. */
export function isSafeName(name: string): boolean {
  return name !== '' && !/^\/|^[A-Za-z]:|\0/.test(name) && !name.split('/').includes('..');
}

/** Hidden files, the marks of open documents (`~$表.docx`), and what macOS adds to archives. */
export function isHiddenName(name: string): boolean {
  return name
    .split('/')
    .some(
      (step) => (step.startsWith('.') && step !== '.' && step !== '..') || step.startsWith('~$') || step === '__MACOSX',
    );
}
