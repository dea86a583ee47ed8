/** The grammar of a quantity or range: comparators, an amount or two, what follows them. */
import { decimal } from '../../model/decimal.js';
import type { Canonical, Comparator } from '../../model/value.js';
import { takeAmount, type Amount } from './amount.js';
import {
  AFTER_WORDS,
  BEFORE_WORDS,
  EXCLUSIVE,
  INCLUSIVE,
  joinComparators,
  MODALS,
  SIGNS,
  strictComparator,
} from './bounds.js';
import { isMonthEnd, mayBeDate } from './date-guard.js';
import { lexicon, Scanner, wordList } from './scanner.js';
import { DONE_BY, DONE_RATE, takeRateName, VERBS } from './statements.js';
import { canonicalOf, takeUnit, type UnitExpression } from './unit-expression.js';

export interface MeasureReading {
  readonly comparator: Comparator | null;
  readonly value: string;
  /** Null for a quantity. */
  readonly upper: string | null;
  readonly unit: string | null;
  readonly expression: UnitExpression | null;
  readonly canonical: Canonical | null;
  readonly approximate: boolean;
}

export interface MeasureContext {
  /** The table's year: a bare 2024 beside it may be a year. */
  readonly year: number | null;
  /** Whether the unit stands in a column of its own, so that a bare figure is no date. */
  readonly unitApart: boolean;
}

const ABOUT_BEFORE = wordList('约 大约 大概 约为 近 将近 接近 几乎 ≈');
const ABOUT_AFTER = wordList('左右 上下');
const CURRENCIES = wordList('¥ 人民币 人民币¥ RMB CNY');
const MONEY_ENDINGS = wordList('整 人民币');
const TO = lexicon<'hyphen' | 'word'>([
  ['-', 'hyphen'],
  ['–', 'word'],
  ['—', 'word'],
  ['——', 'word'],
  ['~', 'word'],
  ['至', 'word'],
  ['到', 'word'],
]);

/** Words before the amount. */
interface Lead {
  readonly comparator: Comparator | null;
  /** 近, 约 … */
  readonly about: string | null;
  readonly currency: boolean;
  readonly verb: boolean;
  readonly rate: boolean;
}

/** The whole text as a quantity or range; null for anything else, and for whatever is not certain. */
export function readMeasure(text: string, context: MeasureContext): MeasureReading | null {
  const scanner = new Scanner(text);
  const lead = takeLead(scanner);
  const amount = lead === null ? null : takeBracketedUnit(scanner, takeAmount(scanner));
  if (lead === null || amount === null) return null;
  const ends = takeEnds(scanner, amount);
  if (ends === null) return null;
  const { lower, upper } = ends;
  const tail = takeTail(scanner, lower);
  const comparator = joinComparators(lead.comparator, tail.comparator);
  if (!scanner.done || comparator === undefined) return null;
  if (upper !== null && (comparator !== null || (ends.hyphen && isMonthEndPair(lower, upper)))) return null;
  const whole = lead.currency ? inCurrency(lower) : lower;
  if (whole === null || contradicts(lead, whole)) return null;
  if (whole.lone && whole.expression === null && !context.unitApart) return null;
  const { value, unit, expression, canonical } = whole;
  const figures = upper === null ? [value] : [value, upper.value];
  if (!context.unitApart && figures.some((figure) => mayBeDate(figure, expression, context.year))) return null;
  const approximate = lead.about !== null || tail.about || amount.approximate;
  return { comparator, value, upper: upper?.value ?? null, unit, expression, canonical, approximate };
}

function takeLead(scanner: Scanner): Lead | null {
  const rate = takeRateName(scanner);
  const verb = !rate && scanner.take(VERBS) !== null;
  let comparator: Comparator | null = null;
  let about: string | null = null;
  let currency = false;
  for (let count = 0; count < MOST_LEADS; count++) {
    scanner.take(MODALS);
    const found = (scanner.take(SIGNS) ?? scanner.take(BEFORE_WORDS))?.entry;
    if (found !== undefined) {
      const joined = joinComparators(comparator, found);
      if (joined === undefined) return null;
      comparator = joined;
      continue;
    }
    const nearly = scanner.take(ABOUT_BEFORE);
    if (nearly !== null && about === null) about = nearly.word;
    else if (nearly === null && scanner.take(CURRENCIES) !== null && !currency) currency = true;
    else break;
  }
  return { comparator, about, currency, verb, rate };
}

/** 达到≥约, 应不超过人民币; more is no wording. */
const MOST_LEADS = 4;

/** 10（万元）, 3（次）: the unit in brackets. */
function takeBracketedUnit(scanner: Scanner, amount: Amount | null): Amount | null {
  if (amount === null || amount.expression !== null) return amount;
  const from = scanner.at;
  const expression = scanner.takeText('(') ? takeUnit(scanner) : null;
  if (expression === null || !scanner.takeText(')') || expression.approximate || expression.half) {
    scanner.at = from;
    return amount;
  }
  const canonical = canonicalOf(amount.value, expression);
  return { ...amount, unit: expression.printed, expression, canonical };
}

interface Ends {
  readonly lower: Amount;
  /** Null for a single amount. */
  readonly upper: Amount | null;
  readonly hyphen: boolean;
}

/** The amount, or the range that it begins; null for a range that cannot be read. */
function takeEnds(scanner: Scanner, first: Amount): Ends | null {
  const separator = scanner.take(TO)?.entry;
  if (separator === undefined) return { lower: first, upper: null, hyphen: false };
  const upper = takeBracketedUnit(scanner, takeAmount(scanner));
  if (upper === null || first.approximate !== upper.approximate) return null;
  const lower = inUnitOf(first, upper);
  return lower === null ? null : { lower, upper, hyphen: separator === 'hyphen' };
}

/** The lower end in the unit of the upper one; null where their units differ or the ends do not rise. */
function inUnitOf(lower: Amount, upper: Amount): Amount | null {
  const { unit, expression } = upper;
  const fractions = expression === null && (lower.canonical ?? upper.canonical) !== null;
  const shared = lower.unit === null || lower.unit === unit || leavesMeasure(lower, upper);
  if (fractions || !shared || decimal(lower.value).gte(decimal(upper.value))) return null;
  return { ...lower, unit, expression, canonical: canonicalOf(lower.value, expression) };
}

/** 5万-8万元: the lower end leaves the measure to the upper one. */
function leavesMeasure(lower: Amount, upper: Amount): boolean {
  if (lower.unit === null || lower.expression?.measure !== null || upper.unit === null) return false;
  return upper.unit.startsWith(lower.unit) && !/^[百千万亿]/.test(upper.unit.slice(lower.unit.length));
}

function isMonthEndPair(lower: Amount, upper: Amount): boolean {
  return lower.expression === null && isMonthEnd(lower.value, upper.value);
}

interface Tail {
  readonly comparator: Comparator | null;
  readonly about: boolean;
}

/** 以上, （不含）, 左右, and what was done: 100%完成, 5日内办结. */
function takeTail(scanner: Scanner, amount: Amount): Tail {
  if (amount.expression?.kind === 'money') scanner.take(MONEY_ENDINGS);
  const inclusive = scanner.take(INCLUSIVE) !== null;
  const about = scanner.take(ABOUT_AFTER) !== null;
  let comparator = scanner.take(AFTER_WORDS)?.entry ?? null;
  if (comparator !== null && !inclusive && scanner.take(EXCLUSIVE) !== null) comparator = strictComparator(comparator);
  else if (!inclusive) scanner.take(INCLUSIVE);
  const kind = amount.expression?.kind;
  if (kind === 'ratio') scanner.take(DONE_RATE);
  else if (kind === 'time' && comparator === '≤') scanner.take(DONE_BY);
  return { comparator, about };
}

/** ¥500, 人民币5.8万: the currency in front is the unit; null where another unit stands behind. */
function inCurrency(amount: Amount): Amount | null {
  const { expression } = amount;
  if (expression?.kind === 'money') return amount;
  if (expression !== null && expression.measure !== null) return null;
  const money = takeUnit(new Scanner(`${amount.unit ?? ''}元`));
  return { ...amount, unit: money?.printed ?? null, expression: money, canonical: canonicalOf(amount.value, money) };
}

/** Words and amount that do not go together: 近5年 (the last five), 完成3 (of what?), 完成5日 (on the 5th?), 完成率3项. */
function contradicts(lead: Lead, amount: Amount): boolean {
  const kind = amount.expression?.kind ?? null;
  if (lead.about === '近' && kind === 'time') return true;
  return (lead.verb && (kind === null || kind === 'time')) || (lead.rate && kind !== 'ratio');
}
