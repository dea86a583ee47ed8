/** Where a cell that may hold several fields (10≥266米≥266米10) may be cut. */
import type { AlignCell } from './align-model.js';

const CHAR_KINDS: readonly (readonly [string, RegExp])[] = [
  ['digit', /[0-9.．]/u],
  ['sign', /[≥≤><=＞＜＝≧≦⩾⩽﹤﹥]/u],
  ['percent', /[%％‰]/u],
  ['open', /[（(]/u],
  ['close', /[）)]/u],
];

function charKind(char: string): string {
  return CHAR_KINDS.find(([, pattern]) => pattern.test(char))?.[0] ?? 'word';
}

/** Whether the name of a level may end at an offset. */
function endsLevel(text: string, at: number): boolean {
  return /(指标|满意度|效益|影响)$/u.test(text.slice(Math.max(0, at - 3), at)) && !text.startsWith('指标', at);
}

/** A text that begins with a count: 2个村卫生室合并. */
const COUNTED = /^\d{1,3}[\p{L}]{2}/u;

/** 1-3人, 3年-5年: the sign between the ends of a range. */
const RANGE_SIGN = /(?<=\d[%％\p{L}]{0,3})[-–—~～至](?=\d)/gu;

/** Offsets on both sides of the signs of ranges: a cut there would tear one. */
function rangeEdges(text: string): ReadonlySet<number> {
  return new Set([...text.matchAll(RANGE_SIGN)].flatMap(({ index }) => [index, index + 1]));
}

/** 12月20日, 2023年12月: a date is one value. */
const DATE = /\d{2,4}年\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}月\d{1,2}[日号]/gu;

/** 1O, l0个, 15.O0: letters in place of digits make a figure that cannot be read, not two fields. */
const LOOK_ALIKE = /(?<![A-Za-z])(?:\d[\d.．]{0,12}[OoQIl|]|[OoQIl|][.．]?\d)[\dOoQIl|.．]{0,12}(?![A-Za-z])/gu;

/** Offsets inside the matches of a pattern. */
function insides(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].flatMap(({ index, 0: token }) =>
    Array.from({ length: token.length - 1 }, (_, at) => index + 1 + at),
  );
}

/** Offsets at which a glued text may be cut: changes of script, inside runs of digits, old white space. */
function cutPoints(cell: AlignCell): number[] {
  const { text } = cell;
  const cuts: number[] = [];
  const torn = new Set([...rangeEdges(text), ...insides(text, DATE), ...insides(text, LOOK_ALIKE)]);
  for (let at = 1; at < text.length; at++) {
    const a = charKind(text[at - 1] as string);
    const b = charKind(text[at] as string);
    if (torn.has(at) && !cell.seams.includes(at)) continue;
    if (a === 'digit' && b === 'digit') {
      const left = text.slice(Math.max(0, at - 6), at);
      const rest = text.slice(at);
      // Not behind a decimal point, nor before one; 9.792个村合并 is 9.79 and what begins with a count.
      const isFraction = /[.．]\d*$/u.test(left) && !(/[.．]\d{1,2}$/u.test(left) && COUNTED.test(rest));
      if (!isFraction && !/^[.．]/u.test(rest)) cuts.push(at);
    } else if (cell.seams.includes(at) || a === 'percent' || a === 'close') cuts.push(at);
    // A bracket goes on with the text before it.
    else if (b !== 'open' && (a !== b || (a === 'word' && endsLevel(text, at)))) cuts.push(at);
  }
  return cuts;
}

/**
 * Halves of a repeated text inside a longer one: 有效保证有效保证20 may be cut after the first 有效保证. A single
 * character only where it is all there is: 是是.
 */
function repeatCuts(text: string): number[] {
  if (/^(\p{L})\1$/u.test(text)) return [text.length / 2];
  const cuts: number[] = [];
  for (let size = 2; size * 2 <= text.length; size++) {
    for (let at = 0; at + size * 2 <= text.length; at++) {
      if (text.startsWith(text.slice(at, at + size), at + size)) cuts.push(at + size);
    }
  }
  return cuts;
}

/** Whether a text ends with that of the next cell, and with more than chance would have it. */
export function holdsNext(text: string, next: string): boolean {
  return next.length >= 2 && next.length < text.length && text.endsWith(next) && !/^[\d.]+$/u.test(next);
}

/** Whether digits stand on both sides of an offset. */
export function isDigits(text: string, at: number): boolean {
  return /[0-9.]/u.test(text[at - 1] ?? '') && /[0-9]/u.test(text[at] ?? '');
}

/** 抵边村寨建设数≥: the sign of the column beside the name. */
const SIGN = /^[≥≤><=＝＞＜≧≦⩾⩽﹤﹥]{1,2}$/u;

/** A part says something, and no bracket is torn. */
export function isWholePart(part: string, last: boolean): boolean {
  if (last && (/^[-—－_/]+$/u.test(part) || SIGN.test(part))) return true;
  if (!last && /^[%％‰]$/u.test(part)) return true;
  if (!/[\p{L}\p{N}]/u.test(part) || /[≥≤><=＝＞＜]$/u.test(part)) return false;
  let open = 0;
  for (const char of part) {
    if (char === '（' || char === '(') open++;
    else if ((char === '）' || char === ')') && --open < 0) return false;
  }
  return open === 0;
}

/**
 * Every cut that is tried, the end of the text last.
 * @param next
 *   The text of the next cell: 服务效能明显提升 before 明显提升 may hold the target that the actual repeats.
 */
export function allCuts(cell: AlignCell, prefix: number, next: string | undefined): number[] {
  const cuts = new Set([...cutPoints(cell), ...repeatCuts(cell.text)]);
  if (prefix > 0) cuts.add(prefix);
  if (next !== undefined && holdsNext(cell.text, next)) cuts.add(cell.text.length - next.length);
  return cuts.size === 0 ? [] : [...cuts, cell.text.length].sort((a, b) => a - b);
}
