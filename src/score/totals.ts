/** 复算总分: recomputed scores and execution score; declared ones where it is a judgement or cannot be verified. */
import { Decimal, decimal, roundTo } from '../model/decimal.js';
import type { Profile } from '../model/profile.js';
import type { EvaluationRecord } from '../model/record.js';
import type { ExecutionTrace, RuleContext, ScoredRow } from '../model/rule.js';
import { printRange } from './convention.js';
import { addIntervals, exactly, interval, widenTo, type Interval } from './interval.js';
import { compareDeclared } from './judgement.js';

/** What one row, or the execution score, adds to the total. */
interface Part {
  readonly value: Decimal;
  readonly range: Interval;
}

export function totalOf(
  record: EvaluationRecord,
  rows: readonly ScoredRow[],
  execution: ExecutionTrace,
  profile: Profile,
): RuleContext['totals'] {
  const counted = rows.filter(isCounted).map(rowPart);
  const parts = execution.counted ? [...counted, executionPart(execution, profile)] : counted;
  const known = parts.filter((part) => part !== null);
  if (known.length < parts.length || known.length === 0)
    return { declared: record.totalScore, recomputed: null, interval: null };
  const zero = exactly(new Decimal(0));
  const places = Math.max(profile.rounding.places, ...known.map((part) => part.value.decimalPlaces()));
  // A score declared to three places widens the range to three places.
  const fine = Math.max(
    places,
    ...known.flatMap(({ range }) => [range.low, range.high].map((end) => end.decimalPlaces())),
  );
  return {
    declared: record.totalScore,
    recomputed: roundTo(
      known.reduce((sum, part) => sum.plus(part.value), zero.low),
      places,
    ),
    interval: printRange(
      known.reduce((sum, part) => addIntervals(sum, part.range), zero),
      fine,
    ),
  };
}

/** 其中 rows are parts of the row above; a row without weight and score carries no points. */
export function isCounted(row: ScoredRow): boolean {
  return !row.subRow && (row.indicator.weight !== null || row.indicator.score !== null);
}

function rowPart({ score }: ScoredRow): Part | null {
  if (score.recomputed === null || score.interval === null) return declaredPart(score.declared);
  const range = interval(decimal(score.interval[0]), decimal(score.interval[1]));
  // 3.8 for 3.7521 is right at its own places, and so is the total that was added up from it.
  const agrees = score.status === 'match' || score.status === 'within-rounding';
  const widened = agrees && score.declared !== null ? widenTo(range, decimal(score.declared)) : range;
  return { value: decimal(score.recomputed), range: widened };
}

function executionPart(
  { declared, recomputed, interval: ends, weight, rate }: ExecutionTrace,
  profile: Profile,
): Part | null {
  if (recomputed === null || ends === null || weight === null) return declaredPart(declared);
  const range = interval(decimal(ends[0]), decimal(ends[1]));
  const value = decimal(recomputed);
  const { places } = profile.rounding;
  // Rounded once: 9.7 for 9.7468 is right, though 9.75 would round to 9.8.
  const exact = rate === null ? value : Decimal.min(decimal(rate), 1).times(decimal(weight));
  const agrees =
    declared !== null && compareDeclared(declared, { exact, range }, decimal(weight), places) !== 'mismatch';
  return { value, range: agrees ? widenTo(range, decimal(declared)) : range };
}

function declaredPart(declared: string | null): Part | null {
  return declared === null ? null : { value: decimal(declared), range: exactly(decimal(declared)) };
}
