/** Divides the lines above the indicator header into head, funds and goals by their own labels. */
import { fundField, headField, isAchievedHeader, isGoalLabel, isPlannedHeader } from './headers.js';
import type { Line } from './lines.js';
import { readFigure } from './values/read-figure.js';

export interface Regions {
  readonly head: readonly Line[];
  /** The header of the fund block first, where it has one. */
  readonly funds: readonly Line[];
  /** The header of the goal block first. */
  readonly goals: readonly Line[];
}

const AMOUNT_COLUMNS = new Set(['initialBudget', 'annualBudget', 'executed', 'executionRate']);

/** 年度主要任务: what each task was given and spent is no source of funds. */
export const TASK = /^(任务名称|主要任务|任务内容|主要内容|重点工作|工作任务)$/u;

/** 预算数 | 260 | 其中：财政拨款 | 260: labels with their figures beside them, in place of columns. */
export function isFundPairs(line: Line): boolean {
  return line.cells.some((cell, index) => {
    const field = fundField(cell.key.replace(/[:：]$/u, ''));
    const next = line.cells[index + 1];
    return field !== null && AMOUNT_COLUMNS.has(field) && next !== undefined && readFigure(next.text) !== null;
  });
}

/** 年初预算数 … 全年执行数 side by side. */
export function isFundHeader(line: Line): boolean {
  if (isFundPairs(line) || line.cells.some((cell) => TASK.test(cell.key))) return false;
  let columns = 0;
  for (const cell of line.cells) {
    const field = fundField(cell.key);
    if (field !== null && AMOUNT_COLUMNS.has(field)) columns++;
  }
  return columns >= 2;
}

/** What money is called in the first cells of a fund row. */
export const FUND_ITEM =
  /(资金总额|总额|财政拨款|财政资金|预算拨款|一般公共预算|政府性基金|国有资本|其他资金|其它资金|单位资金|自筹资金|上年结转|结转资金|结转结余|专户管理|中央资金|中央补助|省级|市级|区级|县级|市县|地方资金|补助资金|自治区|债券资金|其中|社会资金|事业收入|上级补助|本级|资金$|基本支出|项目支出|拨款$)/u;

function isFundRow(line: Line): boolean {
  if (line.cells.length < 2) return false;
  const first = line.cells.slice(0, 3);
  if (first.some((cell) => headField(cell.key) === 'projectName')) return false;
  return first.some(
    (cell) => cell.text.length <= 40 && (FUND_ITEM.test(cell.text) || /^(合计|总计|小计)$/u.test(cell.key)),
  );
}

/** A row that says nothing but the amount label: 项目资金（万元）. */
function isFundLabel(line: Line): boolean {
  return line.cells.length <= 2 && line.cells.some((cell) => fundField(cell.key) === 'label');
}

function isGoalHeader(line: Line): boolean {
  const short = line.cells.filter((cell) => cell.text.length <= 24);
  const achieved = short.some((cell) => isAchievedHeader(cell.key));
  const planned = short.some((cell) => isPlannedHeader(cell.key));
  const label = short.some((cell) => isGoalLabel(cell.key));
  return (
    (achieved && (planned || label)) ||
    (label && planned) ||
    (label && line.cells.length <= 3) ||
    (planned && line.cells.length === 2)
  );
}

/** The regions, whichever of funds and goals comes first; each may be missing. */
export function divide(lines: readonly Line[]): Regions {
  const goalsAt = lines.findIndex((line) => line.kind === 'row' && isGoalHeader(line));
  let fundsAt = lines.findIndex((line) => line.kind === 'row' && (isFundHeader(line) || isFundPairs(line)));
  // What follows the head of 年度主要任务 are tasks.
  const tasksAt = lines.findIndex((line) => line.cells.some((cell) => TASK.test(cell.key)));
  const ends = [goalsAt, tasksAt].filter((at) => at >= 0);
  if (fundsAt < 0)
    fundsAt = lines.findIndex(
      (line, at) => at < Math.min(lines.length, ...ends) && line.kind === 'row' && isFundRow(line),
    );
  if (fundsAt > 0 && isFundLabel(lines[fundsAt - 1] as Line)) fundsAt--;
  const between = (from: number, other: number): readonly Line[] =>
    from < 0 ? [] : lines.slice(from, other > from ? other : lines.length);
  const starts = [goalsAt, fundsAt].filter((at) => at >= 0);
  return {
    head: lines.slice(0, Math.min(lines.length, ...starts)),
    funds: between(fundsAt, goalsAt),
    goals: between(goalsAt, fundsAt),
  };
}
