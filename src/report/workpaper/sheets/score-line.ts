/** 重算 sheet: the row of one indicator. */
import { decimal } from '../../../model/decimal.js';
import type { Score } from '../../../model/evaluation.js';
import type { Indicator } from '../../../model/record.js';
import { isSubRow } from '../../../score/direction.js';
import { checkFormula } from '../live/check-formula.js';
import type { LiveFormula } from '../live/live-formula.js';
import { openReason } from '../live/open-reason.js';
import { scoreFormula } from '../live/score-formula.js';
import { WORDS } from '../words.js';
import { figure, formula, text, type Cell } from '../xlsx/cell.js';
import type { Look } from '../xlsx/styles.js';
import type { KindLine, Line, LineCells } from './line-cells.js';
import { shortText } from './short-text.js';

const STATUS_FONTS = {
  match: 'green',
  'within-rounding': 'amber',
  mismatch: 'red',
  judgement: 'grey',
  unverifiable: 'grey',
} as const satisfies Readonly<Record<Score['status'], Look['font']>>;

/** Whether the row adds to the total: 其中 rows are parts of the row above. */
export function isCounted(indicator: Indicator): boolean {
  return !isSubRow(indicator) && (indicator.weight !== null || indicator.score !== null);
}

export function scoreLine(cells: LineCells, indicator: Indicator, score: Score): KindLine {
  const live = scoreFormula(indicator, score);
  const counted = isCounted(indicator);
  const { convention, recomputed } = score;
  return {
    kind: isSubRow(indicator) ? 'part' : 'indicator',
    line: {
      ...cells.counted(counted),
      section: text(shortText(indicator.level1)),
      name: text(shortText(indicator.level3 ?? indicator.level2)),
      weight: figure(indicator.weight),
      targetText: text(shortText(indicator.target.raw)),
      actualText: text(shortText(indicator.actual.raw)),
      convention: text(convention === null ? null : WORDS[cells.lang].conventions[convention]),
      declared: figure(indicator.score),
      ...cells.difference(recomputed, indicator.score),
      ...(counted ? cells.taken(recomputed, indicator.score) : {}),
      ...(live === null || recomputed === null
        ? openCells(cells, indicator, score)
        : liveCells(cells, indicator, score, live, recomputed)),
    },
  };
}

/** A row without live formula: what the audit says, and why there is no more. */
function openCells({ lang }: LineCells, indicator: Indicator, score: Score): Line {
  return {
    recomputed: figure(score.recomputed),
    check: text(WORDS[lang].statuses[score.status], { align: 'centre', font: STATUS_FONTS[score.status] }),
    note: text(openReason(indicator, score, lang), { font: 'grey' }),
  };
}

function liveCells(
  cells: LineCells,
  indicator: Indicator,
  score: Score,
  { figures, dates, unit, expression, exact }: LiveFormula,
  recomputed: string,
): Line {
  const operand = (value: string | null): Cell =>
    dates && value !== null ? figure(value, { format: 'yyyy-mm-dd' }) : figure(value, {}, true);
  const references = {
    weight: cells.at('weight'),
    target: cells.at('target'),
    targetUpper: cells.at('targetUpper'),
    actual: cells.at('actual'),
    actualUpper: cells.at('actualUpper'),
  };
  return {
    target: operand(figures.target),
    targetUpper: operand(figures.targetUpper),
    actual: operand(figures.actual),
    actualUpper: operand(figures.actualUpper),
    unit: text(unit),
    ...cells.fine(expression(references), exact),
    ...cells.rounded(recomputed),
    check: checkCell(cells, indicator, score, exact.figure),
    note: text(noteOf(cells, score), { font: 'grey' }),
  };
}

function checkCell(cells: LineCells, indicator: Indicator, score: Score, exact: string): Cell {
  const { statuses } = WORDS[cells.lang];
  const look: Look = { align: 'centre', font: STATUS_FONTS[score.status] };
  const references = { fine: cells.at('fine'), declared: cells.at('declared') };
  const live = checkFormula(score, indicator.weight ?? '0', decimal(exact), references, statuses);
  const said = statuses[score.status];
  return live === null ? text(said, look) : formula(live, { text: said }, look);
}

/** The formula in words, and what the printed figures leave open. */
function noteOf(cells: LineCells, { formula: shown, interval, declared }: Score): string {
  const [low, high] = interval ?? [null, null];
  const parts = [
    shown,
    low !== null && high !== null && low !== high ? cells.say('range', { low, high }) : null,
    declared === null ? cells.say('declaredMissing') : null,
  ];
  return parts.filter((part) => part !== null).join(cells.lang === 'zh' ? '；' : '; ');
}
