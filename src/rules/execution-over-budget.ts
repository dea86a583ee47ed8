/** 超预算执行: more was spent than the annual budget holds. */
import type { Fund } from '../model/record.js';
import { defineRule, type Outcome } from '../model/rule.js';
import { PRACTICE } from './evidence/basis.js';
import { budgetField, totalFund, type FundRow } from './evidence/execution.js';
import { amountInterval, liesAbove } from './evidence/intervals.js';
import { match, mismatch } from './evidence/outcomes.js';
import { shorten } from './evidence/texts.js';

export const executionOverBudget = defineRule({
  meta: {
    name: 'execution-over-budget',
    title: { zh: '执行数大于预算数', en: 'More was spent than budgeted' },
    severity: 'warning',
    basis: PRACTICE,
    explain: {
      what: {
        zh: '全年执行数大于全年预算数，执行率超过 100%。',
        en: 'The executed amount exceeds the annual budget.',
      },
      why: {
        zh: '可能是预算调整未反映、无预算支出，或金额单位、列次填错。',
        en: 'A budget adjustment may be missing, money spent without budget, or a unit or column mixed up.',
      },
      next: {
        zh: '核对调整后预算指标与支出明细账。',
        en: 'Compare the adjusted budget with the ledger of expenses.',
      },
    },
    messages: {
      default: {
        zh: '“{name}”全年执行数 {declared}{unit}，大于全年预算数 {recomputed}{unit}，超出 {excess}{unit}',
        en: '“{name}”: executed {declared}{unit} of an annual budget of {recomputed}{unit}, {excess}{unit} over',
      },
    },
    example: {
      zh: '全年预算数 329.77万元，全年执行数 338.31万元：超出 8.54万元。',
      en: 'Annual budget 329.77万元, executed 338.31万元: 8.54万元 over.',
    },
  },

  *check(context) {
    const { funds } = context.record;
    const total = totalFund(context);
    const outcome = total === null ? null : compareRow(total, funds);
    if (outcome !== null) yield outcome;
    // The sources of a total that is overspent are overspent for the same cause.
    if (outcome?.verdict === 'mismatch') return;
    for (const [index, fund] of funds.entries()) {
      const path = `/record/funds/${index}`;
      const part = path === total?.path ? null : compareRow({ fund, path }, funds);
      if (part !== null) yield part;
    }
  },
});

function compareRow({ fund, path }: FundRow, funds: readonly Fund[]): Outcome | null {
  const { executed } = fund;
  const budget = fund[budgetField(funds)];
  if (executed === null || budget === null) return null;
  const at = `${path}/executed`;
  if (!liesAbove(amountInterval(executed), amountInterval(budget))) return match(at);
  return mismatch(at, {
    declared: executed,
    recomputed: budget,
    fields: { name: shorten(fund.item), unit: fund.currencyUnit ?? '' },
  });
}
