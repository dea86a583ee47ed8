/** Whether an actual reaches its target; open where the wording, the sign or the kind of indicator leaves it open. */
import type { Indicator } from '../model/record.js';
import type { Direction } from '../model/rule.js';
import type { Comparison, Measure } from './comparison.js';
import type { Method } from './convention.js';
import { isLessFine } from './direction.js';

/** @returns null where it cannot be told for certain. */
export function isReached(
  comparison: Comparison,
  indicator: Indicator,
  direction: Direction | null,
  method: Method | null,
): boolean | null {
  const { target, actual } = comparison;
  const same = isExact(target) && isExact(actual) && target.value.equals(actual.value);
  // ＞90% met by 90%: by the letter missed, by the formula full marks; forms use the sign loosely.
  if (same) return indicator.target.comparator === '>' || indicator.target.comparator === '<' ? null : true;
  switch (direction) {
    case 'positive':
      return isAtLeast(target, actual);
    case 'reverse':
      return negated(isMore(target, actual));
    case 'cost':
      return reachesCost(comparison, method);
    case 'equal':
      return reachesEqual(comparison, method, isLessFine(indicator));
    case 'deadline':
    case 'range':
    case 'qualitative':
    case null:
      return null;
  }
}

/** Inside a range that the target names, or short of it; beyond it nobody knows whether that is better. */
export function reachesRange({ target, actual }: Comparison, short: 'positive' | 'reverse' | null): boolean | null {
  const [{ low, high }, done] = [target.worded, actual.worded];
  if (done.low.greaterThanOrEqualTo(low) && done.high.lessThanOrEqualTo(high)) return true;
  const missed = short === 'positive' ? done.high.lessThan(low) : done.low.greaterThan(high);
  return missed && short !== null ? false : null;
}

/** Money saved is a target reached where the cost is an upper bound; under closeness it is a matter of view. */
function reachesCost({ target, actual }: Comparison, method: Method | null): boolean | null {
  if (isMore(target, actual) === true) return false;
  const under = isMore(target, actual) === false;
  return under && (method?.shortfall === 'ratio' || method?.shortfall === 'linear') ? true : null;
}

function reachesEqual({ target, actual }: Comparison, method: Method | null, lessFine: boolean): boolean | null {
  if (target.value.isZero()) return negated(isMore(target, actual));
  // = before a cost or a time limit is often meant as an upper bound.
  if (lessFine) return null;
  const reached = isAtLeast(target, actual);
  if (method?.side === 'least') return reached;
  return isExact(target) && isExact(actual) ? false : null;
}

function isAtLeast(target: Measure, actual: Measure): boolean | null {
  if (actual.worded.low.greaterThanOrEqualTo(target.worded.high)) return true;
  return actual.worded.high.lessThan(target.worded.low) ? false : null;
}

function isMore(target: Measure, actual: Measure): boolean | null {
  if (actual.worded.low.greaterThan(target.worded.high)) return true;
  return actual.worded.high.lessThanOrEqualTo(target.worded.low) ? false : null;
}

function negated(answer: boolean | null): boolean | null {
  return answer === null ? null : !answer;
}

function isExact({ worded }: Measure): boolean {
  return worded.low.equals(worded.high);
}
