/** 满分而有未完成原因: a reason of shortfall beside full marks. */
import { defineRule } from '../model/rule.js';
import { PRACTICE } from './evidence/basis.js';
import { match, mismatch } from './evidence/outcomes.js';
import { countedRows, hasFullMarks, nameOf } from './evidence/rows.js';
import { saysNothing, shorten, tellsShortfall } from './evidence/texts.js';

export const reasonWithFullScore = defineRule({
  meta: {
    name: 'reason-with-full-score',
    title: { zh: '满分却填写未完成原因', en: 'A reason of shortfall beside full marks' },
    severity: 'info',
    basis: PRACTICE,
    explain: {
      what: {
        zh: '指标得满分，原因栏却写明未完成、不足、调剂等情况。',
        en: 'The row has full marks while its reason speaks of something not done.',
      },
      why: {
        zh: '二者自相矛盾：或得分虚高，或原因填错行。',
        en: 'The two contradict each other: the score is too high or the reason stands in the wrong row.',
      },
      next: {
        zh: '核对实际完成情况；原因填错行的更正，确有未完成的相应扣分。',
        en: 'Check what was done; move the reason or deduct.',
      },
    },
    messages: {
      default: {
        zh: '“{name}”得满分 {score} 分，原因栏却填写“{reason}”',
        en: '“{name}” has full marks ({score}), yet its reason reads “{reason}”',
      },
    },
    example: {
      zh: '分值 10 分，得分 10 分，原因栏填写“因疫情未完成全部培训”。',
      en: 'Weight 10, score 10, reason “因疫情未完成全部培训”.',
    },
  },

  *check({ rows }) {
    for (const row of countedRows(rows)) {
      const { reason, score } = row.indicator;
      if (reason === null || saysNothing(reason) || !hasFullMarks(row)) continue;
      const path = `${row.path}/reason`;
      yield tellsShortfall(reason, row.cost || row.direction === 'reverse')
        ? mismatch(path, {
            declared: reason,
            fields: { name: nameOf(row), score: score ?? '', reason: shorten(reason, 40) },
          })
        : match(path);
    }
  },
});
