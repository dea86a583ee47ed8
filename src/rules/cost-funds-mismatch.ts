/** 成本与资金: cost indicators that are all money add up to the budget and to what was spent. */
import { Decimal, decimal, decimalPlaces, printAtLeast } from '../model/decimal.js';
import type { Fund } from '../model/record.js';
import { defineRule, type Outcome, type ScoredRow } from '../model/rule.js';
import { PRACTICE } from './evidence/basis.js';
import { totalFund } from './evidence/execution.js';
import { addIntervals, meet, type Interval } from './evidence/intervals.js';
import { isMoney, moneyInterval, yuanInterval, yuanPerUnit } from './evidence/money.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';
import { countedRows } from './evidence/rows.js';

/** What is added, and the columns of the total row that it may fit. */
const COMPARISONS = [
  { value: 'target', path: 'annualBudget', fits: ['annualBudget', 'initialBudget'] },
  { value: 'actual', path: 'executed', fits: ['executed'] },
] as const;
type Comparison = (typeof COMPARISONS)[number];

export const costFundsMismatch = defineRule({
  meta: {
    name: 'cost-funds-mismatch',
    title: { zh: '成本指标与资金不符', en: 'Cost indicators do not add up to the funds' },
    severity: 'warning',
    basis: PRACTICE,
    explain: {
      what: {
        zh: '成本指标均为金额，但其指标值之和不等于预算数，或实际值之和不等于执行数。',
        en: 'All cost indicators are amounts, yet their targets do not sum to the budget or their actuals to what was spent.',
      },
      why: {
        zh: '成本指标应覆盖项目全部支出；不符说明漏列成本，或金额与资金栏不一致。',
        en: 'The cost indicators should cover the spending of the project; a gap means costs left out or figures that disagree.',
      },
      next: {
        zh: '核对支出明细，补列未设成本指标的支出，或更正金额。',
        en: 'Check the ledger; add the costs left out or correct the amounts.',
      },
    },
    messages: {
      default: {
        zh: '成本指标值合计 {recomputed}{unit}，预算数 {declared}{unit}，相差 {excess}{unit}',
        en: 'Cost targets sum to {recomputed}{unit}, the budget is {declared}{unit}, {excess}{unit} apart',
      },
      executed: {
        zh: '成本指标实际值合计 {recomputed}{unit}，全年执行数 {declared}{unit}，相差 {excess}{unit}',
        en: 'Cost actuals sum to {recomputed}{unit}, {declared}{unit} was spent, {excess}{unit} apart',
      },
    },
    example: {
      zh: '成本指标实际值 7.84万元、2.06万元，全年执行数 12.00万元：合计 9.90万元，相差 2.10万元。',
      en: 'Cost actuals 7.84万元 and 2.06万元, executed 12.00万元: they sum to 9.90万元, 2.10万元 apart.',
    },
  },

  *check(context) {
    const costs = countedRows(context.rows).filter((row) => row.cost && !isUnused(row));
    const total = totalFund(context);
    if (total === null || costs.length === 0) return;
    // One cost that is no amount (a rate, a price per head, a text) and the sum means nothing.
    if (
      costs.some(
        ({ indicator: { target, actual } }) => ![target, actual].every((v) => v.kind === 'empty' || isMoney(v)),
      )
    ) {
      return;
    }
    for (const comparison of COMPARISONS) yield compareSum(costs, total.fund, total.path, comparison);
  },
});

function isUnused({ indicator: { target, actual, weight } }: ScoredRow): boolean {
  return target.kind === 'empty' && actual.kind === 'empty' && weight === null;
}

function compareSum(costs: readonly ScoredRow[], fund: Fund, fundPath: string, comparison: Comparison): Outcome {
  const path = `${fundPath}/${comparison.path}`;
  const declared = fund[comparison.path];
  const unit = yuanPerUnit(fund.currencyUnit);
  const amounts = costs.map(({ indicator }) => moneyInterval(indicator[comparison.value]));
  const unmeasured = costs.filter((_, index) => amounts[index] === null);
  if (declared === null || unit === null || unmeasured.length > 0) {
    const blank = declared === null ? [path] : unit === null ? [`${fundPath}/currencyUnit`] : [];
    return undetermined(path, [...blank, ...unmeasured.map((row) => `${row.path}/${comparison.value}`)]);
  }

  const sum = addIntervals(amounts.filter((amount): amount is Interval => amount !== null));
  const columns = comparison.fits.map((field) => yuanInterval(fund[field], fund.currencyUnit));
  if (columns.some((column) => column !== null && meet(sum, column))) return match(path);
  const exact = costs.reduce(
    (part, { indicator }) => part.plus(decimal(indicator[comparison.value].canonical?.value ?? '0')),
    new Decimal(0),
  );
  return mismatch(path, {
    declared,
    recomputed: printAtLeast(exact.dividedBy(unit), decimalPlaces(declared)),
    ...(comparison.path === 'executed' ? { message: 'executed' } : {}),
    fields: { unit: fund.currencyUnit ?? '' },
  });
}
