/** Reads the rows of a table: which cells it prints, and between which edges of its grid they stand. */
import type { LeftOutText } from '../left-out-text.js';
import { layOutTable, leaveOut, type EdgedCell, type EdgedRow } from '../word/table-layout.js';
import type { WordBlock, WordTable } from '../word/blocks.js';
import { chosenBranch } from './paragraph-text.js';
import { childOf, numberOf, toggleOf, valueOf, type XmlElement } from './xml-tree.js';

/** Width of a column where the table does not say: any that is not taken for a border dragged apart. */
const DEFAULT_WIDTH = 1_440;
/** Word has 63 columns at most; a wider span is a way to say “the rest of the row”. */
const MAX_COLUMNS = 1_000;
/** How far the edge of a cell may stand from the line of the grid that it means. */
const EDGE_REACH = 100;

/** The elements of one name in a table or row, through content controls and the like. */
export function* partsOf(element: XmlElement, name: 'w:tr' | 'w:tc'): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.name === name) yield child;
    else if (child.name === 'mc:AlternateContent') {
      const branch = chosenBranch(child);
      if (branch !== undefined) yield* partsOf(branch, name);
    } else if (!/^w:(?:p|tbl|tr|tc|del|moveFrom)$/.test(child.name)) yield* partsOf(child, name);
  }
}

/** A row that the revision deletes, or that is hidden. */
function isDropped(row: XmlElement): boolean {
  const properties = childOf(row, 'w:trPr');
  return childOf(properties, 'w:del') !== undefined || toggleOf(properties, 'w:hidden') === true;
}

/** The widths of the columns that a table declares. */
function declaredWidths(table: XmlElement): number[] {
  return (childOf(table, 'w:tblGrid')?.children ?? [])
    .filter(({ name }) => name === 'w:gridCol')
    .slice(0, MAX_COLUMNS)
    .map(({ attributes }) => numberOf(attributes['w']) ?? 0);
}

/** The lines of the grid, one more than it has columns; equally far apart where a width is missing. */
function gridLines(widths: readonly number[], columns: number): number[] {
  const known = widths.length > 0 && widths.every((width) => width > 0);
  const lines = [0];
  for (let column = 0; column < Math.max(widths.length, columns); column += 1) {
    lines.push((lines[column] ?? 0) + ((known ? widths[column] : undefined) ?? DEFAULT_WIDTH));
  }
  return lines;
}

interface GridCell {
  readonly element: XmlElement;
  /** 0: the rest of the row. */
  readonly span: number;
  readonly width: number | null;
}

interface GridRow {
  readonly before: number;
  readonly after: number;
  readonly cells: readonly GridCell[];
  /** Columns that the row takes, those left out included. */
  readonly columns: number;
}

/** The span of a cell at a column; what goes beyond all tables is 0 by itself, and 1 in a crowd. */
function spanOf(text: string | undefined, column: number): number {
  const span = Math.max(1, numberOf(text) ?? 1);
  if (span > MAX_COLUMNS) return 0;
  return column + span > MAX_COLUMNS ? 1 : span;
}

function readRow(row: XmlElement): GridRow {
  const properties = childOf(row, 'w:trPr');
  const skipped = (name: string): number =>
    Math.min(Math.max(0, numberOf(valueOf(properties, name)) ?? 0), MAX_COLUMNS);
  const [before, after] = [skipped('w:gridBefore'), skipped('w:gridAfter')];
  const cells: GridCell[] = [];
  let column = before;
  for (const element of partsOf(row, 'w:tc')) {
    const cell = childOf(element, 'w:tcPr');
    if (childOf(cell, 'w:cellDel') !== undefined) continue;
    const width = childOf(cell, 'w:tcW')?.attributes;
    const span = spanOf(valueOf(cell, 'w:gridSpan'), column);
    column += Math.max(1, span);
    cells.push({
      element,
      span,
      width: width?.['type'] === 'dxa' || width?.['type'] === undefined ? numberOf(width?.['w']) : null,
    });
  }
  return { before, after, cells, columns: column + after };
}

/**
 * The edges of a row's cells, by their spans. Where those do not fill the grid but the widths of the cells do,
 * the widths are right: programs that write Word documents forget a span more easily than a width.
 */
function edgesOf(row: GridRow, lines: readonly number[], declared: number): number[] {
  const edges = [lines[row.before] ?? 0];
  let column = row.before;
  for (const { span } of row.cells) {
    column = span === 0 ? Math.max(column + 1, declared) : column + span;
    edges.push(lines[column] ?? (lines.at(-1) ?? 0) + DEFAULT_WIDTH * (column - lines.length + 1));
  }
  return declared > 0 && row.columns !== declared ? (edgesByWidth(row, lines) ?? edges) : edges;
}

/** @param lines In ascending order. */
function nearestLine(lines: readonly number[], place: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  const [before = 0, after = 0] = [lines[Math.max(0, low - 1)], lines[low]];
  return place - before < after - place ? before : after;
}

function edgesByWidth(row: GridRow, lines: readonly number[]): number[] | null {
  let at = lines[row.before] ?? 0;
  const edges = [at];
  for (const { width } of row.cells) {
    if (width === null || width <= 0) return null;
    at += width;
    const nearest = nearestLine(lines, at);
    if (Math.abs(nearest - at) > EDGE_REACH || nearest <= (edges.at(-1) ?? 0)) return null;
    edges.push(nearest);
  }
  return edges.at(-1) === lines.at(-1 - row.after) ? edges : null;
}

function verticalOf(properties: XmlElement | undefined): EdgedCell['vertical'] {
  // Word 2003 wrote it in small letters; a tracked merge counts as accepted.
  const merge = childOf(properties, 'w:vMerge') ?? childOf(properties, 'w:vmerge');
  const tracked = childOf(properties, 'w:cellMerge')?.attributes['vMerge'];
  if (tracked !== undefined) return tracked === 'rest' ? 'start' : 'continued';
  if (merge === undefined) return 'none';
  return merge.attributes['val'] === 'restart' ? 'start' : 'continued';
}

function goesOnFromLeft(properties: XmlElement | undefined): boolean {
  const merge = childOf(properties, 'w:hMerge') ?? childOf(properties, 'w:hmerge');
  return merge !== undefined && merge.attributes['val'] !== 'restart';
}

/**
 * @param readBlocks
 *   Reads what stands in a cell.
 * @param leftOut
 *   Takes what stands in cells that are merged with another.
 */
export function readTable(
  table: XmlElement,
  readBlocks: (cell: XmlElement) => readonly WordBlock[],
  leftOut: LeftOutText,
): WordTable {
  const rows = [...partsOf(table, 'w:tr')].filter((row) => !isDropped(row)).map(readRow);
  const widths = declaredWidths(table);
  const widest = rows.reduce((columns, row) => Math.max(columns, row.columns), 0);
  const lines = gridLines(widths, widest);
  return layOutTable(
    rows.map((row) => edgedRow(row, edgesOf(row, lines, widths.length), lines, readBlocks, leftOut)),
    leftOut,
    lines,
  );
}

function edgedRow(
  row: GridRow,
  edges: readonly number[],
  lines: readonly number[],
  readBlocks: (cell: XmlElement) => readonly WordBlock[],
  leftOut: LeftOutText,
): EdgedRow {
  const cells: EdgedCell[] = [];
  row.cells.forEach(({ element }, index) => {
    const properties = childOf(element, 'w:tcPr');
    const [left = 0, right = 0] = edges.slice(index, index + 2);
    const previous = cells.at(-1);
    if (previous !== undefined && goesOnFromLeft(properties)) {
      // Read all the same: its numbered paragraphs count, and nothing of it is printed.
      leaveOut(readBlocks(element), previous.blocks, leftOut);
      cells[cells.length - 1] = { ...previous, right };
    } else {
      cells.push({ left, right, vertical: verticalOf(properties), blocks: readBlocks(element) });
    }
  });
  const end = edges.at(-1) ?? 0;
  const last = lines[lines.indexOf(end) + row.after];
  if (row.after > 0 && last !== undefined) cells.push({ left: end, right: last, vertical: 'none', blocks: [] });
  return cells;
}
