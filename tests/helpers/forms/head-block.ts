/** The upper part of a form: 项目名称, 主管部门, 项目资金, 年度总体目标. */
import type { Canvas, Run } from './canvas.js';
import type { Family } from './family.js';
import type { FundsDraft } from './funds.js';
import {
  DEPARTMENT_LABELS,
  FUND_HEADERS,
  GOAL_HEADERS,
  PROJECT_LABELS,
  SUBJECT_LABELS,
  UNIT_LABELS,
} from './headers.js';
import type { Aim, Names } from './prose.js';
import type { Random } from './random.js';

/** Columns of the label at the left: two where the form is wide enough. */
export function labelRun(canvas: Canvas): Run {
  return { from: 0, to: canvas.columns >= 9 ? 1 : 0 };
}

export function placeHead(canvas: Canvas, random: Random, family: Family, names: Names): void {
  const label = labelRun(canvas);
  const last = canvas.columns - 1;
  const wide: Run = { from: label.to + 1, to: last };
  if (family.subject === 'department') {
    const row = canvas.addRow('head');
    canvas.place(row, label, random.pick(SUBJECT_LABELS));
    canvas.place(row, wide, names.department, ['department']);
    return;
  }
  const first = canvas.addRow('head');
  canvas.place(first, label, random.pick(PROJECT_LABELS));
  canvas.place(first, wide, names.project, ['projectName']);
  const second = canvas.addRow('head');
  const middle = Math.floor((label.to + 1 + last) / 2);
  canvas.place(second, label, random.pick(DEPARTMENT_LABELS));
  canvas.place(second, { from: label.to + 1, to: middle - 1 }, names.department, ['department']);
  canvas.place(second, { from: middle, to: middle }, random.pick(UNIT_LABELS));
  canvas.place(second, { from: middle + 1, to: last }, names.unit, ['unit']);
  if (!random.chance(0.2)) return;
  const third = canvas.addRow('head');
  canvas.place(third, label, '项目负责人');
  canvas.place(third, { from: label.to + 1, to: middle - 1 }, random.pick(['王建国', '李秀英', '马晓东']));
  canvas.place(third, { from: middle, to: middle }, '联系电话');
  canvas.place(third, { from: middle + 1, to: last }, `0955-70${random.integer(10000, 99999)}`);
}

export function placeFunds(canvas: Canvas, random: Random, family: Family, funds: FundsDraft): void {
  const count = family.fundColumns.length;
  const last = canvas.columns - 1;
  // The label takes two columns where enough are left for the item and the amounts.
  const label: Run = { from: 0, to: canvas.columns - count >= 4 ? 1 : 0 };
  const spare = canvas.columns - (label.to + 1) - 1 - count;
  const itemSpan = 1 + (spare > 0 ? random.integer(0, Math.min(spare, 2)) : 0);
  const item: Run = { from: label.to + 1, to: label.to + itemSpan };
  let free = last - item.to - count;
  const runs: Run[] = [];
  let from = item.to + 1;
  for (let at = 0; at < count; at++) {
    const extra = free > 0 && random.chance(0.5) ? 1 : 0;
    free -= extra;
    runs.push({ from, to: from + extra });
    from += extra + 1;
  }
  const header = canvas.addRow('fund-header');
  canvas.place(header, label, random.pick(family.fundTitle), [], funds.rows.length + 1);
  canvas.place(header, item, '');
  family.fundColumns.forEach((column, at) => {
    const run = runs[at];
    if (run) canvas.place(header, run, random.pick(family.fundHeaders[column] ?? FUND_HEADERS[column]));
  });
  funds.rows.forEach((fund, number) => {
    const row = canvas.addRow('fund', number);
    canvas.place(row, item, fund.label, [`funds/${number}/item`]);
    family.fundColumns.forEach((column, at) => {
      const run = runs[at];
      if (run) canvas.place(row, run, fund.texts[column], [`funds/${number}/${column}`]);
    });
  });
}

export function placeGoals(canvas: Canvas, random: Random, aims: readonly Aim[]): void {
  const label = labelRun(canvas);
  const last = canvas.columns - 1;
  const middle = Math.floor((label.to + 1 + last) / 2);
  const left: Run = { from: label.to + 1, to: middle };
  const right: Run = { from: middle + 1, to: last };
  const [planned, achieved] = random.pick(GOAL_HEADERS);
  const header = canvas.addRow('goal-header');
  canvas.place(header, label, random.pick(['年度总体目标', '年度 总体 目标', '年度绩效目标']), [], aims.length + 1);
  canvas.place(header, left, planned);
  canvas.place(header, right, achieved);
  aims.forEach((aim, number) => {
    const row = canvas.addRow('goal', number);
    canvas.place(row, left, aim.planned, [`goals/${number}/planned`]);
    canvas.place(row, right, aim.achieved, [`goals/${number}/achieved`]);
  });
}
