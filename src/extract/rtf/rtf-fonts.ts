/** The fonts of an RTF document: its bytes mean something in the encoding of their font only, or are signs of it. */
import { decodeBytes } from '../encodings.js';
import { readSymbols, symbolText } from '../word/symbol-fonts.js';

/** Labels of encodings by code page, and by the character sets of fonts. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  65001: 'utf-8',
};
const CHARACTER_SETS: Readonly<Record<number, string>> = {
  2: 'symbol',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
};
const WESTERN = 'windows-1252';

interface Font {
  encoding: string | null;
  name: string;
}

export class RtfFonts {
  private readonly fonts = new Map<number, Font>();
  private page = WESTERN;
  private current: Font | null = null;
  byDefault = -1;

  /** Takes a word of the head or of the font table. */
  define(word: string, value: number | null): void {
    if (word === 'ansicpg') this.page = CODE_PAGES[value ?? 0] ?? WESTERN;
    else if (word === 'deff') this.byDefault = value ?? -1;
    else if (word === 'f') {
      this.current = { encoding: null, name: '' };
      this.fonts.set(value ?? -1, this.current);
    } else if (word === 'fcharset' && this.current !== null) {
      this.current.encoding = CHARACTER_SETS[value ?? 0] ?? null;
    }
  }

  /** Takes text of the font table. */
  addName(bytes: string): void {
    if (this.current !== null) this.current.name += bytes.replace(/;.*/s, '');
  }

  /** @param bytes One character a byte. */
  decode(bytes: string, font: number): string {
    const { encoding, name } = this.fonts.get(font) ?? { encoding: null, name: '' };
    if (encoding === 'symbol') return [...bytes].map((sign) => symbolText(name, sign.charCodeAt(0))).join('');
    if (!/[\x80-\xff]/.test(bytes)) return bytes;
    const label = encoding ?? this.page;
    return decodeBytes(Buffer.from(bytes, 'latin1'), label);
  }

  /** A character by its code. */
  sign(code: number, font: number): string {
    return readSymbols(String.fromCharCode(code), this.fonts.get(font)?.name ?? '');
  }
}
