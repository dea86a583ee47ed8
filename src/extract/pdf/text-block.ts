/** The text of one cell where no lines part the cells, as far as the order tells it. */
import type { Box } from '../lattice/geometry.js';
import type { Glyph } from './page-content.js';

export interface TextBlock {
  readonly glyphs: readonly Glyph[];
  readonly box: Box;
  /** Height of the em. */
  readonly size: number;
}
