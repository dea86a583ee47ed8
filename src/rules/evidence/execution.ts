/** 预算执行: the fund row that the rules speak of, its rate, and whether its score counts in the total. */
import { decimal } from '../../model/decimal.js';
import type { Fund } from '../../model/record.js';
import type { RuleContext } from '../../model/rule.js';
import { amountInterval, divideIntervals, rateInterval, type Interval } from './intervals.js';
import { sumColumn } from './rows.js';

export interface FundRow {
  readonly fund: Fund;
  /** `/record/funds/N` */
  readonly path: string;
}

/** 年度资金总额: the row that carries the execution score, else the first total, else the only row. */
export function totalFund(context: RuleContext): FundRow | null {
  const { funds } = context.record;
  const first = funds.findIndex((fund) => fund.kind === 'total');
  const index = context.execution.fund ?? (first < 0 && funds.length === 1 ? 0 : first);
  const fund = funds[index];
  return fund === undefined ? null : { fund, path: `/record/funds/${index}` };
}

/** 全年预算数; 年初预算数 only in a form that has no annual column at all. */
export function budgetField(funds: readonly Fund[]): 'annualBudget' | 'initialBudget' {
  return funds.some((fund) => fund.annualBudget !== null) ? 'annualBudget' : 'initialBudget';
}

/** executed ÷ budget as the printed amounts allow it; null where one is blank or the budget is 0. */
export function paidShare(fund: Fund, funds: readonly Fund[]): Interval | null {
  const budget = fund[budgetField(funds)];
  if (fund.executed === null || budget === null) return null;
  return divideIntervals(amountInterval(fund.executed), amountInterval(budget));
}

/** 执行率: from the amounts; the printed rate only where an amount is missing. */
export function executionShare(fund: Fund, funds: readonly Fund[]): Interval | null {
  if (fund.executed !== null && fund[budgetField(funds)] !== null) return paidShare(fund, funds);
  return fund.executionRate === null ? null : rateInterval(fund.executionRate);
}

/** Pointers to the blank amounts of a fund row. */
export function missingAmounts({ fund, path }: FundRow, funds: readonly Fund[]): string[] {
  if (fund[budgetField(funds)] !== null) return fund.executed === null ? [`${path}/executed`] : [];
  return [`${path}/annualBudget`, ...(fund.executed === null ? [`${path}/executed`] : [])];
}

/**
 * Whether the execution score belongs to the total. Some forms show one although their indicators
 * weigh 100 already, and leave it out: the declared total and the weights decide which reading holds.
 */
export function executionCounts(context: RuleContext): boolean {
  const { execution, record, rows, profile } = context;
  if (!execution.scored || (execution.weight === null && execution.declared === null)) return false;

  const scores = sumColumn(rows, 'score');
  const total = scores.missing.length === 0 && record.totalScore !== null ? decimal(record.totalScore) : null;
  const score = execution.declared === null ? null : decimal(execution.declared);
  const withoutIt = total !== null && total.equals(scores.sum);
  if (total !== null && score !== null && !withoutIt && total.equals(scores.sum.plus(score))) return true;

  const weights = sumColumn(rows, 'weight');
  if (weights.printed > 0 && weights.missing.length === 0) {
    const expected = decimal(record.totalWeight ?? profile.weights.total);
    const weight = execution.weight === null ? null : decimal(execution.weight);
    if (weight !== null && expected.equals(weights.sum.plus(weight))) return true;
    if (expected.equals(weights.sum)) return false;
  }
  // The weights tell neither way: a total that agrees without the execution score is not accused.
  return !withoutIt;
}
