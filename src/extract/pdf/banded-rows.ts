/** Rows of a table that lines or shades part from each other, and nothing parts the columns: each band is a row. */
import { contains, overlap, unionOf, type Box, type Rule } from '../lattice/geometry.js';
import { wholeLines } from '../lattice/joined-rules.js';
import type { Fill, Glyph } from './page-content.js';
import { isPaper } from './path-reader.js';
import { isCaption, isStreamTable, rowOf, streamRows, type Paper, type StreamRow } from './stream-rows.js';
import type { TextBlock } from './text-block.js';
import { textBlocks } from './text-blocks.js';

/** Fewer bands with text do not make a table. */
const MIN_BANDS = 5;
/** Texts side by side that make a row. */
const MIN_TEXTS = 3;
/** A line is at least this long, a shade this high, in points; a shade is no higher than this share of its width. */
const MIN_LENGTH = 20;
const MIN_HEIGHT = 6;
/** A line holds for text that sticks out of it by this much, in points. */
const REACH = 2;
/** Glyphs of one text stand nearer to each other, in ems. */
const MAX_GAP = 1;
/** Text of a cell that the page cuts stands this near to the lines beside the cell, in ems. */
const CARRIED = 3;
/** Texts side by side may touch; with more than this in common, in points, they stand below each other. */
const MIN_COMMON = 0.5;
/** Higher space between two lines, in ems, may hold the title of another table. */
const MAX_BAND = 3.2;
/** Lines and shades beyond these, or comparisons of them with glyphs, are a drawing. */
const MAX_LINES = 20_000;
const MAX_COMPARISONS = 20_000_000;

/** The lines that part rows from each other: drawn ones, or else the edges of shades. */
export interface RowLines {
  readonly lines: readonly Rule[];
  readonly areShades: boolean;
}

/** The lines of a page outside of its ruled tables. */
export function rowLines(rules: readonly Rule[], fills: readonly Fill[], tables: readonly Box[]): RowLines {
  const isOutside = ({ at, from, to }: Rule): boolean => !tables.some((box) => contains(box, (from + to) / 2, at));
  const linesOf = (drawn: readonly Rule[]): Rule[] => {
    const own = drawn.filter((rule) => rule.axis === 'h' && isOutside(rule));
    return own.length > MAX_LINES ? [] : wholeLines(own, 'h').filter(({ from, to }) => to - from >= MIN_LENGTH);
  };
  const lines = linesOf(rules);
  if (lines.length > MIN_BANDS) return { lines, areShades: false };
  const ends = fills
    .filter(({ box: [x0, y0, x1, y1], color }) => !isPaper(color) && x1 - x0 >= MIN_LENGTH && y1 - y0 >= MIN_HEIGHT)
    .flatMap(({ box: [x0, y0, x1, y1] }): Rule[] => [
      { axis: 'h', at: y0, from: x0, to: x1 },
      { axis: 'h', at: y1, from: x0, to: x1 },
    ]);
  return { lines: linesOf([...rules, ...ends]), areShades: true };
}

/** The texts that were shown one after the other between the same two lines. */
interface Band {
  /** Position of the line above; −∞ where the page, and with it a cell from the page before, begins. */
  readonly top: number;
  readonly bottom: number;
  readonly glyphs: Glyph[];
}

/** Where a piece of a printed line stands: below the lowest line above any of its glyphs, above the highest below. */
function bandAt(piece: readonly Glyph[], lines: readonly Rule[]): Pick<Band, 'top' | 'bottom'> {
  let [top, bottom] = [-Infinity, Infinity];
  for (const { x0, x1, y0, y1 } of piece) {
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    for (const { at, from, to } of lines) {
      if (x < from - REACH || x > to + REACH) continue;
      if (at <= y) top = Math.max(top, at);
      else bottom = Math.min(bottom, at);
    }
  }
  return { top, bottom };
}

/** Glyphs that follow each other on one line, as they were shown. */
function piecesOf(glyphs: readonly Glyph[]): Glyph[][] {
  const pieces: Glyph[][] = [];
  let last: Glyph | null = null;
  for (const glyph of glyphs) {
    const follows =
      last !== null &&
      Math.abs(glyph.y0 + glyph.y1 - last.y0 - last.y1) < glyph.size &&
      Math.abs(glyph.x0 - last.x1) < MAX_GAP * glyph.size;
    if (follows) pieces.at(-1)?.push(glyph);
    else pieces.push([glyph]);
    last = glyph;
  }
  return pieces;
}

/** The bands in the order in which their texts were shown; glyphs outside of all lines are left over. */
function bandsOf(glyphs: readonly Glyph[], { lines, areShades }: RowLines): { bands: Band[]; outside: Glyph[] } {
  const bands: Band[] = [];
  const outside: Glyph[] = [];
  const positions = lines.map(({ at }) => at);
  const [first, last] = [Math.min(...positions), Math.max(...positions)];
  /** Pieces that no line stands above or below: they go where the next piece goes, before which they were shown. */
  let pending: Glyph[][] = [];
  for (const piece of piecesOf(glyphs)) {
    const { top, bottom } = bandAt(piece, lines);
    const [{ y0, y1, size }] = piece as [Glyph];
    const isUnlined = top === -Infinity && bottom === Infinity;
    if (isUnlined && areShades && y0 > first && y1 < last) {
      pending.push(piece);
      continue;
    }
    // Cells that go on over the page's top or bottom have no line there, and lines beside them.
    const isAbove = top === -Infinity && (bottom === first || y1 < first - CARRIED * size);
    const isBelow = bottom === Infinity && (top === last || y0 > last + CARRIED * size);
    const isOutside = isAbove || isBelow || isUnlined;
    for (const unlined of pending) {
      if (isOutside) outside.push(...unlined);
      else bands.push({ top: -Infinity, bottom: Infinity, glyphs: [...unlined] });
    }
    pending = [];
    if (isOutside) {
      outside.push(...piece);
      continue;
    }
    const open = bands.at(-1);
    if (open?.top === top && open.bottom === bottom) open.glyphs.push(...piece);
    else bands.push({ top, bottom, glyphs: [...piece] });
  }
  for (const unlined of pending) outside.push(...unlined);
  return { bands, outside };
}

const shareColumn = (a: Box, b: Box): boolean => overlap(a[0], a[2], b[0], b[2]) > MIN_COMMON;

/** The texts of a band side by side: what stands below each other is one. */
function cellsOf(glyphs: readonly Glyph[]): TextBlock[] {
  let cells: TextBlock[] = [];
  for (const block of textBlocks(glyphs)) {
    const own = cells.filter(({ box }) => shareColumn(box, block.box));
    const joined = [...own, block];
    cells = [
      ...cells.filter((cell) => !own.includes(cell)),
      {
        glyphs: joined.flatMap((cell) => cell.glyphs),
        box: unionOf(joined.map(({ box }) => box)) ?? block.box,
        size: Math.max(...joined.map(({ size }) => size)),
      },
    ];
  }
  return cells;
}

/** Whether a band is the space between two tables, with the title of the second in it. */
function isBetweenTables({ top, bottom }: Band, rows: readonly StreamRow[], paper: Paper): boolean {
  const em = Math.max(...rows.flatMap(({ blocks }) => blocks.map(({ size }) => size)));
  return bottom - top > MAX_BAND * em && rows.some((row) => isCaption(row, paper));
}

/**
 * The line that the row of each band begins at. A shade ends only where the next row begins, so that a band without
 * one may hold several cells of one column: each belongs to the row of the text shown before it, where that stands to
 * its left, and else to that of the text shown after it.
 */
function rowTops(bands: readonly Band[], areShades: boolean): number[] {
  const tops = bands.map(({ top }) => top);
  if (!areShades) return tops;
  const starts = [...new Set(tops)];
  const isOpen = bands.map(({ top, bottom }) => starts.some((start) => start > top && start < bottom));
  const take = (at: number, from: number): void => {
    const [band, found] = [bands[at] as Band, tops[from]];
    if (found === undefined || found < band.top || found >= band.bottom) return;
    tops[at] = found;
    isOpen[at] = false;
  };
  const left = ({ glyphs }: Band): number => glyphs[0]?.x0 ?? 0;
  bands.forEach((band, at) => {
    const before = bands[at - 1];
    if (isOpen[at] === true && isOpen[at - 1] === false && before !== undefined && left(before) < left(band))
      take(at, at - 1);
  });
  for (let at = bands.length - 2; at >= 0; at -= 1) if (isOpen[at] === true) take(at, at + 1);
  return tops;
}

/** Whether a whole table stands between two lines: they do not part its rows. Its columns may end at different lines below. */
function holdsTable(bands: readonly Band[], tops: readonly number[], areShades: boolean, paper: Paper): boolean {
  const glyphs = new Map<number, Glyph[]>();
  bands.forEach((band, index) => {
    const top = tops[index] ?? 0;
    const own = glyphs.get(top);
    if (own === undefined) glyphs.set(top, [...band.glyphs]);
    else for (const glyph of band.glyphs) own.push(glyph);
  });
  return [...glyphs.values()].some((own) => {
    const rows = streamRows(own, paper);
    // Shades of headings part no rows of figures below them.
    return isStreamTable(rows) || (areShades && rows.filter(({ blocks }) => blocks.length >= MIN_TEXTS).length > 1);
  });
}

export interface BandedRows {
  readonly rows: readonly StreamRow[];
  /** Cells that go on from the page before, beside the first rows of this one. */
  readonly carried: readonly TextBlock[];
  /** What no lines enclose, in stretches as they were shown: before the rows, between them, after them. */
  readonly outside: readonly (readonly Glyph[])[];
}

/** The chosen glyphs, in stretches that were shown without others between them. */
function stretches(glyphs: readonly Glyph[], chosen: ReadonlySet<Glyph>): Glyph[][] {
  const found: Glyph[][] = [];
  let wasChosen = false;
  for (const glyph of glyphs) {
    const isChosen = chosen.has(glyph);
    if (isChosen && !wasChosen) found.push([]);
    if (isChosen) found.at(-1)?.push(glyph);
    wasChosen = isChosen;
  }
  return found;
}

/** The rows between lines, and what stands beside them; null where the lines do not part the rows of a table. */
export function bandedRows(glyphs: readonly Glyph[], { lines, areShades }: RowLines, paper: Paper): BandedRows | null {
  if (lines.length <= MIN_BANDS || lines.length * glyphs.length > MAX_COMPARISONS) return null;
  const level = glyphs.filter(({ direction }) => direction === 0);
  const { bands, outside } = bandsOf(level, { lines, areShades });
  const tops = rowTops(bands, areShades);
  if (holdsTable(bands, tops, areShades, paper)) return null;
  const rows = new Map<number, TextBlock[]>();
  for (const [index, band] of bands.entries()) {
    const top = tops[index] ?? 0;
    if (isBetweenTables(band, streamRows(band.glyphs, paper), paper)) outside.push(...band.glyphs);
    else rows.set(top, [...(rows.get(top) ?? []), ...cellsOf(band.glyphs)]);
  }
  const carried = rows.get(-Infinity) ?? [];
  rows.delete(-Infinity);
  if (rows.size < MIN_BANDS) return null;
  const found = [...rows].sort(([a], [b]) => a - b).map(([, blocks]) => rowOf(blocks, paper.number));
  if (!isStreamTable(found)) return null;
  return { rows: found, carried, outside: stretches(level, new Set(outside)) };
}
