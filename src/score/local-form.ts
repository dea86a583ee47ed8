/** 地方表样: a profile without execution score is one place's form, taken only where the table shows that it is that form. */
import type { Profile } from '../model/profile.js';
import type { EvaluationRecord } from '../model/record.js';
import type { MethodStatement } from './method-text.js';
import { MANY } from './profile-fit.js';
import { sameBands, sectionSigns, type Sign } from './profile-sign.js';

/**
 * Many places score no execution. The table is of this one if it states its bands, or if it has its weights
 * and goes by its method, in words or in two deductions or more that no other profile explains.
 */
export function isCandidate(
  profile: Profile,
  profiles: readonly Profile[],
  { record, method, fit }: { record: EvaluationRecord; method: MethodStatement; fit: Sign | null },
): boolean {
  if (profile.weights.execution !== null) return true;
  if (method.bands !== null && sameBands(method.bands, profile.bands)) return true;
  if (!sectionSigns(record).some((sign) => sign.points(profile) > 0)) return false;
  const explained = fit?.points(profile) ?? 0;
  const alone = profiles.every((other) => other === profile || (fit?.points(other) ?? 0) < explained);
  return method.either || (explained >= MANY && alone);
}
