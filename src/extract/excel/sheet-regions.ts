/** Divides the rows of a sheet where another table begins: below blank rows, or beside blank columns. */
import type { VisibleRow } from './visible-sheet.js';

type Rows = readonly VisibleRow[];

/** A part narrower or lower than this is no table of its own. */
const MIN_SIZE = 3;
/** Texts that two forms side by side share: 项目名称, 三级指标, 得分. */
const SHARED_TEXTS = 3;
const MAX_PARTS = 64;
/** What columns of forms are headed with. */
const HEADING = /指标|分值|权重|得分|评分|分数|系数|原因|措施|备注|说明|情况|目标|完成|预算|执行|金额|单位|日期/;

/** Columns where cells with text begin. */
function edgesOf(rows: Rows): Set<number> {
  return new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
}

/** Tables whose cells begin in other columns have nothing to do with each other. */
function areUnrelated(first: ReadonlySet<number>, second: ReadonlySet<number>): boolean {
  const shared = [...second].filter((edge) => first.has(edge)).length;
  if (shared === 0) return true;
  const smaller = Math.min(first.size, second.size);
  return smaller >= MIN_SIZE && shared * 2 < smaller;
}

/** Cuts below blank rows where the rows behind are unrelated to those before. */
function byRows(rows: Rows): Rows[] {
  const bands: VisibleRow[][] = [];
  for (const row of rows) {
    const band = bands.at(-1);
    if (band === undefined || row.blankBefore > 0) bands.push([row]);
    else band.push(row);
  }
  const regions: { readonly rows: VisibleRow[]; readonly edges: Set<number> }[] = [];
  for (const band of bands) {
    const edges = edgesOf(band);
    const region = regions.at(-1);
    if (region === undefined || areUnrelated(region.edges, edges)) regions.push({ rows: band, edges });
    else {
      for (const row of band) region.rows.push(row);
      for (const edge of edges) region.edges.add(edge);
    }
  }
  return regions.map((region) => region.rows);
}

/** The first column of each part that blank columns part from the one before; rows of one cell, as titles are, do not count. */
function gutters(rows: Rows): number[] {
  const used = new Set<number>();
  for (const { cells, covering } of rows) {
    if (cells.length + covering.length < 2) continue;
    for (const { column, columnSpan } of [...cells, ...covering]) {
      for (let at = column; at < column + columnSpan; at += 1) used.add(at);
    }
  }
  const columns = [...used].sort((a, b) => a - b);
  return columns.filter((column, index) => index > 0 && columns[index - 1] !== column - 1);
}

function within(rows: Rows, from: number, to: number): VisibleRow[] {
  const parts: VisibleRow[] = [];
  let blank = 0;
  for (const row of rows) {
    const cells = row.cells.filter(({ column }) => column >= from && column < to);
    const covering = row.covering.filter(({ column }) => column >= from && column < to);
    blank += row.blankBefore;
    if (cells.length + covering.length === 0) blank += 1;
    else {
      parts.push({ row: row.row, cells, covering, blankBefore: parts.length === 0 ? 0 : blank });
      blank = 0;
    }
  }
  return parts;
}

function isTable(rows: Rows): boolean {
  return rows.length >= MIN_SIZE && edgesOf(rows).size >= MIN_SIZE;
}

const words = (rows: Rows): Set<string> =>
  new Set(rows.flatMap(({ cells }) => cells.flatMap(({ text }) => (/\p{Script=Han}{2}/u.test(text) ? [text] : []))));

/** A form with a blank column in it is one table; two forms repeat their labels, two other tables begin or end apart. */
function standApart(left: Rows, right: Rows): boolean {
  if (!isTable(left) || !isTable(right)) return false;
  const known = words(left);
  if ([...words(right)].filter((word) => known.has(word)).length >= SHARED_TEXTS) return true;
  const ends = (rows: Rows): readonly number[] => [rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0];
  const [from = 0, to = 0] = ends(left);
  const [otherFrom = 0, otherTo = 0] = ends(right);
  return from !== otherFrom && to !== otherTo;
}

/** Notes that somebody made beside a form, in a column or two; a part of the form would have a heading. */
function areNotes(left: Rows, right: Rows): boolean {
  if (!isTable(left) || edgesOf(right).size >= MIN_SIZE || right.length * 2 > left.length) return false;
  return !right.some(({ cells }) => cells.some(({ text }) => HEADING.test(text)));
}

/** Columns at which the labels of the first one are repeated: the form beside it begins there, without a blank column. */
function twins(rows: Rows): number[] {
  const first = Math.min(...rows.map(({ cells }) => cells[0]?.column ?? Infinity));
  const repeats = new Map<number, number>();
  for (const { cells } of rows) {
    const [label, ...others] = cells;
    if (label?.column !== first || !/\p{Script=Han}{2}/u.test(label.text)) continue;
    for (const { column, text } of others) if (text === label.text) repeats.set(column, (repeats.get(column) ?? 0) + 1);
  }
  const columns = [...repeats].filter(([, count]) => count > SHARED_TEXTS).map(([column]) => column);
  return columns.filter((edge) => rows.every((row) => !isCrossed(row, edge)));
}

/** Whether a cell of a row lies on both sides of an edge. */
function isCrossed({ cells, covering }: VisibleRow, edge: number): boolean {
  return [...cells, ...covering].some(({ column, columnSpan }) => column < edge && edge < column + columnSpan);
}

/** Cuts between tables that stand side by side, and notes beside them; left before right. */
function byColumns(rows: Rows): Rows[] {
  const parts: Rows[] = [];
  let rest = rows;
  let start = 0;
  const edges = [...new Set([...gutters(rows), ...twins(rows)])].sort((a, b) => a - b);
  for (const gutter of edges.slice(0, MAX_PARTS)) {
    const left = within(rest, start, gutter);
    const right = within(rest, gutter, Infinity);
    if (!standApart(left, right) && !areNotes(left, right)) continue;
    parts.push(left);
    rest = right;
    start = gutter;
  }
  parts.push(rest);
  return parts;
}

/** The parts of a sheet, each with its tables one below the other. */
export function divideSheet(rows: Rows): Rows[] {
  return byRows(rows).flatMap(byColumns);
}
