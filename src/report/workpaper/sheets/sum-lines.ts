/** 重算 sheet: the rows that add up others: sections, the sum of the scores, the total. */
import { decimal, decimalPlaces, printDecimal, type Decimal } from '../../../model/decimal.js';
import type { Evaluation, Score } from '../../../model/evaluation.js';
import { isSubRow } from '../../../score/direction.js';
import type { ExecutionLine } from '../live/execution.js';
import type { Section } from '../live/sections.js';
import { blank, figure, formula, text, type Cell } from '../xlsx/cell.js';
import { SUM_LOOK, sumOf, type KindLine, type Line, type LineCells } from './line-cells.js';
import { reference, type ColumnKey } from './recomputation-plan.js';
import { isCounted } from './score-line.js';
import { shortText } from './short-text.js';

/** Rows of the sheet, first and last. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** What the indicator rows add to the recomputed total and to the weights; null where one of them is not known. */
export interface RowSums {
  readonly score: Decimal | null;
  readonly weight: Decimal | null;
}

/** Of an indicator; an open one where the results have none. */
export function scoreOf({ scores }: Evaluation['audit'], indicator: number): Score {
  const found = scores[indicator];
  if (found?.indicator === indicator) return found;
  const open = { declared: null, recomputed: null, interval: null, convention: null, formula: null };
  return { ...open, indicator, status: 'unverifiable' };
}

export function sumRows({ record, audit }: Evaluation): RowSums {
  const rows = record.indicators.map((indicator, at) => ({ indicator, score: scoreOf(audit, at) }));
  const counted = rows.filter(({ indicator }) => isCounted(indicator));
  return {
    score: sumOf(counted.map(({ indicator, score }) => score.recomputed ?? indicator.score)),
    weight: sumOf(counted.map(({ indicator }) => indicator.weight)),
  };
}

/** @param rows Those of the section's first and last indicator. */
export function sectionLine(cells: LineCells, section: Section, { record }: Evaluation, rows: RowRange): KindLine {
  const { level, name, weight, first, last } = section;
  const within = record.indicators.slice(first, last + 1).filter((indicator) => !isSubRow(indicator));
  const sum = sumOf(within.map((indicator) => indicator.weight));
  const line: Line = { name: text(shortText(name)), declared: figure(weight) };
  if (sum === null) return { kind: level, line: { ...line, ...cells.note('sectionOpen') } };
  const recomputed = printDecimal(sum);
  return {
    kind: level,
    line: {
      ...line,
      recomputed: cells.sum('weight', rows.first, rows.last, sum),
      ...cells.difference(recomputed, weight),
      ...cells.equality(recomputed, weight),
      ...cells.note('section'),
    },
  };
}

/** @param rows Those of the indicators and of the execution score. */
export function sumLine(
  cells: LineCells,
  { record, audit }: Evaluation,
  sums: RowSums,
  execution: ExecutionLine | null,
  rows: RowRange,
): KindLine & { readonly summed: boolean } {
  const beside = execution?.counted === true ? execution : null;
  const add = (sum: Decimal | null, more: string | null | undefined): Decimal | null =>
    beside === null ? sum : sum === null || more === null || more === undefined ? null : sum.plus(decimal(more));
  const declared = sumOf(record.indicators.filter(isCounted).map(({ score }) => score));
  const taken = add(sums.score, beside?.recomputed ?? beside?.declared);
  const total = audit.recomputedTotal;
  const summed = total !== null && taken !== null && taken.equals(decimal(total));
  const cell = (key: ColumnKey, sum: Decimal | null, places?: number): Cell =>
    sum === null ? blank(SUM_LOOK) : cells.sum(key, rows.first, rows.last, sum, places, SUM_LOOK);
  return {
    kind: 'sum',
    line: {
      weight: cell('weight', add(sums.weight, beside?.weight)),
      recomputed: summed ? cell('taken', taken, decimalPlaces(total)) : figure(total, SUM_LOOK),
      declared: cell('declared', add(declared, beside?.declared)),
      ...cells.note(total === null ? 'sumOpen' : 'sum', { fill: 'sum' }),
    },
    summed,
  };
}

/** @param sum Row of the sum of the scores, where that gives the recomputed total. */
export function totalLine(cells: LineCells, { record, audit }: Evaluation, sum: number | null): KindLine {
  const { declaredTotal: declared, recomputedTotal: recomputed } = audit;
  return {
    kind: 'total',
    line: {
      weight: figure(record.totalWeight, SUM_LOOK),
      recomputed:
        recomputed !== null && sum !== null
          ? formula(reference('recomputed', sum), { figure: recomputed }, SUM_LOOK)
          : figure(recomputed, SUM_LOOK),
      declared: figure(declared, SUM_LOOK),
      ...cells.difference(recomputed, declared),
      ...(recomputed !== null && declared !== null ? cells.equality(recomputed, declared) : {}),
      ...cells.note('total', { fill: 'sum' }),
    },
  };
}
