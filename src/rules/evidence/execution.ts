/** 预算执行: the fund row that the rules speak of, its budget and its rate. */
import { decimal, type Decimal } from '../../model/decimal.js';
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

/** Whether a rate follows from the amounts, so that the printed one does not count; of a budget of 0 there is none. */
export function hasAmounts(fund: Fund, funds: readonly Fund[]): boolean {
  return fund.executed !== null && fund[budgetField(funds)] !== null;
}

/** executed ÷ budget as the printed amounts allow it; null where one is blank or the budget is 0. */
export function paidShare(fund: Fund, funds: readonly Fund[]): Interval | null {
  const budget = fund[budgetField(funds)];
  if (fund.executed === null || budget === null) return null;
  return divideIntervals(amountInterval(fund.executed), amountInterval(budget));
}

/** 执行率: from the amounts; the printed rate only where an amount is missing. */
export function executionShare(fund: Fund, funds: readonly Fund[]): Interval | null {
  if (hasAmounts(fund, funds)) return paidShare(fund, funds);
  return fund.executionRate === null ? null : rateInterval(fund.executionRate);
}

/** Pointers to the blank amounts of a fund row. */
export function missingAmounts({ fund, path }: FundRow, funds: readonly Fund[]): string[] {
  if (fund[budgetField(funds)] !== null) return fund.executed === null ? [`${path}/executed`] : [];
  return [`${path}/annualBudget`, ...(fund.executed === null ? [`${path}/executed`] : [])];
}

/**
 * Points that the rows leave for an execution score where no fund row carries one: it stands in a row that was not read,
 * or beside parts without a total. Null where the rows leave nothing.
 */
export function unreadExecution({ execution, record, rows, profile }: RuleContext): Decimal | null {
  const most = profile.weights.execution;
  if (execution.fund !== null || most === null) return null;
  const { sum, printed, missing } = sumColumn(rows, 'weight');
  const total = decimal(record.totalWeight ?? profile.weights.total);
  return printed > 0 && missing.length === 0 && sum.plus(decimal(most)).equals(total) ? decimal(most) : null;
}
