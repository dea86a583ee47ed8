/** Reads drawn paths: which of them are rules of a table, which are shaded areas. */
import type { Box, Rule } from '../lattice/geometry.js';
import { intersection, unionOf } from '../lattice/geometry.js';
import type { GraphicsState } from './graphics-state.js';
import type { Matrix } from './matrix.js';
import type { Fill } from './page-content.js';

/** Pieces of a path in the operator list; the package does not export the codes. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

/** A filled area this thin, in points, is a rule. */
export const MAX_RULE = 3;
/** Slope up to which a stroke counts as running along an axis, and the offset in points that is always allowed. */
const SLANT = 0.01;
const OFFSET = 0.3;
/** A border of one cell drawn as a polygon goes round a corner; text drawn as outlines has far more points. */
const MAX_POLYGON = 32;
/** Lines along the edge of a clip may stand out of it by this much, in points. */
const CLIP = 1;
/** From here on a colour cannot be told from paper. */
const PAPER = 0xf9;

type Points = number[];

interface Subpath {
  /** x, y, x, y … on the page. */
  readonly points: Points;
  readonly isCurved: boolean;
  isClosed: boolean;
}

/** The pieces of a path between two moves, on the page. Curves keep their end points only. */
export function subpathsOf(data: ArrayLike<number>, m: Matrix): Subpath[] {
  const subpaths: (Subpath & { isCurved: boolean })[] = [];
  let open: (Subpath & { isCurved: boolean }) | null = null;
  let at = 0;
  const add = (x: number, y: number): void => {
    if (open === null) subpaths.push((open = { points: [], isCurved: false, isClosed: false }));
    open.points.push(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
  };
  while (at < data.length) {
    const code = data[at] as number;
    at += 1;
    switch (code) {
      case MOVE:
        open = null;
        add(data[at] as number, data[at + 1] as number);
        at += 2;
        break;
      case LINE:
        add(data[at] as number, data[at + 1] as number);
        at += 2;
        break;
      case CURVE:
      case QUADRATIC: {
        const length = code === CURVE ? 6 : 4;
        add(data[at + length - 2] as number, data[at + length - 1] as number);
        if (open !== null) (open as { isCurved: boolean }).isCurved = true;
        at += length;
        break;
      }
      case CLOSE:
        if (open !== null) (open as Subpath).isClosed = true;
        break;
      default:
        // Unknown codes cannot be skipped, for their length is unknown.
        return subpaths;
    }
  }
  return subpaths;
}

export function boxOf(points: Points): Box | null {
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = points[at] as number;
    const y = points[at + 1] as number;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  return Number.isFinite(x0 + y0 + x1 + y1) && x0 <= x1 ? [x0, y0, x1, y1] : null;
}

/** The bounds of a whole path; null for an empty one. */
export function pathBounds(data: ArrayLike<number>, matrix: Matrix): Box | null {
  return unionOf(
    subpathsOf(data, matrix)
      .map(({ points }) => boxOf(points))
      .filter((box) => box !== null),
  );
}

/** The box that a path is; null for any other shape. */
export function plainBox(data: ArrayLike<number>, matrix: Matrix): Box | null {
  const [only, second] = subpathsOf(data, matrix);
  if (only === undefined || second !== undefined || only.isCurved || only.points.length / 2 > 5) return null;
  const isUpright = sides(only.points, true).length >= 4;
  return isUpright ? boxOf(only.points) : null;
}

export function isPaper(color: string): boolean {
  return [1, 3, 5].every((at) => Number.parseInt(color.slice(at, at + 2), 16) >= PAPER);
}

function rule(axis: 'h' | 'v', at: number, a: number, b: number): Rule {
  return { axis, at, from: Math.min(a, b), to: Math.max(a, b) };
}

/** The line between two points where it runs along an axis. */
function segment(x0: number, y0: number, x1: number, y1: number): Rule | null {
  const dx = Math.abs(x1 - x0);
  const dy = Math.abs(y1 - y0);
  if (dx >= dy && dy <= SLANT * dx + OFFSET) return rule('h', (y0 + y1) / 2, x0, x1);
  if (dy > dx && dx <= SLANT * dy + OFFSET) return rule('v', (x0 + x1) / 2, y0, y1);
  return null;
}

/** How thick a line is on the page, in points. */
export function strokeWidth({ lineWidth, ctm }: GraphicsState): number {
  return lineWidth * Math.sqrt(Math.abs(ctm[0] * ctm[3] - ctm[1] * ctm[2]));
}

/** A thin area as its middle line; null for a thick one. */
export function thinRule([x0, y0, x1, y1]: Box): Rule | null {
  const width = x1 - x0;
  const height = y1 - y0;
  if (height <= MAX_RULE && width >= height) return rule('h', (y0 + y1) / 2, x0, x1);
  if (width <= MAX_RULE) return rule('v', (x0 + x1) / 2, y0, y1);
  return null;
}

/** A ring drawn as a box in a box: the inner one's sides are rules. */
function isRing(outer: Box, inner: Box): boolean {
  return [0, 1, 2, 3].every((side) => {
    const gap = ((inner[side] as number) - (outer[side] as number)) * (side < 2 ? 1 : -1);
    return gap >= 0 && gap <= MAX_RULE;
  });
}

export class PathReader {
  constructor(
    private readonly rules: Rule[],
    private readonly fills: Fill[],
  ) {}

  stroke(data: ArrayLike<number>, state: GraphicsState): void {
    if (state.strokeAlpha === 0 || isPaper(state.strokeColor)) return;
    const thickness = strokeWidth(state);
    for (const { points, isClosed } of subpathsOf(data, state.ctm)) {
      for (const found of sides(points, isClosed)) {
        if (thickness <= MAX_RULE) this.addRule(found, state);
        else this.addFill(thickened(found, thickness), state.strokeColor, state);
      }
    }
  }

  fill(data: ArrayLike<number>, state: GraphicsState): void {
    if (state.fillAlpha === 0) return;
    const color = state.fillColor;
    const boxes: Box[] = [];
    for (const { points, isCurved } of subpathsOf(data, state.ctm)) {
      const box = boxOf(points);
      if (box === null) continue;
      const thin = thinRule(box);
      const corners = points.length / 2;
      if (thin !== null) {
        if (!isPaper(color)) this.addRule(thin, state);
      } else if (corners <= 5) {
        if (!isCurved) boxes.push(box);
      } else if (!isCurved && corners <= MAX_POLYGON && !isPaper(color))
        for (const side of sides(points, true)) this.addRule(side, state);
    }
    for (const box of boxes) {
      this.addFill(box, color, state);
      if (boxes.length > 1 && boxes.length <= 8 && boxes.some((outer) => outer !== box && isRing(outer, box)))
        for (const side of edges(box)) this.addRule(side, state);
    }
  }

  private addRule({ axis, at, from, to }: Rule, { clip: [x0, y0, x1, y1] }: GraphicsState): void {
    const [low, high, start, end] = axis === 'h' ? [y0, y1, x0, x1] : [x0, x1, y0, y1];
    const shown = { axis, at, from: Math.max(from, start - CLIP), to: Math.min(to, end + CLIP) };
    if (at >= low - CLIP && at <= high + CLIP && shown.from <= shown.to) this.rules.push(shown);
  }

  private addFill(box: Box, color: string, { clip }: GraphicsState): void {
    const shown = intersection(box, clip);
    if (shown !== null) this.fills.push({ box: shown, color });
  }
}

function sides(points: Points, isClosed: boolean): Rule[] {
  const found: Rule[] = [];
  const count = points.length / 2;
  for (let at = 1; at < count + (isClosed ? 1 : 0); at += 1) {
    const from = (at - 1) * 2;
    const to = (at % count) * 2;
    const side = segment(
      points[from] as number,
      points[from + 1] as number,
      points[to] as number,
      points[to + 1] as number,
    );
    if (side !== null) found.push(side);
  }
  return found;
}

/** The four sides of a box. */
export function edges([x0, y0, x1, y1]: Box): Rule[] {
  return [rule('h', y0, x0, x1), rule('h', y1, x0, x1), rule('v', x0, y0, y1), rule('v', x1, y0, y1)];
}

function thickened({ axis, at, from, to }: Rule, thickness: number): Box {
  const half = thickness / 2;
  return axis === 'h' ? [from, at - half, to, at + half] : [at - half, from, at + half, to];
}
