/** Text outside of every table as printed lines with their places. */
import { unionOf, type Box } from '../lattice/geometry.js';
import type { Glyph } from './page-content.js';
import type { PageText } from './page-text.js';
import type { TextLine } from './text-line.js';
import { textLines } from './text-lines.js';

/** A gap this wide, in ems, parts two texts that stand side by side (year and unit above a table). */
const TEXT_GAP = 3;

export function glyphBox({ x0, y0, x1, y1 }: Glyph): Box {
  return [x0, y0, x1, y1];
}

/** The glyphs of a line, parted at gaps wider than `gap` ems. */
export function piecesOf(line: TextLine, gap: number): Glyph[][] {
  const pieces: Glyph[][] = [];
  let end = -Infinity;
  for (const { glyph, from, to } of line.placed) {
    if (from - end > gap * line.size) pieces.push([]);
    pieces.at(-1)?.push(glyph);
    end = Math.max(end, to);
  }
  return pieces;
}

export function looseLines(glyphs: readonly Glyph[], page: number): PageText[] {
  const slanted = glyphs.filter((glyph) => glyph.direction === null);
  const texts = textLines(glyphs)
    .flatMap((line) => piecesOf(line, TEXT_GAP).flatMap((piece) => textLines(piece)))
    .map(({ text, placed }) => ({ text, glyphs: placed.map(({ glyph }) => glyph) }));
  // A watermark's characters in the order in which they were shown.
  if (slanted.length > 0) texts.push({ text: slanted.map((glyph) => glyph.text).join(''), glyphs: slanted });
  return texts.map(({ text, glyphs: own }) => ({
    kind: 'text',
    page,
    box: unionOf(own.map(glyphBox)) ?? [0, 0, 0, 0],
    text,
  }));
}
