/** 四川 0013zp: actual before weight, 评价结论 / 存在问题 / 改进措施 in the footer. */
import type { Template } from './template.js';

export const sichuan: Template = {
  name: 'sichuan',
  seen: '四川省 2021—2023',
  columns: {},
  funds: {},
  head: { other: ['评价结论', '存在问题', '改进措施', '存在的问题', '问题及原因', '下一步改进措施', '绩效自评结论'] },
  goals: { planned: [], achieved: [] },
  level1: ['项目完成', '项目效果', '完成指标', '项目效益', '项目完成指标', '项目效益指标'],
  level2: ['项目决策', '项目管理'],
};
