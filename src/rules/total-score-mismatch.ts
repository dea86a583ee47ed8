/** 总分: the declared total equals the sum of the declared scores, execution score included. */
import { decimal } from '../model/decimal.js';
import { defineRule } from '../model/rule.js';
import { MOF_2020 } from './evidence/basis.js';
import { executionCounts } from './evidence/execution.js';
import { compareExactly, undetermined } from './evidence/outcomes.js';
import { sumColumn } from './evidence/rows.js';

const PATH = '/record/totalScore';

export const totalScoreMismatch = defineRule({
  meta: {
    name: 'total-score-mismatch',
    title: { zh: '总分合计不符', en: 'Declared total is not the sum of the scores' },
    severity: 'error',
    basis: MOF_2020,
    explain: {
      what: { zh: '申报总分与各项得分之和不一致。', en: 'The declared total differs from the sum of the scores.' },
      why: {
        zh: '总分决定评价等级；合计错误多为手工录入。',
        en: 'The total decides the rating; a wrong sum is mostly a matter of typing by hand.',
      },
      next: {
        zh: '核对是否漏加预算执行率得分，或有行未填得分。',
        en: 'Check whether the execution score was left out or a row has no score.',
      },
    },
    messages: {
      default: {
        zh: '申报总分 {declared} 分，各项得分合计 {recomputed} 分，{overZh} {excess} 分',
        en: 'Declared total {declared}, sum of the scores {recomputed}, {excess} {overEn}',
      },
      executionLeftOut: {
        zh: '申报总分 {declared} 分，漏加预算执行率得分 {execution} 分，合计应为 {recomputed} 分，{overZh} {excess} 分',
        en: 'Declared total {declared} leaves out the execution score {execution}; the sum is {recomputed}, {excess} {overEn}',
      },
    },
    example: {
      zh: '各项得分 10 + 4 + 85.18：申报 98.18 分，合计 99.18 分，少计 1.00 分。',
      en: 'Scores 10 + 4 + 85.18: declared 98.18, sum 99.18, 1.00 too low.',
    },
  },

  *check(context) {
    const { record, rows, execution } = context;
    const scores = sumColumn(rows, 'score');
    if (rows.length === 0) return;

    const withExecution = executionCounts(context);
    const missing = [
      ...(record.totalScore === null ? [PATH] : []),
      ...scores.missing,
      ...(withExecution && execution.declared === null ? [`/record/funds/${execution.fund ?? 0}/score`] : []),
    ];
    // A blank is not a zero: without every input there is no verdict.
    if (record.totalScore === null || missing.length > 0 || scores.printed === 0) {
      yield undetermined(PATH, missing.length > 0 ? missing : scores.doubtful);
      return;
    }

    const executionScore = withExecution ? execution.declared : null;
    const sum = executionScore === null ? scores.sum : scores.sum.plus(decimal(executionScore));
    const leftOut = executionScore !== null && decimal(record.totalScore).equals(scores.sum);
    const outcome = compareExactly(
      PATH,
      record.totalScore,
      sum,
      leftOut ? { message: 'executionLeftOut', fields: { execution: executionScore } } : {},
    );
    yield outcome.verdict === 'mismatch' && scores.doubtful.length > 0 ? undetermined(PATH, scores.doubtful) : outcome;
  },
});
