/** 执行率偏低: a low execution rate needs a reason. */
import { decimal } from '../model/decimal.js';
import { defineRule, type RuleContext, type ScoredRow } from '../model/rule.js';
import { INTEGRATED_SYSTEM } from './evidence/basis.js';
import { executionShare, missingAmounts, totalFund } from './evidence/execution.js';
import { percentBeside } from './evidence/limits.js';
import { match, mismatch, undetermined } from './evidence/outcomes.js';
import { marksOf } from './evidence/rows.js';
import { compact, saysNothing } from './evidence/texts.js';

/** Words by which a reason given elsewhere on the form speaks of the money. */
const ABOUT_MONEY = /资金|经费|预算|支付|支出|拨付|执行|结余|结转|剩余|调剂|报销|付款/u;
/** Words of a reason that keeps a whole project from spending, whichever row it stands in. */
const ABOUT_ALL =
  /取消|暂停|暂缓|停工|疫情|天气|灾|推迟|延期|延迟|延后|滞后|未开展|未实施|未启动|未完工|在建|跨年|工期|招标|采购|验收|审批|结算|审计|调整|变更/u;
const GIVES_CAUSE = /原因|由于/u;

export const lowExecutionNoReason = defineRule({
  meta: {
    name: 'low-execution-no-reason',
    title: { zh: '执行率偏低未说明原因', en: 'Low execution rate without a reason' },
    severity: 'warning',
    basis: INTEGRATED_SYSTEM,
    explain: {
      what: {
        zh: '预算执行率低于规则档案的下限，而资金栏、各指标行和目标完成情况都没有说明资金未执行的原因。',
        en: 'The execution rate is below the limit of the profile, and neither the funds nor an indicator nor the goals say why the money was not spent.',
      },
      why: {
        zh: '执行率偏低意味着资金沉淀或任务未完成，应当说明原因和改进措施。',
        en: 'Money that lies idle or tasks undone call for an explanation and for measures.',
      },
      next: {
        zh: '要求单位补充说明，并核对支出进度和结余资金去向。',
        en: 'Ask for the reason, and check the progress of payments and where the rest of the money went.',
      },
    },
    messages: {
      default: {
        zh: '预算执行率 {rate}，低于 {limit}，未说明原因',
        en: 'Execution rate {rate} is below {limit} and no reason is given',
      },
    },
    example: {
      zh: '预算 100万元，执行 50万元：执行率 50.00%，低于 90%，未说明原因。',
      en: 'Budget 100万元, executed 50万元: rate 50.00%, below 90%, no reason given.',
    },
  },

  *check(context) {
    const row = totalFund(context);
    if (row === null) return;
    const { fund } = row;
    const path = `${row.path}/executionRate`;
    const share = executionShare(fund, context.record.funds);
    const limit = decimal(context.profile.limits.lowExecution);
    if (share === null) {
      const missing = missingAmounts(row, context.record.funds);
      if (missing.length > 0) yield undetermined(path, missing);
    } else if (!share.high.lessThan(limit) || explained(context) === 'yes') {
      yield match(path);
    } else if (explained(context) === 'perhaps') {
      yield undetermined(path, [`${row.path}/executionRate`]);
    } else {
      yield mismatch(path, {
        declared: fund.executionRate,
        fields: {
          rate: percentBeside(share.low.plus(share.high).dividedBy(2), limit),
          limit: `${limit.times(100).toFixed()}%`,
        },
      });
    }
  },
});

/** A reason may stand in the fund block, beside an indicator or in the goals. */
function explained({ rows, record, fundReasons }: RuleContext): 'yes' | 'no' | 'perhaps' {
  if (fundReasons.some((reason) => !saysNothing(reason))) return 'yes';
  const given = rows.filter(({ indicator }) => !saysNothing(indicator.reason));
  if (given.some((row) => row.cost || ABOUT_MONEY.test(row.indicator.reason ?? ''))) return 'yes';
  // A row that lost marks has its reason for itself, unless it speaks of the whole.
  const loose = given.some((row) => !hasLost(row) || ABOUT_ALL.test(row.indicator.reason ?? ''));
  const told = record.goals.some(
    ({ planned, achieved }) =>
      achieved !== null &&
      compact(achieved) !== compact(planned ?? '') &&
      (ABOUT_MONEY.test(achieved) || GIVES_CAUSE.test(achieved)),
  );
  return loose || told ? 'perhaps' : 'no';
}

function hasLost(row: ScoredRow): boolean {
  const marks = marksOf(row);
  return marks !== null && marks.score.lessThan(marks.weight);
}
