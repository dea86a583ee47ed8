/** The tables among the text of a page that no lines enclose. */
import { unionOf, type Box } from '../lattice/geometry.js';
import { bandedRows, type RowLines } from './banded-rows.js';
import type { Glyph } from './page-content.js';
import { mergePasses } from './print-passes.js';
import { isCaption, isStreamTable, rowOf, streamRows, type Paper, type StreamRow } from './stream-rows.js';

/** Rows of one table on one page. */
export interface StreamPart {
  readonly kind: 'stream';
  readonly page: number;
  readonly box: Box;
  readonly rows: readonly StreamRow[];
}

/** Space between two rows of one table, in ems; further apart they are two tables. */
const MAX_ROW_GAP = 6;
/** Space between the rest of a cut row and the next row, in ems. */
const MAX_TAIL_GAP = 2;

function isFarBelow(row: StreamRow, previous: StreamRow): boolean {
  const em = Math.max(...row.blocks.map(({ size }) => size));
  return row.box[1] - previous.box[3] > MAX_ROW_GAP * em;
}

/** Rows without the single lines at both ends, which stand above and below the table. */
export function trimRows(rows: readonly StreamRow[]): StreamRow[] {
  const isWide = ({ blocks }: StreamRow): boolean => blocks.length > 1;
  const start = rows.findIndex(isWide);
  return start < 0 ? [] : rows.slice(start, rows.findLastIndex(isWide) + 1);
}

/** Rows from the page's top on: a line right above the table may be the rest of a row from the page before. */
function withTail(rows: readonly StreamRow[]): StreamRow[] {
  const trimmed = trimRows(rows);
  const [first] = trimmed;
  const above = first === undefined ? undefined : rows[rows.indexOf(first) - 1];
  if (first === undefined || above === undefined) return trimmed;
  const em = Math.max(...above.blocks.map(({ size }) => size));
  return first.box[1] - above.box[3] <= MAX_TAIL_GAP * em ? [above, ...trimmed] : trimmed;
}

/** The rows of a page from top to bottom, by the lines between them where there are such. */
function rowsOf(glyphs: readonly Glyph[], paper: Paper, lines: RowLines): StreamRow[] {
  const banded = bandedRows(glyphs, lines, paper);
  if (banded === null) return [...mergePasses(streamRows(glyphs, paper), rowOf)];
  const others = banded.outside.flatMap((stretch) => streamRows(stretch, paper));
  const { carried } = banded;
  if (carried.length === 0) return inOrder([...banded.rows, ...others]);
  // They belong to the row right above the first line, which has no line above it.
  const first = Math.min(...banded.rows.map(({ box }) => box[1]));
  const above = others.filter(({ box }) => box[1] < first).at(-1);
  const start = rowOf([...(above?.blocks ?? []), ...carried], paper.number);
  return inOrder([...others.filter((row) => row !== above), start, ...banded.rows]);
}

const inOrder = (rows: readonly StreamRow[]): StreamRow[] => [...rows].sort((a, b) => topOf(a) - topOf(b));

/** Where the shortest text of a row begins: one that spans rows says nothing of its place. */
function topOf({ blocks }: StreamRow): number {
  return Math.min(...blocks.map(({ box }) => box[1]));
}

/**
 * The tables among the text of a page that no lines part, from top to bottom. What stands first or last on the page may
 * be the end or the beginning of one, and is among them however short.
 */
export function streamParts(glyphs: readonly Glyph[], paper: Paper, lines: RowLines): StreamPart[] {
  const groups: StreamRow[][] = [[]];
  for (const row of rowsOf(glyphs, paper, lines)) {
    const previous = groups.at(-1)?.at(-1);
    if (isCaption(row, paper)) groups.push([]);
    else if (previous !== undefined && isFarBelow(row, previous)) groups.push([row]);
    else groups.at(-1)?.push(row);
  }
  const filled = groups.map((rows, index) => (index === 0 ? withTail(rows) : trimRows(rows)));
  const parts = filled.filter((rows) => rows.length > 0);
  return parts
    .filter((rows, index) => index === 0 || index === parts.length - 1 || isStreamTable(rows))
    .map((rows) => ({
      kind: 'stream',
      page: paper.number,
      rows,
      box: unionOf(rows.map(({ box }) => box)) ?? [0, 0, 0, 0],
    }));
}
