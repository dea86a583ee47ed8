/** 支出与成效: the share of marks claimed is not far above the share of money spent. */
import { decimal, roundTo } from '../model/decimal.js';
import { defineRule } from '../model/rule.js';
import { INTEGRATED_SYSTEM } from './evidence/basis.js';
import { executionShare, missingAmounts, totalFund } from './evidence/execution.js';
import { percentBeside } from './evidence/limits.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';
import { sumColumn } from './evidence/rows.js';

const PATH = '/record/totalScore';

export const spendResultGap = defineRule({
  meta: {
    name: 'spend-result-gap',
    title: { zh: '得分率远高于执行率', en: 'Far more marks claimed than money spent' },
    severity: 'warning',
    basis: INTEGRATED_SYSTEM,
    explain: {
      what: {
        zh: '各指标得分率（得分合计 ÷ 分值合计）高于预算执行率，相对差距超过规则档案的限度。',
        en: 'The share of the weights that the indicators claim exceeds the execution rate by more than the limit, relatively.',
      },
      why: {
        zh: '钱没花完而指标近乎满分，可能是目标定得过低，或得分虚高；一体化系统对此亮红灯。',
        en: 'Near full marks with money unspent: targets set too low, or scores too high; the national system shows a red light.',
      },
      next: {
        zh: '核对未支出资金对应的工作是否完成，结余是否应收回。',
        en: 'Check whether the work behind the unspent money was done, and whether the rest must be returned.',
      },
    },
    messages: {
      default: {
        zh: '指标得分率 {claimed}，预算执行率 {rate}，相对高出 {gap}，超过 {limit}',
        en: 'The indicators claim {claimed} of their weight, {rate} of the budget was spent: {gap} apart (relative), more than {limit}',
      },
    },
    example: {
      zh: '指标得分 90 分（分值 100 分），预算 150万元，执行 0万元：得分率 90.00%，执行率 0.00%。',
      en: 'Indicators score 90 of 100; of 150万元 nothing was spent: 90.00% against 0.00%.',
    },
  },

  *check(context) {
    const row = totalFund(context);
    if (row === null || context.rows.length === 0) return;
    const share = executionShare(row.fund, context.record.funds);
    const scores = sumColumn(context.rows, 'score');
    const weights = sumColumn(context.rows, 'weight');
    const missing = [
      ...(share === null ? missingAmounts(row, context.record.funds) : []),
      ...scores.missing,
      ...weights.missing,
    ];
    if (share === null && missing.length === 0) return;
    if (share === null || missing.length > 0 || !weights.sum.greaterThan(0)) {
      yield undetermined(PATH, missing);
      return;
    }

    const claimed = scores.sum.dividedBy(weights.sum);
    const limit = decimal(context.profile.limits.spendResultGap);
    // The least gap that the printed amounts allow must exceed the limit.
    const gap = claimed.greaterThan(0) ? claimed.minus(share.high).dividedBy(claimed) : claimed;
    if (!gap.greaterThan(limit)) {
      yield match(PATH);
      return;
    }
    const percent = (fraction: typeof gap): string => `${roundTo(fraction.times(100), 2)}%`;
    yield mismatch(PATH, {
      declared: context.record.totalScore,
      fields: {
        claimed: percent(claimed),
        rate: percent(share.low.plus(share.high).dividedBy(2)),
        gap: percentBeside(gap, limit),
        limit: `${limit.times(100).toFixed()}%`,
      },
    });
  },
});
