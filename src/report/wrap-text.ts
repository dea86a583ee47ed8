/** Breaks text into lines of a terminal, where a Chinese character takes two columns. */
import { displayWidth } from './display-width.js';

/** No line begins with these: room is kept for one of them behind the last word. */
const CLOSING = /^[，。；：、！？）】》”’%,.;:!?)\]]$/u;
const HANGING = 2;
/** A word of a Western script, with the space behind it; any other character stands for itself. */
const PIECES = /[\p{Script=Latin}\p{N}./_-]+ ?|./gsu;

/**
 * @param indent
 *   Of every line but the first, in columns.
 */
export function wrapText(text: string, width: number, indent: number): string[] {
  const most = Math.max(20, width);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const [piece] of text.matchAll(PIECES)) {
    const wide = displayWidth(piece.trimEnd());
    const room = CLOSING.test(piece) ? most : most - HANGING;
    if (used + wide > room && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = ' '.repeat(indent);
      used = indent;
      if (piece.trim() === '') continue;
    }
    line += piece;
    used += displayWidth(piece);
  }
  return [...lines, line.trimEnd()];
}
