/** 复算总分: the declared total lies within the total of the recomputed scores. Runs after all rules on scores and totals. */
import { Decimal, decimal } from '../model/decimal.js';
import { defineRule, type RuleContext } from '../model/rule.js';
import { MOF_2020 } from './evidence/basis.js';
import { isExtra } from './evidence/extra-rows.js';
import { holds } from './evidence/intervals.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';
import { countedRows } from './evidence/rows.js';

const PATH = '/record/totalScore';
const ZERO = new Decimal(0);

/** A finding of these explains a total that differs; it is not reported twice. */
const EXPLAINING: ReadonlySet<string> = new Set([
  'score-out-of-range',
  'shortfall-full-score',
  'score-mismatch',
  'execution-score-mismatch',
  'total-score-mismatch',
]);

export const recomputedTotalMismatch = defineRule({
  meta: {
    name: 'recomputed-total-mismatch',
    title: { zh: '总分与复算总分不符', en: 'Declared total differs from the recomputed one' },
    severity: 'error',
    basis: MOF_2020,
    explain: {
      what: {
        zh: '申报总分落在复算得分合计的区间之外，且没有单项得分或合计差错可以解释。',
        en: 'The declared total lies outside the total of the recomputed scores, and no single score or sum explains it.',
      },
      why: {
        zh: '部分得分未填时，总分仍可由指标值和实际值推算；二者不符说明总分无依据。',
        en: 'Where scores are left blank the total still follows from targets and actuals; a different one has no ground.',
      },
      next: {
        zh: '补齐各项得分后重新合计总分。',
        en: 'Fill in the missing scores and add them up again.',
      },
    },
    messages: {
      default: {
        zh: '申报总分 {declared} 分，复算总分 {recomputed} 分，{overZh} {excess} 分',
        en: 'Declared total {declared}, recomputed total {recomputed}, {excess} {overEn}',
      },
    },
    example: {
      zh: '一项得分未填，按实际值复算为 3.75 分：申报总分 100 分，复算总分 99.75 分，多计 0.25 分。',
      en: 'One score is blank and recomputes to 3.75: declared total 100, recomputed 99.75, 0.25 too high.',
    },
  },

  *check(context) {
    const { totals, earlier, execution } = context;
    const { declared, recomputed, interval } = totals;
    if (context.rows.length === 0) return;
    if (earlier.some((outcome) => outcome.verdict === 'mismatch' && EXPLAINING.has(outcome.rule))) return;
    if (declared === null || recomputed === null || interval === null) {
      yield undetermined(PATH, declared === null ? [PATH] : blankScores(context));
      return;
    }
    if (holds(interval, decimal(declared))) {
      yield match(PATH);
      return;
    }
    const blanks = countedRows(context.rows).filter(({ indicator }) => indicator.score === null);
    if (blanks.length > 0 && isSumOfPrinted(context, decimal(declared))) {
      // The blanks may stand for no points: whether they are worth some is not for a sum to say.
      yield undetermined(
        PATH,
        blanks.map(({ path }) => `${path}/score`),
      );
      return;
    }
    yield fitsOtherwise(context, interval) || context.rows.some(isExtra)
      ? undetermined(PATH, [`/record/funds/${execution.fund ?? 0}/score`])
      : mismatch(PATH, { declared, recomputed, rows: countedRows(context.rows) });
  },
});

/** Whether the printed scores alone make the total, with the execution score or without. */
function isSumOfPrinted({ rows, execution }: RuleContext, total: Decimal): boolean {
  const scores = countedRows(rows).map(({ indicator }) => indicator.score);
  const sum = scores.reduce((part, score) => part.plus(decimal(score ?? '0')), ZERO);
  return sum.equals(total) || (execution.declared !== null && sum.plus(decimal(execution.declared)).equals(total));
}

/**
 * Whether the declared total fits with the execution score left out, or in: some forms show one and do not add it.
 * A blank one may have been worth anything up to its weight.
 */
function fitsOtherwise({ execution, totals }: RuleContext, total: readonly [string, string]): boolean {
  const { scored, counted, declared, weight, interval } = execution;
  const share = interval ?? (declared === null ? null : [declared, declared]);
  if (!scored || share === null || totals.declared === null) return false;
  const [least, most] = [decimal(share[0]), decimal(share[1])];
  const low = counted ? decimal(total[0]).minus(least) : decimal(total[0]);
  const high = counted ? decimal(total[1]).minus(most) : decimal(total[1]);
  const figure = decimal(totals.declared);
  const fits = (from: Decimal, to: Decimal): boolean => {
    return figure.greaterThanOrEqualTo(low.plus(from)) && figure.lessThanOrEqualTo(high.plus(to));
  };
  return fits(ZERO, ZERO) || fits(least, most) || (declared === null && weight !== null && fits(ZERO, decimal(weight)));
}

function blankScores({ rows }: RuleContext): string[] {
  return countedRows(rows)
    .filter(({ indicator, score }) => indicator.score === null && score.recomputed === null)
    .map(({ path }) => `${path}/score`);
}
