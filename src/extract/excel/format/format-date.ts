/** Prints a date or time by one section of a number format: `yyyy"年"m"月"d"日"`. */
import type { Decimal } from '../../../model/decimal.js';
import type { FormatSection, FormatToken } from './parse-format.js';

const DAY_SECONDS = 86_400;
/** 31 December 9999, the last day that Excel knows. */
const LAST_DAY = 2_958_465;
const ENGLISH_MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const ENGLISH_DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const CHINESE_DIGITS = '〇一二三四五六七八九十';
const CHINESE_DAYS = '日一二三四五六';

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** Since midnight, and since the epoch of the workbook. */
  readonly seconds: Decimal;
  readonly elapsed: Decimal;
}

/** @returns null for a number that stands for no day. */
function momentOf(serial: Decimal, date1904: boolean, places: number): Moment | null {
  const elapsed = serial.times(DAY_SECONDS).toDecimalPlaces(places);
  const days = elapsed.dividedToIntegerBy(DAY_SECONDS).toNumber() + (date1904 ? 1_462 : 0);
  if (serial.isNegative() || days > LAST_DAY) return null;
  const seconds = elapsed.mod(DAY_SECONDS);
  const weekday = (days + 6) % 7;
  // Excel counts a 29 February 1900 that never was.
  if (days === 60) return { year: 1900, month: 2, day: 29, weekday, seconds, elapsed };
  if (days === 0) return { year: 1900, month: 1, day: 0, weekday, seconds, elapsed };
  const date = new Date(Date.UTC(1899, 11, (days < 60 ? 31 : 30) + days));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday,
    seconds,
    elapsed,
  };
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

function chineseMonth(month: number): string {
  return month <= 10 ? CHINESE_DIGITS.charAt(month) : `十${CHINESE_DIGITS.charAt(month - 10)}`;
}

function monthText(code: string, { month }: Moment, chinese: boolean): string {
  if (code.length <= 2) return padded(month, code.length);
  const name = chinese ? `${chineseMonth(month)}月` : (ENGLISH_MONTHS[month - 1] ?? '');
  if (code.length === 5) return name.charAt(0);
  return code.length === 3 && !chinese ? name.slice(0, 3) : name;
}

function dayText(code: string, { day, weekday }: Moment): string {
  if (code.length <= 2) return padded(day, code.length);
  const name = ENGLISH_DAYS[weekday] ?? '';
  return code.length === 3 ? name.slice(0, 3) : name;
}

/** `m` is minutes behind hours and before seconds. */
function isMinute(dates: readonly string[], index: number): boolean {
  const before = dates[index - 1] ?? '';
  const after = dates[index + 1] ?? '';
  return /^\[?h/.test(before) || /^\[?s/.test(after);
}

function halfText(code: string, hour: number): string {
  const [morning = '', afternoon = ''] = code.split('/');
  const text = hour < 12 ? morning : afternoon;
  return code.startsWith('a') ? text.toUpperCase() : text;
}

/** Whether a section prints dates: date codes and no placeholder but for fractions of a second. */
export function isDateSection(tokens: readonly FormatToken[]): boolean {
  return tokens.some((token) => token.kind === 'date') && !tokens.some((token) => token.kind === 'general');
}

/** @returns null where the number stands for no date: Excel then shows no date either. */
export function formatDate(serial: Decimal, { tokens, chinese }: FormatSection, date1904: boolean): string | null {
  const point = tokens.findIndex((token, at) => token.kind === 'point' && tokens[at + 1]?.kind === 'digit');
  const places = point < 0 ? 0 : tokens.slice(point).filter((token) => token.kind === 'digit').length;
  const moment = momentOf(serial, date1904, places);
  if (moment === null) return null;
  const dates = tokens.flatMap((token) => (token.kind === 'date' ? [token.code] : []));
  const halved = dates.some((code) => code.includes('/'));
  const whole = moment.seconds.floor().toNumber();
  const hour = Math.floor(whole / 3_600);
  let index = -1;

  const dateText = (code: string): string => {
    index += 1;
    if (code.includes('/')) return halfText(code, hour);
    switch (code.charAt(0)) {
      case 'y':
        return code.length <= 2 ? padded(moment.year % 100, 2) : padded(moment.year, 4);
      case 'e':
        return padded(moment.year, 4);
      case 'm':
        if (code.length <= 2 && isMinute(dates, index)) return padded(Math.floor(whole / 60) % 60, code.length);
        return monthText(code, moment, chinese);
      case 'd':
        return dayText(code, moment);
      case 'a':
        return `${code.length > 3 ? '星期' : ''}${CHINESE_DAYS.charAt(moment.weekday)}`;
      case 'h':
        return padded(halved ? ((hour + 11) % 12) + 1 : hour, code.length);
      case 's':
        return padded(whole % 60, code.length);
      case '[': {
        const size = { h: 3_600, m: 60, s: 1 }[code.charAt(1)] ?? 1;
        return moment.elapsed.dividedToIntegerBy(size).toFixed();
      }
      default:
        return '';
    }
  };

  let digits = moment.seconds.mod(1).toFixed(places).slice(2);
  return tokens
    .map((token) => {
      switch (token.kind) {
        case 'date':
          return dateText(token.code);
        case 'literal':
          return token.text;
        case 'slash':
          return '/';
        case 'point':
          return '.';
        case 'comma':
          return ',';
        case 'digit': {
          const digit = digits.charAt(0);
          digits = digits.slice(1);
          return digit;
        }
        case 'percent':
        case 'general':
        case 'text':
        case 'exponent':
          return '';
      }
    })
    .join('');
}
