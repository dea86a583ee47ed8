/** 指标方向 from sign, level names and the indicator's own name; where that is not certain, null. */
import { describe, expect, it } from 'vitest';
import { directionOf, isCost } from '../../src/score/direction.js';
import { indicator, type IndicatorFields } from '../helpers/record-builder.js';

const COST = { level2: '成本指标' };
const bare = (level3: string, target: string, more: IndicatorFields = {}): IndicatorFields => ({
  level3,
  target,
  ...more,
});

describe('direction', () => {
  it.each<[string, IndicatorFields, string | null]>([
    ['≥', { target: '≥90%' }, 'positive'],
    ['＞', { target: '＞90%' }, 'positive'],
    ['不低于', { target: '不低于90%' }, 'positive'],
    ['≤', { target: '≤60日' }, 'reverse'],
    ['不超过', { target: '不超过60日' }, 'reverse'],
    ['=', { target: '=100%' }, 'equal'],
    ['≤ of a cost', { target: '≤10万元', ...COST }, 'reverse'],
    ['bare amount of a cost', { target: '10万元', ...COST }, 'cost'],
    ['经济成本 at level 1', { target: '10万元', level1: '经济成本', level2: null }, 'cost'],
    ['spaced 成 本 指 标', { target: '10万元', level2: '成 本 指 标' }, 'cost'],
    ['bare rate of a cost', bare('预算控制率', '100%', COST), null],
    ['a range', { target: '16-18人' }, 'range'],
    ['a date', { target: '2024年12月底前' }, 'deadline'],
    ['words', { target: '不断提升' }, 'qualitative'],
    ['blank', { target: null }, null],
    ['bare count', bare('培训人数', '30人'), 'positive'],
    ['bare rate', bare('满意度', '95%'), 'positive'],
    ['accidents', bare('安全事故数', '0起'), 'reverse'],
    ['complaint rate', bare('投诉率', '2%'), 'reverse'],
    ['error rate', bare('数据差错率', '1%'), 'reverse'],
    ['energy used', bare('单位能耗', '20吨'), 'reverse'],
    ['complaints settled in time', bare('投诉处理及时率', '95%'), 'positive'],
    ['complaints handled', bare('受理投诉件数', '50件'), null],
    ['offences pursued', bare('查处违法案件数', '50件'), null],
    ['people in work again', bare('失业人员再就业率', '60%'), 'positive'],
    ['a share kept under control', bare('三公经费控制率', '100%'), null],
    ['time limit', bare('案件办理时限', '60日'), 'reverse'],
    ['time limit with a note', bare('审核时限（每月）', '5个工作日'), 'reverse'],
    ['hours taught', bare('培训课时', '20课时'), 'positive'],
    ['hours of service', bare('服务时间', '24小时'), 'positive'],
    ['a time that says nothing', bare('项目', '3个月'), null],
    ['money under 数量', bare('完成投资额', '100万元'), 'positive'],
    ['a rate of subsidy', bare('人均补助标准', '500元/人'), null],
    ['money whose level is lost', bare('印刷', '5万元', { level2: null }), null],
    ['zero of what?', bare('新增项目', '0个'), null],
  ])('%s', (_, fields, expected) => {
    expect(directionOf(indicator(fields))).toBe(expected);
  });

  it('is told quickly of hostile names', () => {
    for (const part of ['时限(', '投诉案件', '处理投诉数', '其中 '])
      expect(isCost(indicator(bare(part.repeat(50_000), '5天')))).toBe(false);
    const started = performance.now();
    for (const part of ['时限(', '时限（）', '投诉发生', '完成时间(((('])
      directionOf(indicator(bare(part.repeat(50_000), '5天')));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
