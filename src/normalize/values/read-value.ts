/** Reads a target or actual cell (指标值, 实际完成值): quantity, range, date, empty, or else text. */
import { EMPTY_VALUE, type Comparator, type Value } from '../../model/value.js';
import { cleanText } from '../text.js';
import { BEFORE_WORDS, joinComparators, SIGNS } from './bounds.js';
import { readDate } from './dates.js';
import { foldGlyphs } from './glyphs.js';
import { readMeasure, type MeasureReading } from './measure.js';
import { Scanner } from './scanner.js';
import { canonicalOf, readUnitCell, type UnitExpression } from './unit-expression.js';

export { readFigure, readWeightInName } from './read-figure.js';
export { printValue } from './print-value.js';

export interface ValueContext {
  /** The table's year, which a month alone takes; null where it is not known. */
  readonly year: number | null;
}

/** A value, its sign and its unit in columns of their own (计算符号, 度量单位). */
export interface ValueParts {
  readonly value: string | null;
  readonly comparator: string | null;
  readonly unit: string | null;
}

/** Longer texts are prose; what a figure in them means is not for a grammar to say. */
const LONGEST = 200;

/** A cell that only says that there is nothing: —, -, /, \, 无. */
const NOTHING = /^(?:[-–—/\\]+|无)$/;
/** Without one of these no text is a figure or date; nearly all prose ends here. */
const MAY_HOLD_FIGURE = /[\d零〇一二两三四五六七八九十百廿卅卌壹贰叁肆伍陆柒捌玖拾半年]/;
const CLOSING_MARKS = '。；;，,、.！!';

/**
 * The reading of a cell; `raw` is its text without layout white space and mark-up.
 * Never a guess: what is not certain is qualitative.
 */
export function readValue(raw: string | null, context: ValueContext): Value {
  return readWhole(raw, context, null);
}

/**
 * The reading of a value whose sign and unit have columns of their own.
 * A unit in the value cell itself goes before the column's; a sign there must point the way of the column's.
 * 定性 in the sign column makes it qualitative.
 */
export function readValueParts(parts: ValueParts, context: ValueContext): Value {
  const sign = readSignCell(parts.comparator);
  const unitText = unitCellText(parts.unit);
  const value = readWhole(parts.value, context, unitText === null ? null : readUnitCell(unitText));
  if (value.kind === 'empty' || value.kind === 'qualitative') return value;
  if (sign === 'qualitative') return qualitative(value.raw);
  const comparator = joinComparators(sign, value.comparator);
  const contradicted =
    comparator === undefined || (value.kind === 'range' && comparator !== null && comparator !== '=');
  return contradicted ? qualitative(value.raw) : { ...value, comparator };
}

function readWhole(raw: string | null, context: ValueContext, unit: UnitExpression | null): Value {
  const cleaned = raw === null ? '' : cleanText(raw);
  if (cleaned === '') return EMPTY_VALUE;
  if (cleaned.length > LONGEST) return qualitative(cleaned);
  const text = foldGlyphs(trimMarks(cleaned));
  if (NOTHING.test(text)) return { ...EMPTY_VALUE, raw: cleaned };
  if (!MAY_HOLD_FIGURE.test(text)) return qualitative(cleaned);
  const date = readDate(withYearUnit(text, unit), context.year);
  if (date !== null) {
    return { ...EMPTY_VALUE, raw: cleaned, kind: 'date', comparator: date.comparator, value: date.value };
  }
  const measure = readMeasure(text, { year: context.year, unitApart: unit !== null });
  return measure === null ? qualitative(cleaned) : measured(cleaned, unit === null ? measure : inUnit(measure, unit));
}

function measured(raw: string, measure: MeasureReading): Value {
  const { comparator, value, upper, canonical, approximate } = measure;
  const unit = measure.unit === null ? null : asPrinted(measure.unit, raw);
  return { raw, kind: upper === null ? 'quantity' : 'range', comparator, value, upper, unit, canonical, approximate };
}

/** 台（套）: the unit with the brackets that the cell prints. */
function asPrinted(unit: string, raw: string): string {
  const wide = unit.replaceAll('(', '（').replaceAll(')', '）');
  return raw.includes(wide) ? wide : unit;
}

function qualitative(raw: string | null): Value {
  return { ...EMPTY_VALUE, raw, kind: 'qualitative' };
}

function trimMarks(text: string): string {
  let end = text.length;
  while (end > 0 && CLOSING_MARKS.includes(text.charAt(end - 1))) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** 2024 beside the unit 年 is the year 2024年. */
function withYearUnit(text: string, unit: UnitExpression | null): string {
  return unit?.printed === '年' && /\d{4}$/.test(text) ? `${text}年` : text;
}

/** The column's unit, where the cell has none of its own or only a scale word (5.8万 beside 元). */
function inUnit(measure: MeasureReading, column: UnitExpression): MeasureReading {
  const own = measure.expression;
  if (own === null && measure.canonical !== null) return measure;
  if (own !== null && own.measure !== null) return measure;
  const scale = own?.printed ?? '';
  const unit = column.printed.startsWith(scale) ? column : readUnitCell(scale + column.printed);
  return { ...measure, unit: unit.printed, expression: unit, canonical: canonicalOf(measure.value, unit) };
}

function unitCellText(cell: string | null): string | null {
  const text = cell === null ? '' : cleanText(cell);
  return text === '' || NOTHING.test(foldGlyphs(text)) ? null : text;
}

/** A sign, its words (大于等于), 定性; null for a blank, 定量 or anything else. */
function readSignCell(cell: string | null): Comparator | 'qualitative' | null {
  const text = cell === null ? '' : foldGlyphs(cleanText(cell));
  if (text.startsWith('定性')) return 'qualitative';
  const scanner = new Scanner(text);
  const found = scanner.take(SIGNS) ?? scanner.take(BEFORE_WORDS);
  return found !== null && scanner.done ? found.entry : null;
}
