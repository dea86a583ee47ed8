/** 时效指标 with a date: earlier than the deadline, or on it, is full marks. */
import type { Value } from '../model/value.js';

/** The first and the last day that a date or its prefix may stand for; compared as texts. */
interface Period {
  readonly first: string;
  readonly last: string;
}

/**
 * @returns null where the printed precision leaves it open: 2024年12月 against a deadline of 15 December.
 */
export function meetsDeadline(target: Value, actual: Value): boolean | null {
  if (target.value === null || actual.value === null) return null;
  const deadline = periodOf(target.value);
  const done = periodOf(actual.value);
  if (done.first > deadline.last) return false;
  const due = target.comparator === '<' ? done.last < deadline.first : done.last <= deadline.last;
  return due ? true : null;
}

function periodOf(date: string): Period {
  return { first: date + '-01-01'.slice(date.length - 4), last: date + '-12-31'.slice(date.length - 4) };
}
