/** Rules on single scores. */
import { EMPTY_VALUE } from '../../src/model/value.js';
import { zhongwei2024 } from '../../src/profiles/zhongwei-2024.js';
import { approximateActual } from '../../src/rules/approximate-actual.js';
import { missingReason } from '../../src/rules/missing-reason.js';
import { overAchievement } from '../../src/rules/over-achievement.js';
import { qualitativeBand } from '../../src/rules/qualitative-band.js';
import { reasonWithFullScore } from '../../src/rules/reason-with-full-score.js';
import { scoreMismatch } from '../../src/rules/score-mismatch.js';
import { scoreOutOfRange } from '../../src/rules/score-out-of-range.js';
import { shortfallFullScore } from '../../src/rules/shortfall-full-score.js';
import { unverifiableActual } from '../../src/rules/unverifiable-actual.js';
import { indicator, record, type IndicatorFields } from '../helpers/record-builder.js';
import { testRule } from '../helpers/test-rule.js';

const rows = (...all: IndicatorFields[]) => record({ indicators: all.map(indicator) });
const cost = (fields: IndicatorFields): IndicatorFields => ({ level2: '成本指标', level3: '食宿费', ...fields });
/** The cell of a form whose sign and unit have their own columns. */
const bare = (raw: string) => indicator({ target: raw }).target;
const score = '/record/indicators/0/score';
const actual = '/record/indicators/0/actual';

testRule(scoreOutOfRange, {
  good: {
    'points taken off': rows({}, { level1: '扣分项', weight: null, score: '-2' }),
    'full marks': rows({ score: '10' }),
    'no marks': rows({ actual: '0人', score: '0' }),
    'an unused line': rows({ score: '9' }, { weight: null, score: null, target: null, actual: null }),
  },
  bad: {
    'two points above the weight': [
      rows({ score: '12' }),
      { path: score, declared: '12', recomputed: '10.00', difference: '2.00', severity: 'error' },
    ],
    'below zero': [
      rows({ target: '100人', actual: null, score: '-1' }),
      { path: score, recomputed: '0', difference: '-1' },
    ],
    'below zero without a weight': [rows({ weight: null, score: '-0.5' }), { path: score, difference: '-0.5' }],
    'above the weight although short of the target': [
      rows({ actual: '50人', score: '10.5' }),
      { declared: '10.5', recomputed: '5.00', difference: '5.50' },
    ],
  },
  undetermined: {
    'the score is blank': rows({ score: null }),
    'the weight is blank': rows({ weight: null, score: '3' }),
  },
});

testRule(shortfallFullScore, {
  good: {
    'target reached': rows({}),
    'target missed and marks deducted': rows({ score: '10' }, { actual: '90人', score: '9' }),
    'short by less than the print shows': rows({ target: '3.00万元', actual: '2.9999万元', score: '10' }),
    'inside a range': rows({ target: '10-14场', actual: '13场' }),
    'an actual that may reach it': rows({ score: '10' }, { actual: '近100人', level3: '参训人数' }),
  },
  bad: {
    'eight short of a hundred': [
      rows({ target: '≥100人', actual: '92人' }),
      { path: score, declared: '10', recomputed: '9.20', difference: '0.80', severity: 'error' },
    ],
    'sign and unit in columns of their own': [
      rows({ target: { ...bare('600'), comparator: '≥', unit: '户' }, actual: { ...bare('550'), unit: '户' } }),
      { message: '“培训人数”指标值 ≥600户，实际 550户，未达到却申报满分：申报 10 分，复算 9.17 分，多计 0.83 分' },
    ],
    'late by two months': [
      rows({ level2: '时效指标', level3: '完成时间', target: '2024年9月底前', actual: '2024年11月' }),
      { path: score, declared: '10', recomputed: null, difference: null },
    ],
    'fewer than a range': [
      rows({ level3: '培训场次', target: '10-14场', actual: '8场' }),
      { path: score, declared: '10', recomputed: null, difference: null, severity: 'error' },
    ],
    'over a time limit': [
      rows({ level2: '时效指标', level3: '办理时限', target: '≤60日', actual: '75日' }),
      { recomputed: '8.00', difference: '2.00' },
    ],
  },
});

testRule(scoreMismatch, {
  profile: zhongwei2024,
  good: {
    'closeness under the target': rows(cost({ target: '10.65万元', actual: '9.99万元', weight: '4', score: '3.75' })),
    'closeness above it': rows(cost({ target: '6.60万元', actual: '7.44万元', weight: '4', score: '3.55' })),
    'at fewer places': rows({ actual: '86.2人', score: '9' }),
    'within the rounding of the amounts': rows(
      cost({ target: '2.65万元', actual: '2.06万元', weight: '3', score: '2.34' }),
    ),
    'a judgement is not recomputed': rows(
      { level1: '效益指标', level2: '社会效益指标', target: '有效保证', actual: '有效保证', score: '9' },
      {},
    ),
  },
  bad: {
    'a tenth too much': [
      rows(cost({ target: '10.65万元', actual: '9.99万元', weight: '4', score: '3.85' })),
      {
        path: score,
        declared: '3.85',
        recomputed: '3.75',
        difference: '0.10',
        severity: 'error',
        message: '“食宿费”申报 3.85 分，复算 3.75 分（9.99 ÷ 10.65 × 4 = 3.7521… → 3.75），多计 0.10 分',
      },
    ],
    'right under another convention': [
      rows(cost({ target: '10万元', actual: '8万元', score: '10' })),
      { declared: '10', recomputed: '8.00', difference: '2.00', severity: 'warning' },
    ],
    'deducted although reached': [rows({ score: '8' }), { recomputed: '10.00', difference: '-2.00' }],
  },
  undetermined: {
    'the actual is a bound': rows({ target: '≥90%', actual: '≥90%' }),
    'the score is blank': rows({ score: null }),
    'the actual is blank': rows({ actual: null, score: '9' }),
  },
});

testRule(qualitativeBand, {
  good: {
    'same words, full marks': rows({ actual: '全部达成预期指标', target: '有效提升' }),
    'partly done, middle band': rows({ target: '显著', actual: '部分达成预期指标并具有一定效果', score: '7' }),
    'the edge belongs to the band': rows({ target: '显著', actual: '部分达成预期指标并具有一定效果', score: '8' }),
    'a sentence about what was solved': rows(
      {
        target: '显著',
        actual: '项目实施后历年未完成的遗留问题得到妥善解决，群众反映良好，社会影响积极正面，效果显著',
      },
      { target: '显著', actual: '已全部完成' },
    ),
    'words that name no band': rows({ target: '有效保证', actual: '有效保证' }),
  },
  bad: {
    'partly done, full marks': [
      rows({ target: '显著', actual: '基本完成' }),
      { path: score, declared: '10', severity: 'warning' },
    ],
    'just what was wanted, half the marks': [
      rows({ target: '有效提升', actual: '有效提升', score: '5' }),
      { declared: '5', message: '“培训人数”实际值为“有效提升”，对应 8–10 分，申报 5 分' },
    ],
    'a yes that became a no': [rows({ target: '是', actual: '否' }), { path: score, declared: '10' }],
    'not done, middle band': [
      rows({ target: '显著', actual: '未完成预期指标且效果较差', score: '7' }),
      { declared: '7' },
    ],
  },
});

testRule(unverifiableActual, {
  good: {
    measured: rows({ target: '≥90%', actual: '95%' }),
    'a bound without full marks': rows({}, { target: '≥90%', actual: '≥90%', score: '9' }),
    'words against words': rows({ actual: '99人', score: '10' }, { target: '是', actual: '是' }),
    'a date': rows({ target: '2024年', actual: '2024年' }),
    'partly done is told by its band': rows({}, { target: '≥90%', actual: '基本完成' }),
  },
  bad: {
    'the bound of the target repeated': [rows({ target: '≥90%', actual: '≥90%' }), { path: actual, declared: '≥90%' }],
    'a time limit repeated': [rows({ target: '≤60日', actual: '≤60日' }), { path: actual, declared: '≤60日' }],
    'a word for an amount': [rows({ target: '≤30万元', actual: '完成' }), { path: actual, declared: '完成' }],
  },
  undetermined: {
    blank: rows({ actual: null }),
    'what was reached': rows({ target: '≥95%', actual: '达到96%' }),
    'a figure that was not understood': rows({
      actual: { ...EMPTY_VALUE, kind: 'qualitative', raw: '培训3期，其中线上另计' },
    }),
  },
});

testRule(approximateActual, {
  good: { exact: rows({}), 'an approximate target': rows({ target: '700余人', actual: '712人' }) },
  bad: { 余: [rows({ target: '700人', actual: '700余人' }), { path: actual, declared: '700余人', severity: 'info' }] },
});

testRule(missingReason, {
  good: {
    'no extra points earned': rows({}, { level1: '加分项', score: '0' }, { score: '9', reason: '天气原因' }),
    'full marks need none': rows({}, { score: '9', reason: '调剂使用' }),
    'a reason is given': rows({ score: '9', reason: '部分邮寄费未申报' }),
  },
  bad: {
    blank: [rows({ score: '9' }), { path: '/record/indicators/0/reason', declared: null }],
    ...Object.fromEntries(
      ['0', '无', '—', '-', '/', '——', ' 无 '].map((reason) => [
        `only ${reason}`,
        [rows({ score: '9', reason }), { declared: reason }] as const,
      ]),
    ),
  },
});

testRule(reasonWithFullScore, {
  good: {
    'a reason beside a deduction': rows({ reason: '受训人员增加' }, { score: '9', reason: '未完成' }),
    'no shortfall': rows({ reason: '无偏差，已完成' }),
    'money left over': rows(cost({ target: '≤5万元', actual: '4万元', reason: '招标结余' })),
    'fewer than an upper bound': rows({ level3: '投诉次数', target: '≤5次', actual: '2次', reason: '低于上年' }),
    'a dash': rows({ reason: '—' }, { reason: '超额完成' }),
    'a target set too low': rows({ reason: '年初指标值设定偏低' }, { reason: '目标值测算不足，导致超额完成' }),
    'what is to be avoided': rows({ reason: '下一步提高效率，避免支付不及时' }, { reason: '减少了环境污染' }),
    'a deviation within bounds': rows({ reason: '偏差率在合理范围内' }),
  },
  bad: {
    'a target set too low, and not done': [
      rows({ reason: '指标值设定偏低，且部分项目未完成' }),
      { path: '/record/indicators/0/reason' },
    ],
    'not done': [
      rows({ reason: '因疫情未完成全部培训' }),
      { path: '/record/indicators/0/reason', declared: '因疫情未完成全部培训', severity: 'info' },
    ],
    'money used elsewhere': [rows({ reason: '调剂使用' }), { declared: '调剂使用' }],
  },
});

testRule(overAchievement, {
  good: {
    'at the limit': rows({ target: '100人', actual: '130人' }),
    explained: rows({ target: '100人', actual: '300人', reason: '年中追加任务' }),
    'more than the only number wanted, of a cost': rows(cost({ target: '=10万元', actual: '20万元', score: '5' }), {}),
    'a limit undercut': rows({ level3: '办理时限', target: '≤60日', actual: '5日' }, {}),
    'a target of zero': rows({ target: '≥0人', actual: '8人' }, {}),
    'a cost overrun': rows(cost({ target: '10万元', actual: '20万元', score: '5' }), {}),
  },
  bad: {
    'four times the target': [rows({ target: '21次', actual: '85次' }), { path: actual, declared: '85次' }],
    'more than the number wanted': [rows({ target: '=100人', actual: '200人' }), { path: actual }],
    'just beyond the limit': [rows({ target: '≥100人', actual: '131人', reason: '无' }), { path: actual }],
    'never rounded onto the limit': [
      rows({ level3: '发放资料', target: '≥10000份', actual: '13001份' }),
      { message: '“发放资料”指标值 ≥10000份，实际 13001份，为指标值的 1.3001 倍，超过 1.3 倍，未说明原因' },
    ],
  },
});
