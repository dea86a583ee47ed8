/** Lines under and through text: they are drawn like the borders of cells, and belong to the text. */
import type { Rule } from '../lattice/geometry.js';
import type { Glyph } from './page-content.js';

/** An underline stands this far below the em box at most, and never in its upper tenth; in ems. */
const BELOW = 0.13;
const TOP = 0.1;
/** Spaces underlined before and behind the text, in ems. */
const OVERHANG = 2.6;
/** A glyph that sticks out of the line by more than this, in ems, is not underlined by it. */
const CUT = 0.3;
/** A border ends at the borders across it, within this many points; an underline keeps the cell's margin. */
const MEETS = 0.8;
/** Height of the strips that glyphs are looked up by, in points; and comparisons after which the page is a drawing. */
const STRIP = 16;
const MAX_COMPARISONS = 20_000_000;

/** Glyphs by the strips of the page that their em boxes lie in. */
class GlyphStrips {
  private readonly strips = new Map<number, Glyph[]>();

  constructor(glyphs: readonly Glyph[]) {
    for (const glyph of glyphs) {
      if (glyph.direction !== 0 && glyph.direction !== 2) continue;
      const last = Math.floor((glyph.y1 + BELOW * glyph.size) / STRIP);
      for (let strip = Math.max(Math.floor(glyph.y0 / STRIP), last - 8); strip <= last; strip += 1) {
        const own = this.strips.get(strip);
        if (own === undefined) this.strips.set(strip, [glyph]);
        else own.push(glyph);
      }
    }
  }

  at(y: number): readonly Glyph[] {
    return this.strips.get(Math.floor(y / STRIP)) ?? [];
  }
}

/** Whether a rule runs along a line of text, from its beginning to its end. */
function runsAlongText({ at, from, to }: Rule, near: readonly Glyph[]): boolean {
  let [start, end, size] = [Infinity, -Infinity, 0];
  for (const { x0, x1, y0, y1, size: em } of near) {
    if (at < y0 + TOP * em || at > y1 + BELOW * em || x1 <= from || x0 >= to) continue;
    const isInside = x0 > from - CUT * em && x1 < to + CUT * em;
    if (!isInside) {
      // A neighbour that only touches the end of the line is not underlined; one in its middle is cut.
      const shown = Math.min(x1, to) - Math.max(x0, from);
      if (shown > CUT * em) return false;
      continue;
    }
    start = Math.min(start, x0);
    end = Math.max(end, x1);
    size = Math.max(size, em);
  }
  return end > start && start - from <= OVERHANG * size && to - end <= OVERHANG * size;
}

/** The positions of the rules that run up and down, to be asked which of them pass a place. */
function crossingAt(upright: readonly Rule[], x: number, y: number): boolean {
  return upright.some(({ at, from, to }) => Math.abs(at - x) <= MEETS && y >= from - MEETS && y <= to + MEETS);
}

/** The rules without those that are part of a text. */
export function withoutUnderlines(rules: readonly Rule[], glyphs: readonly Glyph[]): readonly Rule[] {
  const strips = new GlyphStrips(glyphs);
  const candidates = new Set<Rule>();
  let comparisons = 0;
  for (const rule of rules) {
    if (rule.axis !== 'h') continue;
    const near = strips.at(rule.at);
    comparisons += near.length;
    if (comparisons > MAX_COMPARISONS) return rules;
    if (runsAlongText(rule, near)) candidates.add(rule);
  }
  if (candidates.size === 0) return rules;
  const upright = rules.filter(({ axis }) => axis === 'v');
  if (candidates.size * upright.length > MAX_COMPARISONS) return rules;
  const isBorder = ({ at, from, to }: Rule): boolean => crossingAt(upright, from, at) && crossingAt(upright, to, at);
  return rules.filter((rule) => !candidates.has(rule) || isBorder(rule));
}
