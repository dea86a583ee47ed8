/** Fonts that do not say which characters their glyphs are: their text reads as nonsense, and must not pass for text. */
import type { Glyph } from './page-content.js';

/** What stands for a character that the file does not tell. */
export const UNKNOWN = '\uFFFD';

/** Fewer glyphs of a font say nothing about it: a few odd ones are bullets. */
const MIN_GLYPHS = 8;
const MAX_ODD_SHARE = 0.3;

/** Characters that Chinese documents are made of. */
const USUAL = new RegExp(
  '^[\\u0020-\\u007E\\u00A5\\u00A7\\u00B0-\\u00B3\\u00B7\\u00D7\\u00F7\\u0370-\\u04FF\\u2000-\\u27BF\\u2900-\\u2BFF' +
    '\\u2E80-\\u31FF\\u3200-\\u9FFF\\uF900-\\uFAFF\\uFE10-\\uFE6F\\uFF01-\\uFFEE\\u{1F100}-\\u{1F1FF}\\u{20000}-\\u{3FFFF}]+$',
  'u',
);
const CONTROL = /^[\u0000-\u001F\u007F-\u009F]+$/;

interface FontCount {
  glyphs: number;
  odd: number;
}

export class FontHealth {
  private readonly counts = new Map<string, FontCount>();

  /** The glyphs of a page with `UNKNOWN` in place of what cannot be trusted, without stray control characters. */
  check(glyphs: readonly Glyph[]): readonly Glyph[] {
    for (const { font, text } of glyphs) {
      const count = this.counts.get(font) ?? { glyphs: 0, odd: 0 };
      count.glyphs += 1;
      if (!USUAL.test(text)) count.odd += 1;
      this.counts.set(font, count);
    }
    const unreadable = new Set([...this.counts].filter(([, count]) => isUnreadable(count)).map(([font]) => font));
    if (unreadable.size === 0) return glyphs.filter(({ text }) => !CONTROL.test(text));
    return glyphs
      .map((glyph) => (unreadable.has(glyph.font) ? { ...glyph, text: UNKNOWN } : glyph))
      .filter(({ text }) => !CONTROL.test(text));
  }
}

function isUnreadable({ glyphs, odd }: FontCount): boolean {
  return glyphs >= MIN_GLYPHS && odd > glyphs * MAX_ODD_SHARE;
}
