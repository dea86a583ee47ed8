/** 专项债券: bond money spent against bond money allotted. */
import type { Template } from './template.js';

export const bonds: Template = {
  name: 'bonds',
  seen: '深圳市专项债券项目',
  columns: {},
  funds: {
    label: ['债券资金', '债券资金情况', '债券资金管理'],
    annualBudget: ['下达额度', '债券下达额度', '下达金额', '债券资金额度', '债券额度'],
    executed: ['实际支出金额', '债券支出金额', '支出金额'],
    executionRate: ['支出进度', '资金支出进度'],
  },
  head: {},
  goals: { planned: [], achieved: [] },
  level1: ['债券资金管理'],
  level2: [],
};
