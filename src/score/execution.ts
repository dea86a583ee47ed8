/** 预算执行率得分: executed ÷ annual budget × weight, never above the weight, of the total row only. */
import { Decimal, decimal, printDecimal, printedInterval, roundTo, sumDecimals } from '../model/decimal.js';
import type { Profile } from '../model/profile.js';
import type { EvaluationRecord, Fund } from '../model/record.js';
import type { ExecutionTrace } from '../model/rule.js';
import { printRange, truncated } from './convention.js';
import { isSubRow } from './direction.js';
import { interval, scaleInterval, type Interval } from './interval.js';

/** A rate with every rate that the printed figures allow. */
interface Rate {
  readonly value: Decimal;
  readonly range: Interval;
  readonly formula: string;
}

export function traceExecution(record: EvaluationRecord, profile: Profile): ExecutionTrace {
  const index = scoredFund(record.funds);
  const fund = index === null ? undefined : record.funds[index];
  const scored = isScored(record, fund, profile);
  const weight = scored ? (fund?.weight ?? profile.weights.execution) : null;
  const amounts = fund === undefined ? null : amountRate(fund, record.funds);
  const base = {
    fund: index,
    scored,
    weight,
    rate: amounts === null ? null : printDecimal(amounts.value.toDecimalPlaces(12)),
    declared: fund?.score ?? null,
  };
  const rate = amounts ?? (fund === undefined ? null : printedRate(fund));
  if (!scored || weight === null || rate === null) return { ...base, recomputed: null, interval: null, formula: null };
  return { ...base, ...scoreRate(rate, decimal(weight), profile.rounding.places) };
}

/** Executed ÷ annual budget; the initial budget only where the form has no annual column. Null where an amount is missing or zero. */
function amountRate(fund: Fund, funds: readonly Fund[]): Rate | null {
  const hasAnnual = funds.some((row) => row.annualBudget !== null);
  const budget = hasAnnual ? fund.annualBudget : fund.initialBudget;
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
  return funds.length === 1 ? 0 : null;
}

/** Whether the form scores execution: it prints a weight or a score, or its rows leave exactly the profile's points for it. */
function isScored(record: EvaluationRecord, fund: Fund | undefined, profile: Profile): boolean {
  if (fund === undefined) return false;
  const weights = record.indicators.flatMap((row) => (row.weight === null || isSubRow(row) ? [] : [row.weight]));
  const rows = sumDecimals(weights);
  const total = decimal(profile.weights.total);
  if (fund.weight !== null || fund.score !== null) return !(rows.equals(total) && isLeftOut(record, fund, total));
  const { execution } = profile.weights;
  return execution !== null && rows.plus(execution).equals(total);
}

/** Some forms show the execution score beside rows that already weigh 100 and leave it out of the total. */
function isLeftOut(record: EvaluationRecord, fund: Fund, total: Decimal): boolean {
  if (record.totalScore === null || fund.score === null) return false;
  if (record.totalWeight !== null && !decimal(record.totalWeight).equals(total)) return false;
  const scores = record.indicators.filter((row) => row.weight !== null && !isSubRow(row)).map((row) => row.score);
  const declared = scores.filter((score) => score !== null);
  return declared.length === scores.length && sumDecimals(declared).equals(decimal(record.totalScore));
}
