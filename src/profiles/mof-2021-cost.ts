/** 财预〔2021〕101号: 成本指标 is a first-level indicator beside output, benefit and satisfaction. */
import type { Profile } from '../model/profile.js';
import { mof2020 } from './mof-2020.js';

export const mof2021Cost: Profile = {
  ...mof2020,
  name: 'mof-2021-cost',
  title: {
    zh: '财政部核心绩效目标（2021），成本为一级指标',
    en: 'Ministry of Finance, core targets (2021), cost as a first-level indicator',
  },
  basis: [
    { document: '财预〔2021〕101号', clause: null },
    { document: '财预〔2020〕10号', clause: null },
  ],
  weights: {
    total: '100',
    execution: '10',
    level1: { 成本指标: '20', 产出指标: '40', 效益指标: '20', 满意度指标: '10' },
  },
};
