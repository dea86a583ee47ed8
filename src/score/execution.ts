/** 预算执行率得分: executed ÷ annual budget × weight, never above the weight, of the total row only. */
import { Decimal, decimal, printDecimal, printedInterval, roundTo } from '../model/decimal.js';
import type { Profile } from '../model/profile.js';
import type { EvaluationRecord, Fund } from '../model/record.js';
import type { ExecutionTrace, ScoredRow } from '../model/rule.js';
import { budgetField, hasAmounts } from '../rules/evidence/execution.js';
import { printRange, truncated } from './convention.js';
import { countsInTotal, leftFor, sumTable } from './execution-in-total.js';
import { interval, scaleInterval, type Interval } from './interval.js';

/** A rate with every rate that the printed figures allow. */
interface Rate {
  readonly value: Decimal;
  readonly range: Interval;
  readonly formula: string;
}

/** @param rows 指标 rows of the record: what they weigh tells what is left for the execution score. */
export function traceExecution(record: EvaluationRecord, rows: readonly ScoredRow[], profile: Profile): ExecutionTrace {
  const index = scoredFund(record.funds);
  const fund = index === null ? undefined : record.funds[index];
  const declared = fund?.score ?? null;
  const sums = sumTable(record, rows, profile);
  const printed = fund !== undefined && (fund.weight !== null || declared !== null);
  const left = leftFor(profile.weights.execution, sums);
  // Rows that leave the points of an execution score ask for one, unless the total does without it.
  const scored = printed || (fund !== undefined && left !== null && !sums.totalIsOfRows);
  const weight = scored ? (fund?.weight ?? left) : null;
  const amounts = fund === undefined ? null : amountRate(fund, record.funds);
  const base = {
    fund: index,
    scored,
    counted: scored && countsInTotal({ weight, declared }, sums),
    weight,
    rate: amounts === null ? null : printDecimal(amounts.value.toDecimalPlaces(12)),
    declared,
  };
  const rate = amounts ?? (fund === undefined || hasAmounts(fund, record.funds) ? null : printedRate(fund));
  if (weight === null || rate === null) return { ...base, recomputed: null, interval: null, formula: null };
  return { ...base, ...scoreRate(rate, decimal(weight), profile.rounding.places) };
}

/** Executed ÷ annual budget. Null where an amount is missing, and where the budget is 0: there is no share of nothing. */
function amountRate(fund: Fund, funds: readonly Fund[]): Rate | null {
  const budget = fund[budgetField(funds)];
  if (budget === null || fund.executed === null) return null;
  const [spent, planned] = [decimal(fund.executed), decimal(budget)];
  if (spent.isNegative() || planned.lessThanOrEqualTo(0)) return null;
  const [spentLow, spentHigh] = printedInterval(fund.executed, !fund.executed.includes('.'));
  const [plannedLow, plannedHigh] = printedInterval(budget, !budget.includes('.'));
  return {
    value: spent.div(planned),
    range: interval(Decimal.max(0, spentLow).div(plannedHigh), spentHigh.div(plannedLow)),
    formula: `${fund.executed} ÷ ${budget}`,
  };
}

/** The printed rate, for forms that leave out an amount. */
function printedRate({ executionRate }: Fund): Rate | null {
  if (executionRate === null || decimal(executionRate).isNegative()) return null;
  const [low, high] = printedInterval(executionRate, !executionRate.includes('.'));
  return { value: decimal(executionRate), range: interval(low, high), formula: executionRate };
}

function scoreRate(
  rate: Rate,
  weight: Decimal,
  places: number,
): Pick<ExecutionTrace, 'recomputed' | 'interval' | 'formula'> {
  const capped = (value: Decimal): Decimal => Decimal.min(1, value);
  const exact = capped(rate.value).times(weight);
  const range = scaleInterval(interval(capped(rate.range.low), capped(rate.range.high)), weight);
  const over = rate.value.greaterThan(1);
  const shown = over ? `min(${rate.formula}, 1)` : rate.formula;
  const recomputed = roundTo(exact, places);
  return {
    recomputed,
    interval: printRange(range, places),
    formula: `${shown} × ${printDecimal(weight)} = ${truncated(exact)} → ${recomputed}`,
  };
}

/** 年度资金总额; a single row where the form has no total; never a 其中 row, even if it repeats the score. */
function scoredFund(funds: readonly Fund[]): number | null {
  const total = funds.findIndex((fund) => fund.kind === 'total');
  if (total >= 0) return total;
  // 小计, 项目总投资: called otherwise, the row that carries the score is the whole.
  const scored = funds.flatMap(({ weight, score }, index) => (weight !== null || score !== null ? [index] : []));
  return scored.length === 1 ? (scored[0] ?? null) : funds.length === 1 ? 0 : null;
}
