/** 目标照抄: the achieved goal repeats the planned one word for word. */
import { defineRule } from '../model/rule.js';
import { PRACTICE } from './evidence/basis.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';
import { compact, saysNothing } from './evidence/texts.js';

export const goalCopied = defineRule({
  meta: {
    name: 'goal-copied',
    title: { zh: '目标完成情况照抄年初目标', en: 'Achieved goal copied from the planned one' },
    severity: 'warning',
    basis: PRACTICE,
    explain: {
      what: {
        zh: '年度总体目标完成情况与年初设定目标逐字相同。',
        en: 'The achieved goal repeats the planned goal word for word.',
      },
      why: {
        zh: '完成情况应当写实际做了什么、做到什么程度；照抄等于没有自评。',
        en: 'It should say what was done and how far; a copy says nothing about the year.',
      },
      next: {
        zh: '退回重填，要求逐项写明实际完成情况和数据。',
        en: 'Return the form; ask for what was done, goal by goal, with figures.',
      },
    },
    messages: {
      default: {
        zh: '第 {number} 行年度总体目标完成情况与年初设定目标逐字相同（{length} 字）',
        en: 'Goal {number}: what was achieved repeats what was planned word for word ({length} characters)',
      },
    },
    example: {
      zh: '年初设定目标“完成工资审核审批工作。”，完成情况“完成工资审核审批工作。”。',
      en: 'Planned “完成工资审核审批工作。”, achieved “完成工资审核审批工作。”.',
    },
  },

  *check({ record }) {
    for (const [index, { planned, achieved }] of record.goals.entries()) {
      const path = `/record/goals/${index}`;
      if (planned === null || achieved === null) {
        if (planned !== achieved) yield undetermined(path, [`${path}/${planned === null ? 'planned' : 'achieved'}`]);
        continue;
      }
      const text = bare(planned);
      if (saysNothing(text)) continue;
      yield text === bare(achieved)
        ? mismatch(path, { fields: { number: String(index + 1), length: String(compact(planned).length) } })
        : match(path);
    }
  },
});

/** Without white space and the stop at the end. */
function bare(text: string): string {
  return compact(text).replace(/[。.；;]$/u, '');
}
