/** Boxes and rules on a page, in points from its top left, y downwards. */

/** `[x0, y0, x1, y1]`, x0 ≤ x1 and y0 ≤ y1. */
export type Box = readonly [number, number, number, number];

/** One straight line drawn along an axis. */
export interface Rule {
  /** `h`: runs along x at a fixed y; `v`: the other way round. */
  readonly axis: 'h' | 'v';
  /** The fixed coordinate, at the middle of the line. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export function overlap(a0: number, a1: number, b0: number, b1: number): number {
  return Math.min(a1, b1) - Math.max(a0, b0);
}

export function contains(box: Box, x: number, y: number): boolean {
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

/** What two boxes have in common; null where they share no area. */
export function intersection(a: Box, b: Box): Box | null {
  const [x0, y0, x1, y1] = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return x0 < x1 && y0 < y1 ? [x0, y0, x1, y1] : null;
}

/** The smallest box around all; null where there are none. */
export function unionOf(boxes: Iterable<Box>): Box | null {
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (const box of boxes) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  return x0 <= x1 ? [x0, y0, x1, y1] : null;
}
