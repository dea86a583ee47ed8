/** 表头: wordings of the column headers, as collected from printed forms. */
import type { ColumnKind, FundColumn } from './family.js';

export const HEADERS: Readonly<Record<Exclude<ColumnKind, 'label'>, readonly string[]>> = {
  level1: ['一级指标', '一级 指标'],
  level2: ['二级指标', '二级 指标'],
  level3: ['三级指标', '三级 指标'],
  weight: ['分值', '分值', '权重', '指标权重(分)', '分值（权重）', '参考分值'],
  sign: ['指标性质', '计算符号'],
  target: [
    '指标值 (A)',
    '指标值(A)',
    '年度指标值（A）',
    '年度指标值',
    '指标值',
    '目标值',
    '年初目标值(A)',
    '年初指标值',
    '预期指标值',
    '考核指标值',
  ],
  adjusted: ['调整指标值'],
  unit: ['度量单位', '计量单位'],
  actual: [
    '全年实际值 (B)',
    '全年实际值(B)',
    '全年实际值',
    '实际完成值（B）',
    '实际完成值',
    '实际完成指标值',
    '完成值',
    '全年完成值',
    '年终完成值',
  ],
  method: ['得分计算方法', '得分计算方法', '评价标准'],
  coefficient: ['得分系数(%)', '得分系数（%）'],
  score: ['得分', '得分', '自评得分', '自评分', '指标得分(分)'],
  review: ['复核分'],
  reason: [
    '未完成原因',
    '未完成 原因',
    '未完成原因分析',
    '未完成原因及改进措施',
    '未完成原因及拟采取的改进措施',
    '偏差原因分析及改进措施',
    '备注',
  ],
  core: ['是否核心指标'],
};

export const FUND_HEADERS: Readonly<Record<FundColumn, readonly string[]>> = {
  initialBudget: ['年初预算数', '年初预算数', '年初预算'],
  annualBudget: ['全年预算数', '全年预算数', '全年预算数(A)', '全年预算数（A）', '调整预算数(A)', '调整后预算数'],
  executed: ['全年执行数', '全年执行数', '全年执行数(B)', '全年执行数（B）', '预算执行数', '执行数(B)'],
  weight: ['分值', '权重'],
  executionRate: ['执行率', '执行率(B/A)', '执行率（B/A）', '预算执行率', '执行率(%)'],
  score: ['得分'],
};

export const GOAL_HEADERS: readonly (readonly [string, string])[] = [
  ['年初设定目标', '年度总体目标完成情况'],
  ['预期目标', '实际完成情况'],
  ['项目年度目标', '目标实际完成情况'],
  ['年初设定目标', '年度总体目标完成情况综述'],
  ['预期目标', '年度目标完成情况'],
];

export const PROJECT_LABELS = ['项目名称', '项目名称', '项目 名称'] as const;
export const DEPARTMENT_LABELS = ['主管部门', '主管部门', '主管部门及代码'] as const;
export const UNIT_LABELS = ['实施单位', '实施单位', '项目实施单位', '项目单位', '实施单位（盖章）'] as const;
export const SUBJECT_LABELS = ['部门名称', '部门（单位）名称', '部门(单位)名称'] as const;
export const TOTAL_LABELS = ['总分', '总分', '总 分', '合计'] as const;
export const RATING_LABELS = ['自评等级', '评价等级'] as const;
