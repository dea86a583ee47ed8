/** 复算 of one indicator: direction, whether the target was reached, the score under the profile and under other conventions. */
import { decimal, decimalPlaces, printDecimal, roundTo } from '../model/decimal.js';
import type { Score } from '../model/evaluation.js';
import type { Band, Profile } from '../model/profile.js';
import type { Indicator } from '../model/record.js';
import type { Direction, ScoredRow } from '../model/rule.js';
import { saysNothing } from '../rules/evidence/texts.js';
import { compareValues, type Comparison } from './comparison.js';
import { printRange, recompute, type Recomputation } from './convention.js';
import { meetsDeadline } from './deadline.js';
import { directionOf, isCost, isLessFine, isSubRow, rangeDirection } from './direction.js';
import { hasOwnFullMarks } from './full-marks.js';
import { exactly } from './interval.js';
import { compareDeclared } from './judgement.js';
import { methodFor, otherMethods } from './method-choice.js';
import { hasOwnRule } from './method-text.js';
import { isReached, reachesRange } from './reach.js';
import { bandOf, sameWords } from './wording.js';

/** What a row says before the declared score is looked at. */
interface Assessment {
  readonly direction: Direction | null;
  readonly reached: boolean | null;
  readonly ratio: string | null;
  readonly band: Band | null;
  readonly judgement: boolean;
  /** The row's method text scores it in a way that the conventions do not cover. */
  readonly ownRule: boolean;
  readonly recomputed: Recomputation | null;
  /** The same row under the other known conventions. */
  readonly others: readonly Recomputation[];
}

const UNKNOWN: Assessment = {
  direction: null,
  reached: null,
  ratio: null,
  band: null,
  judgement: false,
  ownRule: false,
  recomputed: null,
  others: [],
};

export function scoreRow(indicator: Indicator, index: number, profile: Profile): ScoredRow {
  const places = placesOf(indicator, profile);
  const assessed = heedOwnRule(assess(indicator, profile, places), indicator);
  return {
    index,
    path: `/record/indicators/${index}`,
    indicator,
    score: scoreFor(indicator, index, assessed, profile, places),
    direction: assessed.direction,
    reached: assessed.reached,
    ratio: assessed.ratio,
    band: assessed.band,
    alternatives: alternativesFor(indicator, assessed, places),
    cost: isCost(indicator),
    subRow: isSubRow(indicator),
  };
}

/** Digits of a recomputed score: the profile's, or those of the weight where it has more (100 points shared by three rows). */
function placesOf(indicator: Indicator, profile: Profile): number {
  return Math.max(profile.rounding.places, indicator.weight === null ? 0 : decimalPlaces(indicator.weight));
}

function assess(indicator: Indicator, profile: Profile, places: number): Assessment {
  const { target, actual } = indicator;
  const direction = directionOf(indicator);
  const band = bandOf(target, actual, profile.bands);
  const unknown = { ...UNKNOWN, direction, band };
  if (target.kind === 'empty' || actual.kind === 'empty') return unknown;
  const worded = target.kind === 'qualitative' || (target.kind === 'date' && actual.kind === 'qualitative');
  if (worded) return { ...unknown, reached: sameWords(target, actual) ? true : null, judgement: true };
  // A bound is no measurement: ≥90% reported against ≥90% may be anything above.
  if (actual.kind === 'qualitative' || (actual.comparator !== null && actual.comparator !== '=')) return unknown;
  if (target.kind === 'date' && actual.kind === 'date') return { ...unknown, ...assessDeadline(indicator, direction) };
  if (target.kind === 'date' || actual.kind === 'date') return unknown;
  return { ...unknown, ...assessFigures(indicator, direction, profile, places) };
}

/** A target that was missed costs nothing where the row's own method grants full marks from less (完成率≥80%得满分). */
function heedOwnRule(assessed: Assessment, indicator: Indicator): Assessment {
  const ownFullMarks = hasOwnFullMarks(indicator);
  const reached = ownFullMarks && assessed.reached === false ? null : assessed.reached;
  return { ...assessed, reached, ownRule: ownFullMarks || hasOwnRule(indicator.method) };
}

function assessDeadline({ target, actual, weight }: Indicator, direction: Direction | null): Partial<Assessment> {
  if (direction === null) return {};
  const reached = meetsDeadline(target, actual);
  const formula = `${actual.value ?? ''} ≤ ${target.value ?? ''}`;
  // How much a day late costs, no convention says.
  return { reached, recomputed: reached === true ? fullMarks('deadline', weight, formula) : null };
}

function assessFigures(
  indicator: Indicator,
  direction: Direction | null,
  profile: Profile,
  places: number,
): Partial<Assessment> {
  const { target, actual, weight, level3 } = indicator;
  const comparison = compareValues(target, actual, level3);
  if (comparison === null) return {};
  if (target.kind === 'range') {
    const inside = reachesRange(comparison, rangeDirection(indicator));
    const formula = `${actual.raw ?? ''} ∈ ${comparison.target.shown}`;
    return { reached: inside, recomputed: inside === true ? fullMarks('range', weight, formula) : null };
  }
  const method = methodFor(direction, target, profile);
  const reached = isReached(comparison, indicator, direction, method);
  const known = { reached, ratio: ratioOf(comparison) };
  if (weight === null || decimal(weight).isNegative()) return known;
  if (method === null || target.approximate || actual.approximate || actual.kind === 'range') {
    const sign = direction === 'positive' ? '≥' : direction === null ? '=' : '≤';
    const formula = `${comparison.actual.shown} ${sign} ${comparison.target.shown}`;
    return { ...known, recomputed: reached === true ? fullMarks('reached', weight, formula) : null };
  }
  const full = decimal(weight);
  const recomputed = recompute(method, full, comparison, places);
  // A target of nothing is scored alike by all.
  if (comparison.target.value.isZero()) return { ...known, recomputed };
  const lessFine = isCost(indicator) || (direction === 'equal' && isLessFine(indicator));
  const others = otherMethods(method, direction, lessFine).flatMap((other) => {
    return recompute(other, full, comparison, places) ?? [];
  });
  return { ...known, recomputed, others };
}

function ratioOf({ target, actual }: Comparison): string | null {
  return target.value.isZero() ? null : printDecimal(actual.value.div(target.value).toDecimalPlaces(12));
}

function fullMarks(convention: Recomputation['convention'], weight: string | null, fact: string): Recomputation | null {
  if (weight === null || decimal(weight).isNegative()) return null;
  const exact = decimal(weight);
  return { convention, exact, range: exactly(exact), formula: `${fact} → ${weight}` };
}

function scoreFor(indicator: Indicator, index: number, assessed: Assessment, profile: Profile, places: number): Score {
  const open = { indicator: index, declared: indicator.score, recomputed: null, interval: null, formula: null };
  const { recomputed } = assessed;
  if (assessed.judgement) return { ...open, status: 'judgement', convention: 'band' };
  if (recomputed === null || indicator.weight === null) return { ...open, status: 'unverifiable', convention: null };
  const weight = decimal(indicator.weight);
  const agreement =
    indicator.score === null ? 'unverifiable' : compareDeclared(indicator.score, recomputed, weight, places);
  // The row's own rule (每少1次扣2分) is not one that we know: only full marks for what was reached are certain.
  const unknownRule = assessed.ownRule || isLowered(indicator, assessed, profile);
  if (agreement === 'mismatch' && unknownRule) return { ...open, status: 'unverifiable', convention: null };
  return {
    indicator: index,
    declared: indicator.score,
    recomputed: roundTo(recomputed.exact, places),
    interval: printRange(recomputed.range, places),
    status: agreement,
    convention: recomputed.convention,
    formula: recomputed.formula,
  };
}

/** 适度调减: a result far above its target, with the reason given, is scored lower by no formula of the national rule. */
function isLowered({ score, weight, reason }: Indicator, { reached, ratio }: Assessment, { limits }: Profile): boolean {
  if (score === null || weight === null || reached !== true || ratio === null || saysNothing(reason)) return false;
  const far = decimal(ratio).greaterThan(decimal(limits.overAchievement));
  return far && decimal(score).greaterThan(0) && decimal(score).lessThan(decimal(weight));
}

/** Several conventions may say the same, as all do of money saved under an upper bound: named once. */
function alternativesFor(indicator: Indicator, assessed: Assessment, places: number): ScoredRow['alternatives'] {
  const { score, weight } = indicator;
  if (score === null || weight === null) return [];
  const fitting = assessed.others.filter((other) => {
    return compareDeclared(score, other, decimal(weight), places) !== 'mismatch';
  });
  const named = fitting.map(({ convention, exact }) => ({ convention, recomputed: roundTo(exact, places) }));
  return [...new Map(named.map((other) => [other.convention, other])).values()];
}
