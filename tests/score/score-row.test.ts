/** 复算 of single rows: status, convention, recomputed score, whether the target was reached. */
import { describe, expect, it } from 'vitest';
import type { ScoredRow } from '../../src/model/rule.js';
import { findProfile } from '../../src/profiles/registry.js';
import { scoreRow } from '../../src/score/score-row.js';
import { indicator, type IndicatorFields } from '../helpers/record-builder.js';

function row(profile: string, fields: IndicatorFields): ScoredRow {
  const found = findProfile(profile);
  if (found === undefined) throw new Error(`no profile ${profile}`);
  return scoreRow(indicator(fields), 0, found);
}

/** `status convention recomputed reached`, one word each; `-` for null. */
function summary({ score, reached }: ScoredRow): string {
  return [score.status, score.convention, score.recomputed, reached].map((part) => String(part ?? '-')).join(' ');
}

const COST = { level2: '成本指标', level3: '印刷费' };
const ACCIDENT = { level2: '质量指标', level3: '安全事故发生数' };

describe('under the national rule', () => {
  it.each<[string, IndicatorFields, string]>([
    ['reached', { target: '≥90%', actual: '92%' }, 'match reached 10.00 true'],
    ['short', { target: '≥95%', actual: '92%', score: '9.68' }, 'match ratio 9.68 false'],
    ['short, claimed full', { target: '≥95%', actual: '92%' }, 'mismatch ratio 9.68 false'],
    ['bare count', { target: '30人', actual: '27人', score: '9' }, 'match ratio 9.00 false'],
    ['over an upper bound', { target: '≤60日', actual: '75日', score: '8' }, 'match ratio 8.00 false'],
    ['under an upper bound', { target: '≤60日', actual: '50日' }, 'match reached 10.00 true'],
    ['cost saved', { ...COST, target: '10.65万元', actual: '9.99万元' }, 'match reached 10.00 true'],
    ['cost overspent', { ...COST, target: '5万元', actual: '6.25万元', score: '8' }, 'match ratio 8.00 false'],
    ['cost with ≤', { ...COST, target: '≤5万元', actual: '4万元' }, 'match reached 10.00 true'],
    ['cost at first level', { level1: '经济成本指标', target: '5万元', actual: '4万元' }, 'match reached 10.00 true'],
    ['cost with =, saved', { ...COST, target: '=5万元', actual: '4万元' }, 'mismatch ratio 8.00 -'],
    ['equal, quicker', { level3: '办结时限', target: '=5天', actual: '3天' }, 'mismatch ratio 6.00 -'],
    ['equal, more', { target: '=5项', actual: '6项' }, 'match reached 10.00 true'],
    ['equal, fewer', { target: '=5项', actual: '4项', score: '8' }, 'match ratio 8.00 false'],
    ['zero wanted, none', { ...ACCIDENT, target: '0起', actual: '0起' }, 'match reached 10.00 true'],
    ['zero wanted, one', { ...ACCIDENT, target: '0起', actual: '1起', score: '0' }, 'match ratio 0.00 false'],
    ['≤0, one', { ...ACCIDENT, target: '≤0起', actual: '1起', score: '0' }, 'match ratio 0.00 false'],
    ['=0, two', { ...ACCIDENT, target: '=0起', actual: '2起', score: '0' }, 'match ratio 0.00 false'],
    ['bare accidents, more', { ...ACCIDENT, target: '4起', actual: '5起', score: '8' }, 'match ratio 8.00 false'],
    ['bare accidents, fewer', { ...ACCIDENT, target: '4起', actual: '2起' }, 'match reached 10.00 true'],
    [
      'complaints handled are a merit or not?',
      { level3: '受理投诉件数', target: '50件', actual: '45件' },
      'unverifiable - - -',
    ],
    ['bare time limit', { level3: '案件办理时限', target: '60日', actual: '50日' }, 'match reached 10.00 true'],
    [
      'bare days of service',
      { level3: '专家服务天数', target: '15天', actual: '12天', score: '8' },
      'match ratio 8.00 false',
    ],
    ['bare time of unknown sense', { level3: '周期', target: '15天', actual: '12天' }, 'match reached 10.00 true'],
    ['more than, just met', { target: '＞90%', actual: '90%' }, 'match reached 10.00 -'],
  ])('%s', (_, fields, expected) => {
    expect(summary(row('mof-2020', fields))).toBe(expected);
  });

  it.each<[string, IndicatorFields, string]>([
    ['the actual is a bound', { target: '≥90%', actual: '≥90%' }, 'unverifiable - - -'],
    ['700余 of 700', { target: '700人', actual: '700余人' }, 'match reached 10.00 true'],
    ['700多 of 700', { target: '≥700人', actual: '700多人' }, 'match reached 10.00 true'],
    ['700余 of 700, scored low', { target: '700人', actual: '700余人', score: '9' }, 'mismatch reached 10.00 true'],
    ['600余 of 700', { target: '700人', actual: '600余人', score: '9' }, 'unverifiable - - false'],
    ['650余 of 700', { target: '700人', actual: '650余人', score: '9.5' }, 'unverifiable - - false'],
    ['近700 of 700', { target: '700人', actual: '近700人' }, 'unverifiable - - -'],
    ['近1000 of 700', { target: '700人', actual: '近1000人' }, 'match reached 10.00 true'],
    ['约700 of 700', { target: '700人', actual: '约700人' }, 'unverifiable - - -'],
    ['约500 of 700', { target: '700人', actual: '约500人', score: '7' }, 'unverifiable - - false'],
    ['no actual', { target: '≥90%', actual: null }, 'unverifiable - - -'],
    ['no target', { target: null, actual: '90%' }, 'unverifiable - - -'],
    ['no weight', { weight: null, target: '≥90%', actual: '95%' }, 'unverifiable - - true'],
    ['no score', { score: null, target: '≥90%', actual: '95%' }, 'unverifiable reached 10.00 true'],
    ['words for a figure', { target: '≤30万元', actual: '完成' }, 'unverifiable - - -'],
    ['units that do not convert', { target: '30头', actual: '20只' }, 'unverifiable - - -'],
    ['10000-fold scale', { ...COST, target: '8万元', actual: '72890元' }, 'match reached 10.00 true'],
    ['the same people', { target: '30人', actual: '27名', score: '9' }, 'match ratio 9.00 false'],
    ['a bare actual', { target: '30人', actual: '27', score: '9' }, 'match ratio 9.00 false'],
    ['a bare amount of another scale', { level2: '成本指标', target: '8万元', actual: '72890' }, 'unverifiable - - -'],
    ['97 for 95%', { target: '≥95%', actual: '97' }, 'match reached 10.00 true'],
    ['0.97 for 95%', { target: '≥95%', actual: '0.97' }, 'match reached 10.00 true'],
    ['1 for 100%', { target: '100%', actual: '1' }, 'match reached 10.00 true'],
    ['0.5 for 3%: half a percent or half', { target: '≤3%', actual: '0.5' }, 'unverifiable - - -'],
    ['bare rates of two scales', { level3: '满意度', target: '95', actual: '0.97' }, 'unverifiable - - -'],
    ['bare counts', { target: '95', actual: '38', score: '4' }, 'match ratio 4.00 false'],
    ['0.9 for 95% is 90%, never 94.9%', { target: '≥95%', actual: '0.9' }, 'mismatch ratio 9.47 false'],
    ['0.95 wanted, 90% done', { level3: '合格率', target: '0.95', actual: '90%' }, 'mismatch ratio 9.47 false'],
    ['0.95 wanted, 0.9 done', { level3: '合格率', target: '0.95', actual: '0.9' }, 'mismatch ratio 9.47 false'],
    [
      '0.3 wanted, 0.2 done: per cents or shares',
      { level3: '覆盖率', target: '0.3', actual: '0.2' },
      'within-rounding ratio 6.67 false',
    ],
    ['months of a year', { level3: '工期', target: '≤1年', actual: '13个月' }, 'mismatch ratio 9.23 false'],
    ['months within a year', { level3: '工期', target: '≤1年', actual: '11个月' }, 'match reached 10.00 true'],
    ['metres of kilometres', { target: '≥10公里', actual: '9800米', score: '9.8' }, 'match ratio 9.80 false'],
    ['亩 of 公顷', { target: '≥100公顷', actual: '1500亩' }, 'match reached 10.00 true'],
    ['万亩 of 公顷', { target: '≥1000公顷', actual: '1.2万亩', score: '8' }, 'match ratio 8.00 false'],
    ['days are no part of a month', { level3: '工期', target: '≤2个月', actual: '55天' }, 'unverifiable - - -'],
    ['平方米 are no whole 亩', { target: '≥3亩', actual: '2000平方米' }, 'unverifiable - - -'],
    [
      'negative and missed',
      { level3: '增长率', target: '≥-3%', actual: '-4%', score: '7.5' },
      'unverifiable - - false',
    ],
  ])('%s', (_, fields, expected) => {
    expect(summary(row('mof-2020', fields))).toBe(expected);
  });

  it.each<[string, IndicatorFields, string]>([
    ['in the year', { target: '2024年', actual: '2024年' }, 'match deadline 10.00 true'],
    ['before the month', { target: '12月底前', actual: '2024年11月' }, 'match deadline 10.00 true'],
    ['on the last day', { target: '2024年12月', actual: '2024年12月31日' }, 'match deadline 10.00 true'],
    ['a month late', { target: '2024年11月', actual: '2024年12月', score: '8' }, 'unverifiable - - false'],
    ['in the month of a day', { target: '2024年12月15日', actual: '2024年12月' }, 'unverifiable - - -'],
    ['in words', { target: '2024年12月', actual: '按期完成' }, 'judgement band - -'],
    ['inside a range', { target: '16-18人', actual: '17人' }, 'match range 10.00 true'],
    ['at the end of a range', { target: '16-18人', actual: '18人' }, 'match range 10.00 true'],
    ['outside a range', { target: '16-18人', actual: '20人', score: '9' }, 'unverifiable - - -'],
    ['below a range', { target: '10-14场', actual: '8场' }, 'unverifiable - - false'],
    ['the last of a range below it', { target: '10-14场', actual: '8-9场', score: '8' }, 'unverifiable - - false'],
    ['across the end of a range', { target: '10-14场', actual: '9-11场' }, 'unverifiable - - -'],
    ['about a range that nearly reaches', { target: '≥15场', actual: '约10-14场' }, 'unverifiable - - -'],
    ['a range that does not reach', { target: '≥15场', actual: '10-14场' }, 'unverifiable - - false'],
    ['approximately below a range', { target: '10-14场', actual: '约10场' }, 'unverifiable - - -'],
    ['a rate below its range', { level3: '满意度', target: '90%-95%', actual: '85%' }, 'unverifiable - - false'],
    ['over a range of days', { level3: '办理时限', target: '3-5日', actual: '7日' }, 'unverifiable - - false'],
    ['quicker than a range of days', { level3: '办理时限', target: '3-5日', actual: '2日' }, 'unverifiable - - -'],
    ['over a range of cost', { ...COST, target: '5-6万元', actual: '7万元' }, 'unverifiable - - false'],
    ['less than a range of cost', { ...COST, target: '5-6万元', actual: '4万元' }, 'unverifiable - - -'],
    ['fewer accidents than a range', { ...ACCIDENT, target: '1-3起', actual: '0起' }, 'unverifiable - - -'],
    ['a range of unknown sense', { level3: '经费控制率', target: '90%-95%', actual: '85%' }, 'unverifiable - - -'],
    ['the same words', { target: '有效保障', actual: '有效 保障' }, 'judgement band - true'],
    ['other words', { target: '有效保障', actual: '基本完成', score: '7' }, 'judgement band - -'],
    ['yes', { target: '是', actual: '是' }, 'judgement band - true'],
  ])('%s', (_, fields, expected) => {
    expect(summary(row('mof-2020', fields))).toBe(expected);
  });

  it.each<[string, IndicatorFields, string]>([
    [
      'a deduction we do not know',
      { method: '每少1人扣1分', target: '30人', actual: '27人', score: '7' },
      'unverifiable - - false',
    ],
    [
      'lowered for a target set too low',
      { target: '12人', actual: '85人', score: '8', reason: '年初指标值偏低，按偏离度调减' },
      'unverifiable - - true',
    ],
    ['lowered without a reason', { target: '12人', actual: '85人', score: '8' }, 'mismatch reached 10.00 true'],
    [
      'lowered although hardly above the target',
      { target: '12人', actual: '13人', score: '8', reason: '调减' },
      'mismatch reached 10.00 true',
    ],
    ['reached all the same', { method: '每少1人扣1分', target: '30人', actual: '30人' }, 'match reached 10.00 true'],
    [
      'full marks from less than the target',
      { method: '完成率≥80%得满分，否则不得分', target: '≥100人', actual: '85人' },
      'unverifiable - - -',
    ],
    [
      'full marks from more clauses',
      { method: '1.合格率达到90%（含）以上，得10分；每降低1个百分点扣1分', target: '≥95%', actual: '93%' },
      'unverifiable - - -',
    ],
    [
      'full marks from the target, said as a percentage',
      { level3: '合格率', method: '达到95%得满分', target: '0.95', actual: '0.9' },
      'mismatch ratio 9.47 false',
    ],
    [
      'full marks for nearly all',
      { method: '完成95%以上计满分', target: '100户', actual: '99户' },
      'unverifiable - - -',
    ],
    [
      'full marks from the target itself',
      { method: '完成300人得满分，未完成按比例得分', target: '300人', actual: '240人' },
      'mismatch ratio 8.00 false',
    ],
    [
      'full marks for all of it',
      { method: '完成率达到100%的记满分', target: '300人', actual: '240人' },
      'mismatch ratio 8.00 false',
    ],
    [
      'the national text',
      { method: '2.若为定量指标，完成值达到指标值，记满分；未达到按B/A计分', target: '300人', actual: '240人' },
      'mismatch ratio 8.00 false',
    ],
    [
      'figures of a deduction before the full marks',
      { method: '每少1人扣2分，全部完成得满分', target: '300人', actual: '240人' },
      'unverifiable - - false',
    ],
    [
      'the deduction happens to be the ratio',
      { method: '每少1人扣1分', target: '10人', actual: '9人', score: '9' },
      'match ratio 9.00 false',
    ],
  ])('%s', (_, fields, expected) => {
    expect(summary(row('mof-2020', fields))).toBe(expected);
  });
});

describe('under other profiles', () => {
  it.each<[string, string, IndicatorFields, string]>([
    ['linear', 'integrated-linear', { target: '≤60日', actual: '75日', score: '7.5' }, 'match linear 7.50 false'],
    ['linear, twice', 'integrated-linear', { target: '≤60日', actual: '120日', score: '0' }, 'match linear 0.00 false'],
    [
      'saving costs points',
      'zhongwei-2024',
      { ...COST, target: '10.65万元', actual: '9.99万元', weight: '4', score: '3.75' },
      'match closeness 3.75 -',
    ],
    [
      'overspending too',
      'zhongwei-2024',
      { ...COST, target: '6.60万元', actual: '7.44万元', weight: '4', score: '3.55' },
      'match closeness 3.55 false',
    ],
    [
      'within rounding',
      'zhongwei-2024',
      { ...COST, target: '10.65万元', actual: '9.99万元', weight: '4', score: '3.76' },
      'within-rounding closeness 3.75 -',
    ],
  ])('%s', (_, profile, fields, expected) => {
    expect(summary(row(profile, fields))).toBe(expected);
  });
});

describe('other conventions that give the declared score', () => {
  const named = (scored: ScoredRow): string[] =>
    scored.alternatives.map((other) => `${other.convention} ${other.recomputed}`);

  it.each<[string, string, IndicatorFields, string[]]>([
    ['linear under ratio', 'mof-2020', { target: '≤60日', actual: '75日', score: '7.5' }, ['linear 7.50']],
    [
      'ratio under linear',
      'integrated-linear',
      { target: '≤60日', actual: '75日', score: '8' },
      ['ratio 8.00', 'closeness 8.00'],
    ],
    ['a saving not deducted', 'zhongwei-2024', { ...COST, target: '5万元', actual: '4万元' }, ['reached 10.00']],
    ['overshoot deducted', 'mof-2020', { target: '≥4项', actual: '5项', score: '8' }, ['closeness 8.00']],
    [
      '= before a time limit',
      'mof-2020',
      { level2: '时效指标', level3: '办结时限', target: '=5天', actual: '3天' },
      ['reached 10.00'],
    ],
    ['= before a count', 'mof-2020', { level3: '培训人数', target: '=5人', actual: '3人' }, []],
    ['≥ before a rate of unknown sense', 'mof-2020', { level3: '药占比', target: '≥30%', actual: '28%' }, []],
    ['nothing fits', 'mof-2020', { target: '≥4项', actual: '3项', score: '9' }, []],
    ['full marks for a shortfall fit nothing', 'mof-2020', { target: '≤60日', actual: '75日' }, []],
    ['overspent, full marks', 'zhongwei-2024', { ...COST, target: '5万元', actual: '6万元' }, []],
  ])('%s', (_, profile, fields, expected) => {
    expect(named(row(profile, fields))).toEqual(expected);
  });
});

describe('what the rules are told of a row', () => {
  it.each<[string, IndicatorFields, Partial<ScoredRow>]>([
    ['actual ÷ target', { target: '8万元', actual: '72000元' }, { ratio: '0.9' }],
    ['twelve places', { target: '3项', actual: '1项' }, { ratio: '0.333333333333' }],
    ['no ratio to zero', { target: '=0起', actual: '3起' }, { ratio: null }],
    ['a sub-row', { level3: '其中：考生' }, { subRow: true }],
    ['社会成本 is a cost', { level1: '成本指标', level2: '社会成本指标' }, { cost: true }],
    ['效益 is none', { level1: '效益指标', level2: '社会效益指标' }, { cost: false }],
    [
      'partly',
      { target: '有效', actual: '部分达成预期指标并具有一定效果' },
      { band: { grade: 'partly', high: '0.8', low: '0.6' } },
    ],
    [
      'missed',
      { target: '有效', actual: '未完成预期指标且效果较差' },
      { band: { grade: 'missed', high: '0.6', low: '0' } },
    ],
    ['reached', { target: '有效', actual: '达成预期指标' }, { band: { grade: 'reached', high: '1', low: '0.8' } }],
    ['no grade', { target: '有效', actual: '效果显著' }, { band: null }],
    [
      'nearly what was wanted',
      { target: '合格', actual: '基本合格' },
      { band: { grade: 'partly', high: '0.8', low: '0.6' } },
    ],
    ['基本 of another noun', { target: '保障', actual: '基本养老得到保障' }, { band: null }],
    [
      '基本 wanted and given',
      { target: '基本满意', actual: '基本满意' },
      { band: { grade: 'reached', high: '1', low: '0.8' } },
    ],
    ['基本 of a noun', { target: '有效', actual: '基本养老保险参保面扩大' }, { band: null }],
    ...(
      [
        ['是', '否'],
        ['否', '是'],
        ['及时完成', '完成不及时'],
        ['按时发放', '未按时发放'],
        ['减少污染', '污染未减少'],
        ['有效提升', '效果不明显'],
        ['有效提升', '部分提升'],
        ['显著提升', '效果一般'],
        ['建立健全', '机制建设有待进一步完善'],
        ['合规', '存在不合规情况'],
      ] as const
    ).map(([target, actual]): [string, IndicatorFields, Partial<ScoredRow>] => [
      `${target} is denied by ${actual}`,
      { target, actual },
      { band: { grade: 'partly', high: '0.8', low: '0' } },
    ]),
    ...(
      [
        ['不发生安全事故', '未发生安全事故'],
        ['保障安全', '未发生安全事故'],
        ['减轻负担', '未增加群众负担'],
        ['产品合格', '无不合格产品'],
        ['有效改善', '管理不到位的问题得到解决，解决了管理不到位'],
        ['提升服务', '部分群众服务意识提升'],
        ['达到预期', '基本达成预期指标'],
      ] as const
    ).map(([target, actual]): [string, IndicatorFields, Partial<ScoredRow>] => [
      `${target} is not denied by ${actual}`,
      { target, actual },
      { band: null },
    ]),
    [
      'the first grade of the national rule',
      { target: '显著', actual: '全部或基本达成预期指标' },
      { band: { grade: 'reached', high: '1', low: '0.8' } },
    ],
    [
      'what was wanted, word for word',
      { target: '有效提升', actual: '有效 提升' },
      { band: { grade: 'reached', high: '1', low: '0.8' } },
    ],
    ['a no that was wanted', { target: '否', actual: '否' }, { band: { grade: 'reached', high: '1', low: '0.8' } }],
    ['the target asks for those words', { target: '基本实现', actual: '基本实现全覆盖' }, { band: null }],
    ['未发生 is no failure', { target: '无事故', actual: '未发生事故' }, { band: null }],
  ])('%s', (_, fields, expected) => {
    expect(row('mof-2020', fields)).toMatchObject(expected);
  });
});
