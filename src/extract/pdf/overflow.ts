/** Text that does not keep to its cell: it runs out of the table, into the next cell, or over the lower edge. */
import type { Box } from '../lattice/geometry.js';
import type { LatticeTable } from '../lattice/lattice.js';
import type { Glyph } from './page-content.js';

/** A cell by the numbers of its table and of itself. */
export interface Owner {
  readonly table: number;
  readonly cell: number;
}

/** A step to the next line, and a gap within a run of text, in ems. */
const MIN_LINE = 0.7;
const MAX_LINE = 1.8;
const TEXT_GAP = 0.16;
const SAME_LINE = 0.3;
/** A line that begins this near below a border, in ems, still stands across it. */
const ACROSS = 0.1;
/** What numbers and words are made of: no line is broken between two such glyphs. */
const WORD = /^[0-9A-Za-z.,%]+$/;
/** Marks that no line ends with, and marks that none begins with. */
const OPENING = /^[（《“‘【〔(]$/;
const CLOSING = /^[，。、；：！？）】》”’…]$/;
/** Glyphs of one word touch, within this many ems. */
const TOUCH = 0.02;
/** One number as it is printed; and the longest there is, in characters. */
const NUMBER = /^(?:[1-9]\d{0,2}(?:,\d{3}){1,6}|0|[1-9]\d{0,19})(?:\.\d{0,8})?%?$/;
const MAX_NUMBER = 32;
/** Steps of even lines differ by less, in ems. */
const UNEVEN = 0.06;

/** Glyphs from `start` to before `end` that stand in one cell and belong to another. */
interface Move {
  readonly from: Owner;
  readonly into: Owner;
  readonly start: number;
  readonly end: number;
}

const isSame = (a: Owner | null, b: Owner | null): boolean => a?.table === b?.table && a?.cell === b?.cell;

const stepBetween = (last: Glyph, next: Glyph): number => (next.y0 + next.y1 - last.y0 - last.y1) / 2;

const isLineStep = (step: number, em: number): boolean => step >= MIN_LINE * em && step <= MAX_LINE * em;

function boxOf(tables: readonly LatticeTable[], owner: Owner | null): Box | null {
  return owner === null ? null : (tables[owner.table]?.cells[owner.cell]?.box ?? null);
}

/** Whether a glyph follows another in the same line, with no room for a border's padding between them. */
function followsInLine(last: Glyph, next: Glyph): boolean {
  const em = Math.max(last.size, next.size);
  return Math.abs(last.y0 - next.y0) <= SAME_LINE * em && Math.abs(next.x0 - last.x1) <= TEXT_GAP * em;
}

/** Whether a glyph goes on below with the text of a cell, in the same size. */
function followsBelow(last: Glyph, next: Glyph, box: Box): boolean {
  const em = next.size;
  const middle = (next.x0 + next.x1) / 2;
  const isSameSize = Math.abs(last.size - em) <= em / 20;
  return isSameSize && isLineStep(stepBetween(last, next), em) && middle > box[0] && middle < box[2];
}

/** Text that leaves the table goes to the cell that it left. Its first line stands across the border: a note stands below. */
function followOut(tables: readonly LatticeTable[], glyphs: readonly Glyph[], owners: (Owner | null)[]): void {
  let isOut = false;
  for (let at = 1; at < glyphs.length; at += 1) {
    const owner = owners[at - 1] ?? null;
    if (owners[at] !== null || owner === null) {
      isOut = false;
      continue;
    }
    const [last, next] = [glyphs[at - 1] as Glyph, glyphs[at] as Glyph];
    const box = boxOf(tables, owner);
    if (next.direction !== 0 || last.direction !== 0 || box === null) continue;
    // Below the lowest row there may be the blank strip of one that moved to the next page.
    const isLowest = (tables[owner.table]?.box[3] ?? 0) - box[3] < MAX_LINE * next.size;
    const isAcross: boolean = isOut || next.y0 < box[3] + ACROSS * next.size;
    isOut = followsInLine(last, next) || (isLowest && isAcross && followsBelow(last, next, box));
    if (isOut) owners[at] = owner;
  }
}

const keyOf = ({ table, cell }: Owner): string => `${String(table)}/${String(cell)}`;

function glyphsOfCells(owners: readonly (Owner | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const owner of owners) if (owner !== null) counts.set(keyOf(owner), (counts.get(keyOf(owner)) ?? 0) + 1);
  return counts;
}

/** Chinese characters and the marks among them stand from here on. */
const FIRST_WIDE = 0x2e80;

const isWide = ({ text }: Glyph): boolean => text.charCodeAt(0) >= FIRST_WIDE;

/**
 * Whether a glyph follows another in one text. Some programs show each glyph by itself, or each stretch of Chinese and of
 * Latin text, and those of one text then touch; else a new text begins with a new run.
 * @param before The glyph shown before `last`.
 */
function isWithinText(last: Glyph, next: Glyph, before: Glyph | undefined): boolean {
  if (!followsInLine(last, next)) return false;
  if (last.run === next.run) return true;
  const isShownAlone = before?.run !== last.run || last.font !== next.font;
  return (isShownAlone || isWide(last) !== isWide(next)) && Math.abs(next.x0 - last.x1) <= TOUCH * next.size;
}

/** Whether a border cuts a text between two glyphs that no line can be broken between. */
function isWithinWord(last: Glyph, next: Glyph, before: Glyph | undefined): boolean {
  const isWord = WORD.test(last.text) && WORD.test(next.text);
  return (isWord || OPENING.test(last.text) || CLOSING.test(next.text)) && isWithinText(last, next, before);
}

/** Index behind the glyphs from `start` on that stand in one cell and go on with the text before. */
function endOfText(
  glyphs: readonly Glyph[],
  owners: readonly (Owner | null)[],
  start: number,
  goesOn: (last: Glyph, next: Glyph, before: Glyph | undefined) => boolean,
): number {
  let end = start + 1;
  while (
    end < glyphs.length &&
    isSame(owners[end] ?? null, owners[start] ?? null) &&
    goesOn(glyphs[end - 1] as Glyph, glyphs[end] as Glyph, glyphs[end - 2])
  )
    end += 1;
  return end;
}

/** Index of the first glyph that stands wholly behind a border. */
function firstBehind(glyphs: readonly Glyph[], start: number, end: number, border: number): number {
  let at = start;
  while (at < end && (glyphs[at] as Glyph).x0 < border) at += 1;
  return at;
}

/** Whether the glyphs before an index and those from it on are two numbers, and together none: they only touch. */
function areTwoNumbers(glyphs: readonly Glyph[], at: number, end: number): boolean {
  let start = at - 1;
  while (
    start > Math.max(0, at - MAX_NUMBER) &&
    isWithinWord(glyphs[start - 1] as Glyph, glyphs[start] as Glyph, glyphs[start - 2])
  )
    start -= 1;
  const textOf = (from: number, to: number): string =>
    glyphs
      .slice(from, to)
      .map(({ text }) => text)
      .join('');
  const [before, after] = [textOf(start, at), textOf(at, end)];
  return NUMBER.test(before) && NUMBER.test(after) && !NUMBER.test(before + after);
}

/**
 * Text that runs on into the next cell goes back to the cell where it began: a number or word that the border cuts
 * always, other text if nothing else stands in the next cell.
 */
function followOver(tables: readonly LatticeTable[], glyphs: readonly Glyph[], owners: (Owner | null)[]): void {
  const moves: (Move & { readonly isWord: boolean })[] = [];
  for (let at = 1; at < glyphs.length; at += 1) {
    const [last, next] = [glyphs[at - 1] as Glyph, glyphs[at] as Glyph];
    const [left, into] = [owners[at - 1] ?? null, owners[at] ?? null];
    if (left === null || into === null || isSame(left, into) || left.table !== into.table) continue;
    if (next.direction !== 0 || last.direction !== 0) continue;
    const isWord = isWithinWord(last, next, glyphs[at - 2]);
    const before = moves.at(-1);
    const from = before?.end === at ? before.from : left;
    const right = boxOf(tables, left)?.[2] ?? 0;
    const isCut = next.x0 < right - TOUCH * next.size;
    const isText = last.run === next.run || isCut || before?.end === at;
    if (!isWord && !(isText && isWithinText(last, next, glyphs[at - 2]))) continue;
    const end = endOfText(glyphs, owners, at, isWord ? isWithinWord : isWithinText);
    if (isWord) {
      const second = firstBehind(glyphs, at, end, right);
      if (areTwoNumbers(glyphs, second, end)) {
        if (second > at) moves.push({ from, into, start: at, end: second, isWord });
        continue;
      }
    }
    // A character that the border cuts begins in the cell that it belongs to, whatever stands behind the border.
    if (!isWord && isCut) moves.push({ from, into, start: at, end: at + 1, isWord: true });
    moves.push({ from, into, start: at, end, isWord });
  }
  if (moves.length === 0) return;
  const counts = glyphsOfCells(owners);
  for (const { from, into, start, end, isWord } of moves)
    if (isWord || counts.get(keyOf(into)) === end - start) owners.fill(from, start, end);
}

/** The lines of one cell while they come in: how far apart they are, and where they begin. */
class LinePitch {
  private step: number | null = null;
  private start = 0;

  add(last: Glyph, next: Glyph): void {
    const step = stepBetween(last, next);
    if (!isLineStep(step, next.size)) return;
    this.step = step;
    this.start = next.x0;
  }

  /** Whether the next line would stand where a glyph stands. */
  fits(last: Glyph, next: Glyph): boolean {
    const step = stepBetween(last, next);
    const isEven = this.step !== null && Math.abs(step - this.step) <= UNEVEN * next.size;
    return isEven && isLineStep(step, next.size) && Math.abs(next.x0 - this.start) <= next.size * 1.5;
  }
}

/** Index behind the glyphs from `start` on that go on with the lines of the cell above, within its width. */
function endOfLines(
  glyphs: readonly Glyph[],
  owners: readonly (Owner | null)[],
  start: number,
  lines: LinePitch,
  box: Box,
): number {
  const into = owners[start] ?? null;
  let end = start;
  for (; end < glyphs.length && isSame(owners[end] ?? null, into); end += 1) {
    const [last, next] = [glyphs[end - 1] as Glyph, glyphs[end] as Glyph];
    const isSameLine = end > start && Math.abs(stepBetween(last, next)) <= SAME_LINE * next.size;
    if (next.x1 > box[2] || !(isSameLine || lines.fits(last, next))) break;
    lines.add(last, next);
  }
  return end;
}

/** Text too long for its cell runs on over the lower edge in even lines, into a cell that has a text of its own. */
function followDown(tables: readonly LatticeTable[], glyphs: readonly Glyph[], owners: (Owner | null)[]): void {
  const moves: Move[] = [];
  let lines = new LinePitch();
  for (let at = 1; at < glyphs.length; at += 1) {
    const [from, into] = [owners[at - 1] ?? null, owners[at] ?? null];
    if (isSame(from, into)) {
      lines.add(glyphs[at - 1] as Glyph, glyphs[at] as Glyph);
      continue;
    }
    const upper = boxOf(tables, from);
    const lower = boxOf(tables, into);
    if (from !== null && into !== null && upper !== null && lower !== null && Math.abs(lower[1] - upper[3]) < 1) {
      const end = endOfLines(glyphs, owners, at, lines, upper);
      if (end > at) moves.push({ from, into, start: at, end });
    }
    lines = new LinePitch();
  }
  if (moves.length === 0) return;
  const counts = glyphsOfCells(owners);
  for (const { from, into, start, end } of moves)
    if ((counts.get(keyOf(into)) ?? 0) > end - start) owners.fill(from, start, end);
}

/** Gives such text to the cell that it belongs to. */
export function followOverflow(
  tables: readonly LatticeTable[],
  glyphs: readonly Glyph[],
  owners: (Owner | null)[],
): void {
  followOut(tables, glyphs, owners);
  followOver(tables, glyphs, owners);
  followDown(tables, glyphs, owners);
}
