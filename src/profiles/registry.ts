/** The profiles that fuhe ships, the national rule first: it is the one taken where nothing speaks for another. */
import type { Profile } from '../model/profile.js';
import { integratedLinear } from './integrated-linear.js';
import { mof2020 } from './mof-2020.js';
import { mof2021Cost } from './mof-2021-cost.js';
import { zhongwei2024 } from './zhongwei-2024.js';

export const PROFILES: readonly Profile[] = [mof2020, mof2021Cost, integratedLinear, zhongwei2024];

export function findProfile(name: string): Profile | undefined {
  return PROFILES.find((profile) => profile.name === name);
}
