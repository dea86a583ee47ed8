/** What is painted over what: text in the colour of the paper, and text under an area of it, is seen by nobody. */
import { contains, intersection, type Box } from '../lattice/geometry.js';
import type { GraphicsState } from './graphics-state.js';
import type { Glyph } from './page-content.js';
import { isPaper, MAX_RULE, pathBounds, plainBox, strokeWidth } from './path-reader.js';

/** Comparisons of glyphs with areas after which all text counts as seen. */
const MAX_COMPARISONS = 20_000_000;
/** Text that is filled, without an outline. */
const FILLED_MODES = new Set([0, 4]);

/** An area, and how many glyphs were shown before it. */
interface Area {
  readonly box: Box;
  readonly after: number;
}

/** Glyphs shown by one operator, by their numbers. */
interface Run {
  readonly from: number;
  readonly to: number;
}

const isOver = ({ box }: Area, { x0, y0, x1, y1 }: Glyph): boolean => contains(box, (x0 + x1) / 2, (y0 + y1) / 2);

export class PaintOrder {
  /** Areas of any other colour, on which text of the paper's colour can be read. */
  private readonly inked: Area[] = [];
  /** Areas of the paper's colour. */
  private readonly covers: Area[] = [];
  private readonly blank: Run[] = [];

  /** @param glyphs Those of the page, as they come in. */
  constructor(private readonly glyphs: readonly Glyph[]) {}

  /** Notes that the glyphs from a number on were just shown. */
  show(from: number, { fillColor, font, renderingMode }: GraphicsState): void {
    // Glyphs that are drawings have colours of their own.
    if (from === this.glyphs.length || font?.isType3 === true) return;
    if (FILLED_MODES.has(renderingMode) && isPaper(fillColor)) this.blank.push({ from, to: this.glyphs.length });
  }

  fill(data: ArrayLike<number>, state: GraphicsState): void {
    if (state.fillAlpha === 0) return;
    if (!isPaper(state.fillColor)) this.ink(pathBounds(data, state.ctm), state);
    else if (state.isOpaque && this.glyphs.length > 0) {
      const plain = plainBox(data, state.ctm);
      const box = plain === null ? null : intersection(plain, state.clip);
      if (box !== null) this.covers.push({ box, after: this.glyphs.length });
    }
  }

  stroke(data: ArrayLike<number>, state: GraphicsState): void {
    const half = strokeWidth(state) / 2;
    if (state.strokeAlpha === 0 || half * 2 <= MAX_RULE || isPaper(state.strokeColor)) return;
    const box = pathBounds(data, state.ctm);
    if (box !== null) this.ink([box[0] - half, box[1] - half, box[2] + half, box[3] + half], state);
  }

  /** Notes an image, or anything else that leaves marks within a box. */
  ink(box: Box | null, state: GraphicsState): void {
    const seen = box === null ? null : intersection(box, state.clip);
    if (seen !== null) this.inked.push({ box: seen, after: this.glyphs.length });
  }

  /** The glyphs that are seen. */
  seen(): readonly Glyph[] {
    const blank = this.blank.reduce((sum, { from, to }) => sum + to - from, 0);
    const compared = this.covers.reduce((sum, { after }) => sum + after, blank * this.inked.length);
    if (compared === 0 && blank === 0) return this.glyphs;
    if (compared > MAX_COMPARISONS) return this.glyphs;
    const hidden = new Set<Glyph>();
    for (const { from, to } of this.blank) {
      const below = this.inked.filter(({ after }) => after <= from);
      for (const glyph of this.glyphs.slice(from, to))
        if (!below.some((area) => isOver(area, glyph))) hidden.add(glyph);
    }
    for (const cover of this.covers)
      for (let at = 0; at < cover.after; at += 1) {
        const glyph = this.glyphs[at] as Glyph;
        if (isOver(cover, glyph)) hidden.add(glyph);
      }
    return hidden.size === 0 ? this.glyphs : this.glyphs.filter((glyph) => !hidden.has(glyph));
  }
}
