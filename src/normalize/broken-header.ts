/** A header whose cells hold line ends that a copy did not quote: 年度 / 指标值 | 实际 / 完成值 over several lines. */
import type { ColumnField } from '../templates/template.js';
import { columnField } from './headers.js';
import type { Line, LineCell } from './lines.js';
import { cleanText, headerKey } from './text.js';

/** Lines that a header may be broken into. */
const MAX_LINES = 8;
const MAX_CELLS = 24;

/** The header as one line, and how many lines it was printed in. */
export interface BrokenHeader {
  readonly line: Line;
  readonly height: number;
}

/** The last cell of a line and the first of the next, where they make a wording that neither is by itself. */
function glued(left: LineCell, right: LineCell): LineCell | null {
  // 偏差原因分析及改进措施 above 一级指标: the last column of one tier and the first of the next.
  const [one, other] = [columnField(left.key), columnField(right.key)];
  if (one !== null && other !== null && one !== other) return null;
  const raw = `${left.raw}\n${right.raw}`;
  const text = cleanText(raw);
  const key = headerKey(text);
  return columnField(key) === null ? null : { ...left, raw, text, key };
}

/**
 * The header that begins at `at`, put together from its lines; null where they make none.
 * @param isHeader
 *   Whether the fields make a header.
 */
export function brokenHeader(
  lines: readonly Line[],
  at: number,
  isHeader: (fields: readonly ColumnField[]) => boolean,
): BrokenHeader | null {
  const first = lines[at];
  const begins = first?.cells[0];
  if (first?.kind !== 'row' || begins === undefined || columnField(begins.key) === null) return null;
  let cells = first.cells;
  for (let height = 2; height <= MAX_LINES; height++) {
    const next = lines[at + height - 1];
    const [left, right] = [cells.at(-1), next?.cells[0]];
    if (next?.kind !== 'row' || left === undefined || right === undefined || right.column !== 0) return null;
    const cell = glued(left, right);
    if (cell === null || cells.length + next.cells.length > MAX_CELLS) return null;
    const moved = next.cells.slice(1).map((other) => ({ ...other, column: other.column + left.column }));
    cells = [...cells.slice(0, -1), cell, ...moved];
    const fields = cells.map((one) => columnField(one.key)).filter((field) => field !== null);
    const isWhole = fields.length === cells.length && fields.includes('score');
    if (isWhole && isHeader(fields))
      return withTail(lines, at, { line: { ...first, cells, width: cells.length }, height });
  }
  return null;
}

/** A header cell with its end from the line below; null where both are no single wording. */
function completed(upper: LineCell, lower: LineCell): LineCell | null {
  const cell = glued(upper, lower);
  const known = columnField(upper.key);
  if (cell === null || known === null) return cell;
  return columnField(lower.key) === null && columnField(cell.key) === known ? cell : null;
}

/** The header with the ends of cells that stand below them in the next line: 年度 / 指标值; null where there are none. */
function withEnds(header: Line, next: Line | undefined): Line | null {
  if (next?.kind !== 'row' || next.cells.length === 0) return null;
  const ends = new Map(next.cells.map((cell) => [cell.column, cell]));
  const cells = header.cells.map((cell) => {
    const end = ends.get(cell.column);
    return end === undefined ? { cell, used: 0 } : { cell: completed(cell, end), used: 1 };
  });
  const whole = cells.flatMap(({ cell }) => (cell === null ? [] : [cell]));
  const used = cells.filter((one) => one.used === 1).length;
  return used === next.cells.length && whole.length === cells.length ? { ...header, cells: whole } : null;
}

/** The header with what the next line has of it: ends below their cells, or the end of the last one: 偏差原因分析 / 及改进措施. */
export function withTail(lines: readonly Line[], at: number, header: BrokenHeader): BrokenHeader {
  const next = lines[at + header.height];
  const whole = withEnds(header.line, next);
  if (whole !== null) return { line: whole, height: header.height + 1 };
  const [left, right] = [header.line.cells.at(-1), next?.cells[0]];
  if (next?.kind !== 'row' || left === undefined || right?.column !== 0 || next.cells.length > 1) return header;
  const cell = glued(left, right);
  if (cell === null) return header;
  return { line: { ...header.line, cells: [...header.line.cells.slice(0, -1), cell] }, height: header.height + 1 };
}
