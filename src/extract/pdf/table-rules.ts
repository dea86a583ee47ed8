/** The rules of a page that can be borders: thick ones and the edges of shaded cells too, and none that are part of a text. */
import { overlap, type Box, type Rule } from '../lattice/geometry.js';
import type { Fill, Glyph, PageContent } from './page-content.js';
import { edges, isPaper } from './path-reader.js';
import { withoutUnderlines } from './underlines.js';

/** A border is never thicker than this, in points, and longer than thick by this factor. */
const MAX_THICKNESS = 9;
const MIN_ASPECT = 2.5;
/** Shading ends this near to the borders of its cell, in points, which cover this share of its sides. */
const FITS = 0.8;
const MIN_COVERED = 0.8;
/** A side meets the border that goes on with it within this many points. */
const MEETS = 3;
/** Comparisons of fills with glyphs and with rules; beyond it the page is a drawing. */
const MAX_COMPARISONS = 20_000_000;

/** The middle line of a filled area that may be a thick border; null for the shading of a cell. */
function thickRule({ box }: Fill): Rule | null {
  const [x0, y0, x1, y1] = box;
  const [width, height] = [x1 - x0, y1 - y0];
  if (Math.min(width, height) > MAX_THICKNESS) return null;
  if (width >= height * MIN_ASPECT) return { axis: 'h', at: (y0 + y1) / 2, from: x0, to: x1 };
  return height >= width * MIN_ASPECT ? { axis: 'v', at: (x0 + x1) / 2, from: y0, to: y1 } : null;
}

/** Text stands on the shading of a low row, never on a border. */
function holdsText([x0, y0, x1, y1]: Box, glyphs: readonly Glyph[]): boolean {
  return glyphs.some((glyph) => {
    const [x, y] = [(glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2];
    return x > x0 && x < x1 && y > y0 && y < y1;
  });
}

/** Whether rules run along a side of a box. */
function isRuled(axis: 'h' | 'v', at: number, from: number, to: number, rules: readonly Rule[]): boolean {
  const covered = rules.reduce((sum, rule) => {
    const isAlong = rule.axis === axis && Math.abs(rule.at - at) <= FITS;
    return isAlong ? sum + Math.max(0, overlap(rule.from, rule.to, from, to)) : sum;
  }, 0);
  return covered >= (to - from) * MIN_COVERED;
}

/** Whether rules end at a position or run through it: the borders that a side without one goes on. */
function meetsRule(axis: 'h' | 'v', at: number, ends: readonly number[], rules: readonly Rule[]): boolean {
  return rules.some(
    (rule) =>
      rule.axis === axis &&
      Math.abs(rule.at - at) <= MEETS &&
      ends.some((end) => end >= rule.from - MEETS && end <= rule.to + MEETS),
  );
}

/**
 * Whether an area is the shading of a cell, which borders above and below it or on both sides enclose, and whose other
 * sides go on with borders. In a table with lines between its rows only, the sides of a shade are none.
 */
function isCellShading([x0, y0, x1, y1]: Box, rules: readonly Rule[]): boolean {
  const isBetweenRows = isRuled('h', y0, x0, x1, rules) && isRuled('h', y1, x0, x1, rules);
  if (isBetweenRows && [x0, x1].some((x) => meetsRule('v', x, [y0, y1], rules))) return true;
  const isBetweenColumns = isRuled('v', x0, y0, y1, rules) && isRuled('v', x1, y0, y1, rules);
  return isBetweenColumns && [y0, y1].some((y) => meetsRule('h', y, [x0, x1], rules));
}

export function tableRules(
  { rules, fills }: Pick<PageContent, 'rules' | 'fills'>,
  glyphs: readonly Glyph[],
): readonly Rule[] {
  const drawn = withoutUnderlines(rules, glyphs);
  const areas = fills.filter(({ color }) => !isPaper(color));
  if (areas.length === 0 || areas.length * (glyphs.length + rules.length) > MAX_COMPARISONS) return drawn;
  const thick = areas.flatMap((area) => {
    const rule = thickRule(area);
    return rule === null || holdsText(area.box, glyphs) ? [] : [rule];
  });
  const borders = [...drawn, ...thick];
  const shaded = areas.filter((area) => thickRule(area) === null && isCellShading(area.box, borders));
  return [...borders, ...shaded.flatMap(({ box }) => edges(box))];
}
