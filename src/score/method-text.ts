/** 得分计算方法: what the table's own text says about bands and formulas, in all its bracket and space variants. */
import { Decimal, decimal, printDecimal } from '../model/decimal.js';
import type { Band } from '../model/profile.js';
import type { EvaluationRecord } from '../model/record.js';

export interface MethodStatement {
  /** 三档, highest first; null where the text states none that fit together. */
  readonly bands: readonly Band[] | null;
  /** The bands as the text has them, without white space. */
  readonly bandsRaw: string | null;
  /** `B/A 或 A/B`: a ratio either way, whichever is below one. */
  readonly either: boolean;
  /** 正向指标 B/A, 反向指标 A/B. */
  readonly directed: boolean;
  /** `1-(B-A)/A`. */
  readonly linear: boolean;
}

const GRADES = ['reached', 'partly', 'missed'] as const;
const PAIR = /(\d{1,3})%?-(\d{1,3})%/g;

/** The distinct method texts of the table read as one: a merged cell may have come in pieces. */
export function readMethods(record: EvaluationRecord): MethodStatement {
  const pieces = new Set(record.indicators.flatMap((row) => (row.method === null ? [] : [flatten(row.method)])));
  return readMethod([...pieces].join(''));
}

export function readMethod(text: string): MethodStatement {
  const flat = flatten(text);
  const found = findBands(flat);
  return {
    bands: found?.bands ?? null,
    bandsRaw: found?.raw ?? null,
    either: /B\/A或(?:者)?A\/B|A\/B或(?:者)?B\/A/.test(flat),
    directed: /(?:反向|逆向|负向)指标/.test(flat) && flat.includes('A/B'),
    linear:
      /1-\(?\(?B-A\)?\/A|\(2A-B\)\/A|1-\(?(?:实际完成值|完成值|实际值)-(?:年度)?(?:指标值|目标值)\)?\/(?:年度)?(?:指标值|目标值)/.test(
        flat,
      ),
  };
}

/**
 * Whether a row goes by a rule of its own that the conventions do not cover: 每少1次扣2分, 否则不得分.
 * The national 按照偏离度适度调减分值 is no such rule.
 */
export function hasOwnRule(method: string | null): boolean {
  if (method === null) return false;
  const flat = flatten(method);
  return /扣[减除]?(?:完|光|相应|\d|[一二三四五六七八九十])|不得分|不计分|(?<!\d)0分|否则|酌情|每(?:少|多|低|高|降|超|差|增|减|出现|发生|缺|延|逾|推迟)/.test(
    flat,
  );
}

/** Half width, one kind of dash and slash, no white space, no （含…）. */
export function flatten(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replace(/[－—–―−~～〜至]+/g, '-')
    .replace(/[÷∕]/g, '/')
    .replace(/\((?:不)?含[^()]{0,8}\)/g, '')
    .toUpperCase()
    .replaceAll('[', '(')
    .replaceAll(']', ')');
}

interface Pair {
  readonly high: Decimal;
  readonly low: Decimal;
}

/** Three pairs in a row that lead from 100 to 0 without gap, in either order. */
function findBands(flat: string): { bands: Band[]; raw: string } | null {
  const pairs = [...flat.matchAll(PAIR)].map(([, one = '0', other = '0']): Pair => {
    const ends = [decimal(one), decimal(other)];
    return { high: Decimal.max(...ends), low: Decimal.min(...ends) };
  });
  for (let at = 0; at + 2 < pairs.length; at += 1) {
    const chain = pairs.slice(at, at + 3).sort((one, other) => other.high.comparedTo(one.high));
    if (!joined(chain)) continue;
    const bands = chain.map((pair, rank): Band => {
      return { grade: GRADES[rank] ?? 'missed', high: fraction(pair.high), low: fraction(pair.low) };
    });
    return { bands, raw: chain.map(({ high, low }) => `${printDecimal(high)}-${printDecimal(low)}%`).join('、') };
  }
  return null;
}

function joined([top, middle, bottom]: readonly Pair[]): boolean {
  if (top === undefined || middle === undefined || bottom === undefined) return false;
  return top.high.equals(100) && top.low.equals(middle.high) && middle.low.equals(bottom.high) && bottom.low.isZero();
}

function fraction(percent: Decimal): string {
  return printDecimal(percent.div(100));
}
