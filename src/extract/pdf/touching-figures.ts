/** Amounts too long for their cells touch the next ones where no lines part them: two decimals each tell where one ends. */
import type { Glyph } from './page-content.js';

const AMOUNT = /(?:[1-9]\d{0,2}(?:,\d{3}){1,6}|0|[1-9]\d{0,14})\.\d{2}/g;
const AMOUNTS = /^(?:(?:[1-9]\d{0,2}(?:,\d{3}){1,6}|0|[1-9]\d{0,14})\.\d{2}){2,9}$/;
/** Nine amounts are no longer than this. */
const MAX_LENGTH = 160;

/** The glyphs of each amount that a text is made of; those of any other text together. */
export function partAmounts(glyphs: readonly Glyph[]): (readonly Glyph[])[] {
  if (glyphs.length > MAX_LENGTH || glyphs.some((glyph) => glyph.spaced)) return [glyphs];
  const text = glyphs.map((glyph) => glyph.text).join('');
  if (text.length !== glyphs.length || !AMOUNTS.test(text)) return [glyphs];
  return Array.from(text.matchAll(AMOUNT), ({ 0: amount, index }) => glyphs.slice(index, index + amount.length));
}
