/** Cuts RTF into groups, control words and bytes of text. */

export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  /** `\trleft-108`: the number is null where there is none. A control symbol is a word of one sign. */
  | { readonly kind: 'word'; readonly word: string; readonly value: number | null }
  /** Characters of one byte each, still in the encoding of their font. */
  | { readonly kind: 'bytes'; readonly bytes: string };

const WORD = /([a-z]{1,32})(-?\d{1,10})? ?/iy;
const HEX = /[0-9a-f]{2}/iy;
const PLAIN = /[^\\{}\r\n]+/y;

function take(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** @param text The file, one character a byte. */
export function* rtfTokens(text: string): Generator<RtfToken> {
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    if (sign === '{' || sign === '}') {
      yield { kind: sign === '{' ? 'open' : 'close' };
      at += 1;
    } else if (sign === '\\') {
      const word = take(WORD, text, at + 1);
      const hex = text[at + 1] === "'" ? take(HEX, text, at + 2) : null;
      if (word !== null) {
        const [whole, name = '', value] = word;
        yield { kind: 'word', word: name, value: value === undefined ? null : Number.parseInt(value, 10) };
        at += 1 + whole.length;
        // Pictures and the like as bytes: no mark-up in them.
        if (name === 'bin') at += Math.max(0, Number.parseInt(value ?? '0', 10));
      } else if (hex !== null) {
        yield { kind: 'bytes', bytes: String.fromCharCode(Number.parseInt(hex[0], 16)) };
        at += 4;
      } else {
        yield { kind: 'word', word: text[at + 1] ?? '', value: null };
        at += 2;
      }
    } else {
      const plain = take(PLAIN, text, at);
      if (plain === null) at += 1;
      else {
        yield { kind: 'bytes', bytes: plain[0] };
        at += plain[0].length;
      }
    }
  }
}
