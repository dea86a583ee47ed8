/** 目标数字未落实: a number promised in the planned goals stands in some indicator. */
import type { EvaluationRecord } from '../model/record.js';
import { defineRule } from '../model/rule.js';
import { PRACTICE } from './evidence/basis.js';
import { match, mismatch } from './evidence/outcomes.js';
import { figuresIn, promisesIn } from './evidence/promises.js';

export const goalNumberUnreported = defineRule({
  meta: {
    name: 'goal-number-unreported',
    title: { zh: '年初目标中的数字未列入指标', en: 'A number of the goals stands in no indicator' },
    severity: 'info',
    basis: PRACTICE,
    explain: {
      what: {
        zh: '年初设定目标承诺的数量、金额或比率，在绩效指标中找不到。',
        en: 'A count, amount or rate that the planned goal promises is found in no indicator.',
      },
      why: {
        zh: '写进目标而不设指标，年终就无从考核。',
        en: 'What is promised but not measured cannot be held against the unit at the end of the year.',
      },
      next: { zh: '核对目标与指标的对应关系，补设相应指标。', en: 'Match goals and indicators; add what is missing.' },
    },
    messages: {
      default: {
        zh: '第 {number} 行年初目标提出“{promise}”，绩效指标中未见该数',
        en: 'Goal {number} promises “{promise}”, a number that no indicator holds',
      },
    },
    example: {
      zh: '目标“涉及劳动者人数6000余人”，各指标的名称、指标值、实际值中均无 6000。',
      en: 'The goal says “涉及劳动者人数6000余人”; no name, target or actual holds 6000.',
    },
  },

  *check({ record }) {
    if (record.indicators.length === 0) return;
    const reported = reportedFigures(record);
    for (const [index, { planned }] of record.goals.entries()) {
      const path = `/record/goals/${index}`;
      for (const { text, values } of promisesIn(planned ?? '')) {
        yield values.some((value) => reported.has(value))
          ? match(path)
          : mismatch(path, { declared: text, fields: { number: String(index + 1), promise: text } });
      }
    }
  },
});

/** Every figure of the indicators, and the amounts of the fund block: money named in a goal is the budget's own. */
function reportedFigures({ indicators, funds }: EvaluationRecord): ReadonlySet<string> {
  const texts = indicators.flatMap(({ level3, target, actual, reason }) => [level3, target.raw, actual.raw, reason]);
  const amounts = funds.flatMap(({ initialBudget, annualBudget, executed, currencyUnit }) =>
    [initialBudget, annualBudget, executed].map((amount) => (amount === null ? null : amount + (currencyUnit ?? ''))),
  );
  return new Set([...texts, ...amounts].flatMap((text) => (text === null ? [] : figuresIn(text))));
}
