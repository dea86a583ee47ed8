/** 总分: the declared total equals the sum of the declared scores, execution score included. */
import { decimal, type Decimal } from '../model/decimal.js';
import { defineRule, type RuleContext } from '../model/rule.js';
import { MOF_2020 } from './evidence/basis.js';
import { unreadExecution } from './evidence/execution.js';
import { fitsWithExtras } from './evidence/extra-rows.js';
import { compareExactly, match, undetermined } from './evidence/outcomes.js';
import { countedRows, sumColumn } from './evidence/rows.js';

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

    const { totalScore } = record;
    const ofRows = totalScore !== null && scores.missing.length === 0 && decimal(totalScore).equals(scores.sum);
    const executionScore = execution.counted ? execution.declared : null;
    const missing = [
      ...(totalScore === null ? [PATH] : []),
      ...scores.missing,
      // A blank beside a total that does without it is no figure of the sum.
      ...(execution.counted && executionScore === null && !ofRows
        ? [`/record/funds/${execution.fund ?? 0}/score`]
        : []),
    ];
    // A blank is not a zero: without every input there is no verdict.
    if (totalScore === null || missing.length > 0 || scores.printed === 0) {
      yield undetermined(PATH, missing.length > 0 ? missing : scores.doubtful);
      return;
    }

    const sum = executionScore === null ? scores.sum : scores.sum.plus(decimal(executionScore));
    const leftOut = executionScore !== null && ofRows;
    const outcome = compareExactly(PATH, totalScore, sum, {
      rows: countedRows(rows),
      ...(leftOut ? { message: 'executionLeftOut', fields: { execution: executionScore } } : {}),
    });
    const full = decimal(record.totalWeight ?? context.profile.weights.total);
    if (outcome.verdict === 'mismatch' && fitsWithExtras(decimal(totalScore), sum, full, rows)) {
      yield match(PATH);
      return;
    }
    const open = [
      ...scores.doubtful,
      ...(explainsRest(context, decimal(totalScore).minus(sum)) ? ['/record/funds'] : []),
    ];
    yield outcome.verdict === 'mismatch' && open.length > 0 ? undetermined(PATH, open) : outcome;
  },
});

/** Whether what the total has beyond the rows may be an execution score that was not read. */
function explainsRest(context: RuleContext, rest: Decimal): boolean {
  const most = unreadExecution(context);
  return most !== null && rest.greaterThan(0) && rest.lessThanOrEqualTo(most);
}
