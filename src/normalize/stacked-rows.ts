/** Parts rows in which several indicators stand one below the other, a line of each cell for each of them. */
import { LEVEL1_NAMES, LEVEL2_NAMES } from '../templates/registry.js';
import type { Line, LineCell } from './lines.js';
import { FUND_ITEM } from './regions.js';
import { cleanText, headerKey } from './text.js';

/** Names, weights, scores and one of target and actual at least have a line for each indicator. */
const MIN_CELLS = 4;
/** Weights and scores: what a narrow column breaks is one number, but not in both of them along with the name. */
const MIN_FIGURES = 2;
const MAX_STACKED = 40;

function linesOf({ raw }: LineCell): string[] {
  return raw.split('\n', MAX_STACKED + 1).flatMap((line) => {
    const text = cleanText(line);
    return text === '' ? [] : [text];
  });
}

const isFigure = (text: string): boolean => /^(?:100|\d{1,2})(?:\.\d{1,4})?分?$/u.test(text);
const isName = (text: string): boolean => /\p{Script=Han}.?\p{Script=Han}.?\p{Script=Han}/u.test(text);
/** 产 over 出 over 指 over 标, 社会效益 over 指标, 产出指标 over （50分） are the name of one level. */
function isLevel(lines: readonly string[]): boolean {
  const names = lines.filter((line) => !/^[（(]\d{1,3}(?:\.\d+)?[分%]?[）)]$/u.test(line));
  const name = names.join('');
  return names.length < lines.length || names.every((line) => /^\p{Script=Han}$/u.test(line)) || isLevelName(name);
}

function isLevelName(name: string): boolean {
  return LEVEL1_NAMES.has(name) || LEVEL2_NAMES.has(name);
}

const isStack = (lines: readonly string[], count: number): boolean => lines.length === count && !isLevel(lines);

/** How many indicators stand in the row; 1 where it is like any other. */
function countStacked(cells: readonly (readonly string[])[]): number {
  const counts = new Set(cells.filter((lines) => lines.every(isFigure)).map(({ length }) => length));
  for (const count of counts) {
    if (count < 2 || count > MAX_STACKED) continue;
    const stacks = cells.filter((lines) => isStack(lines, count));
    const figures = stacks.filter((lines) => lines.every(isFigure));
    const isNamed = stacks.some((lines) => lines.every(isName));
    if (stacks.length >= MIN_CELLS && figures.length >= MIN_FIGURES && isNamed) return count;
  }
  return 1;
}

/** The row as one for each indicator. Cells with other texts go with all of them, as merged cells do. */
function unstack(line: Line): Line[] {
  if (line.cells.filter(({ raw }) => raw.includes('\n')).length < MIN_CELLS) return [line];
  // Amounts are long enough to be broken.
  if (line.cells.some(({ text }) => FUND_ITEM.test(text))) return [line];
  const texts = line.cells.map(linesOf);
  const count = countStacked(texts);
  if (count === 1) return [line];
  const isStacked = texts.map((lines) => isStack(lines, count));
  const covered = new Map(line.covered);
  line.cells.forEach(({ column, columnSpan }, at) => {
    if (isStacked[at] === false) for (let slot = column; slot < column + columnSpan; slot++) covered.set(slot, column);
  });
  return Array.from({ length: count }, (_, index): Line => {
    const cells = line.cells.flatMap((cell, at): LineCell[] => {
      if (isStacked[at] !== true) return index === 0 ? [cell] : [];
      const text = texts[at]?.[index] ?? '';
      return [{ ...cell, text, raw: text, key: headerKey(text), rowSpan: 1 }];
    });
    return index === 0 ? { ...line, cells } : { ...line, cells, covered };
  });
}

/** Lines of the document, each indicator in a row of its own. */
export function unstackRows(lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((line) => (line.kind === 'row' ? unstack(line) : [line]));
}
