/** 档案依据: what in a table speaks for or against a profile, each sign with its points and its words. */
import { Decimal, decimal, printDecimal, sumDecimals } from '../model/decimal.js';
import type { Localized, MessageFields } from '../model/lang.js';
import type { Band, Profile } from '../model/profile.js';
import type { EvaluationRecord } from '../model/record.js';
import { isSubRow } from './direction.js';
import type { MethodStatement } from './method-text.js';

export interface Sign {
  readonly text: Localized;
  fields(profile: Profile): MessageFields;
  /** Above zero: speaks for the profile; below zero: against it. What the form says of itself outweighs a single row. */
  points(profile: Profile): number;
}

/** What the table says of itself: method text, execution score, section weights. */
export function signsOf(record: EvaluationRecord, method: MethodStatement): Sign[] {
  return [...methodSigns(method), ...executionSigns(record), ...sectionSigns(record), costSign(record)];
}

function methodSigns({ bands, bandsRaw, either, directed, linear }: MethodStatement): Sign[] {
  const signs: Sign[] = [];
  if (bands !== null)
    signs.push({
      text: { zh: '得分计算方法写明三档为 {bands}', en: 'The scoring method states the grades {bands}' },
      fields: () => ({ bands: bandsRaw ?? '' }),
      points: (profile) => (sameBands(profile.bands, bands) ? 4 : 0),
    });
  if (linear)
    signs.push({
      text: { zh: '得分计算方法按 1-(B-A)/A 扣分', en: 'The scoring method deducts by 1-(B-A)/A' },
      fields: () => ({}),
      points: ({ conventions }) => (conventions.reverse === 'linear' ? 6 : 0),
    });
  if (directed)
    signs.push({
      text: { zh: '得分计算方法规定反向指标按 A/B 计分', en: 'The scoring method scores reverse indicators by A/B' },
      fields: () => ({}),
      points: ({ conventions }) => (conventions.reverse === 'ratio' ? 3 : 0),
    });
  if (either)
    signs.push({
      text: { zh: '得分计算方法按“B/A 或 A/B”计分', en: 'The scoring method scores by “B/A or A/B”' },
      fields: () => ({}),
      points: ({ conventions }) => (conventions.cost === 'closeness' ? 2 : conventions.reverse === 'ratio' ? 1 : 0),
    });
  return signs;
}

function executionSigns({ funds, indicators }: EvaluationRecord): Sign[] {
  const printed = funds.some((fund) => fund.weight !== null || fund.score !== null);
  if (printed)
    return [
      {
        text: { zh: '资金栏列有预算执行率分值或得分', en: 'The fund block has an execution score' },
        fields: () => ({}),
        points: ({ weights }) => (weights.execution === null ? -2 : 2),
      },
    ];
  const rows = sumDecimals(indicators.flatMap((row) => (row.weight === null || isSubRow(row) ? [] : [row.weight])));
  if (rows.isZero()) return [];
  const fields = (): MessageFields => ({ rows: printDecimal(rows) });
  const leaves = ({ weights }: Profile): boolean => {
    return weights.execution !== null && rows.plus(decimal(weights.execution)).equals(decimal(weights.total));
  };
  return [
    {
      text: {
        zh: '表中没有预算执行率得分，指标分值合计 {rows} 分，余下的正是执行率分值',
        en: 'No execution score is printed; the rows weigh {rows} and leave just its points',
      },
      fields,
      points: (profile) => (leaves(profile) ? 2 : 0),
    },
    {
      // Any profile scores such a form, without its execution score: this speaks for none of them.
      text: {
        zh: '表中没有预算执行率得分，指标分值合计 {rows} 分，执行率不计分',
        en: 'No execution score is printed; the rows weigh {rows} in all, and execution is not scored',
      },
      fields,
      points: (profile) => (leaves(profile) ? 0 : 1),
    },
  ];
}

/** At most one sign: the sections as printed, else as their rows sum up. */
export function sectionSigns({ indicators }: EvaluationRecord): Sign[] {
  const printed = new Map<string, string>();
  const summed = new Map<string, Decimal>();
  for (const row of indicators) {
    if (row.level1 === null || isSubRow(row)) continue;
    const name = stem(row.level1);
    if (row.level1Weight !== null && !printed.has(name)) printed.set(name, printDecimal(decimal(row.level1Weight)));
    if (row.weight !== null) summed.set(name, (summed.get(name) ?? new Decimal(0)).plus(row.weight));
  }
  const sums = new Map([...summed].map(([name, sum]) => [name, printDecimal(sum)]));
  return [printed, sums]
    .filter((sections) => sections.size > 0)
    .slice(0, 1)
    .map((sections) => ({
      text: { zh: '一级指标分值为{sections}', en: 'The sections weigh {sections}' },
      fields: () => ({ sections: [...sections].map(([name, weight]) => `${name} ${weight}`).join('、') }),
      points: (profile) => (agrees(sections, profile) ? 3 : 0),
    }));
}

/** Every section of the table has the weight that the profile gives it. */
function agrees(sections: ReadonlyMap<string, string>, profile: Profile): boolean {
  const expected = new Map(
    Object.entries(profile.weights.level1).map(([name, weight]) => [stem(name), decimal(weight)]),
  );
  return [...sections].every(([name, weight]) => expected.get(name)?.equals(weight) ?? false);
}

function costSign({ indicators }: EvaluationRecord): Sign {
  const found = indicators.some((row) => row.level1 !== null && stem(row.level1).endsWith('成本'));
  const has = ({ weights }: Profile): boolean => Object.keys(weights.level1).some((name) => name.includes('成本'));
  return {
    text: { zh: '成本指标为一级指标', en: '成本指标 is a first-level indicator' },
    fields: () => ({}),
    points: (profile) => (has(profile) ? (found ? 3 : -3) : 0),
  };
}

export function sameBands(one: readonly Band[], other: readonly Band[]): boolean {
  const ends = (bands: readonly Band[]): string =>
    bands.map(({ grade, high, low }) => `${grade} ${printDecimal(decimal(high))} ${printDecimal(decimal(low))}`).join();
  return ends(one) === ends(other);
}

/** 产 出 指 标 and 产出 name the same section. */
function stem(name: string): string {
  return name.replace(/\s+/g, '').replace(/指标$/, '');
}
