/** Comparators (计算符号): the signs, and the words before and after a figure that say the same. */
import type { Comparator } from '../../model/value.js';
import { lexicon, wordList, type Lexicon } from './scanner.js';

function comparators(words: Readonly<Record<Comparator, string>>): Lexicon<Comparator> {
  const pairs: [string, Comparator][] = [];
  for (const sign of ['≥', '≤', '>', '<', '='] as const) {
    for (const word of words[sign].split(' ')) if (word !== '') pairs.push([word, sign]);
  }
  return lexicon(pairs);
}

/** Folded glyphs; ≮ and ≯ are folded too. */
export const SIGNS = comparators({ '≥': '≥ >= => ≥=', '≤': '≤ <= =< ≤=', '>': '>', '<': '<', '=': '= ==' });

export const BEFORE_WORDS = comparators({
  '≥':
    '不低于 不少于 不小于 不下于 不短于 不得低于 不得少于 不得小于 不能低于 不能少于 至少 最少 达到 达 已达到 已达 ' +
    '大于等于 大于或等于 高于等于 高于或等于 多于或等于',
  '≤':
    '不超过 不超 不高于 不多于 不大于 不长于 不突破 不得超过 不得高于 不得多于 不得大于 不得突破 不能超过 不能高于 未超过 至多 最多 ' +
    '控制在 控制到 小于等于 小于或等于 低于等于 低于或等于 少于或等于',
  '>': '高于 超过 大于 多于',
  '<': '小于 低于 少于 短于 不足 不满 不到 未满',
  '=': '等于',
});

export const AFTER_WORDS = comparators({
  '≥': '以上 及以上 或以上 含以上 之上',
  '≤': '以内 之内 内 以下 及以下 或以下 含以下 之下',
  '>': '',
  '<': '',
  '=': '',
});

/** Words that only lend force to a bound. */
export const MODALS = wordList('应 应当 须 必须 需 确保 原则上');

/** （含） behind a bound: the bound belongs to it, which is how it is read anyway. */
export const INCLUSIVE = wordList('(含) (含本数) (包含) (含税)');
export const EXCLUSIVE = wordList('(不含) (不含本数) (不包含)');

const UPWARD = '≥>';
const DOWNWARD = '≤<';

/**
 * Two comparators of one figure: `≥90%以上` says it twice.
 * @returns the first where they point the same way; undefined where they contradict each other.
 */
export function joinComparators(first: Comparator | null, second: Comparator | null): Comparator | null | undefined {
  if (first === null || second === null) return first ?? second;
  const agree = first === second || [UPWARD, DOWNWARD].some((way) => way.includes(first) && way.includes(second));
  return agree ? first : undefined;
}

/** The strict form, for （不含）. */
export function strictComparator(comparator: Comparator): Comparator {
  return comparator === '≥' ? '>' : comparator === '≤' ? '<' : comparator;
}
