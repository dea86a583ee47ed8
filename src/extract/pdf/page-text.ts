/** A loose line of a page. */
import type { Box } from '../lattice/geometry.js';

export interface PageText {
  readonly kind: 'text';
  readonly page: number;
  readonly box: Box;
  readonly text: string;
}
