/** Draws one clean, fault-free form of a template family from a seed: the same seed gives the same form. */
import { Canvas } from './canvas.js';
import { add, compare, exact } from './exact.js';
import { FAMILIES } from './families.js';
import type { Family, Sometimes } from './family.js';
import type { Form } from './form.js';
import { drawFunds } from './funds.js';
import { placeFunds, placeGoals, placeHead } from './head-block.js';
import { columnRuns, placeFooter, placeIndicators, placeTotal, type BlockStyle } from './indicator-block.js';
import { drawIndicators } from './indicators.js';
import type { Notation } from './measure.js';
import { drawAim, drawMethod, drawNames } from './prose.js';
import { Random } from './random.js';

export interface GenerateOptions {
  /** Name of the family; drawn where left out. */
  readonly family?: string;
  /** 表1, 表2 … in the title; none where left out. */
  readonly table?: number;
  /** Actuals that repeat a bound or say 余; drawn where left out. */
  readonly loose?: boolean;
  readonly shortfalls?: boolean;
}

function sometimes(random: Random, habit: Sometimes): boolean {
  return habit === 'always' || (habit === 'sometimes' && random.chance(0.5));
}

function drawStyle(random: Random, family: Family): BlockStyle {
  const columns = family.columns.filter((kind) => kind !== 'label');
  const labelled = family.columns.includes('label') && sometimes(random, family.labelColumn);
  const shown = labelled ? (['label', ...columns] as const) : columns;
  const needed = family.fundColumns.length + 2;
  const widened = Math.max(0, needed - shown.length, 6 - shown.length) + (random.chance(0.12) ? 1 : 0);
  return {
    columns: shown,
    widened,
    level1Weights: sometimes(random, family.level1Weights),
    level2Weights: sometimes(random, family.level2Weights) || (family.level1Weights !== 'never' && random.chance(0.08)),
    brackets: random.pick([
      [' (', ')'],
      ['（', '）'],
      ['(', ')'],
    ] as const),
    fixedPlaces: random.chance(0.15),
    method: family.method === 'merged' ? drawMethod(random, family.closeness) : null,
  };
}

function ratingOf(total: ReturnType<typeof exact>): string {
  const grades = [
    ['优', '90'],
    ['良', '80'],
    ['中', '60'],
  ] as const;
  return grades.find(([, from]) => compare(total, exact(from)) >= 0)?.[0] ?? '差';
}

function pickFamily(random: Random, name: string | undefined): Family {
  if (name === undefined) return random.pick(FAMILIES);
  const family = FAMILIES.find((candidate) => candidate.name === name);
  if (!family) throw new RangeError(`no family ${name}; one of ${FAMILIES.map((known) => known.name).join(' ')}`);
  return family;
}

export function generateForm(seed: number, options: GenerateOptions = {}): Form {
  const random = new Random(seed);
  const family = pickFamily(random, options.family);
  const style = drawStyle(random, family);
  const notation: Notation = {
    year: random.integer(2019, 2024),
    spaced: random.chance(0.2),
    loose: options.loose ?? random.chance(0.35),
    shortfalls: options.shortfalls ?? random.chance(0.8),
  };
  const names = drawNames(random);
  const funds = drawFunds(random, family);
  const aims = family.goals ? Array.from({ length: random.chance(0.15) ? 2 : 1 }, () => drawAim(random)) : [];
  const drafts = drawIndicators(random, family, funds, notation);

  const runs = [...columnRuns(style).values()];
  const canvas = new Canvas((runs[runs.length - 1]?.to ?? 0) + 1);
  placeHead(canvas, random, family, names);
  placeFunds(canvas, random, family, funds);
  if (aims.length > 0) placeGoals(canvas, random, aims);
  const indicators = placeIndicators(canvas, random, family, style, drafts);

  const scored = family.totalRow !== 'none';
  const sum = (key: 'weight' | 'score'): ReturnType<typeof exact> => add(...drafts.flatMap((row) => row[key] ?? []));
  const weight = add(sum('weight'), exact(String(family.executionWeight ?? 0)));
  const score = add(sum('score'), funds.executionScore ?? exact('0'));
  const both = family.totalRow === 'both' && random.chance(0.7);
  const totals = scored ? placeTotal(canvas, random, style, both, weight, score) : { weight: null, score: null };
  const rating = ratingOf(score);
  placeFooter(canvas, random, family, rating);

  const title = random.pick(family.titles).replace('{year}', String(notation.year));
  const numbered = options.table === undefined ? title : `${title}（表${options.table}）`;
  const yearLine = random.pick([
    `（${notation.year}年度）`,
    `（${notation.year}年度）`,
    `(${notation.year}年度)`,
    `（${notation.year} 年度）`,
  ]);
  const { rows, cells } = canvas.finish();
  return {
    seed,
    family: family.name,
    columns: canvas.columns,
    rows,
    cells,
    before: [numbered, yearLine],
    after: random.chance(0.2)
      ? [random.pick(['填报人：李明    联系电话：0955-7065432', '注：1.得分最高不能超过该指标分值上限。'])]
      : [],
    truth: {
      year: notation.year,
      projectName: family.subject === 'project' ? names.project : null,
      department: names.department,
      unit: family.subject === 'project' ? names.unit : null,
      currencyUnit: family.currency,
      funds: funds.rows.map((row) => row.truth),
      goals: aims,
      indicators,
      totalWeight: totals.weight,
      totalScore: totals.score,
      rating: family.rating ? rating : null,
      // 预算执行情况(20分): the weight stands in the title of the block, not in the row.
      open: family.executionWeight !== null && !family.fundColumns.includes('weight') ? ['funds/0/weight'] : [],
    },
    drafts,
    funds,
  };
}
