/** Affine transforms of the plane, as PDF writes them: `[a, b, c, d, e, f]`, x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The transform that first does `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

/** Six numbers out of an operator's arguments; null where they are none. */
export function matrixFrom(values: ArrayLike<number> | null | undefined): Matrix | null {
  if (values === null || values === undefined || values.length < 6) return null;
  const [a, b, c, d, e, f] = [values[0], values[1], values[2], values[3], values[4], values[5]];
  if (![a, b, c, d, e, f].every((value) => Number.isFinite(value))) return null;
  return [a as number, b as number, c as number, d as number, e as number, f as number];
}

/** Bounding box of a rectangle after a transform, as `[x0, y0, x1, y1]`. */
export function boundsOf(
  m: Matrix,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): readonly [number, number, number, number] {
  const ax = Math.min(m[0] * x0, m[0] * x1);
  const bx = Math.max(m[0] * x0, m[0] * x1);
  const cx = Math.min(m[2] * y0, m[2] * y1);
  const dx = Math.max(m[2] * y0, m[2] * y1);
  const ay = Math.min(m[1] * x0, m[1] * x1);
  const by = Math.max(m[1] * x0, m[1] * x1);
  const cy = Math.min(m[3] * y0, m[3] * y1);
  const dy = Math.max(m[3] * y0, m[3] * y1);
  return [ax + cx + m[4], ay + cy + m[5], bx + dx + m[4], by + dy + m[5]];
}
