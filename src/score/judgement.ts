/** Holds a declared score (申报得分) against the recomputed one, as XBRL Calculations 1.1 compares rounded figures. */
import { decimal, decimalPlaces, roundTo, type Decimal } from '../model/decimal.js';
import type { Interval } from './interval.js';

export type Agreement = 'match' | 'within-rounding' | 'mismatch';

/**
 * `match`: the recomputed score rounds half up to the declared one, at the declared places;
 * full marks only where that holds at all places of a score: 9.6 of 10 is no 10.
 * `within-rounding`: some score of the range rounds to the declared one. `mismatch`: none does.
 * @param places
 *   Digits behind the point of a recomputed score; a declared score with more digits may match at either.
 */
export function compareDeclared(
  declared: string,
  recomputed: { readonly exact: Decimal; readonly range: Interval },
  weight: Decimal,
  places: number,
): Agreement {
  const score = decimal(declared);
  const full = score.equals(weight);
  const printed = decimalPlaces(declared);
  const digits = full ? places : Math.min(printed, places);
  const at = (value: Decimal, count: number): Decimal => decimal(roundTo(value, count));
  if (score.equals(at(recomputed.exact, digits))) return 'match';
  if (!full && printed > places && score.equals(at(recomputed.exact, printed))) return 'match';
  const low = at(recomputed.range.low, digits);
  const high = at(recomputed.range.high, digits);
  return score.greaterThanOrEqualTo(low) && score.lessThanOrEqualTo(high) ? 'within-rounding' : 'mismatch';
}
