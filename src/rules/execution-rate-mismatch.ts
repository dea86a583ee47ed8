/** 执行率: the printed rate is executed ÷ annual budget, rounded as printed. */
import { Decimal, decimal, decimalPlaces, roundTo } from '../model/decimal.js';
import type { Fund } from '../model/record.js';
import { defineRule } from '../model/rule.js';
import { MOF_2020 } from './evidence/basis.js';
import { budgetField, missingAmounts, paidShare } from './evidence/execution.js';
import { amountInterval, divideIntervals, exactInterval, liesAbove, meet, rateInterval } from './evidence/intervals.js';
import { differenceOf, match, mismatch, undetermined } from './evidence/outcomes.js';
import { shorten } from './evidence/texts.js';

const WHOLE = exactInterval(new Decimal(1));
/** A recomputed rate is shown to the hundredth of a per cent at least. */
const FEWEST_PLACES = 4;

export const executionRateMismatch = defineRule({
  meta: {
    name: 'execution-rate-mismatch',
    title: { zh: '执行率计算不符', en: 'Printed execution rate is wrong' },
    severity: 'error',
    basis: MOF_2020,
    explain: {
      what: {
        zh: '填报的执行率不等于全年执行数 ÷ 全年预算数（已计入四舍五入）。',
        en: 'The printed rate differs from executed ÷ annual budget by more than rounding.',
      },
      why: {
        zh: '执行率决定预算执行得分；常见错误是以年初预算数为分母。',
        en: 'The rate decides the execution score; a common slip is to divide by the initial budget.',
      },
      next: {
        zh: '以调整后的全年预算数为分母重算，并核对执行数。',
        en: 'Recalculate with the adjusted annual budget as divisor, and check the executed amount.',
      },
    },
    messages: {
      default: {
        zh: '“{name}”执行率申报 {declaredPercent}，复算 {recomputedPercent}，{overZh} {points} 个百分点',
        en: '“{name}”: declared rate {declaredPercent}, recomputed {recomputedPercent}, {points} points {overEn}',
      },
      initialBudget: {
        zh: '“{name}”执行率申报 {declaredPercent}，系以年初预算数为分母；按全年预算数复算 {recomputedPercent}，{overZh} {points} 个百分点',
        en: '“{name}”: declared rate {declaredPercent} was divided by the initial budget; by the annual budget it is {recomputedPercent}, {points} points {overEn}',
      },
    },
    example: {
      zh: '全年预算数 60.00万元，全年执行数 59.82万元：申报 95%，复算 99.70%，少计 4.70 个百分点。',
      en: 'Budget 60.00万元, executed 59.82万元: declared 95%, recomputed 99.70%, 4.70 points too low.',
    },
  },

  *check({ record }) {
    for (const [index, fund] of record.funds.entries()) {
      const declared = fund.executionRate;
      if (declared === null) continue;
      const row = { fund, path: `/record/funds/${index}` };
      const path = `${row.path}/executionRate`;
      const missing = missingAmounts(row, record.funds);
      const share = paidShare(fund, record.funds);
      if (share === null) {
        // Nothing is a rate of a budget of 0; a blank amount may be.
        if (missing.length > 0) yield undetermined(path, missing);
        continue;
      }
      const printed = rateInterval(declared);
      const capped = meet(printed, WHOLE) && liesAbove(share, WHOLE);
      if (meet(printed, share) || capped) {
        yield match(path);
        continue;
      }
      const places = Math.max(FEWEST_PLACES, decimalPlaces(declared));
      const rate = decimal(fund.executed ?? '0').dividedBy(decimal(fund[budgetField(record.funds)] ?? '1'));
      const recomputed = roundTo(rate, places);
      yield mismatch(path, {
        declared,
        recomputed,
        ...(fitsInitialBudget(fund, declared) ? { message: 'initialBudget' } : {}),
        fields: {
          name: shorten(fund.item),
          declaredPercent: `${percent(declared)}%`,
          recomputedPercent: `${percent(recomputed)}%`,
          points: percent(differenceOf(declared, recomputed).replace('-', '')),
        },
      });
    }
  },
});

function fitsInitialBudget(fund: Fund, declared: string): boolean {
  if (fund.initialBudget === null || fund.executed === null) return false;
  const share = divideIntervals(amountInterval(fund.executed), amountInterval(fund.initialBudget));
  return share !== null && meet(rateInterval(declared), share);
}

/** `"0.9970"` → `"99.70"` */
function percent(fraction: string): string {
  return decimal(fraction)
    .times(100)
    .toFixed(Math.max(0, decimalPlaces(fraction) - 2));
}
