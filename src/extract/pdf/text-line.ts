/** A printed line: its glyphs in the order in which they are read. */
import type { Direction, Glyph } from './page-content.js';

/** One printed line, in the frame of its own direction: `u` along the line, `v` from line to line. */
export interface TextLine {
  readonly text: string;
  readonly placed: readonly PlacedGlyph[];
  readonly direction: Exclude<Direction, null>;
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** Height of the largest em. */
  readonly size: number;
}

/** A glyph in the frame of its line. */
export interface PlacedGlyph {
  readonly glyph: Glyph;
  readonly from: number;
  readonly to: number;
  readonly at: number;
}
