/** 安徽: weight before target, ★ core indicators, no 年初预算数. */
import type { Template } from './template.js';

export const anhui: Template = {
  name: 'anhui',
  seen: '安徽省 2019—2023',
  columns: { other: ['是否核心指标', '是否核心', '核心指标'], weight: ['分值'], target: ['年度指标值'] },
  funds: {},
  head: {},
  goals: { planned: [], achieved: [] },
  level1: [],
  level2: [],
};
