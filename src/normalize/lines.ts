/** Lays an extraction out as one sequence of lines: the rows of its grids and the loose text between them. */
import type { Cell, Extraction, Grid } from '../model/grid.js';
import type { Location } from '../model/source.js';
import { cleanText, headerKey } from './text.js';

/** One non-empty cell of a line. */
export interface LineCell {
  /** Layout white space and leaked mark-up removed; never empty. */
  readonly text: string;
  /** As the extractor gave it. */
  readonly raw: string;
  /** For matching labels: no spaces, no brackets with their content. */
  readonly key: string;
  /** Column of the first slot, from 0. */
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly location: Location;
}

/** One printed row, or one piece of loose text. */
export interface Line {
  readonly kind: 'row' | 'text';
  /** Which block of the extraction; rows of one grid share it. */
  readonly block: number;
  /** Row in the grid, -1 for loose text. */
  readonly row: number;
  readonly cells: readonly LineCell[];
  /** Slots (columns) that a cell of an earlier row covers, with that cell's column. */
  readonly covered: ReadonlyMap<number, number>;
  readonly page: number | null;
  /** Slots of the row, empty ones included. */
  readonly width: number;
  /** The cells stood one a line: their order counts, their columns do not. */
  readonly stream?: boolean;
  /** 一、产出指标（50分） in a row of its own right above. */
  readonly heading?: LineCell;
}

const NOTHING_COVERED: ReadonlyMap<number, number> = new Map();

function lineCell(cell: Cell, sheet: string | undefined): LineCell | null {
  const text = cleanText(cell.text);
  if (text === '') return null;
  const location: Location = { row: cell.row, column: cell.column };
  if (cell.page !== null) location.page = cell.page;
  if (cell.bbox !== null) location.bbox = cell.bbox;
  if (sheet !== undefined) location.sheet = sheet;
  return {
    text,
    raw: cell.text,
    key: text.length > 60 ? text : headerKey(text),
    column: cell.column,
    columnSpan: cell.columnSpan,
    rowSpan: cell.rowSpan,
    location,
  };
}

function gridLines(grid: Grid, block: number): Line[] {
  const rows: Cell[][] = Array.from({ length: grid.rows }, () => []);
  const covered: (Map<number, number> | undefined)[] = [];
  for (const cell of grid.cells) {
    rows[cell.row]?.push(cell);
    for (let row = cell.row + 1; row < Math.min(cell.row + cell.rowSpan, grid.rows); row++) {
      const slots = (covered[row] ??= new Map<number, number>());
      for (let at = cell.column; at < cell.column + cell.columnSpan; at++) slots.set(at, cell.column);
    }
  }
  return rows.map((cells, row): Line => {
    cells.sort((a, b) => a.column - b.column);
    const filled = cells.map((cell) => lineCell(cell, grid.sheet)).filter((cell) => cell !== null);
    const last = cells.at(-1);
    return {
      kind: 'row',
      block,
      row,
      cells: filled,
      covered: covered[row] ?? NOTHING_COVERED,
      page: filled[0]?.location.page ?? grid.pages?.[0] ?? null,
      width: last === undefined ? 0 : last.column + last.columnSpan,
    };
  });
}

function textLine(text: string, raw: string, page: number | null, block: number): Line {
  const location: Location = page === null ? {} : { page };
  const key = text.length > 60 ? text : headerKey(text);
  const cell: LineCell = { text, raw, key, column: 0, columnSpan: 1, rowSpan: 1, location };
  return { kind: 'text', block, row: -1, cells: [cell], covered: NOTHING_COVERED, page, width: 1 };
}

/** Where a row stands: its first cell, and the box around the cells that are not merged with those of other rows. */
export function rowLocation(cells: readonly LineCell[]): Location {
  const [first] = cells;
  if (first === undefined) return {};
  const single = cells.filter((cell) => cell.rowSpan === 1);
  const own = single.length === 0 ? cells : single;
  const page = own[0]?.location.page;
  const boxes = own.flatMap(({ location }) => (location.page === page && location.bbox ? [location.bbox] : []));
  if (page === undefined || boxes.length === 0) return first.location;
  const edge = (at: 0 | 1 | 2 | 3): number => (at < 2 ? Math.min : Math.max)(...boxes.map((box) => box[at]));
  return { ...first.location, page, bbox: [edge(0), edge(1), edge(2), edge(3)] };
}

/** Every line of the document in reading order; lines without text are left out. */
export function* documentLines(extraction: Extraction): Generator<Line> {
  for (const [index, block] of extraction.blocks.entries()) {
    if (block.kind === 'grid') {
      for (const line of gridLines(block.grid, index)) if (line.cells.length > 0) yield line;
      continue;
    }
    const text = cleanText(block.text);
    if (text !== '') yield textLine(text, block.text, block.page, index);
  }
}
