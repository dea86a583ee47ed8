/** Watermarks that lie level across a page: large pale text, which no cell holds. */
import type { Glyph } from './page-content.js';

/** How much larger than the usual text a watermark is. */
const MIN_SIZE = 1.8;

/** The glyphs with those of watermarks as slanted ones are: part of no line and no cell. */
export function setWatermarksApart(glyphs: readonly Glyph[]): readonly Glyph[] {
  if (!glyphs.some(({ isPale }) => isPale)) return glyphs;
  const sizes = glyphs.filter(({ isPale }) => !isPale).map(({ size }) => size);
  const usual = sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? Infinity;
  return glyphs.map((glyph) =>
    glyph.isPale && glyph.size >= usual * MIN_SIZE ? { ...glyph, direction: null } : glyph,
  );
}
