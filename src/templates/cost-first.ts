/** 财预〔2021〕101号: cost as a first-level indicator, with three kinds of it below. */
import type { Template } from './template.js';

export const costFirst: Template = {
  name: 'cost-first',
  seen: '财预〔2021〕101号，中央部门及 2022 年起各地',
  columns: {},
  funds: {},
  head: {},
  goals: { planned: [], achieved: [] },
  level1: ['成本指标'],
  level2: [
    '经济成本指标',
    '社会成本指标',
    '生态环境成本指标',
    '经济成本',
    '社会成本',
    '生态环境成本',
    '生态成本指标',
    '环境成本指标',
  ],
};
