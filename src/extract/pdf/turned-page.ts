/** Pages whose text runs up or down, as when a wide table was put on an upright page: read as a reader turns them. */
import type { Box, Rule } from '../lattice/geometry.js';
import type { Direction, Glyph, PageContent } from './page-content.js';

/** Quarter turns clockwise of a page's text. */
export type Turn = 0 | 1 | 2 | 3;

/** The share of the text that runs one way makes the page's direction. */
const MIN_SHARE = 0.7;
/** Fewer glyphs do not tell: a cell of vertical text on an otherwise empty page. */
const MIN_GLYPHS = 60;

/**
 * Which way the text of a page runs.
 * @param before That of the page before: the last rows of a table, which may be few, run the same way.
 */
export function turnOf(glyphs: readonly Glyph[], before: Turn): Turn {
  const counts = [0, 0, 0, 0];
  for (const { direction } of glyphs) if (direction !== null) counts[direction] = (counts[direction] ?? 0) + 1;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const found = counts.findIndex((count) => count >= total * MIN_SHARE);
  const isTold = found >= 0 && (total >= MIN_GLYPHS || found === before);
  return (isTold ? found : 0) as Turn;
}

type Size = Pick<PageContent, 'width' | 'height'>;

/** A box on the page as it lies once the page is turned back by so many quarters. */
function turnBox([x0, y0, x1, y1]: Box, turn: Turn, { width, height }: Size): Box {
  switch (turn) {
    case 0:
      return [x0, y0, x1, y1];
    case 1:
      return [y0, width - x1, y1, width - x0];
    case 2:
      return [width - x1, height - y1, width - x0, height - y0];
    case 3:
      return [height - y1, x0, height - y0, x1];
  }
}

function turnRule({ axis, at, from, to }: Rule, turn: Turn, size: Size): Rule {
  const [x0, y0, x1, y1] = turnBox(axis === 'h' ? [from, at, to, at] : [at, from, at, to], turn, size);
  const isLevel = axis === 'h' ? turn % 2 === 0 : turn % 2 === 1;
  return isLevel ? { axis: 'h', at: y0, from: x0, to: x1 } : { axis: 'v', at: x0, from: y0, to: y1 };
}

function turnGlyph(glyph: Glyph, turn: Turn, size: Size): Glyph {
  const [x0, y0, x1, y1] = turnBox([glyph.x0, glyph.y0, glyph.x1, glyph.y1], turn, size);
  const direction = glyph.direction === null ? null : (((glyph.direction - turn + 4) % 4) as Direction);
  const clip = glyph.clip === null ? null : turnBox(glyph.clip, turn, size);
  return { ...glyph, x0, y0, x1, y1, direction, clip };
}

/** The page as its text is read upright. */
export function turnPage(content: PageContent, turn: Turn): PageContent {
  if (turn === 0) return content;
  const { width, height } = content;
  return {
    ...content,
    width: turn % 2 === 1 ? height : width,
    height: turn % 2 === 1 ? width : height,
    glyphs: content.glyphs.map((glyph) => turnGlyph(glyph, turn, content)),
    rules: content.rules.map((rule) => turnRule(rule, turn, content)),
    fills: content.fills.map((fill) => ({ ...fill, box: turnBox(fill.box, turn, content) })),
    images: content.images.map((box) => turnBox(box, turn, content)),
  };
}

/**
 * A box of the upright page as it lies on the page itself.
 * @param size Size of the upright page.
 */
export function turnBack(box: Box, turn: Turn, size: Size): Box {
  return turnBox(box, ((4 - turn) % 4) as Turn, size);
}
