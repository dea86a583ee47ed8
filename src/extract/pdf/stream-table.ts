/** Rows of text blocks → a grid: the columns are the gaps that hardly any block reaches over. */
import type { Cell, Grid } from '../../model/grid.js';
import type { Bbox } from '../../model/source.js';
import { unionOf, type Box } from '../lattice/geometry.js';
import type { StreamPart, StreamRow } from './stream-rows.js';
import type { TextBlock } from './text-blocks.js';
import { joinLines, textLines } from './text-lines.js';

/** Rows with this share of the most blocks show the columns; the others have merged cells. */
const FULL_ROW = 0.6;
/** Share of the rows that may reach over a gap between two columns. */
const CROSSING = 0.12;
/** A block reaches into a column by more than this, in points. */
const REACH = 1.5;
/** A repeated header has at least this many filled cells, and no figures. */
const MIN_HEADER = 4;
/** A text that may go on behind a page break is at least this long, and ends neither a sentence nor in a figure. */
const MIN_TAILED = 4;
const CLOSED = /[。！？；;!?\d]$/;

/** A stretch of the table's width and how many rows have text there. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

/** The width of the table in stretches, left to right. */
function stretches(rows: readonly StreamRow[]): Stretch[] {
  const steps = new Map<number, number>();
  for (const { blocks } of rows) {
    for (const { box } of blocks) {
      const [from, to] = [box[0] + REACH / 2, box[2] - REACH / 2];
      if (to <= from) continue;
      steps.set(from, (steps.get(from) ?? 0) + 1);
      steps.set(to, (steps.get(to) ?? 0) - 1);
    }
  }
  const edges = [...steps].sort((a, b) => a[0] - b[0]);
  let depth = 0;
  return edges.slice(0, -1).map(([from, step], index) => {
    depth += step;
    return { from, to: edges[index + 1]?.[0] ?? from, depth };
  });
}

/** Positions between the columns, ascending: where no text stands, or hardly any and more on both sides. */
function gaps(rows: readonly StreamRow[]): number[] {
  const most = Math.max(...rows.map(({ blocks }) => blocks.length));
  const full = rows.filter(({ blocks }) => blocks.length >= Math.max(2, most * FULL_ROW));
  const allowed = Math.floor(full.length * CROSSING);
  const found: number[] = [];
  let low: Stretch[] = [];
  let isInside = false;
  for (const stretch of stretches(full)) {
    if (stretch.depth <= allowed) {
      low.push(stretch);
      continue;
    }
    const empty = low.filter(({ depth }) => depth === 0);
    const [least] = [...low].sort((a, b) => a.depth - b.depth || b.to - b.from - (a.to - a.from));
    if (empty.length > 0) found.push(...empty.map(({ from, to }) => (from + to) / 2));
    else if (isInside && least !== undefined) found.push((least.from + least.to) / 2);
    low = [];
    isInside = true;
  }
  found.push(...low.filter(({ depth }) => depth === 0).map(({ from, to }) => (from + to) / 2));
  return found;
}

/** Whether some row has text in the column left of a gap and in the one right of it. */
function parts(rows: readonly StreamRow[], lines: readonly number[], gap: number): boolean {
  return rows.some(({ blocks }) => {
    const columns = blocks.map(({ box }) => columnAt(lines, (box[0] + box[2]) / 2));
    return columns.includes(gap) && columns.includes(gap + 1);
  });
}

/** The gaps without those inside a column whose texts stand left in some rows and right in others. */
function separators(rows: readonly StreamRow[]): number[] {
  const lines = gaps(rows);
  for (let gap = lines.length - 1; gap >= 0; gap -= 1) if (!parts(rows, lines, gap)) lines.splice(gap, 1);
  return lines;
}

export const blockText = ({ glyphs }: TextBlock): string => joinLines(textLines(glyphs), null);

interface PlacedBlock {
  readonly column: number;
  readonly columnSpan: number;
  text: string;
  box: Box;
  readonly page: number;
}

/** The column that a position lies in. */
function columnAt(lines: readonly number[], x: number): number {
  const next = lines.findIndex((line) => x < line);
  return next < 0 ? lines.length : next;
}

/** The cells of a row, left to right; blocks that fall into one column are one text. */
function placeRow(row: StreamRow, lines: readonly number[]): PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  for (const block of row.blocks) {
    const previous = placed.at(-1);
    const free = previous === undefined ? 0 : previous.column + previous.columnSpan;
    const [x0, , x1] = block.box;
    const start = columnAt(lines, Math.min(x0 + REACH, (x0 + x1) / 2));
    const end = Math.max(start, columnAt(lines, Math.max(x1 - REACH, (x0 + x1) / 2)));
    const text = blockText(block);
    if (previous !== undefined && end < free) {
      previous.text += text;
      previous.box = unionOf([previous.box, block.box]) ?? previous.box;
    } else {
      const column = Math.max(start, free);
      placed.push({ column, columnSpan: end - column + 1, text, box: block.box, page: row.page });
    }
  }
  return placed;
}

/** The last text in a column that may go on behind a page break. */
function openAbove(column: number, rows: readonly (readonly PlacedBlock[])[]): PlacedBlock | null {
  for (const row of rows.toReversed()) {
    const cell = row.find((placed) => placed.column === column);
    if (cell !== undefined) return cell.text.length >= MIN_TAILED && !CLOSED.test(cell.text) ? cell : null;
  }
  return null;
}

/** The cells that the first row on a page goes on with, where it holds nothing but the rest of texts above. */
function tailsOf(row: readonly PlacedBlock[], rows: readonly (readonly PlacedBlock[])[]): PlacedBlock[] | null {
  const last = rows.at(-1) ?? [];
  if (row.length * 2 > last.length || row.some(({ column }) => column === 0)) return null;
  const above = row.flatMap(({ column }) => openAbove(column, rows) ?? []);
  return above.length === row.length ? above : null;
}

function isRepeated(row: readonly PlacedBlock[], rows: readonly (readonly PlacedBlock[])[]): boolean {
  const key = (cells: readonly PlacedBlock[]): string =>
    cells.map(({ column, text }) => `${String(column)} ${text}`).join('\n');
  if (row.length < MIN_HEADER || row.some(({ text }) => /\d/.test(text))) return false;
  const own = key(row);
  return rows.some((other) => key(other) === own);
}

function rounded(box: Box): Bbox {
  const [x0, y0, x1, y1] = box.map((value) => Math.round(value * 100) / 100);
  return [x0 ?? 0, y0 ?? 0, x1 ?? 0, y1 ?? 0];
}

/** The grid of a table on one or more pages; cells without text are filled in. */
export function streamGrid(parts: readonly StreamPart[]): Grid {
  const all = parts.flatMap(({ rows }) => rows);
  const lines = separators(all);
  const rows: PlacedBlock[][] = [];
  for (const part of parts) {
    part.rows.forEach((row, index) => {
      const placed = placeRow(row, lines);
      const isFirst = index === 0 && part !== parts[0];
      if (isFirst && isRepeated(placed, rows)) return;
      const tails = isFirst ? tailsOf(placed, rows) : null;
      if (tails === null) rows.push(placed);
      else
        tails.forEach((above, at) => {
          above.text += placed[at]?.text ?? '';
        });
    });
  }
  const columns = lines.length + 1;
  const cells = rows.flatMap((placed, row) => filledRow(placed, row, columns));
  return { pages: [...new Set(parts.map(({ page }) => page))], rows: rows.length, columns, cells };
}

function filledRow(placed: readonly PlacedBlock[], row: number, columns: number): Cell[] {
  const cells: Cell[] = [];
  let next = 0;
  const fill = (end: number): void => {
    for (; next < end; next += 1)
      cells.push({ row, column: next, rowSpan: 1, columnSpan: 1, text: '', page: placed[0]?.page ?? null, bbox: null });
  };
  for (const { column, columnSpan, text, box, page } of placed) {
    fill(column);
    cells.push({ row, column, rowSpan: 1, columnSpan, text, page, bbox: rounded(box) });
    next = column + columnSpan;
  }
  fill(columns);
  return cells;
}
