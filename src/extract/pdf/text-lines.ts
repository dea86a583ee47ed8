/** Glyphs → printed lines → the text of a cell: order, spaces between words, lines joined. */
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

/** Two glyphs whose middles differ by less, in ems of the larger, stand on one line. */
const LINE_TOLERANCE = 0.5;
/** The same character this near, in ems, is painted twice to look bold. */
const FAKE_BOLD = 0.1;
/** A gap this wide, in ems, parts two words where no space was shown. */
const WORD_GAP = 0.3;
/** A line that comes this near to the end of its room, in ems, was broken because it was full. */
const FULL_LINE = 1.2;

/** Letters and digits that words are made of; a space beside anything else is layout. */
const WORD = /[\u0021-\u007E\u00C0-\u024F\u0370-\u052F]/;
/** Behind anything else a line may be broken without a space: `100-|80%`. */
const WORD_END = /[A-Za-z0-9\u00C0-\u024F\u0370-\u052F]/;
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

function lineOf(row: readonly PlacedGlyph[], direction: Exclude<Direction, null>): TextLine {
  const sorted = [...row].sort(byStart);
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
      const isApart = gap > WORD_GAP * em || (glyph.spaced && gap > 0);
      if (isApart && spaceCounts(text, glyph.text)) text += ' ';
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

/** The lines of some glyphs in reading order; slanted text, which is no part of any line, is left out. */
export function textLines(glyphs: readonly Glyph[]): TextLine[] {
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
  const isFull = room === null || room - (line.to - line.from) < FULL_LINE * line.size;
  const isUnbroken = !/[^\u0021-\u007E]/.test(line.text);
  const areWords = LETTER.test(line.text.slice(-1)) && LETTER.test(next.text.charAt(0));
  // A number or code longer than its narrow cell goes on in the next line.
  return isFull && isUnbroken && !areWords ? '' : ' ';
}

/**
 * Lines as one text.
 * @param room Length that a line can have in its cell, in points; null where unknown.
 */
export function joinLines(lines: readonly TextLine[], room: number | null): string {
  let text = '';
  lines.forEach((line, index) => {
    text += line.text;
    const next = lines[index + 1];
    if (next !== undefined) text += joint(line, next, room);
  });
  return text;
}
