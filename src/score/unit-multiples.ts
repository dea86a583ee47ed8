/** 单位换算: units of which one is a whole number of the other (年 and 月, 公里 and 米, 公顷 and 亩). */
import { Decimal } from '../model/decimal.js';

/** Sizes by canonical unit; areas in thirds of a square metre, because 15 亩 are a 公顷. */
const SIZES: readonly Readonly<Record<string, number>>[] = [
  { 月: 1, 季度: 3, 年: 12 },
  { 日: 1, 周: 7 },
  { 毫米: 1, 厘米: 10, 米: 1000, 公里: 1_000_000, 千米: 1_000_000 },
  { 克: 1, 斤: 500, 公斤: 1000, 千克: 1000, 吨: 1_000_000 },
  { 平方米: 3, 亩: 2000, 公顷: 30_000, 平方公里: 3_000_000 },
];

const ONE = new Decimal(1);

/**
 * The factors that take figures of the two units to the smaller one.
 * @returns null where one is no whole number of the other: 平方米 and 亩, 月 and 日.
 */
export function multiples(one: string, other: string): readonly [Decimal, Decimal] | null {
  for (const sizes of SIZES) {
    const [a, b] = [sizes[one], sizes[other]];
    if (a === undefined || b === undefined) continue;
    if (a % b === 0) return [new Decimal(a / b), ONE];
    return b % a === 0 ? [ONE, new Decimal(b / a)] : null;
  }
  return null;
}
