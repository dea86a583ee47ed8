/** 成本与资金: cost indicators that are all money add up to the budget and to what was spent. */
import { yuanPerUnit } from '../model/currency.js';
import { Decimal, decimal, decimalPlaces, printAtLeast } from '../model/decimal.js';
import type { Fund } from '../model/record.js';
import { defineRule, type Outcome, type ScoredRow } from '../model/rule.js';
import type { Value } from '../model/value.js';
import { PRACTICE } from './evidence/basis.js';
import { totalFund } from './evidence/execution.js';
import { addIntervals, meet, type Interval } from './evidence/intervals.js';
import { isMoney, moneyInterval, yuanInterval } from './evidence/money.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';
import { countedRows } from './evidence/rows.js';
import { compact } from './evidence/texts.js';

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
    // One cost that is no money (a rate, a text) and there is nothing to add.
    if (!costs.every(({ indicator: { target, actual } }) => [target, actual].every(isAmountOrPrice))) return;
    const prices = costs.filter(isUnitCost).map((row) => `${row.path}/target`);
    for (const comparison of COMPARISONS) {
      yield prices.length > 0
        ? undetermined(`${total.path}/${comparison.path}`, prices)
        : compareSum(costs, total.fund, total.path, comparison);
    }
  },
});

/** Costs of one thing of many: a price, a standard, an average. */
const UNIT_COST =
  /单[个次件场期台套人册本份户株亩座间盏张条支箱课节班生床车辆篇幅吨米]|单位成本|每(?!年)|[人户亩村校]均|均价|平均|单价|标准|定额/u;
/** A row that is the whole: its parts may stand beside it. */
const WHOLE = /总成本|总费用|总投资|总支出|总额|总价|合计|项目成本|预算成本/u;

function isAmountOrPrice(value: Value): boolean {
  return value.kind === 'empty' || isMoney(value) || isPrice(value);
}

/** 元/人, 万元/公里 */
function isPrice({ kind, canonical }: Value): boolean {
  return kind === 'quantity' && canonical !== null && /^元[/／·]/u.test(canonical.unit);
}

function isUnitCost({ indicator: { level3, target, actual } }: ScoredRow): boolean {
  return UNIT_COST.test(compact(level3 ?? '')) || isPrice(target) || isPrice(actual);
}

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

  const known = amounts.filter((amount): amount is Interval => amount !== null);
  const wholes = known.filter((_, index) => WHOLE.test(compact(costs[index]?.indicator.level3 ?? '')));
  const columns = comparison.fits.map((field) => yuanInterval(fund[field], fund.currencyUnit));
  const fits = [addIntervals(known), ...wholes].some((sum) =>
    columns.some((column) => column !== null && meet(sum, column)),
  );
  if (fits) return match(path);
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
