/** Rows of text blocks → a grid: its columns are the fewest that keep the texts of every row apart. */
import type { Cell, Grid } from '../../model/grid.js';
import { unionOf, type Box } from '../lattice/geometry.js';
import { isCutName } from './cut-names.js';
import { looseLines } from './loose-lines.js';
import type { PageText } from './page-text.js';
import { roundedBox } from './rounded-box.js';
import { spanHeads } from './stream-heads.js';
import type { StreamPart } from './stream-parts.js';
import type { StreamRow } from './stream-rows.js';
import type { TextBlock } from './text-block.js';
import { joinLines, textLines } from './text-lines.js';

/** A block reaches into a column by more than this, in points. */
const REACH = 1.5;
/** A repeated header has at least this many filled cells, and no figures. */
const MIN_HEADER = 4;
/** A page repeats at most this many rows of the table's beginning. */
const MAX_REPEATED = 4;
/** A text that may go on behind a page break is at least this long, and ends neither a sentence nor in a figure. */
const MIN_TAILED = 4;
/** Where each of them is as long as this, all texts of a row may go on. */
const MIN_PROSE = 10;
const CLOSED = /[。！？；;!?\d]$/;

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** The space between each two neighbours of a row. */
function gapsOf({ blocks }: StreamRow): Gap[] {
  return blocks.slice(1).map(({ box }, index) => {
    const before = blocks[index]?.box[2] ?? box[0];
    return { from: Math.min(before, box[0]), to: Math.max(before, box[0]) };
  });
}

/**
 * Positions between the columns, ascending: the fewest with which no two texts of a row share a column.
 * Gaps that have a place in common share their line, which then stands in the middle of that place.
 */
function separators(rows: readonly StreamRow[]): number[] {
  const gaps = rows.flatMap(gapsOf).sort((a, b) => a.to - b.to);
  const lines: number[] = [];
  let common: { from: number; to: number } | null = null;
  for (const { from, to } of gaps) {
    if (common !== null && from <= common.to) {
      common.from = Math.max(common.from, from);
    } else {
      if (common !== null) lines.push((common.from + common.to) / 2);
      common = { from, to };
    }
  }
  if (common !== null) lines.push((common.from + common.to) / 2);
  return lines;
}

const blockText = ({ glyphs }: TextBlock): string => joinLines(textLines(glyphs), null);

/** The texts of rows that are no table after all. */
export function looseRows(rows: readonly StreamRow[]): PageText[] {
  const pages = [...new Set(rows.map(({ page }) => page))];
  return pages.flatMap((page) => {
    const own = rows.filter((row) => row.page === page);
    return looseLines(
      own.flatMap(({ blocks }) => blocks.flatMap(({ glyphs }) => glyphs)),
      page,
    );
  });
}

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

type Row = readonly PlacedBlock[];
type Rows = readonly Row[];

function lastAbove(column: number, rows: Rows): PlacedBlock | null {
  for (const row of rows.toReversed()) {
    const cell = row.find((placed) => placed.column === column);
    if (cell !== undefined) return cell;
  }
  return null;
}

/** Lets names that the page break cut through go on; gives the cells that are none. */
function joinNames(row: readonly PlacedBlock[], rows: Rows): PlacedBlock[] {
  return row.filter(({ column, text }) => {
    const above = lastAbove(column, rows);
    if (above === null || !isCutName(above.text, text)) return true;
    above.text += text;
    return false;
  });
}

/** The cells that the first row on a page goes on with, where it holds nothing but the rest of texts above. */
function tailsOf(row: readonly PlacedBlock[], rows: Rows): PlacedBlock[] | null {
  const last = rows.at(-1) ?? [];
  if (row.some(({ column }) => column === 0)) return null;
  const above = row.flatMap(({ column }) => lastAbove(column, rows) ?? []);
  const areProse = above.every(({ text }) => text.length >= MIN_PROSE);
  if (!areProse && row.length * 2 > last.length) return null;
  const areOpen = above.every(({ text }) => text.length >= MIN_TAILED && !CLOSED.test(text));
  return above.length === row.length && areOpen ? above : null;
}

const keyOf = (cells: Row): string => cells.map(({ column, text }) => `${String(column)} ${text}`).join('\n');

function isRepeated(row: Row, rows: Rows): boolean {
  if (row.length < MIN_HEADER || row.some(({ text }) => /\d/.test(text))) return false;
  const own = keyOf(row);
  return rows.some((other) => keyOf(other) === own);
}

/** How many first rows of a page are those that the table begins with; more are those of a second form. */
function repeatedFromTop(part: readonly StreamRow[], rows: Rows, lines: readonly number[]): number {
  let count = 0;
  const isEqual = (row: StreamRow | undefined, first: Row | undefined): boolean =>
    row !== undefined && first !== undefined && keyOf(placeRow(row, lines)) === keyOf(first);
  while (count <= MAX_REPEATED && isEqual(part[count], rows[count])) count += 1;
  return count > MAX_REPEATED || count === part.length ? 0 : count;
}

/** The grid of a table on one or more pages; cells without text are filled in. */
export function streamGrid(parts: readonly StreamPart[]): Grid {
  const lines = separators(parts.flatMap((part) => part.rows));
  const rows: PlacedBlock[][] = [];
  for (const part of parts) {
    const repeated = part === parts[0] ? 0 : repeatedFromTop(part.rows, rows, lines);
    part.rows.slice(repeated).forEach((row, index) => {
      const isFirst = index === 0 && part !== parts[0];
      const placed = isFirst ? joinNames(placeRow(row, lines), rows) : placeRow(row, lines);
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
  const cells = rows.flatMap((placed, row) => filledRow(spanHeads(placed, rows[row + 1] ?? []), row, columns));
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
    cells.push({ row, column, rowSpan: 1, columnSpan, text, page, bbox: roundedBox(box) });
    next = column + columnSpan;
  }
  fill(columns);
  return cells;
}
