/** 一、产出指标（50分） in a row of its own: the level-1 name of the rows below it, in forms without a column for it. */
import { LEVEL1_NAMES } from '../templates/registry.js';
import { readLevelName } from './levels.js';
import type { Line, LineCell } from './lines.js';

const NUMBERING = /^[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．:：]\s*|^[（(][一二三四五六七八九十\d]{1,2}[）)]/u;
const LONGEST = 30;

/** What tells a heading from the last piece of a broken name (减少企业用工 / 成本): a number, points, 指标, or its width. */
function isMarked(cell: LineCell, text: string): boolean {
  return text !== cell.text || cell.columnSpan > 1 || /(指标|[）)])$/u.test(text);
}

/** The heading cell without its numbering; null for any other line. */
export function sectionHeading(line: Line | undefined): LineCell | null {
  const cell = line?.cells[0];
  if (cell === undefined || line?.cells.length !== 1 || cell.text.length > LONGEST) return null;
  const text = cell.text.replace(NUMBERING, '');
  return LEVEL1_NAMES.has(readLevelName(text).name) && isMarked(cell, text) ? { ...cell, text } : null;
}

/** Among the rows a number before and points behind make a heading too: 四、预算执行率（10分）. */
function rowHeading(line: Line): LineCell | null {
  const known = sectionHeading(line);
  const cell = line.cells[0];
  if (known !== null || cell === undefined || line.cells.length !== 1 || cell.text.length > LONGEST) return known;
  const text = cell.text.replace(NUMBERING, '');
  const { name, weight } = readLevelName(text);
  return text !== cell.text && name !== '' && weight !== null ? { ...cell, text } : null;
}

/** The lines without their headings; the first line below each carries it. */
export function withHeadings(lines: readonly Line[], above: LineCell | null): Line[] {
  let heading = above;
  return lines.flatMap((line) => {
    const found = rowHeading(line);
    if (found !== null) {
      heading = found;
      return [];
    }
    const own = heading;
    heading = null;
    return [own === null ? line : { ...line, heading: own }];
  });
}
