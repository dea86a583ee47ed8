/** Numbers that a narrow column breaks between any two figures: `97.5` above `0%`, `10` above `0`. */
import type { TextLine } from './text-line.js';

/** What more a cell may keep free on both sides of its text, in points. */
const LOOSE = 10;
/** A part of a number, and a whole one. */
const PART = /^[≥≤><=＞＜¥￥]?[\d.,]*[%％]?$/;
const NUMBER = /^[≥≤><=＞＜¥￥]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?[%％]?$/;
/** Marks that never begin a line: they stay with the figure before them. */
const CLOSING = /^[.,%％]$/;

/** Length of the figure that a line begins with, and of the marks that stay with it. */
export function firstFigure({ placed, from }: TextLine): number {
  let end = 0;
  while (CLOSING.test(placed[end + 1]?.glyph.text ?? '')) end += 1;
  return (placed[end]?.to ?? from) - from;
}

const lengthOf = ({ from, to }: TextLine): number => to - from;

/**
 * Whether the lines of a cell are one number: nothing else stands in it, and no line had room for the next figure.
 * @param room Length that a line can have in the cell, in points.
 */
export function isBrokenNumber(lines: readonly TextLine[], room: number): boolean {
  if (lines.length < 2 || !lines.every(({ text }) => PART.test(text))) return false;
  if (!NUMBER.test(lines.map(({ text }) => text).join(''))) return false;
  return lines.slice(1).every((next, at) => {
    const line = lines[at] as TextLine;
    return lengthOf(line) + firstFigure(next) > room - LOOSE;
  });
}
