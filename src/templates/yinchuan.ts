/** 银川 2021: decision, management, output, benefit; 参考分值; the execution rate is a row of its own. */
import type { Template } from './template.js';

export const yinchuan: Template = {
  name: 'yinchuan',
  seen: '宁夏银川市 2021',
  columns: { weight: ['参考分值'] },
  funds: {},
  head: { other: ['财政部门评价得分', '财政评价得分'] },
  goals: { planned: [], achieved: [] },
  level1: ['项目决策', '项目管理', '项目产出', '项目效益', '项目效果', '项目过程', '产出绩效', '效益绩效'],
  level2: [
    '项目立项',
    '立项依据',
    '绩效目标',
    '资金投入',
    '资金管理',
    '组织实施',
    '业务管理',
    '财务管理',
    '资金落实',
    '项目效益',
    '资金分配',
    '预算编制',
  ],
};
