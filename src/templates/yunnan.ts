/** 云南 公开14表: sign, value and unit in columns of their own under a two-tier header. */
import type { Template } from './template.js';

export const yunnan: Template = {
  name: 'yunnan',
  seen: '云南省部门决算公开 14 表',
  columns: {
    comparator: ['指标性质', '计算符号', '性质', '运算符号', '指标符号', '符号'],
    unit: ['度量单位', '计量单位', '单位', '指标单位', '指标值单位'],
    other: [
      '指标类型',
      '指标类别',
      '指标方向',
      '数据来源',
      '佐证材料',
      '序号',
      '完成比例',
      '完成率',
      '指标完成率',
      '偏差率',
      '完成程度',
      '历史值',
      '指标编码',
      '偏离度',
      '偏差度',
    ],
  },
  funds: {},
  head: { rating: ['自评等级', '评价等级'], other: ['其他需要说明事项', '绩效自评综述'] },
  goals: { planned: ['部门整体支出绩效目标'], achieved: [] },
  level1: [],
  level2: [],
};
