/** Boxes as the result holds them: hundredths of a point. */
import type { Bbox } from '../../model/source.js';
import type { Box } from '../lattice/geometry.js';

export function roundedBox(box: Box): Bbox {
  const [x0, y0, x1, y1] = box.map((value) => Math.round(value * 100) / 100);
  return [x0 ?? 0, y0 ?? 0, x1 ?? 0, y1 ?? 0];
}
