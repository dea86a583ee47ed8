/** 零支出满产出: nothing was spent, yet an output indicator other than cost claims full marks. */
import { decimal } from '../model/decimal.js';
import { defineRule } from '../model/rule.js';
import { PRACTICE } from './evidence/basis.js';
import { totalFund } from './evidence/execution.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';
import { countedRows, hasFullMarks, isOutput, nameOf } from './evidence/rows.js';

export const zeroSpendFullOutput = defineRule({
  meta: {
    name: 'zero-spend-full-output',
    title: { zh: '资金未支出而产出满分', en: 'Nothing spent, yet output at full marks' },
    severity: 'warning',
    basis: PRACTICE,
    explain: {
      what: {
        zh: '全年执行数为 0，产出类指标（成本除外）仍申报满分。',
        en: 'The executed amount is 0 while output indicators other than cost claim full marks.',
      },
      why: {
        zh: '没有支出就没有该项目的产出；可能是成果由其他资金形成，或得分不实。',
        en: 'Without spending the project has no output; the results came from other money, or the scores do not hold.',
      },
      next: {
        zh: '索取产出的佐证材料，核实资金来源和实际完成时间。',
        en: 'Ask for proof of the output, where its money came from and when it was done.',
      },
    },
    messages: {
      default: {
        zh: '全年执行数 {executed}{unit}，“{name}”等 {count} 项产出指标申报满分',
        en: 'Executed: {executed}{unit}, yet {count} output indicators claim full marks, “{name}” first',
      },
    },
    example: {
      zh: '全年预算数 150.00万元，全年执行数 0.00万元，“柔性引进专家人数”等 5 项产出指标申报满分。',
      en: 'Budget 150.00万元, executed 0.00万元, yet 5 output indicators claim full marks.',
    },
  },

  /** One cause, one finding: at the score of the first such row. */
  *check(context) {
    const row = totalFund(context);
    const outputs = countedRows(context.rows).filter(isOutput);
    if (row === null || outputs.length === 0) return;
    const { executed, annualBudget, initialBudget, currencyUnit } = row.fund;
    const budget = annualBudget ?? initialBudget;
    const path = `${row.path}/executed`;
    if (executed === null) {
      yield undetermined(path, [path]);
      return;
    }
    if (!decimal(executed).isZero()) {
      yield match(path);
      return;
    }
    const full = outputs.filter(hasFullMarks);
    const [first] = full;
    if (first === undefined) {
      yield match(path);
    } else if (budget === null) {
      yield undetermined(path, [`${row.path}/annualBudget`]);
    } else {
      yield mismatch(`${first.path}/score`, {
        declared: first.indicator.score,
        fields: { name: nameOf(first), count: String(full.length), executed, unit: currencyUnit ?? '' },
      });
    }
  },
});
