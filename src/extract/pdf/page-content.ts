/** What one page shows, as found in a single pass over its operators: glyphs, rules, fills and images. */
import type { Box, Rule } from '../lattice/geometry.js';

/** Quarter turns clockwise of the direction that text runs in; null for slanted text (watermarks). */
export type Direction = 0 | 1 | 2 | 3 | null;

/** One shown character (or the few that one glyph stands for) with the box of its em, in points from the top left. */
export interface Glyph {
  readonly text: string;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** Height of the em in points. */
  readonly size: number;
  readonly direction: Direction;
  /** A space was shown right before it. */
  readonly spaced: boolean;
  /** Its font gives no trustworthy characters when many of this font are odd: see `font-health.ts`. */
  readonly font: string;
  /** Number of the show operator: glyphs of one operator belong together. */
  readonly run: number;
  /** Bounds outside of which the glyph lies, so that nobody sees it; null for a glyph that shows. */
  readonly clip: Box | null;
  /** Painted so light, or so thin, that text can stand over it. */
  readonly isPale: boolean;
  /** Part of a remark or a stamp put on the page, not of the page itself. */
  readonly isAdded: boolean;
}

/** A filled area that is too thick to be a rule. */
export interface Fill {
  readonly box: Box;
  /** `#rrggbb` */
  readonly color: string;
}

export interface PageContent {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly fills: readonly Fill[];
  readonly images: readonly Box[];
  /** Show operators whose font could not be loaded: their text is lost. */
  readonly lostRuns: number;
}
