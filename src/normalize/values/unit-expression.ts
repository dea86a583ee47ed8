/** The grammar of a unit as a whole: 万元, 个多月, 台（套）, 元/人·月, 名学员. */
import { Decimal, decimal, printDecimal } from '../../model/decimal.js';
import type { Canonical } from '../../model/value.js';
import { foldGlyphs } from './glyphs.js';
import { Scanner, wordList, type Match } from './scanner.js';
import { DENOMINATORS, JOINTS, NOUNS, POWERS, SCALE_ZEROS, UNITS, type UnitWord } from './units.js';

export interface UnitExpression {
  /** As printed, the scale word in it, 余 and 多 not. */
  readonly printed: string;
  /** Canonical unit; null for a scale word alone (5.8万). */
  readonly measure: string | null;
  /** One of the printed unit in the canonical one. */
  readonly factor: Decimal;
  /** Null for a scale word alone. */
  readonly kind: UnitWord['kind'] | null;
  readonly spoken: boolean;
  /** Whether 余 or 多 stands inside. */
  readonly approximate: boolean;
  /** Whether 半 stands inside: 1个半月. */
  readonly half: boolean;
}

const ONE = new Decimal(1);

/** 余, 多 and 来 between a figure and its unit. */
export const ODD_WORDS = wordList('余 多 来');

/** Consumes the unit that stands here; null, with nothing consumed, where there is none. */
export function takeUnit(scanner: Scanner): UnitExpression | null {
  const from = scanner.at;
  const individual = takeOddMonths(scanner);
  if (individual !== null) return individual;
  const plain = scanner.take(UNITS);
  const scale = plain === null ? scanner.take(SCALE_ZEROS) : null;
  if (plain === null && scale === null) return null;
  const approximate = scale !== null && scanner.take(ODD_WORDS) !== null;
  const found = plain ?? scanner.take(UNITS);
  const factor = POWERS[scale?.entry ?? 0] ?? ONE;
  if (found === null) {
    // 3万余: the approximation is the amount's, which looks for it again.
    scanner.at = from + (scale?.word.length ?? 0);
    return scaleAlone(scale?.word ?? '', factor);
  }
  if (scale !== null && found.entry.kind === 'ratio') {
    scanner.at = from;
    return null;
  }
  const unit = found.entry;
  const product = takeProduct(scanner, found);
  const tail = takeTail(scanner, unit);
  return {
    printed: (scale?.word ?? '') + found.word + product.printed + tail.printed,
    measure: product.measure + tail.per,
    factor: scale === null ? unit.factor : factor.times(unit.factor),
    kind: unit.kind,
    spoken: unit.spoken,
    approximate,
    half: false,
  };
}

/** 个·次, 人·次: one count times another; said without the dot where that is a word of its own. */
function takeProduct(scanner: Scanner, first: Match<UnitWord>): { printed: string; measure: string } {
  const from = scanner.at;
  const second = first.entry.kind === 'count' && scanner.takeText('·') ? scanner.take(UNITS) : null;
  if (second?.entry.kind !== 'count' && second?.entry.kind !== 'time') {
    scanner.at = from;
    return { printed: '', measure: first.entry.measure };
  }
  const joined = UNITS.get(first.word.charAt(0))?.find(([word]) => word === first.word + second.word);
  return { printed: `·${second.word}`, measure: joined?.[1].measure ?? `${first.word}·${second.word}` };
}

function scaleAlone(printed: string, factor: Decimal): UnitExpression {
  return { printed, measure: null, factor, kind: null, spoken: true, approximate: false, half: false };
}

/** 3个多月, 1个半小时: the word stands inside the unit. */
function takeOddMonths(scanner: Scanner): UnitExpression | null {
  const from = scanner.at;
  if (!scanner.takeText('个')) return null;
  const half = scanner.takeText('半');
  if (half || scanner.takeText('多')) {
    const found = scanner.take(UNITS);
    if (found?.entry.kind === 'time') {
      const { measure, factor } = found.entry;
      const printed = '个' + found.word;
      return { printed, measure, factor, kind: 'time', spoken: true, approximate: !half, half };
    }
  }
  scanner.at = from;
  return null;
}

interface Tail {
  readonly printed: string;
  /** What it is per, as the canonical unit says it; `""` where nothing. */
  readonly per: string;
}

/** （套） of 台（套）, what the amount is per, or the noun that is counted. */
function takeTail(scanner: Scanner, unit: UnitWord): Tail {
  const from = scanner.at;
  if (unit.kind === 'count') takeAlternative(scanner);
  const per = takePer(scanner, unit.kind === 'money');
  if (per === '' && unit.kind === 'count') scanner.take(NOUNS);
  return { printed: scanner.text.slice(from, scanner.at), per };
}

function takeAlternative(scanner: Scanner): void {
  const from = scanner.at;
  if (!scanner.takeText('(')) return;
  if (scanner.take(UNITS)?.entry.kind !== 'count' || !scanner.takeText(')')) scanner.at = from;
}

/**
 * `/人·月`; `""`, with nothing consumed, where no denominator stands.
 * @param anyNoun
 *   For money, which has a price for anything.
 */
function takePer(scanner: Scanner, anyNoun: boolean): string {
  const from = scanner.at;
  if (!scanner.takeText('/每') && !scanner.takeText('/') && !scanner.takeText('每')) return '';
  const bracketed = scanner.takeText('(');
  const names: string[] = [];
  for (;;) {
    const before = scanner.at;
    if (names.length > 0 && scanner.take(JOINTS) === null) break;
    const found = scanner.take(DENOMINATORS)?.word ?? (anyNoun ? takeAnyNoun(scanner) : null);
    if (found === null) {
      scanner.at = before;
      break;
    }
    takeAlternative(scanner);
    names.push(CANONICAL_DENOMINATORS.get(found) ?? found);
  }
  if (names.length === 0 || (bracketed && !scanner.takeText(')'))) {
    scanner.at = from;
    return '';
  }
  return '/' + names.join('·');
}

/** What a price may be for, to the end of the text: 元/方案. Words of bounds, of time and of failure are none. */
const PRICED = /[\u4E00-\u9FFF]{1,4}$/y;
const NOT_PRICED = /[以之内上下左右至到前后起止每及和与或约未不无非已完成达零一二两三四五六七八九十百千万亿半]/;

function takeAnyNoun(scanner: Scanner): string | null {
  PRICED.lastIndex = scanner.at;
  const noun = PRICED.exec(scanner.text)?.[0];
  if (noun === undefined || NOT_PRICED.test(noun)) return null;
  scanner.at += noun.length;
  return noun;
}

/** The same spellings as for units themselves; no conversion, since 元/小时 is how it is said. */
const CANONICAL_DENOMINATORS: ReadonlyMap<string, string> = new Map([
  ['天', '日'],
  ['个月', '月'],
  ['季', '季度'],
  ['h', '小时'],
  ['㎡', '平方米'],
  ['m²', '平方米'],
  ['m2', '平方米'],
  ['平方', '平方米'],
  ['平米', '平方米'],
  ['m³', '立方米'],
  ['m3', '立方米'],
  ['立方', '立方米'],
  ['千米', '公里'],
  ['km', '公里'],
  ['m', '米'],
  ['千克', '公斤'],
  ['kg', '公斤'],
  ['t', '吨'],
  ['L', '升'],
  ['ml', '毫升'],
]);

/** The amount in its canonical unit; null where the unit has none (a bare number, 5.8万). */
export function canonicalOf(value: string, unit: UnitExpression | null): Canonical | null {
  if (unit === null || unit.measure === null) return null;
  return { value: printDecimal(decimal(value).times(unit.factor)), unit: unit.measure };
}

/**
 * The unit that a cell of a unit column holds. Such a cell is a unit whatever it says,
 * so a word that the vocabulary lacks is its own measure.
 */
export function readUnitCell(text: string): UnitExpression {
  const folded = foldGlyphs(text);
  const inside = folded.startsWith('(') && folded.endsWith(')') ? folded.slice(1, -1) : folded;
  const scanner = new Scanner(inside);
  const known = takeUnit(scanner);
  if (known !== null && scanner.done && !known.approximate) return known;
  return {
    printed: inside,
    measure: inside,
    factor: ONE,
    kind: 'count',
    spoken: true,
    approximate: false,
    half: false,
  };
}
