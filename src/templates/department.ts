/** 部门整体支出绩效自评表: the department in place of a project. */
import type { Template } from './template.js';

export const department: Template = {
  name: 'department',
  seen: '湖南、山西等地部门整体支出绩效自评表',
  columns: {},
  funds: {
    label: ['部门预算', '部门资金', '部门整体支出', '年度部门预算', '部门预算情况', '年度预算申请', '部门年度预算'],
    item: ['收入性质', '支出性质'],
    annualBudget: ['全年预算数'],
    executed: ['全年执行数'],
  },
  head: {
    department: [
      '省级预算部门名称',
      '预算部门名称',
      '部门单位',
      '市级预算部门名称',
      '县级预算部门名称',
      '一级部门名称',
    ],
    unit: ['省级预算单位名称', '市级预算单位名称', '县级预算单位名称'],
    other: ['年度主要任务', '年度总体任务', '任务名称', '主要任务'],
  },
  goals: { planned: ['年度整体绩效目标', '整体目标'], achieved: ['年度总体目标实际完成情况'] },
  level1: ['部门管理', '履职效果', '部门履职', '职责履行'],
  level2: [
    '预算编制',
    '预算执行',
    '预算管理',
    '资产管理',
    '信息公开',
    '职责履行',
    '履职效益',
    '绩效管理',
    '资金投入',
    '人员管理',
    '财务管理',
  ],
};
