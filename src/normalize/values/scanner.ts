/** Reads tokens off a folded text on demand: what 月 or 前 is depends on what the grammar expects there. */
import { isNumeralCharacter } from './numerals.js';

/** A vocabulary for longest match: by first character, longest word first. */
export type Lexicon<Entry> = ReadonlyMap<string, readonly (readonly [word: string, entry: Entry])[]>;

export function lexicon<Entry>(words: Iterable<readonly [string, Entry]>): Lexicon<Entry> {
  const byFirst = new Map<string, (readonly [string, Entry])[]>();
  for (const pair of words) {
    const first = pair[0].charAt(0);
    const group = byFirst.get(first);
    if (group === undefined) byFirst.set(first, [pair]);
    else group.push(pair);
  }
  for (const group of byFirst.values()) group.sort(([a], [b]) => b.length - a.length);
  return byFirst;
}

/** A vocabulary whose words all mean the same; `words` separated by white space. */
export function wordList(words: string): Lexicon<true> {
  return lexicon(words.split(/\s+/).map((word): [string, true] => [word, true]));
}

export interface Match<Entry> {
  readonly word: string;
  readonly entry: Entry;
}

const ZERO = 48;
const NINE = 57;

export class Scanner {
  /** Offset of the next character; may be set back to try another reading. */
  at = 0;

  constructor(readonly text: string) {}

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** The longest word of the vocabulary that stands here, consumed; else null. */
  take<Entry>(words: Lexicon<Entry>): Match<Entry> | null {
    const group = words.get(this.text.charAt(this.at));
    if (group === undefined) return null;
    for (const [word, entry] of group) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return { word, entry };
      }
    }
    return null;
  }

  /** Consumes this very text. */
  takeText(expected: string): boolean {
    if (!this.text.startsWith(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  /** Consumes a run of ASCII digits. */
  takeDigits(): string {
    const from = this.at;
    while (isDigit(this.text.charCodeAt(this.at))) this.at++;
    return this.text.slice(from, this.at);
  }

  /**
   * Consumes a figure in ASCII digits: thousands commas dropped, `.5` as `0.5`.
   * @returns
   *   null, with nothing consumed, for what is no certain figure: `1,43`, `007`, `1.2.3`, `10 5`.
   */
  takeFigure(): string | null {
    const from = this.at;
    const figure = this.readFigure();
    if (figure === null) this.at = from;
    return figure;
  }

  private readFigure(): string | null {
    let whole = this.takeDigits();
    const grouped = whole.length >= 1 && whole.length <= 3 && whole !== '0';
    while (grouped && this.text.charAt(this.at) === ',' && isDigit(this.text.charCodeAt(this.at + 1))) {
      this.at++;
      const group = this.takeDigits();
      if (group.length !== 3) return null;
      whole += group;
    }
    if (whole.length > 1 && whole.startsWith('0')) return null;
    let fraction = '';
    if (this.text.charAt(this.at) === '.' && isDigit(this.text.charCodeAt(this.at + 1))) {
      this.at++;
      fraction = '.' + this.takeDigits();
    }
    if (whole === '' && fraction === '') return null;
    if (whole.length + fraction.length > LONGEST_FIGURE || this.goesOn()) return null;
    return (whole === '' ? '0' : whole) + fraction;
  }

  /** Whether more digits follow that belong to no figure that we know. */
  private goesOn(): boolean {
    const next = this.text.charAt(this.at);
    return (next === '.' || next === ',' || next === ' ') && isDigit(this.text.charCodeAt(this.at + 1));
  }

  /** Consumes a run of Chinese numeral characters. */
  takeNumeral(): string {
    const from = this.at;
    while (isNumeralCharacter(this.text.charAt(this.at))) this.at++;
    return this.text.slice(from, this.at);
  }
}

/** Digits of a figure; more than that is no amount, and exact arithmetic has its bounds. */
const LONGEST_FIGURE = 30;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
