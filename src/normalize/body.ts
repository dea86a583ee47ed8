/** Divides what stands below the indicator header into indicator rows, total row and footer, and mends broken rows. */
import { columnField, isTotalLabel } from './headers.js';
import { isTotalLine } from './find-tables.js';
import { alignCells, floating } from './align-input.js';
import { PLACEHOLDER } from './features.js';
import { readRow, type AlignInput, type ReadRow, type TableModel } from './align-table.js';
import type { Reading } from './align-model.js';
import type { Line, LineCell } from './lines.js';
import { withHeadings } from './section-headings.js';
import { cleanText } from './text.js';
import { divideStream } from './divide-stream.js';
import { readFigure } from './values/read-figure.js';

/** One indicator row; several lines where a line end broke it. */
export interface BodyRow extends ReadRow {
  readonly cells: readonly LineCell[];
  /** How many printed lines it was put together from. */
  readonly lines: number;
  /** The level-1 name in a row of its own right above; null where there is none. */
  readonly heading: LineCell | null;
}

export interface Body {
  readonly rows: readonly BodyRow[];
  readonly total: Line | null;
  readonly footer: readonly Line[];
  /** 年度绩效目标2 | 新建泵站3座: goals that stand between two blocks of indicators. */
  readonly goals: readonly Line[];
  /** Lines among the rows that are no rows: repeated headers, placeholders, loose text of the page. */
  readonly dropped: readonly Line[];
}

const FOOTER =
  /^(注|备注|说明|评价结论|存在(的)?问题|改进措施|其他需要说明|填报人|填表人|联系人|审核|负责人|单位负责人|绩效自评结论|偏差大或目标未完成|自评结论|总体评价|(综合|自评|绩效|评价)*(等级|等次|评级|评价结果)|财政部门|主管部门意见|项目负责人|下一步|结果应用|评价人员|绩效评价结论)/u;

function isRepeatedHeader(line: Line): boolean {
  const known = line.cells.filter((cell) => columnField(cell.key) !== null);
  return known.length >= 3 && known.length >= line.cells.length - 1;
}

function isFigure(cell: LineCell): boolean {
  const figure = readFigure(cell.text);
  return figure !== null && (figure.unit === null || figure.unit === '分');
}

function isFooter(line: Line): boolean {
  const first = line.cells[0];
  return first !== undefined && FOOTER.test(first.text) && !line.cells.slice(2).some(isFigure);
}

function inputOf(cells: readonly LineCell[], line: Line, width: number): AlignInput {
  return { cells: alignCells(cells), covered: line.covered, width };
}

function isPlaceholder(line: Line): boolean {
  return line.cells.every((cell) => PLACEHOLDER.test(cell.text));
}

function isGoalLine(line: Line): boolean {
  const [label, ...texts] = line.cells;
  if (label === undefined || texts.length === 0 || texts.length > 2) return false;
  return (
    /^(年度|长期)(绩效)?目标\d/u.test(label.key) &&
    texts.every((cell) => cell.text.length >= 4 && columnField(cell.key) === null)
  );
}

/** Parts of the body. @param above A heading of level 1 that stands above the header of the block. */
export function readBody(lines: readonly Line[], table: TableModel, above: LineCell | null): Body {
  const dropped: Line[] = [];
  let rows: Line[] = [];
  let footer: Line[] = [];
  const goals: Line[] = [];
  let total: Line | null = null;
  for (const [at, line] of lines.entries()) {
    if (isTotalLine(line)) {
      total = line;
      footer = [...footer, ...lines.slice(at + 1)];
      break;
    }
    // 其他需要说明事项 stands above the total in some forms.
    if (footer.length > 0 || isFooter(line)) footer.push(line);
    else if (isGoalLine(line)) goals.push(line);
    else if (line.kind === 'text' || isRepeatedHeader(line) || isPlaceholder(line)) dropped.push(line);
    else rows.push(line);
  }
  if (!table.slots.some((slot) => slot.field === 'level1')) rows = withHeadings(rows, above);
  // 总分 and its figure on two lines.
  if (total !== null && total.cells.every((cell) => isTotalLabel(cell.key)) && footer[0]?.cells.every(isFigure)) {
    const rest = footer[0];
    total = {
      ...total,
      cells: [...total.cells, ...rest.cells.map((cell) => ({ ...cell, column: cell.column + total!.width - 1 }))],
    };
    footer = footer.slice(1);
  }
  const mended = rows.some((line) => line.stream === true) ? streamRows(rows, table) : mendRows(rows, table);
  // A total row that lost its label.
  const last = mended.at(-1);
  if (
    total === null &&
    last !== undefined &&
    mended.length > 1 &&
    last.cells.length <= 2 &&
    last.cells.every(isFigure)
  ) {
    const line = rows.at(-1) as Line;
    return { rows: mended.slice(0, -1), total: line, footer, goals, dropped };
  }
  return { rows: mended, total, footer, goals, dropped };
}

/** The rows of a copy with one cell a line. */
function streamRows(lines: readonly Line[], table: TableModel): BodyRow[] {
  return lines.flatMap((line) =>
    divideStream(line.cells, table).map((cells, index) => {
      const input = floating(cells);
      return { cells, input, readings: readRow(table, input, index === 0), lines: 1, heading: line.heading ?? null };
    }),
  );
}

interface Judged {
  readonly line: Line;
  readonly row: BodyRow;
  readonly reading: Reading;
}

function has(table: TableModel, reading: Reading, fields: readonly string[]): boolean {
  return table.slots.some((slot, at) => fields.includes(slot.field) && reading.placed[at] != null);
}

function isWhole(table: TableModel, reading: Reading): boolean {
  const ends = table.slots.some((slot) => slot.field === 'score') ? ['score'] : ['actual'];
  return has(table, reading, ['level3', 'level2']) && has(table, reading, ends);
}

/** Target and actual: no piece of a row has both while the rest of the row has them too. */
function hasResult(table: TableModel, reading: Reading): boolean {
  return has(table, reading, ['target']) && has(table, reading, ['actual']);
}

/** Lines that one row may be broken into. */
const MAX_LINES = 12;
/** What joining must gain over leaving the lines apart. */
const JOIN_GAIN = 0.5;

interface Chain {
  readonly score: number;
  readonly group: Judged;
  readonly before: Chain | null;
}

/** Puts rows that a line end broke together again: the division of the lines into rows that reads best as a whole. */
function mendRows(rows: readonly Line[], table: TableModel): BodyRow[] {
  const alone = rows.map((line, index) =>
    judge(line, line.cells, inputOf(line.cells, line, line.width), 1, table, index === 0),
  );
  const whole = alone.map((judged) => isWhole(table, judged.reading));
  const chains: (Chain | null)[] = [null];
  alone.forEach((current, index) => {
    const before = chains[index] as Chain | null;
    let best: Chain = { score: (before?.score ?? 0) + current.reading.score, group: current, before };
    // Groups that end in this line: grown backwards while some part of them is no row by itself.
    let group: Judged = current;
    for (let from = index - 1; from >= 0 && index - from < MAX_LINES; from--) {
      const above = alone[from] as Judged;
      if (group.line.heading !== undefined || (whole[from] === true && isWhole(table, group.reading))) break;
      if (hasResult(table, above.reading) && hasResult(table, group.reading)) break;
      const joined = bestJoin(above, group, table, from === 0);
      if (joined === null) break;
      group = joined;
      const rest = chains[from] as Chain | null;
      const score = (rest?.score ?? 0) + joined.reading.score - JOIN_GAIN * (index - from);
      if (isWhole(table, joined.reading) && score > best.score) best = { score, group: joined, before: rest };
      if (whole[from] === true) break;
    }
    chains.push(best);
  });
  const out: BodyRow[] = [];
  for (let at = chains.at(-1) ?? null; at !== null; at = at.before) out.push(at.group.row);
  return out.reverse();
}

function judge(
  line: Line,
  cells: readonly LineCell[],
  input: AlignInput,
  lines: number,
  table: TableModel,
  first: boolean,
): Judged {
  const readings = readRow(table, input, first);
  const heading = line.heading ?? null;
  return { line, row: { cells, input, readings, lines, heading }, reading: readings[0] as Reading };
}

/** The best way in which two pieces are one row; null where none takes all cells. */
function bestJoin(before: Judged, after: Judged, table: TableModel, first: boolean): Judged | null {
  let best: Judged | null = null;
  for (const { cells, favour } of joins(before, after)) {
    const input = inputOf(cells, before.line, Math.max(before.line.width, after.line.width));
    const joined = judge(before.line, cells, input, before.row.lines + after.row.lines, table, first);
    if (joined.reading.unplaced.length > 0) continue;
    const reading = { ...joined.reading, score: joined.reading.score + favour };
    if (best === null || reading.score > best.reading.score) best = { ...joined, reading };
  }
  return best;
}

function glue(left: LineCell, right: LineCell): LineCell {
  // A line end inside a number stood for nothing.
  const digits = /\d$/u.test(left.raw) && /^\d/u.test(right.raw);
  const raw = digits ? left.raw + right.raw : `${left.raw}\n${right.raw}`;
  return { ...left, raw, text: cleanText(raw) };
}

interface Way {
  readonly cells: LineCell[];
  /** What the shape of the lines says for this way. */
  readonly favour: number;
}

/** Whether the line ends with its last cell, as one that a line end broke does; a whole row has empty cells there. */
function endsAtCell({ line, row }: Judged): boolean {
  const last = row.cells.at(-1);
  return last !== undefined && line.width <= last.column + 1;
}

/** The ways in which two lines may be one row. */
function joins(one: Judged, two: Judged): Way[] {
  const before = one.row.cells;
  const after = two.row.cells;
  const last = before.at(-1);
  const first = after[0];
  if (last === undefined || first === undefined) return [];
  const moved = (by: number, cells: readonly LineCell[]) =>
    cells.map((cell) => ({ ...cell, column: cell.column + by }));
  const ways: Way[] = [];
  // A line end in running text starts the rest at the left edge.
  if (first.column === 0) {
    const favour = endsAtCell(one) ? 1 : -3;
    // It stood inside a cell …
    ways.push({ cells: [...before.slice(0, -1), glue(last, first), ...moved(last.column, after.slice(1))], favour });
    // … or between two cells.
    ways.push({ cells: [...before, ...moved(last.column + 1, after)], favour });
  }
  // … or every cell was wrapped in its own column.
  const [few, many, above] = before.length <= after.length ? [before, after, true] : [after, before, false];
  const byColumn = new Map(few.map((cell) => [cell.column, cell]));
  const partners = many.filter((cell) => byColumn.has(cell.column));
  if (partners.length === few.length) {
    const cells = many.map((cell) => {
      const partner = byColumn.get(cell.column);
      if (partner === undefined) return cell;
      return above ? glue(partner, cell) : glue(cell, partner);
    });
    // A wrapped name goes on below its first line; a line that was cut off goes on in the next.
    const cut = (above ? one : two).row.cells[0]?.column === 0 && endsAtCell(one);
    ways.push({ cells, favour: above ? -1.2 : cut ? -0.8 : 1.2 });
  }
  return ways;
}
