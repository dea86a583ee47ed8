/** 指标值 and 实际完成值 of one row, in the notations of the printed forms, with the share of the weight that they earn. */
import { compare, exact, type Exact } from './exact.js';
import type { Random } from './random.js';
import type { Topic } from './vocabulary.js';

/** What the row earns: everything, `over ÷ under` of it, or a share in percent that is a matter of judgement. */
export type Outcome =
  | { readonly kind: 'full' }
  | { readonly kind: 'ratio'; readonly over: Exact; readonly under: Exact }
  | { readonly kind: 'band'; readonly percent: Exact };

export interface Measure {
  readonly kind: 'quantity' | 'date' | 'words';
  /** Target and actual in one cell each. */
  readonly target: string;
  readonly actual: string;
  /** The same in columns of their own. */
  readonly sign: string;
  readonly bareTarget: string;
  readonly bareActual: string;
  readonly unit: string;
  readonly outcome: Outcome;
}

/** Habits of one form. */
export interface Notation {
  readonly year: number;
  /** A space between number and unit. */
  readonly spaced: boolean;
  /** Actuals that repeat the bound or the rounded figure of the target (≥90%, 700余人): warnings, no errors. */
  readonly loose: boolean;
  readonly shortfalls: boolean;
}

const FULL: Outcome = { kind: 'full' };
const NUMERALS = ['〇', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

export function ratio(over: string, under: string): Outcome {
  return { kind: 'ratio', over: exact(over), under: exact(under) };
}

function quantity(target: string, actual: string, bare: Omit<Measure, 'kind' | 'target' | 'actual'>): Measure {
  return { kind: 'quantity', target, actual, ...bare };
}

function drawCount(random: Random, topic: Topic, notation: Notation): Measure {
  const gap = notation.spaced ? ' ' : '';
  const { unit } = topic;
  const raw = random.integer(topic.low, topic.high);
  const size = topic.high > 1000 && raw > 100 ? Math.round(raw / 10) * 10 : raw;
  const target = String(size);
  if (unit === '人' && size > 3 && size < 30 && random.chance(0.2)) {
    const range = `${size - 2}-${size}${unit}`;
    const actual = String(size - 1);
    const bare = { sign: '', bareTarget: `${size - 2}-${size}`, bareActual: actual, unit, outcome: FULL };
    return quantity(range, `${actual}${gap}${unit}`, bare);
  }
  if (size >= 2 && size <= 10 && unit.length === 1 && random.chance(0.08)) {
    const words = `${NUMERALS[size] ?? ''}${unit}`;
    return quantity(words, words, { sign: '', bareTarget: target, bareActual: target, unit, outcome: FULL });
  }
  if (notation.loose && size >= 100 && size % 10 === 0 && random.chance(0.3)) {
    const bare = { sign: '', bareTarget: target, bareActual: `${target}余`, unit, outcome: FULL };
    return quantity(`${target}${gap}${unit}`, `${target}${gap}余${unit}`, bare);
  }
  const short = notation.shortfalls && size >= 3 && random.chance(0.18);
  const over = random.chance(0.35) ? Math.floor(size * (1 + random.next() * 0.25)) : size;
  const reached = short ? Math.max(1, Math.min(size - 1, Math.floor(size * (0.72 + random.next() * 0.27)))) : over;
  const actual = String(reached);
  const sign = random.chance(0.45) ? '≥' : '';
  const printed = size > 1000 && random.chance(0.1) ? target.replace(/(\d)(\d{3})$/, '$1,$2') : target;
  const shown =
    sign === '≥'
      ? random.pick([
          `≥${printed}${gap}${unit}`,
          `≥${printed}${gap}${unit}`,
          `>=${target}${unit}`,
          `不少于${target}${unit}`,
        ])
      : random.chance(0.06)
        ? target
        : `${printed}${gap}${unit}`;
  const bare = { sign, bareTarget: target, bareActual: actual, unit, outcome: short ? ratio(actual, target) : FULL };
  if (notation.loose && sign === '≥' && !short && random.chance(0.4)) return quantity(shown, shown, bare);
  return quantity(shown, shown === target ? actual : `${actual}${gap}${unit}`, bare);
}

function drawRate(random: Random, topic: Topic, notation: Notation): Measure {
  const size =
    topic.low === topic.high ? topic.low : random.pick([topic.low, topic.high, random.integer(topic.low, topic.high)]);
  const target = String(size);
  const short = notation.shortfalls && random.chance(0.14);
  const tenth = random.chance(0.3) ? `.${random.integer(1, 9)}` : '';
  const whole = short ? size - random.integer(1, 8) : random.integer(size, 100);
  const actual = whole >= 100 ? '100' : `${whole}${tenth}`;
  const exactTarget = size === 100;
  const sign = exactTarget ? random.pick(['', '=']) : random.chance(0.8) ? '≥' : '';
  const shown =
    sign === '≥'
      ? random.pick([
          `≥${target}%`,
          `≥${target}%`,
          `≥${target}%`,
          `>=${target}%`,
          `⩾${target}%`,
          `不低于${target}%`,
          `${target}%以上`,
        ])
      : `${sign}${target}%`;
  const bare = {
    sign,
    bareTarget: target,
    bareActual: actual,
    unit: '%',
    outcome: short ? ratio(actual, target) : FULL,
  };
  if (notation.loose && sign === '≥' && !short && random.chance(0.6)) return quantity(shown, shown, bare);
  return quantity(shown, `${actual}%`, bare);
}

/** ≤60日: the less the better, scored W·A/B beyond the bound. */
function drawWithin(random: Random, topic: Topic, notation: Notation): Measure {
  const gap = notation.spaced ? ' ' : '';
  const size = random.integer(topic.low, topic.high);
  const target = String(size);
  const short = notation.shortfalls && random.chance(0.12);
  const used = short
    ? size + random.integer(1, Math.max(1, Math.floor(size / 3)))
    : random.integer(Math.ceil(size * 0.7), size);
  const actual = String(used);
  const { unit } = topic;
  const shown = random.pick([
    `≤${target}${gap}${unit}`,
    `≤${target}${gap}${unit}`,
    `不超过${target}${unit}`,
    `${target}${unit}以内`,
  ]);
  const bare = {
    sign: '≤',
    bareTarget: target,
    bareActual: actual,
    unit,
    outcome: short ? ratio(target, actual) : FULL,
  };
  if (notation.loose && !short && random.chance(0.5)) return quantity(shown, shown, bare);
  return quantity(shown, `${actual}${gap}${unit}`, bare);
}

function drawUnitCost(random: Random, topic: Topic, notation: Notation): Measure {
  const gap = notation.spaced ? ' ' : '';
  const size = Math.round(random.integer(topic.low, topic.high) / 10) * 10;
  const used = random.chance(0.5) ? size : size - random.integer(1, Math.floor(size / 10));
  const { unit } = topic;
  const bare = { sign: '≤', bareTarget: String(size), bareActual: String(used), unit, outcome: FULL };
  return quantity(
    random.pick([`≤${size}${gap}${unit}`, `≤${size}${unit}`, `不超过${size}${unit}`]),
    `${used}${gap}${unit}`,
    bare,
  );
}

function drawDate(random: Random, notation: Notation): Measure {
  const { year } = notation;
  const month = random.integer(6, 12);
  const done = random.integer(4, month - 1);
  const pairs: readonly (readonly [string, string])[] = [
    [`${year}年${month}月底前`, `${year}年${done}月`],
    [`${year}年12月31日前`, `${year}年${done}月${random.integer(1, 28)}日`],
    [`${month}月底前`, `${done}月`],
    [`${year}年`, `${year}年`],
    [`${year}年${month}月`, `${year}年${month}月`],
  ];
  const [target, actual] = random.pick(pairs);
  return { kind: 'date', target, actual, sign: '', bareTarget: target, bareActual: actual, unit: '', outcome: FULL };
}

function drawZero(random: Random, topic: Topic): Measure {
  const sign = random.chance(0.4) ? '=' : '';
  const bare = { sign, bareTarget: '0', bareActual: '0', unit: topic.unit, outcome: FULL };
  return quantity(`${sign}0${topic.unit}`, `0${topic.unit}`, bare);
}

function drawWords(random: Random, topic: Topic, notation: Notation): Measure {
  const target = topic.unit;
  const short = notation.shortfalls && random.chance(0.12);
  const shared = { kind: 'words', target, sign: '定性', bareTarget: target, unit: '' } as const;
  if (short) {
    // 75 % stands in the middle band of every scale in use (80–60 and 80–50).
    const actual = random.pick(['基本达到', '基本完成', '部分完成']);
    return { ...shared, actual, bareActual: actual, outcome: { kind: 'band', percent: exact('75') } };
  }
  const actual = random.chance(0.1) ? '达成预期指标' : target;
  return { ...shared, actual, bareActual: actual, outcome: FULL };
}

/** An amount of the cost block; without a sign it is scored by closeness. */
export function moneyMeasure(
  target: string,
  actual: string,
  unit: string,
  notation: Notation,
  sign: '' | '≤',
): Measure {
  const gap = notation.spaced ? ' ' : '';
  const [less, more] = compare(exact(target), exact(actual)) > 0 ? [actual, target] : [target, actual];
  const full = target === actual || sign === '≤';
  return quantity(`${sign}${target}${gap}${unit}`, `${actual}${gap}${unit}`, {
    sign,
    bareTarget: target,
    bareActual: actual,
    unit,
    outcome: full ? FULL : ratio(less, more),
  });
}

export function drawMeasure(random: Random, topic: Topic, notation: Notation): Measure {
  switch (topic.measure) {
    case 'count':
      return drawCount(random, topic, notation);
    case 'rate':
      return drawRate(random, topic, notation);
    case 'within':
      return drawWithin(random, topic, notation);
    case 'unit-cost':
      return drawUnitCost(random, topic, notation);
    case 'date':
      return drawDate(random, notation);
    case 'zero':
      return drawZero(random, topic);
    case 'words':
      return drawWords(random, topic, notation);
    case 'money':
      throw new RangeError('amounts come from the fund block');
  }
}
