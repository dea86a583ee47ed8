/** Turns a show operator's glyphs into boxes on the page, and moves the text position on. */
import { contains } from '../lattice/geometry.js';
import type { GraphicsState } from './graphics-state.js';
import { readableText } from './lookalikes.js';
import { boundsOf, multiply, type Matrix } from './matrix.js';
import type { Direction, Glyph } from './page-content.js';
import { readSigns } from './symbol-glyphs.js';

/** One glyph as the operator list holds it; widths in thousandths of glyph space. */
export interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  /** Vertical advance and origin. */
  readonly vmetric?: readonly [number, number, number] | null;
}

/** The em box around the baseline, as shares of the em: where Chinese characters stand, whatever the font says. */
const ASCENT = 0.88;
const DESCENT = 0.12;
/** Text that is not painted: invisible, or only clipped to. */
const INVISIBLE_MODES = new Set([3, 7]);
/** Slope up to which text counts as running along an axis. */
const SLANT = 0.05;
/** A glyph may stand out of its clip by this much, in points. */
const CLIP_TOLERANCE = 1;

/** From here on text is a watermark's, if it is large besides: 0 for black, 1 for paper. */
const PALE = 0.6;

/** Spaces of any width and marks without width; control characters stay, for they tell of a font without characters. */
const BLANK = /^[\s\u00AD\u200B-\u200F\u2060\uFEFF]*$/;

function directionOf(matrix: Matrix, vertical: boolean): Direction {
  // Vertical text runs down the y axis of its own space.
  const dx = vertical ? -matrix[2] : matrix[0];
  const dy = vertical ? -matrix[3] : matrix[1];
  if (Math.abs(dy) <= SLANT * Math.abs(dx)) return dx >= 0 ? 0 : 2;
  if (Math.abs(dx) <= SLANT * Math.abs(dy)) return dy >= 0 ? 1 : 3;
  return null;
}

/** How light a colour looks on paper. */
function brightness(color: string, alpha: number): number {
  const sum = [1, 3, 5].reduce((total, at) => total + Number.parseInt(color.slice(at, at + 2), 16), 0);
  return 1 - alpha * (1 - sum / (3 * 255));
}

export class GlyphPlacer {
  private run = 0;
  /** A space was shown and nothing after it, in this operator or an earlier one. */
  private spaced = false;

  /** @param glyphs Where the placed glyphs go. */
  constructor(private readonly glyphs: Glyph[]) {}

  show(shown: readonly (ShownGlyph | number)[], state: GraphicsState, isVisible: boolean): void {
    const { font, fontSize, fontDirection, charSpacing, wordSpacing, isAdded } = state;
    if (font === null || fontSize === 0) return;
    this.run += 1;
    const scaleX = state.horizontalScale * fontDirection;
    const origin: Matrix = [scaleX, 0, 0, fontDirection, state.x, state.y + state.rise];
    const matrix = multiply(multiply(state.ctm, state.textMatrix), origin);
    const isShown = isVisible && !state.hidden && state.fillAlpha > 0 && !INVISIBLE_MODES.has(state.renderingMode);
    const em = fontSize * font.em;
    const size = em * Math.hypot(matrix[2], matrix[3]);
    const direction = directionOf(matrix, font.vertical);
    const isPale = brightness(state.fillColor, state.fillAlpha) >= PALE;
    const unit = fontSize * font.matrix[0];
    const sign = font.vertical ? 1 : -1;
    let advance = 0;
    for (const glyph of shown) {
      if (typeof glyph === 'number') {
        advance += (sign * glyph * fontSize) / 1000;
        continue;
      }
      const spacing = ((glyph.isSpace ? wordSpacing : 0) + charSpacing) * fontDirection;
      const width = glyph.width * unit;
      if (BLANK.test(glyph.unicode)) this.spaced = true;
      else if (isShown) {
        const box = font.vertical
          ? verticalBox(matrix, glyph, advance, unit, em)
          : boundsOf(matrix, advance, -DESCENT * em, advance + width, ASCENT * em);
        const [x0, y0, x1, y1] = box;
        const clip = isInClip(box, state) ? null : state.clip;
        // What is clipped away whole, with the place that it was for, is no part of the page.
        if (clip === null || (clip[2] > clip[0] && clip[3] > clip[1])) {
          const { text, run, spaced } = {
            text: readableText(readSigns(glyph.unicode, font.face)),
            run: this.run,
            spaced: this.spaced,
          };
          this.glyphs.push({
            text,
            x0,
            y0,
            x1,
            y1,
            size,
            direction,
            spaced,
            font: font.name,
            run,
            clip,
            isPale,
            isAdded,
          });
        }
        this.spaced = false;
      }
      advance += font.vertical ? -(glyph.vmetric?.[0] ?? -1000) * unit - spacing : width + spacing;
    }
    if (font.vertical) state.y -= advance;
    else state.x += advance * scaleX;
  }
}

function verticalBox(
  matrix: Matrix,
  glyph: ShownGlyph,
  advance: number,
  unit: number,
  em: number,
): readonly [number, number, number, number] {
  const [, originX, originY] = glyph.vmetric ?? [-1000, glyph.width / 2, 880];
  const x = -originX * unit;
  const y = -(advance + originY * unit);
  return boundsOf(matrix, x, y - DESCENT * em, x + glyph.width * unit, y + ASCENT * em);
}

function isInClip([x0, y0, x1, y1]: readonly [number, number, number, number], { clip }: GraphicsState): boolean {
  const [left, top, right, bottom] = clip;
  const t = CLIP_TOLERANCE;
  return contains([left - t, top - t, right + t, bottom + t], (x0 + x1) / 2, (y0 + y1) / 2);
}
