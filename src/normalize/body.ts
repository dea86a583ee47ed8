/** Reads what stands below the indicator header: its lines, sorted, with the broken rows among them mended. */
import { alignCells, floating } from './align-input.js';
import { readRow, type ReadRow } from './align-table.js';
import type { AlignInput, Reading, TableModel } from './align-model.js';
import type { TextClass } from './features.js';
import { isFigure, sortBody, type BodyLines } from './body-lines.js';
import type { Line, LineCell } from './lines.js';
import { withHeadings } from './section-headings.js';
import { cleanText, headerKey } from './text.js';
import { LEVEL2_NAMES } from '../templates/registry.js';
import { divideStream } from './divide-stream.js';

/** One indicator row; several lines where a line end broke it. */
export interface BodyRow extends ReadRow {
  readonly cells: readonly LineCell[];
  /** How many printed lines it was put together from. */
  readonly lines: number;
  /** The level-1 name in a row of its own right above; null where there is none. */
  readonly heading: LineCell | null;
}

/** The body with its rows put together and read. */
export interface Body extends Omit<BodyLines, 'rows'> {
  readonly rows: readonly BodyRow[];
}

function inputOf(cells: readonly LineCell[], line: Line, width: number): AlignInput {
  return { cells: alignCells(cells), covered: line.covered, width };
}

/** Parts of the body. @param above A heading of level 1 that stands above the header of the block. */
export function readBody(lines: readonly Line[], table: TableModel, above: LineCell | null): Body {
  const sorted = sortBody(lines, table.slots);
  const named = table.slots.some((slot) => slot.field === 'level1');
  const rows = named ? sorted.rows : withHeadings(sorted.rows, above);
  const mended = rows.some((line) => line.stream === true) ? streamRows(rows, table) : mendRows(rows, table);
  // A total row that lost its label.
  const last = mended.at(-1);
  if (
    sorted.total === null &&
    last !== undefined &&
    mended.length > 1 &&
    last.cells.length <= 2 &&
    last.cells.every(isFigure)
  ) {
    const line = rows.at(-1) as Line;
    return { ...sorted, rows: mended.slice(0, -1), total: line };
  }
  return { ...sorted, rows: mended };
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

const LEVELS: ReadonlySet<TextClass> = new Set(['level1', 'level2', 'level12', 'level-name']);

function isLevel({ text }: LineCell, table: TableModel): boolean {
  return LEVELS.has(table.features.read(text).class);
}

/** Whose satisfaction it is: 学生家长 above 满意度指标. */
const PEOPLE = /[者人员生众民户工方象位长业]$/u;
const LEVEL_END = /(指标|[）)])$/u;

/**
 * Whether two cells are no pieces of one text: a dash is whole, and so is the name of a level
 * (时效指标 above 成本指标, not 社会公众 above 满意度指标).
 */
function areApart(left: LineCell, right: LineCell, table: TableModel): boolean {
  if (table.features.read(left.text).class === 'dash') return true;
  const joined = glue(left, right);
  const isEnd = isLevel(right, table) && LEVEL_END.test(right.text);
  if (!isLevel(left, table)) {
    const goesOn = right.text.startsWith('满意度') && PEOPLE.test(left.text);
    return isEnd && !goesOn && !LEVEL2_NAMES.has(joined.key);
  }
  if (isEnd || (isLevel(right, table) && !isLevel(joined, table))) return true;
  return LEVEL_END.test(left.text) && !/^[（(]/u.test(right.text);
}

/** The best way in which two pieces are one row; null where none takes all cells. */
function bestJoin(before: Judged, after: Judged, table: TableModel, first: boolean): Judged | null {
  let best: Judged | null = null;
  for (const { cells, favour } of joins(before, after, table)) {
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
  const text = cleanText(raw);
  return { ...left, raw, text, key: headerKey(text) };
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
function joins(one: Judged, two: Judged, table: TableModel): Way[] {
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
    if (!areApart(last, first, table))
      ways.push({ cells: [...before.slice(0, -1), glue(last, first), ...moved(last.column, after.slice(1))], favour });
    // … or between two cells.
    ways.push({ cells: [...before, ...moved(last.column + 1, after)], favour });
  }
  // … or every cell was wrapped in its own column.
  const [few, many, above] = before.length <= after.length ? [before, after, true] : [after, before, false];
  const byColumn = new Map(few.map((cell) => [cell.column, cell]));
  const partners = many.filter((cell) => byColumn.has(cell.column));
  const apart = partners.some((cell) => {
    const partner = byColumn.get(cell.column) as LineCell;
    return above ? areApart(partner, cell, table) : areApart(cell, partner, table);
  });
  if (partners.length === few.length && !apart) {
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
