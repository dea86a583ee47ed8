/** Rules on what the indicators and goals say. */
import { dateOutOfYear } from '../../src/rules/date-out-of-year.js';
import { directionSuspect } from '../../src/rules/direction-suspect.js';
import { duplicateIndicator } from '../../src/rules/duplicate-indicator.js';
import { goalCopied } from '../../src/rules/goal-copied.js';
import { goalNumberUnreported } from '../../src/rules/goal-number-unreported.js';
import { placeholderLeft } from '../../src/rules/placeholder-left.js';
import { rateOver100 } from '../../src/rules/rate-over-100.js';
import { unitMismatch } from '../../src/rules/unit-mismatch.js';
import type { EvaluationRecord } from '../../src/model/record.js';
import { fund, goal, indicator, record, type IndicatorFields } from '../helpers/record-builder.js';
import { testRule } from '../helpers/test-rule.js';

const rows = (...all: IndicatorFields[]) => record({ indicators: all.map(indicator) });
const target = '/record/indicators/0/target';
const actual = '/record/indicators/0/actual';

const timed = (level3: string, at: string): IndicatorFields => ({ level2: '时效指标', level3, target: at, actual: at });
const priced = (level3: string, at: string): IndicatorFields => ({
  level2: '成本指标',
  level3,
  target: at,
  actual: at,
});
const counted = (level3: string, at: string): IndicatorFields => ({ level3, target: at, actual: at });

testRule(directionSuspect, {
  good: {
    'a time limit from above': rows(timed('案件办理时限', '≤60日')),
    'days of service from below': rows(counted('培训人数', '≥10人'), timed('专家服务天数', '≥15天')),
    'progress of payment': rows(timed('经费指标拨付进度', '≥90%'), counted('培训期数', '≥2期')),
    'life time of a device': rows(timed('设备使用周期', '≥5年'), counted('设备数量', '≥5台')),
    'a cost from above': rows(priced('设备购置费', '≤30万元')),
    'money raised': rows(priced('社会捐助', '≥5万元'), priced('会务费', '≤3万元')),
    'money saved': rows(priced('节约成本', '≥5万元'), priced('会场费', '≤3万元')),
    'a rate of saving': rows(priced('成本节约率', '≥5%'), priced('会议费', '≤3万元')),
    'a minimum of aid': rows(priced('人均补助标准', '≥500元/人'), priced('印刷费', '≤1万元')),
    'accidents from above': rows(counted('安全事故起数', '≤0起'), counted('演练场次', '≥3场')),
    'repairs from above': rows(counted('维修次数', '≤3次'), counted('检查次数', '≥3次')),
    'staff from above': rows(counted('在编人数', '≤20人'), counted('培训人数', '≥20人')),
    'empty flats from above': rows(counted('空置房数量', '≤3套'), counted('检查次数', '≥3次')),
    'complaints handled': rows(counted('投诉处理率', '≥95%'), counted('检查次数', '≥3次')),
    'a decline of accidents': rows(counted('事故下降率', '≥5%'), counted('检查次数', '≥3次')),
    'errors from above': rows(counted('差错率', '≤5%')),
    'no sign': rows(priced('食宿费', '10万元'), counted('检查次数', '≥3次')),
  },
  bad: {
    'a cost from below': [
      rows(priced('设备购置费', '≥30万元')),
      { path: target, declared: '≥30万元', severity: 'warning' },
    ],
    'pay and insurance from below': [rows(priced('人员补助及保险费', '≥30万元')), { path: target }],
    'a price per head from below': [rows(priced('人均培训成本', '≥400元/人')), { path: target }],
    'a time limit from below': [rows(timed('案件办理时限', '≥60日')), { path: target, declared: '≥60日' }],
    'a building period from below': [rows(timed('项目建设工期', '＞12个月')), { path: target }],
    'errors from below': [rows(counted('数据差错率', '≥5%')), { path: target, declared: '≥5%' }],
    'accidents from below': [rows(counted('安全事故起数', '≥1起')), { path: target }],
    'a cost under another level': [rows(counted('道路建设成本', '≥100万元')), { path: target }],
    'a count of output from above': [rows(counted('培训人数', '≤100人')), { path: target, declared: '≤100人' }],
  },
});

const units = (one: string, other: string): EvaluationRecord => rows({ target: one, actual: other });

testRule(unitMismatch, {
  good: {
    'the same unit': units('100人', '90人'),
    'people by another word': units('2900名', '2900人'),
    'days by another word': units('60天', '55日'),
    'hours and days convert': units('24小时', '1天'),
    'scale words': units('5万元', '48000元'),
    'one unit left out': rows({ target: '3个', actual: '3' }, {}),
    'a text': rows({ target: '100人', actual: '完成' }, {}),
  },
  bad: {
    'cases and people': [units('600件', '600人'), { path: actual, declared: '600人', severity: 'warning' }],
    'money and a rate': [units('10万元', '98%'), { path: actual }],
    'a count and a rate': [units('3项', '100%'), { path: actual }],
    'cattle and sheep': [units('100头', '100只'), { path: actual }],
  },
  undetermined: {
    'measure words that stand for one another': units('3场', '3次'),
    'people and visits': units('500人', '500人次'),
    'a price and an amount': units('400元/人', '400元'),
  },
});

const rate = (level3: string, at: string, b: string, level2 = '质量指标'): EvaluationRecord =>
  rows({ level2, level3, target: at, actual: b });

testRule(rateOver100, {
  good: {
    'just all': rate('接种覆盖率', '≥95%', '100%'),
    'just all as a fraction': rate('接种覆盖率', '≥95%', '1'),
    'completion may exceed': rows(
      { level3: '任务完成率', target: '100%', actual: '120%' },
      { level3: '合格率', target: '100%', actual: '99%' },
    ),
    'growth may exceed': rows(
      { level3: '覆盖率增长', target: '100%', actual: '120%' },
      { level3: '知晓率', target: '90%', actual: '91%' },
    ),
  },
  bad: {
    'as a fraction': [rate('接种覆盖率', '≥95%', '1.02'), { path: actual, declared: '1.02' }],
    'without its sign': [rate('接种覆盖率', '≥95%', '103'), { path: actual }],
    'more than all': [rate('接种覆盖率', '≥95%', '105%'), { path: actual, declared: '105%', severity: 'warning' }],
    'done in time': [rate('项目按期完成率', '≥90%', '105%'), { path: actual }],
    'told by its level': [rate('学员', '≥90%', '101%', '服务对象满意度指标'), { path: actual }],
    'in the target': [rate('产品合格率', '≥110%', '100%'), { path: target, declared: '≥110%' }],
  },
});

const date = (at: string, b: string, year: number | null = 2024, level3 = '完成时间') =>
  record({ year, indicators: [indicator({ level2: '时效指标', level3, target: at, actual: b })] });

testRule(dateOutOfYear, {
  good: {
    'in the year': date('2024年', '2024年'),
    'before the deadline': date('2024年9月底前', '2024年7月'),
    'a day of the month that is due': date('2024年12月15日前', '2024年12月'),
    'no date': record({ year: null, indicators: [indicator()] }),
    'something that lasts': date('2026年', '2026年', 2024, '证书有效期'),
  },
  bad: {
    'next year': [date('2025年6月底前', '2025年5月'), { path: target, declared: '2025年6月底前', severity: 'warning' }],
    'two months late': [date('2024年9月底前', '2024年11月'), { path: actual, declared: '2024年11月' }],
    'late where the year is not known': [date('2024年9月底前', '2024年11月', null), { path: actual }],
    'after the year': [
      record({
        indicators: [
          indicator({
            level2: '时效指标',
            level3: '开工时间',
            target: { ...indicator({ target: '2024年' }).target, comparator: '≥' },
            actual: '2025年1月',
          }),
        ],
      }),
      { path: actual },
    ],
  },
  undetermined: { 'the year is not known': date('2024年', '2024年', null) },
});

testRule(placeholderLeft, {
  good: {
    'a filled row': rows({}),
    'a blank row of the form': rows({ level3: '指标2：', weight: null, score: null }, {}),
    'a number before a name': rows({ level3: '指标1：培训人数' }),
    'a size': rows({ level3: '采购XXL号工装' }),
  },
  bad: {
    stars: [rows({ target: '≥**人' }), { path: target, declared: '≥**人', severity: 'warning' }],
    'X for a name': [rows({ level3: 'XXX项目培训' }), { path: '/record/indicators/0/level3' }],
    dots: [rows({ level3: '……' }), { declared: '……' }],
    'a number without a name': [rows({ level3: '指标2：' }), { declared: '指标2：' }],
    'in the actual': [rows({ actual: '**%' }), { path: actual }],
  },
});

testRule(duplicateIndicator, {
  good: {
    'other targets': rows({ target: '100人' }, { target: '50人', actual: '50人' }),
    'other names': rows({}, { level3: '培训期数' }),
    'a rate of something else': rows(
      { level2: '数量指标', level3: '完成率', target: '100%' },
      { level2: '质量指标', level3: '完成率', target: '100%' },
    ),
    'in another section': rows({ level1: '目标1' }, { level1: '目标2' }),
    'an unused line': rows({}, { weight: null, score: null }),
  },
  bad: {
    twice: [
      rows({ level3: '培训 人数' }, {}),
      { path: '/record/indicators/1/level3', declared: '培训人数', severity: 'warning' },
    ],
    'thrice, two findings': [
      rows({}, {}, {}),
      [{ path: '/record/indicators/1/level3' }, { path: '/record/indicators/2/level3' }],
    ],
  },
});

const goals = (planned: string | null, achieved: string | null) => record({ goals: [goal(planned, achieved)] });

testRule(goalCopied, {
  good: {
    'another figure': goals('完成培训100人。', '完成培训112人。'),
    'what was done': goals('完成培训100人。', '已完成培训112人。'),
    'both dashes': record({ goals: [goal('—', '—'), goal('完成培训', '培训3期')] }),
    'no goals': record({}),
  },
  bad: {
    'word for word but for the last stop': [goals('完成培训100人', '完成培训100人。'), { path: '/record/goals/0' }],
    'word for word, white space aside': [
      goals('目标 1：完成 培训。', '目标1：完成培训。'),
      { path: '/record/goals/0', declared: null, recomputed: null, severity: 'warning' },
    ],
  },
  undetermined: { 'nothing achieved is said': goals('完成培训', null) },
});

const promise = (planned: string, ...indicators: IndicatorFields[]) =>
  record({ funds: [fund()], goals: [goal(planned, '已完成')], indicators: indicators.map(indicator) });

testRule(goalNumberUnreported, {
  good: {
    'stands in a target': promise('培训 100 人', {}),
    'in another scale': promise('认定约1.5万人', { target: '15000人', actual: '15000余人' }),
    'a rate': promise('调解率达 60% 以上', { level3: '调解率', target: '≥60%', actual: '65%' }),
    'the budget itself': promise('投入资金60万元', {}),
    'round the clock': promise('24小时值班，培训100人', {}),
    'ordinals, years, documents': promise(
      '目标 1：按2024年财预〔2020〕10号及条例第12条完成；2.开展12345热线宣传；12月31日前，培训100人',
      {},
    ),
  },
  bad: {
    'six thousand people': [
      promise('处理案件1300余件，涉及劳动者人数6000余人', { target: '1300件', actual: '1300余件' }),
      { path: '/record/goals/0', declared: '6000余人', severity: 'info' },
    ],
    'money promised': [promise('追回工资6000余万元', {}), { declared: '6000余万元' }],
  },
});
