/** 加分项、扣分项: rows that stand outside the full marks, and the sums in which they may or may not be counted. */
import { Decimal, decimal } from '../../model/decimal.js';
import type { ScoredRow } from '../../model/rule.js';
import { countedRows } from './rows.js';

const EXTRA = /^(?:附加|奖励)?(?:加分|附加分|奖励分|减分|扣分|倒扣)(?:项|指标|因素|事项|$|[（(:：])/u;
const DEDUCTION = /^(?:减分|扣分|倒扣)/u;

/** 加分项, 扣分项: told by a level that is called so. */
export function isExtra({ indicator: { level1, level2, level3 } }: ScoredRow): boolean {
  return [level1, level2, level3].some((level) => EXTRA.test(bare(level)));
}

/** 扣分项: points are taken off, printed as -2 or as 2. */
export function isDeduction({ indicator: { level1, level2, level3 } }: ScoredRow): boolean {
  return [level1, level2, level3].some((level) => EXTRA.test(bare(level)) && DEDUCTION.test(bare(level)));
}

/** Sum of the weights of the extra rows. */
export function extraWeight(rows: readonly ScoredRow[]): Decimal {
  return extras(rows).reduce((sum, { indicator }) => sum.plus(decimal(indicator.weight ?? '0')), new Decimal(0));
}

/**
 * Whether a total holds that differs from the sum of all scores only by how extra rows are counted:
 * deductions taken off, the sum cut off at the full marks, or the extra rows left out.
 */
export function fitsWithExtras(total: Decimal, sum: Decimal, full: Decimal, rows: readonly ScoredRow[]): boolean {
  const extra = extras(rows);
  if (extra.length === 0) return false;
  const points = (row: ScoredRow): Decimal => decimal(row.indicator.score ?? '0');
  const ordinary = extra.reduce((rest, row) => rest.minus(points(row)), sum);
  const taken = extra.reduce(
    (rest, row) => (isDeduction(row) ? rest.minus(points(row).abs()) : rest.plus(points(row))),
    ordinary,
  );
  return [taken, Decimal.min(taken, full), Decimal.min(sum, full), ordinary].some((figure) => figure.equals(total));
}

function extras(rows: readonly ScoredRow[]): readonly ScoredRow[] {
  return countedRows(rows).filter(isExtra);
}

/** What is longer is no name of a level. */
const LONGEST_NAME = 40;

function bare(level: string | null): string {
  return (level ?? '').slice(0, LONGEST_NAME).replace(/\s+/gu, '');
}
