/** 宁夏中卫 2024: 40/40/20 without an execution score; a cost loses points whether more or less was spent. */
import type { Profile } from '../model/profile.js';
import { mof2020 } from './mof-2020.js';

export const zhongwei2024: Profile = {
  ...mof2020,
  name: 'zhongwei-2024',
  title: { zh: '中卫市项目支出绩效自评（2024）', en: 'Zhongwei, project self-evaluation (2024)' },
  basis: [
    { document: '中卫市2024年度项目支出绩效自评表“得分计算方法”栏', clause: null },
    { document: '财预〔2020〕10号', clause: null },
  ],
  weights: {
    total: '100',
    execution: null,
    level1: { 产出指标: '40', 效益指标: '40', 满意度指标: '20' },
  },
  conventions: { positive: 'ratio', reverse: 'ratio', equal: 'ratio', cost: 'closeness' },
  bands: [
    { grade: 'reached', high: '1', low: '0.8' },
    { grade: 'partly', high: '0.8', low: '0.5' },
    { grade: 'missed', high: '0.5', low: '0' },
  ],
};
