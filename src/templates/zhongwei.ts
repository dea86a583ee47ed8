/** 中卫 2024: weight before target, one merged 得分计算方法, no execution score, 40/40/20. */
import type { Template } from './template.js';

export const zhongwei: Template = {
  name: 'zhongwei',
  seen: '宁夏中卫市 2024、原州区 2022、北京海淀 2016',
  columns: { method: ['得分计算方法'], score: ['得分', '参考得分'] },
  funds: { initialBudget: ['年初预算数'], executed: ['全年执行数'] },
  head: {},
  goals: { planned: ['年初设定目标'], achieved: ['年度总体目标完成情况'] },
  level1: [],
  level2: [],
};
