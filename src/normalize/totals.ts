/** 总分: the total row of the indicator block. */
import { decimal } from '../model/decimal.js';
import { shiftOf, type FieldSlot } from './align-model.js';
import type { ColumnField } from '../templates/template.js';
import { isTotalLabel } from './headers.js';
import type { Line, LineCell } from './lines.js';
import { readFigure } from './values/read-figure.js';

export interface TotalRow {
  readonly weight: string | null;
  readonly score: string | null;
  /** The cells of weight and score, for their places. */
  readonly weightCell: LineCell | null;
  readonly scoreCell: LineCell | null;
  /** Whether a figure had to be moved or cut. */
  readonly repaired: boolean;
  /** Whether another reading is about as likely. */
  readonly ambiguous: boolean;
  /** Cells that are neither label nor figure. */
  readonly unused: readonly LineCell[];
}

/** 100100, 10098.5: weight 100 and a score, glued. */
function cutGlued(text: string): { weight: string; score: string } | null {
  const match = /^100(\d{1,3}(?:\.\d+)?)$/u.exec(text);
  const score = match?.[1];
  if (score === undefined || decimal(score).gt(100) || /^0\d/u.test(score)) return null;
  return { weight: '100', score };
}

function ungluedFigures(figure: Figure): readonly Figure[] {
  const glued = cutGlued(figure.value);
  return glued === null ? [figure] : [glued.weight, glued.score].map((value) => ({ ...figure, value }));
}

interface Figure {
  readonly cell: LineCell;
  readonly value: string;
}

/** 100% is a weight only where weights stand. */
function isPoints(unit: string | null, stands: boolean): boolean {
  return unit === null || unit === '分' || (unit === '%' && stands);
}

function figuresOf(line: Line, inWeights: (cell: LineCell) => boolean): { figures: Figure[]; unused: LineCell[] } {
  const figures: Figure[] = [];
  const unused: LineCell[] = [];
  for (const cell of line.cells) {
    if (isTotalLabel(cell.key)) continue;
    const glued = /^(?:自评)?(?:总分|合计|总得分)[:：]?(\d+(?:\.\d+)?)分?$/u.exec(cell.text);
    // 99.25（良）: the figure with its grade.
    const graded = /^(\d+(?:\.\d+)?)分?[（(](?:优秀?|良好?|中等?|差)[）)]$/u.exec(cell.text);
    const figure = readFigure(glued?.[1] ?? graded?.[1] ?? cell.text);
    if (figure !== null && isPoints(figure.unit, inWeights(cell))) {
      figures.push({ cell, value: figure.value });
      if (graded !== null) unused.push({ ...cell, text: cell.text.slice(graded[1]?.length) });
    } else if (!/^[-—/\\]+$/u.test(cell.text)) {
      // 100 98.5 in one cell
      const pair = /^(\d+(?:\.\d+)?)[\s/、,，]+(\d+(?:\.\d+)?)$/u.exec(cell.raw.trim());
      if (pair !== null) figures.push({ cell, value: pair[1] as string }, { cell, value: pair[2] as string });
      else unused.push(cell);
    }
  }
  return { figures, unused };
}

/**
 * Reads the total row. With weight and score columns the figures stand in that order; a single one is the score
 * unless it stands in the weight's column and the score's is blank.
 * @param sums
 *   What the weights and scores of the rows sum to, without and with the execution score.
 */
export function readTotals(
  line: Line,
  slots: readonly FieldSlot<ColumnField>[],
  sums: { readonly weights: readonly string[]; readonly scores: readonly string[] },
): TotalRow {
  const slot = (field: ColumnField) => slots.find((one) => one.field === field);
  const weight = slot('weight');
  const score = slot('score');
  const stands = ({ cell }: { readonly cell: LineCell }, range: FieldSlot<ColumnField> | undefined): boolean =>
    range !== undefined && shiftOf(range, cell.column, cell.columnSpan) === 0;
  const { figures: printed, unused } = figuresOf(line, (cell) => stands({ cell }, weight));
  const none = {
    weight: null,
    score: null,
    weightCell: null,
    scoreCell: null,
    repaired: false,
    ambiguous: false,
    unused,
  };
  // 10098 beside a second score (复核分): the weight and the own score, glued.
  const figures = printed.length > 1 && weight !== undefined ? printed.flatMap(ungluedFigures) : printed;
  const isGlued = figures.length > printed.length;
  const [first, second] = figures;
  if (first === undefined) return none;
  if (second !== undefined) {
    // A third figure is a second score (复核分): it has no field.
    const rest = figures.slice(2).map((figure) => figure.cell);
    if (weight === undefined || score === undefined) {
      const behind = figures.find((figure) => !stands(figure, weight));
      const own = figures.find((figure) => stands(figure, score)) ?? behind ?? first;
      const others = figures.filter((figure) => figure !== own).map((figure) => figure.cell);
      return {
        ...none,
        score: own.value,
        scoreCell: own.cell,
        repaired: !stands(own, score),
        unused: [...unused, ...others],
      };
    }
    // A second score (复核分) or the points lost (扣分) beside the own one: every figure stands in its column.
    const others = slots.filter((one) => one.field === 'other');
    const own = figures.find((figure) => stands(figure, score));
    const full = figures.find((figure) => stands(figure, weight)) ?? null;
    const strange = figures.filter((figure) => figure !== own && figure !== full);
    if (!isGlued && own !== undefined && strange.every((figure) => others.some((one) => stands(figure, one)))) {
      return {
        ...none,
        weight: full?.value ?? null,
        weightCell: full?.cell ?? null,
        score: own.value,
        scoreCell: own.cell,
        unused: [...unused, ...strange.map((figure) => figure.cell)],
      };
    }
    const order: readonly [Figure, Figure] = weight.start < score.start ? [first, second] : [second, first];
    return {
      ...none,
      weight: order[0].value,
      weightCell: order[0].cell,
      score: order[1].value,
      scoreCell: order[1].cell,
      repaired: isGlued || !stands(order[0], weight) || !stands(order[1], score),
      unused: [...unused, ...rest],
    };
  }
  const glued = weight === undefined ? null : cutGlued(first.value);
  if (glued !== null) {
    return {
      ...none,
      weight: glued.weight,
      weightCell: first.cell,
      score: glued.score,
      scoreCell: first.cell,
      repaired: true,
    };
  }
  if (stands(first, score) || weight === undefined) {
    return {
      ...none,
      score: first.value,
      scoreCell: first.cell,
      repaired: score !== undefined && !stands(first, score),
    };
  }
  const equals = (sum: string): boolean => decimal(sum).eq(decimal(first.value));
  const sumsToScore = sums.scores.some(equals);
  const sumsToWeight = sums.weights.some(equals);
  if (stands(first, weight) && !(sumsToScore && !sumsToWeight)) {
    return { ...none, weight: first.value, weightCell: first.cell, ambiguous: sumsToScore };
  }
  return { ...none, score: first.value, scoreCell: first.cell, repaired: true, ambiguous: stands(first, weight) };
}
