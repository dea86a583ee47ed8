/** 一、二级指标分值: runs of rows under one printed level name, with what they weigh together. */
import { decimal } from '../../../model/decimal.js';
import type { Indicator } from '../../../model/record.js';

type Level = 'level1' | 'level2';

export interface Section {
  readonly level: Level;
  readonly name: string;
  /** As printed beside the name. */
  readonly weight: string;
  /** Indexes of its first and last row. */
  readonly first: number;
  readonly last: number;
}

interface Run {
  readonly first: number;
  last: number;
  weight: string | null;
}

/** @param isPart 其中 rows: parts of the row above, under whatever name. */
export function sectionsOf(indicators: readonly Indicator[], isPart: (indicator: Indicator) => boolean): Section[] {
  return (['level1', 'level2'] as const).flatMap((level) => runsOf(indicators, level, isPart));
}

function runsOf(indicators: readonly Indicator[], level: Level, isPart: (indicator: Indicator) => boolean): Section[] {
  const runs: Run[] = [];
  indicators.forEach((indicator, index) => {
    if (isPart(indicator)) return;
    const weight = indicator[`${level}Weight`];
    const run = runs.at(-1);
    const before = run === undefined ? undefined : indicators[run.last];
    if (run !== undefined && before !== undefined && goesOn(run, before, indicator, level)) {
      run.last = index;
      run.weight ??= weight;
    } else {
      runs.push({ first: index, last: index, weight });
    }
  });
  return runs.flatMap(({ first, last, weight }) => {
    const name = indicators[first]?.[level] ?? null;
    return name === null || weight === null ? [] : [{ level, name, weight, first, last }];
  });
}

function goesOn(run: Run, before: Indicator, after: Indicator, level: Level): boolean {
  if (before[level] !== after[level] || (level === 'level2' && before.level1 !== after.level1)) return false;
  const weight = after[`${level}Weight`];
  return run.weight === null || weight === null || decimal(run.weight).equals(decimal(weight));
}
