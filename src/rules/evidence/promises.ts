/** Numbers in running text: what a goal promises, and which figures a cell holds. */
import { Decimal, printDecimal } from '../../model/decimal.js';
import { compact } from './texts.js';

/** A number with a unit, as it stands in the text. */
export interface PromisedFigure {
  /** `"6000余万元"` */
  readonly text: string;
  /** As printed and multiplied out, both without trailing zeros: `["6000", "60000000"]`. */
  readonly values: readonly string[];
}

/** At most twelve digits before the point: longer ones are codes. */
const NUMBER = /(?<![\d.,，A-Za-z])(\d{1,3}(?:[,，]\d{3})+|\d{1,12})(\.\d{1,6})?/gu;
const SCALE = /^[余多]?([百千万亿]{1,2})?[余多]?/u;
/** Units by which a goal promises something; 条, 年, 号 and 日 of a date are no promises. */
const UNIT =
  /^(?:[%％‰]|元|人次|件次|场次|班次|人|名|位|户|家|个(?!月|目标|方面|阶段|步骤|维护|自信|意识|确保)|件|次|场|期|项|批|亩|公顷|平方公里|公里|千米|平方米|立方米|米|吨|公斤|台|套|辆|部|份|册|篇|株|头|只|羽|所|座|处|间|例|宗|起|种|天|日|小时|工作日)/u;
/** Numbers that count nothing: ordinals, years, numbers of documents. */
const ORDINAL_BEFORE = /(?:第|目标|任务|指标|阶段|[〔[【《（(年号度月至-])$/u;

/** 24小时值班 is a manner, not a quantity. */
const ROUND_THE_CLOCK = '24小时';

const SCALES: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 亿: 8, 十: 1 };

interface Figure {
  readonly before: string;
  readonly printed: string;
  readonly after: string;
}

/** The numbers with a unit that a goal promises, each value once. */
export function promisesIn(goal: string): PromisedFigure[] {
  const seen = new Set<string>();
  return scan(goal).flatMap(({ before, printed, after }): PromisedFigure[] => {
    const scale = SCALE.exec(after)?.[0] ?? '';
    const unit = UNIT.exec(after.slice(scale.length))?.[0] ?? '';
    const text = `${printed}${scale}${unit}`;
    if (unit === '' || text === ROUND_THE_CLOCK || ORDINAL_BEFORE.test(before) || seen.has(text)) return [];
    seen.add(text);
    return [{ text, values: valuesOf(printed, after) }];
  });
}

/** Every number of a text, as printed and multiplied out. */
export function figuresIn(text: string): string[] {
  return scan(text).flatMap(({ printed, after }) => valuesOf(printed, after));
}

function scan(text: string): Figure[] {
  const plain = compact(text).replace(/[０-９]/gu, (digit) =>
    String.fromCodePoint((digit.codePointAt(0) ?? 0) - 0xfee0),
  );
  return Array.from(plain.matchAll(NUMBER), (found) => {
    const end = found.index + found[0].length;
    return {
      before: plain.slice(Math.max(0, found.index - 3), found.index),
      printed: found[0],
      after: plain.slice(end, end + 8),
    };
  });
}

function valuesOf(printed: string, after: string): string[] {
  const value = new Decimal(printed.replace(/[,，]/gu, ''));
  const scale = SCALE.exec(after)?.[1] ?? '';
  const power = Array.from(scale).reduce((sum, word) => sum + (SCALES[word] ?? 0), 0);
  return power === 0
    ? [printDecimal(value)]
    : [printDecimal(value), printDecimal(value.times(new Decimal(10).pow(power)))];
}
