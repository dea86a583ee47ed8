/**
 * Copies with one cell a line: puts the lines of a form back into rows. Head, funds and goals go by their labels; the
 * indicators stay one stream of cells, which the aligner divides.
 */
import type { ColumnField } from '../templates/template.js';
import {
  columnField,
  fundField,
  headField,
  isAchievedHeader,
  isGoalLabel,
  isPlannedHeader,
  isTitle,
  isTotalLabel,
} from './headers.js';
import type { Line, LineCell } from './lines.js';
import { FUND_ITEM } from './regions.js';
import { joinUprightNames } from './upright-names.js';

/** Fewer header cells in a row of lines are no header. */
const MIN_HEADER = 5;

function cellOf(line: Line): LineCell {
  return line.cells[0] as LineCell;
}

/** One cell alone in its line, as loose text or as a row. */
function isLone(line: Line | undefined): line is Line {
  return line !== undefined && line.cells.length === 1;
}

/** Length of the run of header cells, one a line, that starts at `at`; 0 where there is none. */
function headerRun(lines: readonly Line[], at: number): number {
  const fields: ColumnField[] = [];
  let end = at;
  for (; isLone(lines[end]); end++) {
    const field = columnField(cellOf(lines[end] as Line).key);
    if (field === null) break;
    fields.push(field);
  }
  const kinds = new Set(fields);
  const named = kinds.has('level1') || kinds.has('level2') || kinds.has('level3');
  return named && kinds.size >= MIN_HEADER && (kinds.has('score') || kinds.has('actual')) ? end - at : 0;
}

/** One row of the cells of several lines; they keep their places in the document, in order of columns. */
function rowOf(lines: readonly Line[], stream: boolean): Line {
  const cells = lines.map((line, column): LineCell => ({ ...cellOf(line), column }));
  const first = lines[0] as Line;
  return { ...first, kind: 'row', cells, width: cells.length, stream };
}

function startsGoals(key: string): boolean {
  return isGoalLabel(key) || isPlannedHeader(key) || isAchievedHeader(key);
}

/** 总分 closes the form above; 自评总分 may as well stand in the head of the next one. */
function endsForm(line: Line): boolean {
  const { key } = cellOf(line);
  return isTotalLabel(key) && headField(key) === null;
}

/** 目标1：…, 2.…, （3）…: the number that a goal begins with; 0 where it has none. */
function numberOf({ text }: LineCell): number {
  return Number(/^(?:目标|任务)?[（(]?(\d{1,2})(?:[）)]|[:：、.．](?!\d))/u.exec(text)?.[1] ?? 0);
}

/**
 * Where the second of two numberings begins, 0 where there are not two: plan and result, each over several lines.
 * Goals that stand in pairs repeat each number at once.
 */
function secondNumbering(cells: readonly LineCell[]): number {
  const numbers = cells.map(numberOf);
  if (numbers[0] !== 1) return 0;
  let last = 0;
  let second = 0;
  for (const [at, number] of numbers.entries()) {
    if (number === 0) continue;
    if (number === last + 1) last = number;
    else if (number === 1 && last > 1 && second === 0) [second, last] = [at, 1];
    else return 0;
  }
  return last > 1 ? second : 0;
}

/** Several lines as the one cell that they were. */
function joined(lines: readonly Line[]): Line {
  const cells = lines.map(cellOf);
  const text = cells.map((cell) => cell.text).join('');
  const raw = cells.map((cell) => cell.raw).join('\n');
  const [first] = lines as readonly [Line];
  return { ...first, cells: [{ ...cellOf(first), text, raw, key: text }] };
}

type Region = 'caption' | 'head' | 'funds' | 'goals';

/** Head, funds and goals: a new row at each label that begins one. */
function formRows(lines: readonly Line[]): Line[] {
  const out: Line[] = [];
  let open: Line[] = [];
  let region = 'caption' as Region;
  const close = (): void => {
    if (open.length > 0) out.push(rowOf(open, true));
    open = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    const cell = cellOf(line);
    const label = headField(cell.key);
    const money = fundField(cell.key) !== null && cell.text.length <= 24;
    if (region === 'caption' && label === null && !money && !startsGoals(cell.key)) {
      out.push(line);
      continue;
    }
    const next: Region = startsGoals(cell.key)
      ? 'goals'
      : label !== null && region !== 'goals'
        ? 'head'
        : money && region !== 'goals'
          ? 'funds'
          : region;
    const item = region === 'funds' && FUND_ITEM.test(cell.text) && fundField(cell.key) === null;
    // Below the header of the goals: plan and result, one pair a row.
    const texts = region === 'goals' && next === 'goals' && !startsGoals(cell.key);
    // One label alone stands before its own text: 年初设定目标, then the goal.
    const labels = open.filter((one) => startsGoals(cellOf(one).key)).length;
    const pairs = texts && (labels === open.length ? labels > 1 : open.length >= 2);
    if (pairs && labels > 1) {
      const rest = lines.slice(at).findIndex((one) => startsGoals(cellOf(one).key));
      const goals = lines.slice(at, rest < 0 ? lines.length : at + rest);
      const second = secondNumbering(goals.map(cellOf));
      if (second > 0) {
        close();
        out.push(rowOf([joined(goals.slice(0, second)), joined(goals.slice(second))], true));
        at += goals.length - 1;
        continue;
      }
    }
    const anew = next === 'goals' && region === 'goals' && !texts && labels === 1 && open.length === 2;
    if (next !== region || item || pairs || anew || (next === 'head' && label === 'projectName')) close();
    region = next;
    open.push(line);
  }
  close();
  return out;
}

/** Where the second tier of a header begins: sign and unit of the target, after the last column of the first tier. */
function secondTier(header: readonly Line[]): number {
  const fields = header.map((line) => columnField(cellOf(line).key));
  const target = fields.indexOf('target');
  const actual = fields.indexOf('actual');
  const lower = fields.findIndex(
    (field, at) => at > Math.max(target, actual) && (field === 'comparator' || field === 'unit'),
  );
  return target >= 0 && actual >= 0 && lower >= 0 ? lower : header.length;
}

/** Below the total: a label and its content in one row. */
function footerRows(lines: readonly Line[]): Line[] {
  const out: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    const next = lines[at + 1];
    const pair = headField(cellOf(line).key) !== null && next !== undefined && headField(cellOf(next).key) === null;
    out.push(pair ? rowOf([line, next], true) : line);
    if (pair) at++;
  }
  return out;
}

/** Lines of the document with every form that stood one cell a line in rows again. */
export function joinCellLines(printed: readonly Line[]): readonly Line[] {
  const lines = joinUprightNames(printed);
  let out: Line[] | null = null;
  let taken = 0;
  for (let at = 0; at < lines.length; at++) {
    const run = headerRun(lines, at);
    if (run === 0) continue;
    out ??= [];
    let start = at;
    while (start > taken && isLone(lines[start - 1]) && !endsForm(lines[start - 1] as Line)) start--;
    let end = at + run;
    let total = -1;
    while (isLone(lines[end])) {
      const cell = cellOf(lines[end] as Line);
      if (
        /^(注|备注|说明)[:：]/u.test(cell.text) ||
        isTitle(cell.text) ||
        headField(cell.key) === 'projectName' ||
        headerRun(lines, end) > 0
      )
        break;
      if (isTotalLabel(cell.key) && total < 0) total = end;
      end++;
    }
    const body = total < 0 ? end : total;
    // The figures beside 总分 belong to its row.
    let after = total < 0 ? end : total + 1;
    while (after < end && /^[\d.]+分?$/u.test(cellOf(lines[after] as Line).text) && after - total <= 3) after++;
    const tier = secondTier(lines.slice(at, at + run));
    out.push(
      ...lines.slice(taken, start),
      ...formRows(lines.slice(start, at)),
      rowOf(lines.slice(at, at + tier), false),
    );
    if (tier < run) out.push(rowOf(lines.slice(at + tier, at + run), false));
    if (body > at + run) out.push(rowOf(lines.slice(at + run, body), true));
    if (total >= 0) out.push(rowOf(lines.slice(total, after), true));
    out.push(...footerRows(lines.slice(after, end)));
    taken = end;
    at = end - 1;
  }
  return out === null ? lines : [...out, ...lines.slice(taken)];
}
