/** 一、产出指标（50分） in a row of its own: the level-1 name of the rows below it, in forms without a column for it. */
import { LEVEL1_NAMES } from '../templates/registry.js';
import { readLevelName } from './levels.js';
import type { Line, LineCell } from './lines.js';

const NUMBERING = /^[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．:：]\s*|^[（(][一二三四五六七八九十\d]{1,2}[）)]/u;
const LONGEST = 30;

/** The heading cell without its numbering; null for any other line. */
export function sectionHeading(line: Line | undefined): LineCell | null {
  const cell = line?.cells[0];
  if (cell === undefined || line?.cells.length !== 1 || cell.text.length > LONGEST) return null;
  const text = cell.text.replace(NUMBERING, '');
  return LEVEL1_NAMES.has(readLevelName(text).name) ? { ...cell, text } : null;
}

/** The lines without their headings; the first line below each carries it. */
export function withHeadings(lines: readonly Line[], above: LineCell | null): Line[] {
  let heading = above;
  return lines.flatMap((line) => {
    const found = sectionHeading(line);
    if (found !== null) {
      heading = found;
      return [];
    }
    const own = heading;
    heading = null;
    return [own === null ? line : { ...line, heading: own }];
  });
}
