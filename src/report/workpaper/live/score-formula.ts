/** The formula of one indicator's score (计分方法), found among those of its convention by what they give. */
import { Decimal, decimal, decimalPlaces, roundTo } from '../../../model/decimal.js';
import type { Score } from '../../../model/evaluation.js';
import type { Indicator } from '../../../model/record.js';
import { compareValues, type Comparison } from '../../../score/comparison.js';
import { dayNumber } from './day-number.js';
import { areExact, fineFigure, roundsAlike, type LiveFormula, type Operands } from './live-formula.js';

/** One way to calculate a score. */
interface Candidate {
  readonly target: Decimal;
  readonly targetUpper?: Decimal;
  readonly actual: Decimal;
  readonly actualUpper?: Decimal;
  readonly exact: Decimal;
  readonly expression: LiveFormula['expression'];
}

type Figures = Pick<Candidate, 'target' | 'actual'>;

/** 未达到: what is then due, no formula of this row says. */
const OPEN = 'NA()';
const ZERO = new Decimal(0);

/**
 * @returns null where the score was not recomputed, or where a spreadsheet cannot calculate it exactly.
 */
export function scoreFormula(indicator: Indicator, score: Score): LiveFormula | null {
  const { recomputed, convention } = score;
  if (recomputed === null || convention === null || indicator.weight === null) return null;
  const places = decimalPlaces(recomputed);
  const weight = decimal(indicator.weight);
  const dated = convention === 'deadline';
  const comparison = dated ? null : compareValues(indicator.target, indicator.actual, indicator.level3);
  const candidates = dated
    ? deadline(indicator, weight)
    : comparison === null
      ? []
      : candidatesOf(comparison, score, weight);
  const found = candidates.find(({ exact }) => roundTo(exact, places) === recomputed);
  if (found === undefined || !roundsAlike(found.exact, places)) return null;
  const print = (value: Decimal | undefined): string | null => value?.toFixed() ?? null;
  const figures = {
    target: print(found.target),
    targetUpper: print(found.targetUpper),
    actual: print(found.actual),
    actualUpper: print(found.actualUpper),
  };
  if (!areExact([indicator.weight, ...Object.values(figures)])) return null;
  return {
    figures,
    dates: dated,
    unit: comparison === null ? null : unitOf(indicator, comparison),
    expression: found.expression,
    exact: fineFigure(found.exact),
  };
}

/** The printed unit where the figures stand as printed, else the canonical one. */
function unitOf({ target, actual }: Indicator, comparison: Comparison): string | null {
  const asPrinted = (value: typeof target, shown: Decimal): boolean =>
    value.value !== null && decimal(value.value).equals(shown);
  if (asPrinted(target, comparison.target.value) && asPrinted(actual, comparison.actual.value))
    return target.unit ?? actual.unit;
  return target.canonical?.unit ?? actual.canonical?.unit ?? null;
}

function candidatesOf(comparison: Comparison, { convention, formula }: Score, weight: Decimal): readonly Candidate[] {
  const { target, actual } = comparison;
  const plain = { target: target.value, actual: actual.value };
  switch (convention) {
    case 'reached':
      return reached(comparison, weight, formula ?? '');
    case 'range':
      return within(comparison, weight);
    case 'ratio':
      return [...least(plain, weight), ...most(plain, weight)];
    case 'linear':
      return linear(plain, weight);
    case 'closeness':
      return closeness(plain, weight);
    case 'equality':
      return equality(plain, formula ?? '');
    case 'deadline':
    case 'execution':
    case 'band':
    case null:
      return [];
  }
}

/** Full marks; the sign that the formula shows comes first. Of a worded figure (700余) the end that decides. */
function reached({ target, actual }: Comparison, weight: Decimal, shown: string): readonly Candidate[] {
  const signs = [
    { sign: '≥', test: '>=', target: target.worded.high, actual: actual.worded.low, order: 1 },
    { sign: '≤', test: '<=', target: target.worded.low, actual: actual.worded.high, order: -1 },
    { sign: '=', test: '=', target: target.value, actual: actual.value, order: 0 },
  ];
  return signs
    .filter((each) => [0, each.order].includes(each.actual.comparedTo(each.target)))
    .sort((one, other) => Number(shown.includes(` ${other.sign} `)) - Number(shown.includes(` ${one.sign} `)))
    .map((each) => ({
      target: each.target,
      actual: each.actual,
      exact: weight,
      expression: (cells) => `IF(${cells.actual}${each.test}${cells.target},${cells.weight},${OPEN})`,
    }));
}

function within({ target, actual }: Comparison, weight: Decimal): readonly Candidate[] {
  const ends = actual.worded;
  const single = ends.low.equals(ends.high);
  return [
    {
      target: target.worded.low,
      targetUpper: target.worded.high,
      actual: ends.low,
      ...(single ? {} : { actualUpper: ends.high }),
      exact: weight,
      expression: (cells) => {
        const upper = single ? cells.actual : cells.actualUpper;
        return `IF(AND(${cells.actual}>=${cells.target},${upper}<=${cells.targetUpper}),${cells.weight},${OPEN})`;
      },
    },
  ];
}

/** 完成值 ÷ 指标值, where the actual stays below. */
function least(figures: Figures, weight: Decimal): readonly Candidate[] {
  const { target, actual } = figures;
  if (target.isZero()) return nothing(figures);
  return actual.lessThan(target)
    ? [
        {
          ...figures,
          exact: Decimal.max(0, weight.times(actual).div(target)),
          expression: (c) => `IF(${c.actual}>=${c.target},${c.weight},MAX(0,${c.weight}*${c.actual}/${c.target}))`,
        },
      ]
    : [];
}

/** 指标值 ÷ 完成值, where the actual goes beyond. */
function most(figures: Figures, weight: Decimal): readonly Candidate[] {
  const { target, actual } = figures;
  return !target.isZero() && actual.greaterThan(target)
    ? [
        {
          ...figures,
          exact: weight.times(target).div(actual),
          expression: (c) => `IF(${c.actual}<=${c.target},${c.weight},${c.weight}*${c.target}/${c.actual})`,
        },
      ]
    : [];
}

function linear(figures: Figures, weight: Decimal): readonly Candidate[] {
  const { target, actual } = figures;
  if (target.isZero()) return nothing(figures);
  const under = actual.lessThan(target);
  const excess = (c: Operands<string>): string => `${c.weight}*(2*${c.target}-${c.actual})/${c.target}`;
  return [
    {
      ...figures,
      exact: Decimal.max(0, weight.times(under ? actual : target.times(2).minus(actual)).div(target)),
      expression: (c) =>
        under
          ? `IF(${c.actual}<${c.target},MAX(0,${c.weight}*${c.actual}/${c.target}),MAX(0,${excess(c)}))`
          : `IF(${c.actual}<=${c.target},${c.weight},MAX(0,${excess(c)}))`,
    },
  ];
}

function closeness(figures: Figures, weight: Decimal): readonly Candidate[] {
  const { target, actual } = figures;
  if (target.isZero()) return nothing(figures);
  const under = actual.lessThan(target);
  return [
    {
      ...figures,
      exact: under ? Decimal.max(0, weight.times(actual).div(target)) : weight.times(target).div(actual),
      expression: (c) =>
        `IF(${c.actual}<${c.target},MAX(0,${c.weight}*${c.actual}/${c.target}),${c.weight}*${c.target}/${c.actual})`,
    },
  ];
}

/** Missed: below, beyond, or simply not the same, as the formula says. */
function equality(figures: Figures, shown: string): readonly Candidate[] {
  if (figures.actual.equals(figures.target)) return [];
  const test = shown.includes(' < ') ? '>=' : shown.includes(' > ') ? '<=' : '=';
  return [{ ...figures, exact: ZERO, expression: (c) => `IF(${c.actual}${test}${c.target},${c.weight},0)` }];
}

/** A target of zero that was missed: there is no share of nothing. */
function nothing(figures: Figures): readonly Candidate[] {
  const test = figures.actual.lessThan(figures.target) ? '>=' : '<=';
  return [{ ...figures, exact: ZERO, expression: (c) => `IF(${c.actual}${test}${c.target},${c.weight},0)` }];
}

/** The last day of what is printed against the last day of the deadline; before a day that is not to be reached. */
function deadline({ target, actual }: Indicator, weight: Decimal): readonly Candidate[] {
  const strict = target.comparator === '<';
  const due = dayNumber(target.value, strict ? 'first' : 'last');
  const done = dayNumber(actual.value, 'last');
  if (due === null || done === null || (strict ? done >= due : done > due)) return [];
  const test = strict ? '<' : '<=';
  return [
    {
      target: new Decimal(due),
      actual: new Decimal(done),
      exact: weight,
      expression: (c) => `IF(${c.actual}${test}${c.target},${c.weight},${OPEN})`,
    },
  ];
}
