/** 财预〔2020〕10号《项目支出绩效评价管理办法》: the national rule for project self-evaluation. */
import type { Profile } from '../model/profile.js';

export const mof2020: Profile = {
  name: 'mof-2020',
  title: {
    zh: '财政部项目支出绩效自评（2020）',
    en: 'Ministry of Finance, project self-evaluation (2020)',
  },
  basis: [{ document: '财预〔2020〕10号', clause: null }],
  weights: {
    total: '100',
    execution: '10',
    level1: { 产出指标: '50', 效益指标: '30', 满意度指标: '10' },
  },
  // 完成值达到指标值的记满分；未达到的按比例记分。成本 without a sign is an upper bound.
  conventions: { positive: 'ratio', reverse: 'ratio', equal: 'ratio', cost: 'ratio' },
  bands: [
    { grade: 'reached', high: '1', low: '0.8' },
    { grade: 'partly', high: '0.8', low: '0.6' },
    { grade: 'missed', high: '0.6', low: '0' },
  ],
  // The rule names no percentages: 90 % and 130 % are where provincial systems make a reason compulsory.
  limits: { lowExecution: '0.9', overAchievement: '1.3', spendResultGap: '0.05' },
  rounding: { places: 2 },
  ratings: [
    { name: '优', from: '90' },
    { name: '良', from: '80' },
    { name: '中', from: '60' },
    { name: '差', from: '0' },
  ],
  severities: {},
};
