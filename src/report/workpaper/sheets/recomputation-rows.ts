/** 重算 sheet: one self-evaluation table as rows of live formulas, each with the figure that the audit gave. */
import type { Evaluation } from '../../../model/evaluation.js';
import type { Lang } from '../../../model/lang.js';
import { isSubRow } from '../../../score/direction.js';
import { executionLine, rateLines } from '../live/execution.js';
import { sectionsOf } from '../live/sections.js';
import { blank, text, type Cell } from '../xlsx/cell.js';
import { executionScoreLine, rateLine } from './execution-lines.js';
import { LineCells, SUM_LOOK, type KindLine, type Line } from './line-cells.js';
import { KEYS } from './recomputation-plan.js';
import { kindWord } from './recomputation-words.js';
import { scoreLine } from './score-line.js';
import { shortText } from './short-text.js';
import { scoreOf, sectionLine, sumLine, sumRows, totalLine } from './sum-lines.js';

/** How many rows the table takes at most. */
export function countRows({ record }: Evaluation): number {
  const sections = sectionsOf(record.indicators, isSubRow).length;
  // The execution score, the sum and the total beside them.
  return record.indicators.length + sections + record.funds.length + 3;
}

/**
 * @param first
 *   Row of the sheet in which they begin: the formulas refer to each other.
 * @param number
 *   Of the evaluation, as every row shows it.
 */
export function recomputationRows(evaluation: Evaluation, first: number, number: Cell, lang: Lang): Cell[][] {
  const { record, audit } = evaluation;
  const lines: KindLine[] = [];
  const next = (): LineCells => new LineCells(first + lines.length, lang);
  record.indicators.forEach((indicator, at) => {
    lines.push(scoreLine(next(), indicator, scoreOf(audit, at)));
  });
  for (const line of rateLines(record)) lines.push(rateLine(next(), line));
  const sums = sumRows(evaluation);
  const execution = executionLine(evaluation, sums);
  if (execution !== null) lines.push(executionScoreLine(next(), execution));
  if (lines.length === 0) return [];

  const rows = { first, last: next().row - 1 };
  for (const section of sectionsOf(record.indicators, isSubRow)) {
    const within = { first: first + section.first, last: first + section.last };
    lines.push(sectionLine(next(), section, evaluation, within));
  }
  const sumCells = next();
  const sum = sumLine(sumCells, evaluation, sums, execution, rows);
  lines.push(sum);
  lines.push(totalLine(next(), evaluation, sum.summed ? sumCells.row : null));
  return lines.map((each) => cellsOf(each, record, number, lang));
}

function cellsOf({ kind, line }: KindLine, record: Evaluation['record'], number: Cell, lang: Lang): Cell[] {
  const look = kind === 'sum' || kind === 'total' ? SUM_LOOK : {};
  const cells: Line = {
    evaluation: number,
    project: text(shortText(record.projectName ?? record.department ?? record.title), look),
    kind: text(kindWord(kind, lang), look),
    ...line,
  };
  return KEYS.map((key) => cells[key] ?? blank(look));
}
