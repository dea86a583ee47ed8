/** 指标方向 from sign, level names and the indicator's own name; where that is not certain, null. */
import { describe, expect, it } from 'vitest';
import { directionOf, isCost } from '../../src/score/direction.js';
import { indicator, type IndicatorFields } from '../helpers/record-builder.js';
import { startSeconds } from '../helpers/processor-time.js';

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
    ['a decline with a sign of its own', bare('单位能耗下降率', '-3%'), null],
    ['a gain under a cost', bare('节约资金', '5万元', COST), null],
    ['people under a cost', bare('聘用人员', '10人', COST), null],
    ['a harm under a social cost', bare('投诉件数', '5件', COST), 'cost'],
    ['nothing under a social cost', bare('引发信访事项', '0件', COST), 'cost'],
    ['a bare figure of a cost', bare('印刷费', '5', COST), 'cost'],
  ])('%s', (_, fields, expected) => {
    expect(directionOf(indicator(fields))).toBe(expected);
  });

  // What one rather has little of, or what may well be less: without a sign nobody is accused of a shortfall.
  it.each([
    ['平均住院天数', '8天'],
    ['平均服务时间', '20分钟'],
    ['服务对象等待天数', '5天'],
    ['重度污染天数', '5天'],
    ['药占比', '30%'],
    ['资产负债率', '60%'],
    ['贫困发生率', '1.5%'],
    ['学生近视率', '50%'],
    ['产品不合格率', '2%'],
    ['设备配置闲置率', '5%'],
    ['检测错误率', '2%'],
    ['建设成本增长率', '5%'],
    ['公务接待批次', '20批次'],
    ['公务用车保有量', '5辆'],
    ['在职人员数', '50人'],
    ['全省综合排名', '5名'],
    ['PM2.5年均浓度', '35微克/立方米'],
    ['厂界昼间值', '60分贝'],
    ['化肥施用量', '20吨'],
    ['遗留问题数', '5个'],
    ['未办结件数', '5件'],
    ['一般刑事案件发案数', '120件'],
    ['行政诉讼败诉案件数', '3件'],
    ['系统宕机次数', '3次'],
    ['投诉批次', '10批次'],
    ['出栏死亡头数', '20头'],
    ['森林火灾受害率', '0.9‰'],
    ['水土流失面积', '12平方公里'],
    ['化肥施用强度', '22公斤/亩'],
    ['项目变更次数', '3次'],
    ['职工平均年龄', '40岁'],
    ['退休职工人数', '45人'],
    ['劳务派遣人员数', '15人'],
  ])('%s %s leaves open which way is better', (level3, target) => {
    expect(directionOf(indicator(bare(level3, target)))).toBeNull();
  });

  it.each([
    ['办结天数', '5天', 'reverse'],
    ['资金发放时长', '30天', 'reverse'],
    ['驻村天数', '200天', 'positive'],
    ['空气优良天数', '300天', 'positive'],
    ['良种覆盖率', '40%', 'positive'],
    ['病床使用率', '85%', 'positive'],
    ['碳排放强度下降率', '3%', 'positive'],
    ['投诉下降率', '5%', 'positive'],
    ['服务对象满意度', '75', 'positive'],
    ['群众认同', '70%', 'positive'],
    ['在职教师培训人次', '50人次', 'positive'],
    ['紧缺人才引进数', '5人', 'positive'],
    ['编制规划数量', '3个', 'positive'],
    ['工资审核审批在编人数', '2900名', 'positive'],
    ['政策持续影响年限', '5年', 'positive'],
    ['隐患整改数', '50处', 'positive'],
    ['欠薪案件办结数', '50件', 'positive'],
    ['噪声监测点位', '50个', 'positive'],
    ['存量住房改造数', '50套', 'positive'],
    ['开展活动', '3次/年', 'positive'],
  ])('%s %s is better %s', (level3, target, expected) => {
    expect(directionOf(indicator(bare(level3, target)))).toBe(expected);
  });

  it('is told quickly of hostile names', () => {
    for (const part of ['时限(', '投诉案件', '处理投诉数', '其中 '])
      expect(isCost(indicator(bare(part.repeat(50_000), '5天')))).toBe(false);
    const seconds = startSeconds();
    for (const part of ['时限(', '时限（）', '投诉发生', '完成时间((((', '。'])
      directionOf(indicator(bare(`${part.repeat(50_000)}x`, '5天')));
    expect(seconds()).toBeLessThan(2);
  });
});
