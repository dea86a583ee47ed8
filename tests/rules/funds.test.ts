/** Rules on the fund block and on what was spent. */
import { expect } from 'vitest';
import type { Fund } from '../../src/model/record.js';
import { mof2020 } from '../../src/profiles/mof-2020.js';
import { costFundsMismatch } from '../../src/rules/cost-funds-mismatch.js';
import { executionOverBudget } from '../../src/rules/execution-over-budget.js';
import { executionRateMismatch } from '../../src/rules/execution-rate-mismatch.js';
import { executionScoreMismatch } from '../../src/rules/execution-score-mismatch.js';
import { fundsSumMismatch } from '../../src/rules/funds-sum-mismatch.js';
import { lowExecutionNoReason } from '../../src/rules/low-execution-no-reason.js';
import { spendResultGap } from '../../src/rules/spend-result-gap.js';
import { zeroSpendFullOutput } from '../../src/rules/zero-spend-full-output.js';
import { fund, goal, indicator, record, type IndicatorFields } from '../helpers/record-builder.js';
import { testRule } from '../helpers/test-rule.js';

/** One row of the fund block with the same amount in all three columns, or with three amounts. */
function line(
  item: string,
  kind: Fund['kind'],
  amounts: string | null | readonly (string | null)[],
  unit = '万元',
): Fund {
  const [initialBudget = null, annualBudget = null, executed = null] = Array.isArray(amounts)
    ? (amounts as readonly (string | null)[])
    : [amounts, amounts, amounts].map((amount) => amount as string | null);
  return fund({ item, kind, initialBudget, annualBudget, executed, currencyUnit: unit });
}
const sum = (amounts: string | null | readonly (string | null)[], unit?: string) =>
  line('年度资金总额', 'total', amounts, unit);
const fiscal = (amounts: string | null | readonly (string | null)[], unit?: string) =>
  line('财政拨款', 'fiscal', amounts, unit);
const other = (amounts: string | null | readonly (string | null)[], unit?: string) =>
  line('其他资金', 'other', amounts, unit);
const block = (...funds: Fund[]) => record({ funds });

testRule(fundsSumMismatch, {
  good: {
    'sources add up': block(sum('60.00'), fiscal('50.00'), other('10.00')),
    'rounded amounts': block(sum('100.00'), fiscal('33.33'), other('33.33'), line('单位资金', 'other', '33.33')),
    'parts of 财政拨款 below it': block(
      sum('100'),
      fiscal('90'),
      line('中央补助', 'fiscal', '60'),
      line('市县资金', 'fiscal', '30'),
      other('10'),
    ),
    'levels of government only': block(sum('100'), line('中央补助', 'fiscal', '60'), line('省级资金', 'fiscal', '40')),
    'the total at the end': block(fiscal('50'), other('10'), sum('60')),
    'two lists side by side': block(
      sum('100'),
      line('一般公共预算', 'fiscal', '60'),
      line('单位资金', 'other', '40'),
      line('基本支出', 'other', '70'),
      line('项目支出', 'other', '30'),
    ),
    'sources that add up beside what was spent': block(
      sum('100'),
      line('一般公共预算', 'fiscal', '100'),
      line('项目支出', 'other', '38'),
    ),
    'a blank that is no money': block(sum('60.00'), fiscal('60.00'), other(null)),
    'two units': block(sum('60.00'), fiscal('500000', '元'), other('10.00')),
    'an unused column': block(sum([null, '60', '60']), fiscal([null, '60', '60'])),
    'no unit anywhere': block({ ...sum('60'), currencyUnit: null }, { ...fiscal('60'), currencyUnit: null }),
  },
  bad: {
    'five missing': [
      block(sum(['60.00', '60.00', '55.00']), fiscal(['60.00', '55.00', '55.00']), other('0.00')),
      {
        path: '/record/funds/0/annualBudget',
        declared: '60.00',
        recomputed: '55.00',
        difference: '5.00',
        severity: 'error',
        message: '“年度资金总额”全年预算数申报 60.00万元，各项合计 55.00万元，多计 5.00万元',
      },
    ],
    'a hundredth, which rounding cannot explain': [
      block(sum(['60.00', '60.00', '59.82']), fiscal(['60.00', '60.00', '59.81']), other('0.00')),
      { path: '/record/funds/0/executed', difference: '0.01' },
    ],
    'no total although there is money': [
      block(sum('0'), fiscal('90')),
      [{ declared: '0', recomputed: '90', difference: '-90' }, {}, {}],
    ],
    'parts of 财政拨款 are not added twice': [
      block(sum(['80', '90', '90']), fiscal('90'), line('中央补助', 'fiscal', '60'), line('市县资金', 'fiscal', '30')),
      { declared: '80', recomputed: '90' },
    ],
    'in another unit': [
      block(sum('60.00'), fiscal('5000000', '元'), other('0.00')),
      [{ recomputed: '500.00', difference: '-440.00' }, {}, {}],
    ],
  },
  undetermined: {
    'a source is blank': block(sum('60'), fiscal('50'), other(null)),
    'the total is blank': block(sum(null), fiscal('50')),
    'money carried over may be told of the 财政拨款 above it': block(
      sum('100'),
      fiscal('100'),
      line('上年结转', 'carryover', '20'),
    ),
    'what was spent beside sources that do not add up': block(
      sum('100'),
      line('一般公共预算', 'fiscal', '60'),
      line('基本支出', 'other', '60'),
      line('项目支出', 'other', '38'),
    ),
    'a single source need not be all': block(sum('60'), fiscal('50')),
    'an unknown unit': block(sum('60'), fiscal('50', '美元'), other('10')),
  },
});

const spent = (annualBudget: string | null, executed: string | null, fields: Partial<Fund> = {}) =>
  block(fund({ initialBudget: annualBudget, annualBudget, executed, ...fields }));

testRule(executionRateMismatch, {
  good: {
    'as printed': spent('60.00', '59.82', { executionRate: '0.997' }),
    'to the whole per cent': spent('60.00', '59.82', { executionRate: '1' }),
    'capped above the budget': spent('100', '120', { executionRate: '1.00' }),
    'the initial budget where there is no other': spent(null, '154.74', {
      initialBudget: '310.2',
      executionRate: '0.5',
    }),
    'nothing of nothing': block(fund({ executionRate: '1' }), other('0.00'), { ...other('0.00'), executionRate: '0' }),
  },
  bad: {
    'four points too low': [
      spent('60.00', '59.82', { executionRate: '0.95' }),
      {
        path: '/record/funds/0/executionRate',
        declared: '0.95',
        recomputed: '0.9970',
        difference: '-0.0470',
        severity: 'error',
        message: '“年度资金总额”执行率申报 95%，复算 99.70%，少计 4.70 个百分点',
      },
    ],
    'ninety is not eighty-six': [spent('100', '86.2', { executionRate: '0.9' }), { difference: '0.0380' }],
    'divided by the initial budget': [
      spent('80.00', '60.00', { initialBudget: '100.00', executionRate: '0.6' }),
      { recomputed: '0.7500', message: expect.stringContaining('年初预算数为分母') as string },
    ],
  },
  undetermined: { 'an amount is blank': spent('60.00', null, { executionRate: '0.95' }) },
});

const scored = (
  annualBudget: string | null,
  executed: string | null,
  score: string | null,
  fields: Partial<Fund> = {},
) =>
  record({
    funds: [fund({ annualBudget, executed, score, weight: '10', ...fields })],
    indicators: [indicator({ weight: '90', score: '90' })],
    totalScore: '99',
  });

testRule(executionScoreMismatch, {
  good: {
    'rate times weight': scored('100', '86.2', '8.62'),
    'at fewer places': scored('100', '86.2', '9'),
    'capped at the weight': scored('329.77', '338.31', '10'),
    'within the rounding of the amounts': scored('3.0', '1.0', '3.41'),
    'by the printed rate where an amount is missing': scored(null, null, '8.6', { executionRate: '0.86' }),
    'no execution score': block(fund()),
    'a weight that is not printed, but left by the rows': scored('100', '90', '9', { weight: null }),
  },
  bad: {
    'a third paid, full marks': [
      scored('200', '66.86', '10'),
      { path: '/record/funds/0/score', declared: '10', recomputed: '3.34', difference: '6.66', severity: 'error' },
    ],
    'not capped': [scored('100', '120', '12'), { recomputed: '10.00', difference: '2.00' }],
    'almost all paid, full marks': [scored('60.00', '59.82', '10'), { recomputed: '9.97', difference: '0.03' }],
    'the amounts go before the printed rate': [
      scored('100', '50', '9', { executionRate: '0.9' }),
      { recomputed: '5.00' },
    ],
  },
  undetermined: {
    'no amount and no rate': scored('100', null, '9'),
    'the score is blank': scored('100', '90', null),
    'the weight is not printed': record({
      funds: [fund({ score: '19.91' })],
      indicators: [indicator({ weight: null })],
    }),
  },
});

testRule(executionOverBudget, {
  good: {
    'to the last fen': spent('60.00', '60.00'),
    'printed with fewer digits': spent('60.04', '60.0'),
  },
  bad: {
    'eight over': [
      spent('329.77', '338.31'),
      {
        path: '/record/funds/0/executed',
        declared: '338.31',
        recomputed: '329.77',
        difference: '8.54',
        severity: 'warning',
      },
    ],
    'one cause for the total and its source': [
      block(sum(['60', '60', '61']), fiscal(['60', '60', '61'])),
      { path: '/record/funds/0/executed' },
    ],
    'a source only': [
      block(sum('60'), fiscal(['30', '30', '40']), other(['30', '30', '20'])),
      { path: '/record/funds/1/executed', difference: '10' },
    ],
  },
});

const low = (fields: Parameters<typeof record>[0]) =>
  record({ funds: [fund({ annualBudget: '100', executed: '50' })], indicators: [indicator()], ...fields });

testRule(lowExecutionNoReason, {
  good: {
    'at the limit': low({ funds: [fund({ annualBudget: '100', executed: '90' })] }),
    'a reason beside a cost': low({ indicators: [indicator({ level2: '成本指标', reason: '部分专家未履职' })] }),
    'a reason about the money': low({ indicators: [indicator({ reason: '资金未及时拨付' })] }),
    'no budget': low({ funds: [fund({ annualBudget: '0', executed: '0' })], rating: null, totalScore: '1' }),
  },
  bad: {
    'half spent': [
      low({}),
      {
        path: '/record/funds/0/executionRate',
        severity: 'warning',
        message: '预算执行率 50.00%，低于 90%，未说明原因',
      },
    ],
    'a reason that only tells of its own row': [
      low({ indicators: [indicator({ score: '9.5', reason: '部分教师因支教任务未能参训' })] }),
      { path: '/record/funds/0/executionRate' },
    ],
    'never rounded onto the limit': [
      low({ funds: [fund({ annualBudget: '100', executed: '89.999' })] }),
      { message: '预算执行率 89.999%，低于 90%，未说明原因' },
    ],
    'by the printed rate': [low({ funds: [fund({ executed: null, executionRate: '0.6' })] }), { declared: '0.6' }],
  },
  undetermined: {
    'an amount is blank': low({ funds: [fund({ executed: null })] }),
    'a row whose reason holds for the whole': low({
      indicators: [indicator({ score: '9.5', reason: '因疫情取消部分培训' })],
    }),
    'a reason for something else': low({ indicators: [indicator({ reason: '天气' })] }),
    'told in the goals': low({ goals: [goal('完成培训', '完成培训，部分经费结转下年')] }),
  },
});

const costs = (funds: Fund[], ...rows: readonly (readonly [string | null, string | null])[]) =>
  record({
    funds,
    indicators: rows.map(([target, actual]) =>
      indicator({ level2: '成本指标', level3: '费用', target, actual, score: '9' }),
    ),
  });
const money = (annualBudget: string | null, executed: string | null, more: Partial<Fund> = {}) => [
  fund({ initialBudget: annualBudget, annualBudget, executed, ...more }),
];

testRule(costFundsMismatch, {
  good: {
    'both sums agree': costs(money('10.00', '9.90'), ['7.35万元', '7.84万元'], ['2.65万元', '2.06万元']),
    'targets of the initial budget': costs(money('12.00', '9.00', { initialBudget: '10.00' }), ['10万元', '9万元']),
    'two units': costs(money('10.00', '9.00'), ['100000元', '90000元']),
    'a rate among them': costs(money('10.00', '9.00'), ['3万元', '2万元'], ['≤100%', '90%']),
    'the whole beside its parts': record({
      funds: money('10.00', '9.00'),
      indicators: [
        indicator({ level2: '成本指标', level3: '项目总成本', target: '10万元', actual: '9万元' }),
        indicator({ level2: '成本指标', level3: '印刷费', target: '4万元', actual: '3万元' }),
      ],
    }),
    'no cost indicator': record({ funds: money('10.00', '9.00'), indicators: [indicator()] }),
  },
  bad: {
    'the actuals fall short': [
      costs(money('10.00', '12.00'), ['7.35万元', '7.84万元'], ['2.65万元', '2.06万元']),
      {
        path: '/record/funds/0/executed',
        declared: '12.00',
        recomputed: '9.90',
        difference: '2.10',
        severity: 'warning',
      },
    ],
    'the targets exceed the budget': [
      costs(money('10.00', '9.00'), ['12万元', '9万元']),
      { path: '/record/funds/0/annualBudget', declared: '10.00', recomputed: '12.00', difference: '-2.00' },
    ],
  },
  undetermined: {
    'a price per head': costs(money('10.00', '9.00'), ['400元/人', '400元/人']),
    'a price beside an amount': costs(money('10.00', '9.00'), ['10万元', '9万元'], ['400元/人', '400元/人']),
    ...Object.fromEntries(
      ['单个样品检测成本', '单册图书采购成本', '人均培训成本', '每场活动成本', '补助标准', '检测单价', '户均成本'].map(
        (level3) => [
          `${level3} is a price although its unit is 元`,
          record({
            funds: money('10.00', '9.00'),
            indicators: [indicator({ level2: '成本指标', level3, target: '156.25元', actual: '150元' })],
          }),
        ],
      ),
    ),
    'a target is a bound': costs(money('10.00', '9.00'), ['≤12万元', '9万元']),
    'an actual is blank': costs(money('10.00', '9.00'), ['10万元', null]),
    'the budget is blank': costs(money(null, '9.00'), ['10万元', '9万元']),
    'the unit is unknown': costs(money('10.00', '9.00', { currencyUnit: null }), ['10万元', '9万元']),
  },
});

const claimed = (
  score: string | null,
  annualBudget: string | null,
  executed: string | null,
  fields: IndicatorFields = {},
) =>
  record({
    funds: [fund({ annualBudget, executed })],
    indicators: [indicator({ weight: '100', score, ...fields })],
    totalScore: score,
  });

testRule(spendResultGap, {
  good: {
    'as much as was spent': claimed('99.18', '60.00', '59.82'),
    'at the limit': claimed('100', '100', '95'),
    'less than was spent': claimed('50', '100', '90'),
    'nothing claimed, nothing spent': claimed('0', '100', '0'),
  },
  bad: {
    'nothing spent': [
      claimed('90.00', '150.00', '0.00'),
      { path: '/record/totalScore', declared: '90.00', severity: 'warning' },
    ],
    'beyond the limit': [claimed('100', '100', '94'), { message: expect.stringContaining('94.00%') as string }],
  },
  undetermined: {
    'a score is blank': claimed(null, '100', '50'),
    'an amount is blank': claimed('100', '100', null),
  },
});

const output = (executed: string | null, rows: readonly IndicatorFields[], fields: Partial<Fund> = {}) =>
  record({ funds: [fund({ executed, ...fields })], indicators: rows.map(indicator) });

testRule(zeroSpendFullOutput, {
  good: {
    'money was spent': output('0.01', [{}]),
    'no full marks': output('0.00', [{ score: '9' }]),
    'cost does not count': output('0.00', [{ level2: '成本指标' }, { level1: '产出指标', score: '0' }]),
    'benefit does not count': output('0.00', [{ level1: '效益指标' }, { score: '5' }]),
  },
  bad: {
    'two outputs, one finding': [
      output('0.00', [{ score: '5' }, { level3: '专家人数' }, { level3: '服务天数' }]),
      {
        path: '/record/indicators/1/score',
        declared: '10',
        message: '全年执行数 0.00万元，“专家人数”等 2 项产出指标申报满分',
      },
    ],
    'of a budget of nothing': [output('0', [{}], { annualBudget: '0' }), { path: '/record/indicators/0/score' }],
    'the first level is lost': [output('0', [{ level1: null }]), { path: '/record/indicators/0/score' }],
  },
  undetermined: {
    'the executed amount is blank': output(null, [{}]),
    'the budget is blank': output('0', [{}], { annualBudget: null, initialBudget: null }),
  },
  profile: mof2020,
});
