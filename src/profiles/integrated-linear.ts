/** 预算管理一体化 default: a reverse indicator loses in proportion to its excess and is worth nothing at twice the target. */
import type { Profile } from '../model/profile.js';
import { mof2020 } from './mof-2020.js';

export const integratedLinear: Profile = {
  ...mof2020,
  name: 'integrated-linear',
  title: {
    zh: '预算管理一体化系统默认计分（反向指标线性扣分）',
    en: 'Default of the integrated budget system (reverse indicators lose linearly)',
  },
  basis: [
    { document: '预算管理一体化系统绩效自评计分', clause: null },
    { document: '财预〔2020〕10号', clause: null },
  ],
  conventions: { positive: 'ratio', reverse: 'linear', equal: 'ratio', cost: 'linear' },
};
