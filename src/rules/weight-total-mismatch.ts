/** 分值合计: the weights, execution weight included, sum to the printed total or to 100. */
import { decimal, decimalPlaces, printAtLeast, type Decimal } from '../model/decimal.js';
import { defineRule, type RuleContext } from '../model/rule.js';
import { MOF_2020 } from './evidence/basis.js';
import { unreadExecution } from './evidence/execution.js';
import { extraWeight } from './evidence/extra-rows.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';
import { countedRows, isCutOff, sumColumn } from './evidence/rows.js';

const PATH = '/record/totalWeight';

export const weightTotalMismatch = defineRule({
  meta: {
    name: 'weight-total-mismatch',
    title: { zh: '分值合计不符', en: 'Weights do not sum to the total' },
    severity: 'error',
    basis: MOF_2020,
    explain: {
      what: {
        zh: '各指标分值与预算执行率分值之和不等于表中的总分值；表中未列的，不等于 100 分。',
        en: 'The weights of all rows and the execution weight do not sum to the printed total, or to 100 where none is printed.',
      },
      why: {
        zh: '自评满分为 100 分；分值合计有误，总分就失去可比性。',
        en: 'A self-evaluation is out of 100; with other weights its total cannot be compared.',
      },
      next: {
        zh: '核对有无漏填、重填分值的行，预算执行率分值是否已计入。',
        en: 'Look for rows whose weight is missing or doubled, and whether the execution weight is counted.',
      },
    },
    messages: {
      default: {
        zh: '各项分值合计 {recomputed} 分，应为 {expected} 分，相差 {gap} 分',
        en: 'The weights sum to {recomputed} in place of {expected}, {gap} apart',
      },
      printed: {
        zh: '表列总分值 {declared} 分，各项分值合计 {recomputed} 分，{overZh} {excess} 分',
        en: 'Printed total weight {declared}, sum of the weights {recomputed}, {excess} {overEn}',
      },
    },
    example: {
      zh: '指标分值合计 85 分，预算执行率 10 分：合计 95 分，应为 100 分，相差 5 分。',
      en: 'Indicators weigh 85 and execution 10: 95 in place of 100, 5 apart.',
    },
  },

  *check(context) {
    const { record, profile } = context;
    const weights = sumColumn(context.rows, 'weight');
    if (context.rows.length === 0) return;
    if (weights.printed === 0 || weights.missing.length > 0) {
      yield undetermined(PATH, weights.missing.length > 0 ? weights.missing : weights.doubtful);
      return;
    }

    const expected = decimal(record.totalWeight ?? profile.weights.total);
    const { weight, counted } = context.execution;
    const sum = counted && weight !== null ? weights.sum.plus(decimal(weight)) : weights.sum;
    // 加分项 stand outside the 100 points, or in a total of their own.
    if (sum.equals(expected) || sum.minus(extraWeight(context.rows)).equals(expected) || isOfRows(sum)) {
      yield match(PATH);
      return;
    }
    const open = [...weights.doubtful, ...unreadWeights(context, sum.lessThan(expected))];
    if (open.length > 0) {
      yield undetermined(PATH, open);
      return;
    }
    const recomputed = printAtLeast(sum, record.totalWeight === null ? 0 : decimalPlaces(record.totalWeight));
    yield mismatch(PATH, {
      declared: record.totalWeight,
      recomputed,
      ...(record.totalWeight === null ? {} : { message: 'printed' }),
      fields: { expected: printAtLeast(expected, 0), gap: printAtLeast(sum.minus(expected).abs(), 0) },
      rows: countedRows(context.rows),
    });

    /** A total weight printed without that of the execution score, whose points make up the 100. */
    function isOfRows(all: Decimal): boolean {
      return record.totalWeight !== null && weights.sum.equals(expected) && all.equals(profile.weights.total);
    }
  },
});

/** Pointers to weights that may fill the gap: that of an execution score, and those of rows below the end of a cut table. */
function unreadWeights(context: RuleContext, short: boolean): string[] {
  const { execution, record } = context;
  if (!short) return [];
  if (execution.counted && execution.weight === null) return [`/record/funds/${execution.fund ?? 0}/weight`];
  if (unreadExecution(context) !== null) return ['/record/funds'];
  return isCutOff(record) ? ['/record/totalScore'] : [];
}
