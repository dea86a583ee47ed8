/** 年度总体目标: planned and achieved goals, one entry a printed row. */
import type { Goal } from '../model/record.js';
import { isAchievedHeader, isGoalLabel, isPlannedHeader } from './headers.js';
import { rowLocation, type Line, type LineCell } from './lines.js';
import type { Notes } from './notes.js';
import { cleanText } from './text.js';

interface Side {
  readonly cell: LineCell | null;
  readonly text: string;
}

const DASH = /^[-—－_/\\、.。…\s]*$/u;

/** Text of a goal cell; null where it says nothing. */
function goalText(side: Side | null): string | null {
  return side === null || DASH.test(side.text) ? null : side.text;
}

function isLabelCell(cell: LineCell): boolean {
  const isLabel = isGoalLabel(cell.key) || isPlannedHeader(cell.key) || isAchievedHeader(cell.key);
  return cell.text.length <= 24 && (isLabel || /^(项目|部门|单位)?(基本情况|概况)$/u.test(cell.key));
}

/** 2.项目实施内容及过程概述 | …: a text of the block that is no goal. */
function isNarrative({ cells }: Line): boolean {
  const [label] = cells;
  return (
    cells.length >= 2 &&
    label !== undefined &&
    label.text.length <= 24 &&
    /^\d?[.、]?(项目)?(主要)?(实施|工作)(内容|过程|情况).{0,8}$/u.test(label.key)
  );
}

function sideOf(cells: readonly LineCell[]): Side | null {
  const first = cells[0];
  return first === undefined ? null : { cell: first, text: cleanText(cells.map((cell) => cell.raw).join('')) };
}

/** Reads the block; its first line is the header. */
export function readGoals(lines: readonly Line[], notes: Notes): Goal[] {
  const header = lines[0];
  if (header === undefined) return [];
  const goals: Goal[] = [];
  const short = (cell: LineCell) => cell.text.length <= 24;
  const achievedHeader = header.cells.find((cell) => short(cell) && isAchievedHeader(cell.key));
  let achievedFrom = achievedHeader?.column ?? null;
  const adjusted = header.cells.find((cell) => short(cell) && isPlannedHeader(cell.key) && /调整/u.test(cell.text));
  const adjustedFrom = adjusted?.column ?? null;
  const add = (planned: Side | null, achieved: Side | null): void => {
    const goal: Goal = { planned: goalText(planned), achieved: goalText(achieved) };
    if (goal.planned === null && goal.achieved === null) return;
    const path = `/record/goals/${goals.length}`;
    goals.push(goal);
    // A goal is both its texts: what is said of it points to the two cells.
    notes.place(path, rowLocation([planned?.cell, achieved?.cell].filter((cell) => cell != null)));
    if (planned?.cell) notes.place(`${path}/planned`, planned.cell.location);
    if (achieved?.cell) notes.place(`${path}/achieved`, achieved.cell.location);
  };
  // The header line itself may hold the texts: 年度目标 | … | 完成情况 | …
  const inline = header.cells.filter((cell) => !isLabelCell(cell));
  if (inline.length > 0) addRow(inline, { achievedFrom, adjustedFrom }, add);
  const rest = joinBroken(lines.slice(1), achievedFrom);
  for (const line of rest) {
    if (isNarrative(line)) {
      const raw = line.cells.map((cell) => cell.text).join(' | ');
      notes.say('row-unread', { path: null, raw, location: line.cells[0]?.location ?? {} });
      continue;
    }
    const label = line.cells.find((cell) => short(cell) && isAchievedHeader(cell.key));
    if (label !== undefined) achievedFrom ??= label.column;
    const cells = line.cells.filter((cell) => !isLabelCell(cell));
    if (cells.length === 0) continue;
    if (label !== undefined && line.cells.every((cell) => cell === label || cell.column > label.column)) {
      // 完成情况 in a row of its own, below the plan.
      const before = goals.at(-1);
      const achieved = sideOf(cells);
      if (before !== undefined && before.achieved === null && achieved !== null) {
        before.achieved = goalText(achieved);
        notes.place(`/record/goals/${goals.length - 1}/achieved`, achieved.cell?.location);
        continue;
      }
    }
    addRow(cells, { achievedFrom, adjustedFrom }, add);
  }
  return goals;
}

/** Where the texts of each side stand. */
interface Sides {
  /** Column of the achieved goals; null where no heading says. */
  readonly achievedFrom: number | null;
  /** Column of the adjusted goals (全年调整绩效目标), which count in place of those of the start of the year. */
  readonly adjustedFrom: number | null;
}

function addRow(
  cells: readonly LineCell[],
  { achievedFrom, adjustedFrom }: Sides,
  add: (planned: Side | null, achieved: Side | null) => void,
): void {
  const contents = dropNumbering(cells).filter((cell, _, all) => {
    const adjusted = (other: LineCell) =>
      adjustedFrom !== null && other.column >= adjustedFrom && other.column < (achievedFrom ?? Number.MAX_SAFE_INTEGER);
    return adjustedFrom === null || cell.column >= adjustedFrom || !all.some(adjusted);
  });
  const from = achievedFrom ?? Number.MAX_SAFE_INTEGER;
  const left = contents.filter((cell) => cell.column < from);
  const right = contents.filter((cell) => cell.column >= from);
  if (contents.length === 2 && (left.length !== 1 || right.length !== 1)) {
    // Two texts are plan and result, wherever the copy put them.
    add(sideOf(contents.slice(0, 1)), sideOf(contents.slice(1)));
    return;
  }
  add(sideOf(left), sideOf(right));
}

/** 目标1 | text …: a numbering cell before the text is no goal. */
function dropNumbering(cells: readonly LineCell[]): readonly LineCell[] {
  return cells.length > 1
    ? cells.filter((cell) => !/^(目标|任务)?[一二三四五六七八九十\d]{1,2}[.、:：]?$/u.test(cell.text))
    : cells;
}

/** A goal text that a line end broke stands in lines of one cell at the left edge; they are put together again. */
function joinBroken(lines: readonly Line[], achievedFrom: number | null): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const first = line.cells[0];
    const last = before?.cells.at(-1);
    const broken =
      before !== undefined &&
      first !== undefined &&
      last !== undefined &&
      line.kind === 'row' &&
      line.width <= 2 + (achievedFrom ?? 2) &&
      first.column === 0 &&
      !isLabelCell(first) &&
      !isLabelCell(last) &&
      line.cells.length <= 2 &&
      (before.cells.filter((cell) => !isLabelCell(cell)).length === 1 || line.cells.length === 1) &&
      (achievedFrom ?? 1) > 0 &&
      last.column > 0;
    if (!broken) {
      joined.push(line);
      continue;
    }
    const text = cleanText(`${last.raw}\n${first.raw}`);
    const cell: LineCell = { ...last, raw: `${last.raw}\n${first.raw}`, text };
    const moved = line.cells.slice(1).map((other) => ({ ...other, column: other.column + last.column }));
    joined[joined.length - 1] = { ...before, cells: [...before.cells.slice(0, -1), cell, ...moved] };
  }
  return joined;
}
