/** The grammar of dates and deadlines (时限): 2024年12月底前, 2024-12-31, 12月, 年底前. */
import type { Comparator } from '../../model/value.js';
import { joinComparators, SIGNS } from './bounds.js';
import { digitOf, readNumeral } from './numerals.js';
import { lexicon, Scanner, wordList } from './scanner.js';
import { DONE_BY } from './statements.js';

export interface DateReading {
  /** ISO date or its prefix. */
  readonly value: string;
  readonly comparator: Comparator | null;
}

interface Point {
  readonly value: string;
  /** A month without year, day or 底: with ≥ it is as likely a length of time. */
  readonly monthAlone?: boolean;
  /** 2024.12 is as likely an amount unless something marks it as a date. */
  readonly needsMark?: boolean;
  /** 年内: a deadline by itself. */
  readonly deadline?: boolean;
}

const BEFORE = lexicon<Comparator>([
  ['不晚于', '≤'],
  ['不迟于', '≤'],
  ['不超过', '≤'],
  ['截至', '≤'],
  ['截止', '≤'],
  ['截止到', '≤'],
  ['截止至', '≤'],
  ['截至到', '≤'],
  ['最迟', '≤'],
  ['最晚', '≤'],
  ['早于', '<'],
  ['不早于', '≥'],
  ['晚于', '>'],
]);
const PREPOSITIONS = wordList('于 在 已于 已在 将于 应于 须于 需于 到 至');
const AFTER = wordList('前 之前 以前 止 为止');
const WITHIN = wordList('内 以内 之内');
const THIS_YEAR = wordList('当年 本年 今年 本年度 当年度');
const YEAR_END = wordList('底 末 年底 年末 年终');
const ALONE_YEAR_END = wordList('年底 年末 年终');
const ALONE_YEAR = wordList('年内 年度内');
const MONTH_END = wordList('底 末 月底 月末');
const QUARTER_END = wordList('底 末');
const SPAN = wordList('- – — —— ~ 至 到');
const DAY = wordList('日 号');
const MIDNIGHT = wordList('T00:00:00 00:00:00 0:00:00');

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
/** How far 24年12月 may lie from the year of the table to be read as 2024. */
const NEAR = 5;

/**
 * The whole text as a date.
 * @param year
 *   The table's year, which a month alone takes; null where it is not known.
 * @returns null for anything else, and for what only may be a date (2024.12, 上半年, 第四季度, 10日前).
 */
export function readDate(text: string, year: number | null): DateReading | null {
  if (!/[年月季\-/.]/.test(text)) return null;
  return readWholeYear(text, year) ?? readPoint(text, year);
}

function readPoint(text: string, year: number | null): DateReading | null {
  const scanner = new Scanner(text);
  scanner.take(PREPOSITIONS);
  const bound = scanner.take(SIGNS) ?? scanner.take(BEFORE);
  const before = bound?.entry ?? null;
  const measured = bound?.word === '不超过';
  scanner.take(PREPOSITIONS);
  const point = takePoint(scanner, year);
  if (point === null) return null;
  const within = point.value.length === 4 && scanner.take(WITHIN) !== null;
  const until = within || point.deadline === true || scanner.take(AFTER) !== null;
  const done = scanner.take(DONE_BY) !== null;
  if (done) scanner.takeText('100%');
  if (!scanner.done) return null;
  if (point.needsMark === true && !until && before === null) return null;
  // 不超过2023年 may be the level of that year.
  if (measured && point.value.length === 4) return null;
  const upward = before === '≥' || before === '>';
  if (upward && point.monthAlone === true) return null;
  const comparator = joinComparators(before, until ? '≤' : null);
  return comparator === undefined ? null : { value: point.value, comparator };
}

function takePoint(scanner: Scanner, year: number | null): Point | null {
  if (scanner.take(THIS_YEAR) !== null) return year === null ? null : takeWithinYear(scanner, year);
  const from = scanner.at;
  const printed = takeYear(scanner, year);
  if (printed === null) {
    scanner.at = from;
    return year === null ? null : takeWithoutYear(scanner, year);
  }
  if (!scanner.takeText('年')) return takeNumericDate(scanner, printed);
  return scanner.takeText('度') ? plain(String(printed)) : takeWithinYear(scanner, printed);
}

function plain(value: string): Point {
  return { value };
}

/** What takes the table's year: 12月底, 年底, 年内, 第四季度末. */
function takeWithoutYear(scanner: Scanner, year: number): Point | null {
  if (scanner.take(ALONE_YEAR) !== null) return { value: String(year), deadline: true };
  if (scanner.take(ALONE_YEAR_END) !== null) return plain(`${String(year)}-12`);
  return takeMonth(scanner, year, true) ?? takeQuarterEnd(scanner, year);
}

/** What may follow 2024年: 底, 12月…, 第四季度末; the year itself where nothing of it does. */
function takeWithinYear(scanner: Scanner, year: number): Point {
  if (scanner.take(YEAR_END) !== null) return plain(`${String(year)}-12`);
  return takeMonth(scanner, year, false) ?? takeQuarterEnd(scanner, year) ?? plain(String(year));
}

/** Q季度末: the last month of the quarter. A quarter alone is a span of three months, for which there is no kind. */
function takeQuarterEnd(scanner: Scanner, year: number): Point | null {
  const from = scanner.at;
  scanner.takeText('第');
  const quarter = takeInteger(scanner);
  if (
    quarter !== null &&
    quarter >= 1 &&
    quarter <= 4 &&
    scanner.takeText('季度') &&
    scanner.take(QUARTER_END) !== null
  ) {
    return plain(`${String(year)}-${twoDigits(quarter * 3)}`);
  }
  scanner.at = from;
  return null;
}

/**
 * 12月, 12月份, 12月底, 12月31日.
 * @param alone
 *   Whether no year stands before it.
 */
function takeMonth(scanner: Scanner, year: number, alone: boolean): Point | null {
  const from = scanner.at;
  const month = takeInteger(scanner);
  if (month === null || month < 1 || month > 12 || !scanner.takeText('月')) {
    scanner.at = from;
    return null;
  }
  const value = `${String(year)}-${twoDigits(month)}`;
  if (scanner.take(MONTH_END) !== null || scanner.takeText('份')) return plain(value);
  const day = takeInteger(scanner);
  if (day === null) return { value, monthAlone: alone };
  if (day < 1 || day > daysOf(year, month) || scanner.take(DAY) === null) return null;
  return plain(`${value}-${twoDigits(day)}`);
}

/** 2024-12-31, 2024/12/31, 2024.12.31, 2024-12; what a spreadsheet prints behind it (00:00:00) goes. */
function takeNumericDate(scanner: Scanner, year: number): Point | null {
  const separator = scanner.text.charAt(scanner.at);
  if (separator === '' || !'-/.'.includes(separator)) return null;
  scanner.at++;
  const month = Number(scanner.takeDigits().slice(0, 3));
  if (month < 1 || month > 12) return null;
  const prefix = `${String(year)}-${twoDigits(month)}`;
  if (!scanner.takeText(separator)) {
    const marked = scanner.takeText('月') || scanner.take(MONTH_END) !== null;
    if (marked) scanner.take(MONTH_END);
    return { value: prefix, needsMark: separator === '.' && !marked };
  }
  const day = Number(scanner.takeDigits().slice(0, 3));
  if (day < 1 || day > daysOf(year, month)) return null;
  scanner.take(DAY);
  scanner.takeText(' ');
  scanner.take(MIDNIGHT);
  return plain(`${prefix}-${twoDigits(day)}`);
}

/** 2024, 二〇二四, or 24 before 年 and a month where the table's year is near. */
function takeYear(scanner: Scanner, year: number | null): number | null {
  const digits = scanner.takeDigits();
  if (digits.length === 4) return inBounds(Number(digits));
  if (digits.length === 2 && year !== null && /^年\d{1,2}月/.test(scanner.text.slice(scanner.at, scanner.at + 4))) {
    const full = 2000 + Number(digits);
    return Math.abs(full - year) <= NEAR ? full : null;
  }
  if (digits !== '') return null;
  const run = scanner.takeNumeral();
  const spelled = [...run].map(digitOf);
  if (run.length !== 4 || spelled.includes(null) || run.includes('两')) return null;
  return scanner.text.startsWith('年', scanner.at) ? inBounds(Number(spelled.join(''))) : null;
}

function inBounds(year: number): number | null {
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}

/** At most two digits, or a Chinese numeral that a calendar uses (not 两月, which is a length of time). */
function takeInteger(scanner: Scanner): number | null {
  const from = scanner.at;
  const digits = scanner.takeDigits();
  if (digits.length === 1 || digits.length === 2) return Number(digits);
  const numeral = digits === '' ? scanner.takeNumeral() : '';
  const value = /两/.test(numeral) ? null : readNumeral(numeral);
  if (value === null || value.length > 2) {
    scanner.at = from;
    return null;
  }
  return Number(value);
}

/**
 * A span of months has no kind of its own; only January to December of one year is certain: that year.
 * 2021年1月-12月, 2021年1-12月, 2021年1月1日至2021年12月31日, 1-12月.
 */
function readWholeYear(text: string, context: number | null): DateReading | null {
  const scanner = new Scanner(text);
  const year = takeYearPrefix(scanner) ?? context;
  if (year === null || takeInteger(scanner) !== 1) return null;
  if (scanner.takeText('月') && takeInteger(scanner) !== null && !scanner.take(DAY)) return null;
  if (scanner.take(SPAN) === null) return null;
  const closing = takeYearPrefix(scanner) ?? year;
  if (closing !== year || takeInteger(scanner) !== 12 || !scanner.takeText('月')) return null;
  if (scanner.take(MONTH_END) === null && takeInteger(scanner) === 31) scanner.take(DAY);
  return scanner.done ? { value: String(year), comparator: null } : null;
}

function takeYearPrefix(scanner: Scanner): number | null {
  const from = scanner.at;
  const digits = scanner.takeDigits();
  const year = digits.length === 4 && scanner.takeText('年') ? inBounds(Number(digits)) : null;
  if (year === null) scanner.at = from;
  return year;
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
