/** 未完成原因: a score below the weight needs a reason. */
import { defineRule } from '../model/rule.js';
import { INTEGRATED_SYSTEM } from './evidence/basis.js';
import { isExtra } from './evidence/extra-rows.js';
import { match, mismatch } from './evidence/outcomes.js';
import { countedRows, marksOf, nameOf } from './evidence/rows.js';
import { saysNothing } from './evidence/texts.js';

export const missingReason = defineRule({
  meta: {
    name: 'missing-reason',
    title: { zh: '扣分未说明原因', en: 'Marks lost without a reason' },
    severity: 'warning',
    basis: INTEGRATED_SYSTEM,
    explain: {
      what: {
        zh: '指标得分低于分值，未完成原因栏为空，或只填了 0、无、— 等。',
        en: 'The score is below the weight and the reason is blank, or only 0, 无, — or the like.',
      },
      why: {
        zh: '未达预期的指标应分析原因并提出改进措施，系统对此有强制校验。',
        en: 'A shortfall must be explained; the national system refuses to save a form without it.',
      },
      next: {
        zh: '要求单位补充该指标的未完成原因和改进措施。',
        en: 'Ask the unit for the reason and its measures.',
      },
    },
    messages: {
      default: {
        zh: '“{name}”得分 {score} 分，低于分值 {weight} 分，未说明原因',
        en: '“{name}” scores {score} of {weight} and gives no reason',
      },
    },
    example: {
      zh: '分值 3 分，得分 2.33 分，未完成原因栏为空。',
      en: 'Weight 3, score 2.33, the reason is blank.',
    },
  },

  *check({ rows }) {
    for (const row of countedRows(rows)) {
      const marks = marksOf(row);
      // 加分项: nobody falls short who earns none.
      if (isExtra(row) || marks === null || marks.score.greaterThanOrEqualTo(marks.weight)) continue;
      const { reason, score, weight } = row.indicator;
      const path = `${row.path}/reason`;
      yield saysNothing(reason)
        ? mismatch(path, { declared: reason, fields: { name: nameOf(row), score: score ?? '', weight: weight ?? '' } })
        : match(path);
    }
  },
});
