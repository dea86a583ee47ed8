/** The grammar of one amount: a figure or Chinese numeral with its scale, its unit and what makes it approximate. */
import { Decimal, decimal, printDecimal } from '../../model/decimal.js';
import type { Canonical } from '../../model/value.js';
import { takeFigure, takeSpoken, type Figure } from './number-forms.js';
import { digitOf } from './numerals.js';
import { lexicon, wordList, type Scanner } from './scanner.js';
import { canonicalOf, ODD_WORDS, takeUnit, type UnitExpression } from './unit-expression.js';

export interface Amount {
  readonly value: string;
  /** As printed, the scale word in it. */
  readonly unit: string | null;
  readonly expression: UnitExpression | null;
  readonly canonical: Canonical | null;
  readonly approximate: boolean;
  /** A lone Chinese digit may be a stroke, a circle or a rank: no amount unless a unit follows somewhere. */
  readonly lone: boolean;
}

const ENCLOSED_TAIL = wordList('半');

/** Consumes the amount that stands here; null where there is none, or none that is certain. */
export function takeAmount(scanner: Scanner): Amount | null {
  return takeShare(scanner) ?? takeHalf(scanner) ?? takeMeasured(scanner);
}

/** 百分之, 千分之: the unit stands in front. */
const SHARES = lexicon<string>([
  ['百分之', '%'],
  ['千分之', '‰'],
  ['万分之', '‱'],
]);

const SHARE_FACTORS: Readonly<Record<string, string>> = { '%': '0.01', '‰': '0.001', '‱': '0.0001' };

function takeShare(scanner: Scanner): Amount | null {
  const from = scanner.at;
  const share = scanner.take(SHARES)?.entry;
  if (share === undefined) return null;
  const value = scanner.takeFigure() ?? (scanner.takeText('百') ? '100' : takeSpoken(scanner));
  if (value === null) {
    scanner.at = from;
    return null;
  }
  const approximate = scanner.take(ODD_WORDS) !== null;
  return shareOf(value, share, approximate);
}

function shareOf(value: string, share: string, approximate: boolean): Amount {
  const factor = new Decimal(SHARE_FACTORS[share] ?? '1');
  const canonical = { value: printDecimal(decimal(value).times(factor)), unit: '1' };
  const expression: UnitExpression = {
    printed: share,
    measure: '1',
    factor,
    kind: 'ratio',
    spoken: true,
    approximate: false,
    half: false,
  };
  return { value, unit: share, expression, canonical, approximate, lone: false };
}

/** 半年, 半个月, 半小时: half of a time; half of anything else is a word (半数). */
function takeHalf(scanner: Scanner): Amount | null {
  const from = scanner.at;
  if (!scanner.takeText('半')) return null;
  const expression = takeUnit(scanner);
  if (expression?.kind !== 'time' || expression.half || expression.approximate) {
    scanner.at = from;
    return null;
  }
  return amountOf('0.5', expression, scanner.take(ODD_WORDS) !== null);
}

function amountOf(value: string, expression: UnitExpression | null, approximate: boolean, lone = false): Amount {
  return {
    value,
    unit: expression?.printed ?? null,
    expression,
    canonical: canonicalOf(value, expression),
    approximate,
    lone,
  };
}

function takeMeasured(scanner: Scanner): Amount | null {
  const figure = takeFigure(scanner);
  if (figure === null) return null;
  if (figure.fraction) return { ...amountOf(figure.value, null, false), canonical: { value: figure.value, unit: '1' } };
  const before = scanner.take(ODD_WORDS) !== null;
  const expression = takeSpacedUnit(scanner);
  if (figure.spoken && expression?.spoken === false) return null;
  const after = scanner.take(ODD_WORDS) !== null;
  const approximate = before || after || expression?.approximate === true;
  return withTail(scanner, amountOf(figure.value, expression, approximate, figure.lone), figure);
}

/** A unit in Latin letters may stand apart: 5 km. */
function takeSpacedUnit(scanner: Scanner): UnitExpression | null {
  const from = scanner.at;
  const spaced = scanner.takeText(' ');
  const unit = takeUnit(scanner);
  if (spaced && unit === null) scanner.at = from;
  return unit;
}

/** What may still follow the unit and belongs to the figure: 两年半, 九成五. */
function withTail(scanner: Scanner, amount: Amount, figure: Figure): Amount | null {
  const { expression } = amount;
  if (expression?.half === true || (expression?.kind === 'time' && scanner.take(ENCLOSED_TAIL) !== null)) {
    if (figure.value.includes('.')) return null;
    return amountOf(`${figure.value}.5`, expression, amount.approximate);
  }
  if (expression?.printed !== '成') return amount;
  if (!/^(10|\d(\.\d+)?)$/.test(figure.value)) return null;
  const digit = digitOf(scanner.text.charAt(scanner.at));
  if (digit === null) return amount;
  scanner.at++;
  return figure.value.length === 1 ? shareOf(`${figure.value}${String(digit)}`, '%', amount.approximate) : null;
}
