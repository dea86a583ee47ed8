/** 重庆部门整体: unit, nature, 年初 and 调整 target, 得分系数, 是否核心. */
import type { Template } from './template.js';

export const chongqing: Template = {
  name: 'chongqing',
  seen: '重庆市部门整体绩效自评',
  columns: {
    comparator: ['指标性质'],
    unit: ['计量单位'],
    target: ['调整指标值', '调整后指标值', '年中调整指标值', '调整目标值'],
    other: ['得分系数', '是否核心指标', '指标得分系数', '得分系数率'],
  },
  funds: {},
  head: {},
  goals: {
    planned: ['当年整体绩效目标', '整体绩效目标', '当年绩效目标', '年初绩效目标'],
    achieved: ['整体绩效目标完成情况', '全年目标实际完成情况', '当年整体绩效目标完成情况'],
  },
  level1: [],
  level2: [],
};
