/** Glyphs → printed lines → the text of a cell: order, spaces between words, lines joined. */
import { firstFigure, isBrokenNumber } from './broken-figures.js';
import type { Direction, Glyph } from './page-content.js';
import type { PlacedGlyph, TextLine } from './text-line.js';

/** Two glyphs whose middles differ by less, in ems of the larger, stand on one line. */
const LINE_TOLERANCE = 0.5;
/** The same character this near, in ems, is painted twice to look bold. */
const FAKE_BOLD = 0.1;
/** A gap this wide, in ems, parts two words where no space was shown. */
const WORD_GAP = 0.3;
/** Fewer characters do not tell whether a line is letter-spaced; its figures then are not this far apart, in ems. */
const MIN_SPACED = 3;
const MAX_SPACING = 0.8;
/** A line that comes this near to the end of its room, in ems, was broken because it was full. */
const FULL_LINE = 1.2;

/** Vertical writing steps down from most characters to the next; the others begin a column. */
const VERTICAL_SHARE = 0.65;

/** Letters and digits that words are made of; a space beside anything else is layout. */
const WORD = /[\u0021-\u007E\u00C0-\u024F\u0370-\u052F]/;
/** Behind anything else a line may be broken without a space: `100-|80%`. */
const WORD_END = /[A-Za-z0-9\u00C0-\u024F\u0370-\u052F]/;
const FIGURE = /^[\d.,%]$/;
const LETTER = /[A-Za-z\u00C0-\u024F\u0370-\u052F]/;

function place(glyph: Glyph, direction: Exclude<Direction, null>): PlacedGlyph {
  const { x0, y0, x1, y1 } = glyph;
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  switch (direction) {
    case 0:
      return { glyph, from: x0, to: x1, at: y };
    case 1:
      return { glyph, from: y0, to: y1, at: -x };
    case 2:
      return { glyph, from: -x1, to: -x0, at: -y };
    case 3:
      return { glyph, from: -y1, to: -y0, at: x };
  }
}

/** Whether a space between two texts is part of what they say. */
export function spaceCounts(before: string, after: string): boolean {
  return WORD.test(before.charAt(before.length - 1)) && WORD.test(after.charAt(0));
}

const byStart = (a: PlacedGlyph, b: PlacedGlyph): number => a.from - b.from || a.to - b.to;

/** The space that letter-spaced text keeps between all of its characters, in points; none in a line of few. */
export function letterSpacing(sorted: readonly PlacedGlyph[]): number {
  if (sorted.length < MIN_SPACED) return 0;
  let least = Infinity;
  for (let at = 1; at < sorted.length && least > 0; at += 1)
    least = Math.min(least, (sorted[at] as PlacedGlyph).from - (sorted[at - 1] as PlacedGlyph).to);
  return Math.max(0, least);
}

/** Whether two figures are parts of one number: with no space shown between them, and not far apart. */
function isInNumber(before: PlacedGlyph, after: PlacedGlyph, gap: number): boolean {
  const areFigures = FIGURE.test(before.glyph.text) && FIGURE.test(after.glyph.text);
  return areFigures && !after.glyph.spaced && gap < MAX_SPACING * after.glyph.size;
}

function lineOf(row: readonly PlacedGlyph[], direction: Exclude<Direction, null>): TextLine {
  const sorted = [...row].sort(byStart);
  const spacing = letterSpacing(sorted);
  const kept: PlacedGlyph[] = [];
  let text = '';
  let previous: PlacedGlyph | null = null;
  let to = -Infinity;
  let size = 0;
  for (const placed of sorted) {
    const { glyph } = placed;
    const em = glyph.size;
    if (previous !== null) {
      const isDouble =
        previous.glyph.text === glyph.text &&
        Math.abs(placed.from - previous.from) < FAKE_BOLD * em &&
        Math.abs(placed.at - previous.at) < FAKE_BOLD * em;
      if (isDouble) continue;
      const gap = placed.from - previous.to;
      const isWide = gap > WORD_GAP * em + spacing && !isInNumber(previous, placed, gap);
      if ((isWide || (glyph.spaced && gap > 0)) && spaceCounts(text, glyph.text)) text += ' ';
    }
    text += glyph.text;
    kept.push(placed);
    previous = placed;
    to = Math.max(to, placed.to);
    size = Math.max(size, em);
  }
  const first = sorted[0] as PlacedGlyph;
  const at = sorted.reduce((sum, placed) => sum + placed.at, 0) / sorted.length;
  return { text, placed: kept, direction, from: first.from, to, at, size };
}

function linesAlong(glyphs: readonly Glyph[], direction: Exclude<Direction, null>): TextLine[] {
  const placed = glyphs.map((glyph) => place(glyph, direction)).sort((a, b) => a.at - b.at);
  const lines: TextLine[] = [];
  let row: PlacedGlyph[] = [];
  let tallest: PlacedGlyph | null = null;
  for (const each of placed) {
    const em: number = Math.max(tallest?.glyph.size ?? 0, each.glyph.size);
    if (tallest !== null && each.at - tallest.at > LINE_TOLERANCE * em) {
      lines.push(lineOf(row, direction));
      row = [];
      tallest = null;
    }
    row.push(each);
    if (tallest === null || each.glyph.size > tallest.glyph.size) tallest = each;
  }
  if (row.length > 0) lines.push(lineOf(row, direction));
  return lines;
}

/** Whether one character was shown below the other, as in vertical writing. */
function isBeneath(next: Glyph, last: Glyph): boolean {
  const isBelow = next.y0 >= last.y1 - LINE_TOLERANCE * next.size;
  return isBelow && Math.abs(next.x0 + next.x1 - last.x0 - last.x1) <= next.size;
}

/** Whether characters, most of them upright, were shown one below the other in columns. A single one reads like lines. */
function isVertical(glyphs: readonly Glyph[]): boolean {
  const [first] = glyphs;
  const isColumn = ({ x0, x1, direction, size }: Glyph): boolean =>
    direction === 0 && first !== undefined && Math.abs(x0 + x1 - first.x0 - first.x1) <= size;
  if (glyphs.every(isColumn)) return false;
  let [down, left] = [0, 0];
  for (let at = 1; at < glyphs.length; at += 1) {
    const [last, next] = [glyphs[at - 1] as Glyph, glyphs[at] as Glyph];
    if (isBeneath(next, last)) down += 1;
    else if (next.x1 <= (last.x0 + last.x1) / 2) left += 1;
  }
  const steps = glyphs.length - 1;
  // From the end of a column it is a step to the left.
  return down > 0 && down >= steps * VERTICAL_SHARE && left * 2 >= steps - down;
}

/** The lines of some glyphs in reading order; slanted text, which is no part of any line, is left out. */
export function textLines(glyphs: readonly Glyph[]): TextLine[] {
  // Latin letters and brackets lie on their side in vertical writing, among upright characters.
  const isUpright = glyphs.every(({ direction }) => direction === 0 || direction === 1);
  return isUpright && isVertical(glyphs) ? linesAlong(glyphs, 1) : linesByDirection(glyphs);
}

function linesByDirection(glyphs: readonly Glyph[]): TextLine[] {
  const level = glyphs.every(({ direction }) => direction === 0);
  if (level) return glyphs.length === 0 ? [] : linesAlong(glyphs, 0);
  const lines: TextLine[] = [];
  for (const direction of [0, 1, 2, 3] as const) {
    const own = glyphs.filter((glyph) => glyph.direction === direction);
    if (own.length > 0) lines.push(...linesAlong(own, direction));
  }
  return lines;
}

/** What stands between a line and the next one: nothing in Chinese, a space between words. */
function joint(line: TextLine, next: TextLine, room: number | null): '' | ' ' {
  if (!WORD_END.test(line.text.slice(-1)) || !WORD_END.test(next.text.charAt(0))) return '';
  const rest = room === null ? 0 : room - (line.to - line.from);
  const isUnbroken = !/[^\u0021-\u007E]/.test(line.text);
  const areWords = LETTER.test(line.text.slice(-1)) && LETTER.test(next.text.charAt(0));
  const areDigits = /\d$/.test(line.text) && /^\d/.test(next.text);
  const isFull = rest < Math.max(FULL_LINE * line.size, areDigits ? firstFigure(next) : 0);
  // A number or code longer than its narrow cell goes on in the next line; 不少于35 above 0件 broke anywhere.
  return isFull && !areWords && (isUnbroken || areDigits) ? '' : ' ';
}

/**
 * Lines as one text.
 * @param room Length that a line can have in its cell, in points; null where unknown.
 */
export function joinLines(lines: readonly TextLine[], room: number | null): string {
  if (room !== null && isBrokenNumber(lines, room)) return lines.map(({ text }) => text).join('');
  let text = '';
  lines.forEach((line, index) => {
    text += line.text;
    const next = lines[index + 1];
    if (next !== undefined) text += joint(line, next, room);
  });
  return text;
}
