/** Finds out by its content what separates the cells of a text: pipes, tabs, commas, columns of spaces, single spaces. */
import { linesOf } from './lines.js';
import { piecesOf, tokensOf } from './spaces.js';
import { isQuotedThroughout } from './quotes.js';

export type Dialect =
  | { readonly kind: 'pipes'; readonly pipe: string }
  | { readonly kind: 'delimited'; readonly delimiter: string; readonly quoted: boolean }
  /** Runs of spaces. */
  | { readonly kind: 'columns' }
  /** Every space separates. */
  | { readonly kind: 'tokens' }
  /** No table at all. */
  | { readonly kind: 'none' };

type Separator = '|' | '｜' | '│' | '┃' | '║' | '\t' | ',' | ';' | '，' | 'columns' | 'tokens';

/** In order of preference: what stands first is less often part of a text. */
const SEPARATORS: readonly Separator[] = ['|', '│', '┃', '║', '｜', '\t', ',', ';', '，', 'columns', 'tokens'];
const SAMPLE_CHARACTERS = 2_000_000;
/** Sure signs of a table are counted; a separator wins over later ones with half as many. */
const PREFERENCE = 0.5;

/** Lines with two cells at least, and lines with three. */
interface Tally {
  two: number;
  three: number;
}

function countSeparators(line: string, separator: string): number {
  let count = 0;
  for (let at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, at + 1)) count += 1;
  return count;
}

/** Tabs that separate: not those that keep a spreadsheet from reading a figure of a CSV file (`8\t,`). */
function countTabs(line: string): number {
  return countSeparators(line, '\t') - (line.match(/\t"?(?=[,;，])/g)?.length ?? 0);
}

/** Commas that separate: not those of thousands (1,437) and none in a sentence. */
function countCommas(line: string, comma: string): number {
  if (/[。！？]|\w[.!?] /.test(line)) return 0;
  const commas = countSeparators(line, comma) - (line.match(/(?<=\d),(?=\d{3}(?!\d))/g)?.length ?? 0);
  return line.length / (commas + 1) <= 30 ? commas : 0;
}

function countPipes(line: string, pipe: string): number {
  const pipes = countSeparators(line, pipe);
  const trimmed = line.trim();
  // The outer pipes of a row separate nothing.
  return pipes - (trimmed.startsWith(pipe) ? 1 : 0) - (pipes > 1 && trimmed.endsWith(pipe) ? 1 : 0);
}

const FIGURE = /^[≥≤<>＝=]?\d[\d.,]*\S{0,4}$/;

/** A row whose cells are parted by one space: many short words, two of them figures or each of them Chinese. */
function countTokens(line: string): number {
  if (/[。；！？]/.test(line)) return 0;
  const tokens = tokensOf(line);
  const short = tokens.every((token) => token.text.length <= 24);
  const figures = tokens.filter((token) => FIGURE.test(token.text)).length;
  const chinese = tokens.filter((token) => /\p{Script=Han}/u.test(token.text)).length;
  const isRow = short && chinese >= 2 && (figures >= 2 || chinese === tokens.length) && tokens.length >= 5;
  return isRow ? tokens.length - 1 : 0;
}

function countIn(line: string, separator: Separator): number {
  switch (separator) {
    case '|':
    case '│':
    case '┃':
    case '║':
    case '｜':
      return countPipes(line, separator);
    case '\t':
      return countTabs(line);
    case ';':
      return countSeparators(line, separator);
    case ',':
    case '，':
      return countCommas(line, separator);
    case 'columns':
      return Math.max(0, piecesOf(line).length - 1);
    case 'tokens':
      return countTokens(line);
  }
}

/** What text also uses must fill a fair part of the lines. */
function isLikely(separator: Separator, tally: Tally, lines: number, ending: string): boolean {
  const named = ending === 'csv' && (separator === ',' || separator === ';' || separator === '，');
  if (named) return tally.two > 0;
  if (separator === '，') return false;
  if (separator === ',' || separator === ';') return tally.three >= 2 && tally.three >= lines * 0.3;
  if (separator === 'tokens') return tally.three >= 2;
  return tally.three > 0 || (tally.two > 0 && separator !== 'columns') || tally.two > 1;
}

function dialectOf(separator: Separator, text: string): Dialect {
  switch (separator) {
    case '|':
    case '│':
    case '┃':
    case '║':
    case '｜':
      return { kind: 'pipes', pipe: separator };
    case '\t':
      return { kind: 'delimited', delimiter: separator, quoted: isQuotedThroughout(text, separator) };
    case ',':
    case ';':
    case '，':
      return { kind: 'delimited', delimiter: separator, quoted: true };
    case 'columns':
    case 'tokens':
      return { kind: separator };
  }
}

/**
 * The separator by which most lines fall into three cells or more; of two about as frequent the one that texts use less.
 * Where no line has three cells, two will do.
 * @param ending
 *   Of the file's name: `csv` lets commas win with less.
 */
export function findDialect(text: string, ending: string): Dialect {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const tallies = new Map<Separator, Tally>(SEPARATORS.map((separator) => [separator, { two: 0, three: 0 }]));
  let lines = 0;
  for (const line of linesOf(sample)) {
    if (line.trim() === '') continue;
    lines += 1;
    for (const [separator, tally] of tallies) {
      const count = countIn(line, separator);
      if (count >= 1) tally.two += 1;
      if (count >= 2) tally.three += 1;
    }
  }
  const likely = [...tallies].filter(([separator, tally]) => isLikely(separator, tally, lines, ending));
  for (const measure of ['three', 'two'] as const) {
    const most = Math.max(0, ...likely.map(([, tally]) => tally[measure]));
    const chosen = likely.find(([, tally]) => tally[measure] > 0 && tally[measure] >= most * PREFERENCE);
    if (chosen !== undefined) return dialectOf(chosen[0], sample);
  }
  return { kind: 'none' };
}
