/** 选择档案: which profile a table is audited by, and that the reason given is the real one. */
import { describe, expect, it } from 'vitest';
import type { EvaluationRecord } from '../../src/model/record.js';
import { mof2020 } from '../../src/profiles/mof-2020.js';
import { PROFILES } from '../../src/profiles/registry.js';
import { chooseProfile } from '../../src/score/choose-profile.js';
import { fund, indicator, record, type IndicatorFields } from '../helpers/record-builder.js';
import { seedTables } from './seed-tables.js';

/** Sections of a form as `name weight`, each a single row that was reached, and further rows that share a section's points. */
function form(sections: string, rows: readonly IndicatorFields[] = [], fields: Partial<EvaluationRecord> = {}) {
  const whole = sections.split(' ').map((section) => {
    const [, level1 = '', weight = ''] = /^(\D+)(\d+)$/.exec(section) ?? [];
    return indicator({ level1, weight, score: weight, level1Weight: null });
  });
  return record({ indicators: [...whole, ...rows.map(indicator)], ...fields });
}

/** Rows that only carry a method text. */
const EITHER = { method: '未达到指标值，按B/A或A/B×该指标分值记分', weight: null, score: null };
const BANDS = { method: '按照指标值的100-80%（含）、80-50%（含）、50-0%来记分', weight: null, score: null };
const SCORED = { funds: [fund({ weight: '10', score: '10' })] };
const NATIONAL = '产出指标50 效益指标30 满意度指标10';
const LOCAL = '产出指标40 效益指标40 满意度指标20';
const OVER = { level1: '产出指标', target: '≤60日', actual: '90日' };
const TWICE = { level1: '产出指标', target: '≤50日', actual: '100日' };
const SAVED = { level1: '产出指标', level2: '成本指标', target: '5万元', actual: '4万元' };
const SAVED_MORE = { level1: '产出指标', level2: '成本指标', target: '8万元', actual: '2万元' };

describe('auto', () => {
  it.each<[string, EvaluationRecord, string, RegExp]>([
    ['the national weights', form(NATIONAL, [], SCORED), 'mof-2020', /产出 50、效益 30/],
    ['nothing to go by', record(), 'mof-2020', /全国通用/],
    [
      'cost at the first level',
      form('成本指标20 产出指标40 效益指标20 满意度指标10', [], SCORED),
      'mof-2021-cost',
      /成本指标为一级/,
    ],
    [
      'reverse rows scored linearly',
      form('产出指标40 效益指标30 满意度指标10', [{ ...OVER, score: '5' }], SCORED),
      'integrated-linear',
      /1 项/,
    ],
    [
      'reverse rows scored by ratio',
      form('产出指标40 效益指标30 满意度指标10', [{ ...OVER, score: '6.67' }], SCORED),
      'mof-2020',
      /1 项/,
    ],
    [
      'most rows linear, one not',
      form(
        NATIONAL,
        [
          { ...OVER, score: '5' },
          { ...TWICE, score: '0' },
          { ...OVER, score: '6.67' },
        ],
        SCORED,
      ),
      'integrated-linear',
      /3 项/,
    ],
    [
      'the text says linear',
      form(NATIONAL, [{ method: '反向指标得分=[1-(B-A)/A]×分值' }], SCORED),
      'integrated-linear',
      /1-\(B-A\)\/A/,
    ],
    ['the local weights with the local method', form(LOCAL, [EITHER]), 'zhongwei-2024', /“B\/A 或 A\/B”/],
    ['the local weights with the local bands', form(LOCAL, [BANDS]), 'zhongwei-2024', /80-50%/],
    ['other weights with the local bands', form('产出指标50 效益指标50', [BANDS]), 'zhongwei-2024', /80-50%/],
    [
      'the local shape, one saving not deducted',
      form('产出指标30 效益指标40 满意度指标20', [{ ...SAVED, method: EITHER.method }]),
      'zhongwei-2024',
      /40/,
    ],
    [
      'the local weights, its text lost, two savings deducted',
      form('产出指标20 效益指标40 满意度指标20', [
        { ...SAVED, score: '8' },
        { ...SAVED_MORE, score: '2.5' },
      ]),
      'zhongwei-2024',
      /2 项/,
    ],
    ['the local weights alone', form(LOCAL), 'mof-2020', /没有预算执行率得分.*不计分；.*全国通用/],
    [
      'the local weights with rules of each row',
      form(LOCAL, [{ method: '每少1次扣2分', weight: null, score: null }]),
      'mof-2020',
      /不计分/,
    ],
    [
      'the local weights, one saving deducted',
      form('产出指标30 效益指标40 满意度指标20', [{ ...SAVED, score: '8' }]),
      'mof-2020',
      /不计分/,
    ],
    [
      'other weights, two savings deducted',
      form('产出指标40 效益指标40', [
        { ...SAVED, score: '8' },
        { ...SAVED_MORE, score: '2.5' },
      ]),
      'mof-2020',
      /不计分/,
    ],
    [
      'decision and process as sections',
      form('项目决策10 项目管理25 项目产出30 项目效益35'),
      'mof-2020',
      /指标分值合计 100 分，执行率不计分/,
    ],
    ['rows that do not come to 100', form('绩效85 决策2 管理11'), 'mof-2020', /合计 98 分，执行率不计分/],
    [
      'cost at the first level without execution',
      form('成本指标20 产出指标40 效益指标20 满意度指标20'),
      'mof-2021-cost',
      /成本指标为一级/,
    ],
    ['no execution score, its points left', form(NATIONAL), 'mof-2020', /余下的正是执行率分值/],
    ['the local shape, no saving deducted', form(LOCAL, [SAVED, SAVED_MORE]), 'mof-2020', /2 项/],
    [
      'local bands beside an execution score',
      form('产出指标50 效益指标30', [BANDS], { funds: [fund({ weight: '20', score: '20' })] }),
      'mof-2020',
      /以表中得分计算方法写明的 100-80%、80-50%、50-0% 为准/,
    ],
    [
      'the national shape, one saving deducted',
      form('产出指标40 效益指标30 满意度指标10', [{ ...SAVED, score: '8' }], SCORED),
      'mof-2020',
      /预算执行率/,
    ],
  ])('%s', (_, table, expected, evidence) => {
    const choice = chooseProfile(table, 'auto', 'zh');
    expect(choice.profile.name).toBe(expected);
    expect(choice.evidence.join('；')).toMatch(evidence);
  });

  it('takes all published tables of 中卫 2024 for what they are', () => {
    const choices = seedTables().map((table) => chooseProfile(table, 'auto', 'zh'));
    expect(choices.map(({ profile }) => profile.name)).toEqual(Array<string>(8).fill('zhongwei-2024'));
    expect(choices[0]?.evidence).toContain('得分计算方法写明三档为 100-80%、80-50%、50-0%');
  });

  it('speaks the language asked for', () => {
    for (const table of [...seedTables(), form(NATIONAL, [], SCORED), form(LOCAL), form(NATIONAL), record()])
      for (const line of chooseProfile(table, 'auto', 'en').evidence) expect(line).toMatch(/^[A-Z]|^成本指标 is/);
  });
});

describe('bands that the table states', () => {
  const method = '定性指标按100-90%（含）、90-70%（含）、70-0%记分';

  it('go before those of the profile, chosen or requested', () => {
    for (const requested of ['auto', mof2020] as const) {
      const { profile, evidence } = chooseProfile(form(NATIONAL, [{ method }], SCORED), requested, 'zh');
      expect(profile.bands.map(({ low }) => low)).toEqual(['0.9', '0.7', '0']);
      expect(evidence.at(-1)).toMatch(/100-90%、90-70%、70-0%/);
    }
    expect(PROFILES[0]?.bands[0]?.low).toBe('0.8');
  });

  it('a requested profile is taken, whatever the table looks like', () => {
    const { profile, evidence } = chooseProfile(form(LOCAL), mof2020, 'zh');
    expect(profile.name).toBe('mof-2020');
    expect(evidence).toEqual(['按指定的档案 mof-2020']);
  });
});
