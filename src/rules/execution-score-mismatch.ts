/** 预算执行得分: min(执行率, 1) × weight. */
import { Decimal, decimal, decimalPlaces, roundTo } from '../model/decimal.js';
import { defineRule } from '../model/rule.js';
import { MOF_2020 } from './evidence/basis.js';
import { missingAmounts, totalFund } from './evidence/execution.js';
import { holds } from './evidence/intervals.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';

export const executionScoreMismatch = defineRule({
  meta: {
    name: 'execution-score-mismatch',
    title: { zh: '预算执行率得分不符', en: 'Execution score is wrong' },
    severity: 'error',
    basis: MOF_2020,
    explain: {
      what: {
        zh: '预算执行率得分不等于执行率 × 分值（执行率超过 100% 的按 100% 计，得分不超过分值）。',
        en: 'The execution score differs from rate × weight, the rate capped at 100 %.',
      },
      why: {
        zh: '该项得分完全由金额决定，没有自由裁量；直接填满分是常见的虚高。',
        en: 'The score follows from the amounts alone; plain full marks are a common overstatement.',
      },
      next: {
        zh: '按全年执行数 ÷ 全年预算数 × 分值重算。',
        en: 'Recalculate as executed ÷ annual budget × weight.',
      },
    },
    messages: {
      default: {
        zh: '预算执行率得分申报 {declared} 分，按执行率 {rate} × {weight} 分复算 {recomputed} 分，{overZh} {excess} 分',
        en: 'Execution score: declared {declared}, recomputed {rate} × {weight} = {recomputed}, {excess} {overEn}',
      },
    },
    example: {
      zh: '预算 200万元，执行 66.86万元，分值 10 分：申报 10 分，复算 3.34 分，多计 6.66 分。',
      en: 'Budget 200万元, executed 66.86万元, weight 10: declared 10, recomputed 3.34, 6.66 too high.',
    },
  },

  *check(context) {
    const { execution, profile } = context;
    const row = totalFund(context);
    if (row === null || !execution.scored) return;
    const { declared, recomputed, interval, weight } = execution;
    const path = `${row.path}/score`;
    if (declared === null) {
      // A form that leaves execution out of its total need not score it.
      if (execution.counted) yield undetermined(path, [path]);
      return;
    }
    if (weight === null || recomputed === null || interval === null) {
      yield undetermined(path, [
        ...(weight === null ? [`${row.path}/weight`] : []),
        ...missingAmounts(row, context.record.funds),
      ]);
      return;
    }
    const rate = decimal(execution.rate ?? row.fund.executionRate ?? '0');
    yield agrees(declared, earned(rate, weight), weight, profile.rounding.places) || holds(interval, decimal(declared))
      ? match(path)
      : mismatch(path, { declared, recomputed, fields: { rate: `${roundTo(rate.times(100), 2)}%`, weight } });
  },
});

function earned(rate: Decimal, weight: string): Decimal {
  return Decimal.min(rate, 1).times(decimal(weight));
}

/** As for indicators: half up at the declared places, but full marks only where the score is the weight at all places. */
function agrees(declared: string, exact: Decimal, weight: string, places: number): boolean {
  const full = decimal(declared).equals(decimal(weight));
  return decimal(declared).equals(decimal(roundTo(exact, full ? places : decimalPlaces(declared))));
}
