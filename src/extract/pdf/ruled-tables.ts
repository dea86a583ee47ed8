/** The ruled tables of a page with their texts: which glyph stands in which cell. */
import type { Box } from '../lattice/geometry.js';
import type { LatticeCell, LatticeTable } from '../lattice/lattice.js';
import { cellOwners } from './cell-owners.js';
import { piecesOf } from './loose-lines.js';
import type { Glyph } from './page-content.js';
import type { CellLines, PageCell, PageTable } from './page-layout.js';
import { growOverStrips } from './open-strips.js';
import { withoutPhantomRows } from './phantom-rows.js';
import { isStreamTable, streamRows } from './stream-rows.js';
import type { TextLine } from './text-line.js';
import { joinLines, letterSpacing, textLines } from './text-lines.js';

/** A frame or a drawing, not a table, where fewer cells hold text. */
const MIN_FILLED = 2;
const MIN_FILLED_SHARE = 0.05;
/** Texts side by side, or one below the other, that make a row or a column of cells; and the gap between two, in ems. */
const MIN_TEXTS = 3;
const COLUMN_GAP = 1;
/** Space between text and border on both sides of a cell together, in points. */
const PADDING = 4;
/** From here on characters are as wide as high, and lines can be broken between them. */
const FIRST_WIDE = 0x2e80;
/** Marks that no line ends with, and marks that none begins with. */
const OPENING = /^[（《〈“‘【〔(\[]$/;
const CLOSING = /^[，。、；：！？）】》〉”’…％%,.;:!?)\]]$/;
/** Text that ends this near to the lower edge, in ems, fills its cell. */
const FULL_CELL = 1.6;

/** A table and the glyphs of each of its cells, by the cell's index. */
export interface FilledTable {
  readonly lattice: LatticeTable;
  readonly glyphs: readonly (readonly Glyph[])[];
}

/** Whether a whole table without lines stands in a cell: its frame is no table, nor are the shades within. */
function holdsTable(own: readonly Glyph[]): boolean {
  const width = Math.max(...own.map(({ x1 }) => x1));
  return isStreamTable(streamRows(own, { number: 1, left: 0, width }));
}

/** Lines between the rows only, or between the columns only: the cells hold whole rows or columns of texts. */
function isHalfRuled({ lattice, glyphs }: FilledTable): boolean {
  const filled = glyphs.filter((own) => own.length > 0);
  if (lattice.xs.length === 2) {
    const pieces = (own: readonly Glyph[]): number =>
      Math.max(...textLines(own).map((line) => piecesOf(line, COLUMN_GAP).length));
    return filled.filter((own) => pieces(own) >= MIN_TEXTS).length >= 2 || filled.some(holdsTable);
  }
  if (lattice.ys.length > 3) return false;
  const columns = filled.filter((own) => textLines(own).length >= MIN_TEXTS).length;
  return columns >= MIN_TEXTS && columns * 2 > lattice.xs.length;
}

function isTable(table: FilledTable): boolean {
  const filled = table.glyphs.filter((own) => own.length > 0).length;
  if (filled < MIN_FILLED || filled < table.lattice.cells.length * MIN_FILLED_SHARE) return false;
  return !isHalfRuled(table);
}

/** What a cell says: where it has a text, what somebody put over it is a remark; an empty one is filled in that way. */
function printedFirst(glyphs: readonly Glyph[]): {
  readonly text: readonly Glyph[];
  readonly remarks: readonly Glyph[];
} {
  const printed = glyphs.filter(({ isAdded }) => !isAdded);
  if (printed.length === glyphs.length || printed.length === 0) return { text: glyphs, remarks: [] };
  return { text: printed, remarks: glyphs.filter(({ isAdded }) => isAdded) };
}

function assign(lattices: readonly LatticeTable[], glyphs: readonly Glyph[]): { tables: FilledTable[]; rest: Glyph[] } {
  const cells = lattices.map((lattice) => lattice.cells.map((): Glyph[] => []));
  const rest: Glyph[] = [];
  cellOwners(lattices, glyphs).forEach((owner, at) => {
    const glyph = glyphs[at] as Glyph;
    if (owner !== null) cells[owner.table]?.[owner.cell]?.push(glyph);
    else if (glyph.clip === null) rest.push(glyph);
  });
  const own = cells.map((table) => table.map(printedFirst));
  rest.push(...own.flatMap((table) => table.flatMap(({ remarks }) => remarks)));
  return { tables: lattices.map((lattice, at) => ({ lattice, glyphs: own[at]?.map(({ text }) => text) ?? [] })), rest };
}

/** The tables that hold text, and the glyphs outside of them. Frames around text are passed over. */
export function fillTables(
  lattices: readonly LatticeTable[],
  glyphs: readonly Glyph[],
): { readonly tables: readonly FilledTable[]; readonly rest: readonly Glyph[] } {
  const { tables, rest } = assign(lattices, glyphs);
  const kept = tables.filter(isTable);
  if (kept.length === tables.length) return { tables, rest };
  // The text of a frame that fell away may stand in a table around the frame.
  return fillTables(
    kept.map(({ lattice }) => lattice),
    glyphs,
  );
}

function isFull(lines: readonly TextLine[], box: Box): boolean {
  const lowest = lines.reduce((low, line) => Math.max(low, ...line.placed.map(({ glyph }) => glyph.y1)), -Infinity);
  return lowest > box[3] - FULL_CELL * Math.max(...lines.map((line) => line.size));
}

/** Whether no line can be broken between two characters. */
function holdTogether(before: Glyph, after: Glyph): boolean {
  const isWord = before.text.charCodeAt(0) < FIRST_WIDE && !after.spaced;
  const goesOn = after.text.charCodeAt(0) < FIRST_WIDE || OPENING.test(after.text);
  return (isWord && goesOn) || OPENING.test(before.text) || CLOSING.test(after.text);
}

/** Length of what a line begins with and cannot be broken in: a character with its marks, a word, a number. */
function firstUnit({ placed, from }: TextLine): number {
  let end = 0;
  for (; end + 1 < placed.length; end += 1) {
    const [before, after] = [placed[end], placed[end + 1]];
    if (before === undefined || after === undefined || !holdTogether(before.glyph, after.glyph)) break;
  }
  return (placed[end]?.to ?? from) - from + letterSpacing(placed);
}

function cellLines(lines: readonly TextLine[]): CellLines {
  const lengths = lines.map(({ from, to }) => to - from);
  const [first] = lines;
  return {
    longest: Math.max(...lengths),
    last: lengths.at(-1) ?? 0,
    firstUnit: first === undefined ? 0 : firstUnit(first),
  };
}

function pageCell(cell: LatticeCell, glyphs: readonly Glyph[], page: number): PageCell {
  const { row, column, rowSpan, columnSpan, box, isOpenBelow } = cell;
  const lines = textLines(glyphs);
  const isUpright = lines[0]?.direction === 1 || lines[0]?.direction === 3;
  const room = (isUpright ? box[3] - box[1] : box[2] - box[0]) - PADDING;
  const text = joinLines(lines, room);
  const isFilled = lines.length > 0;
  return {
    row,
    column,
    rowSpan,
    columnSpan,
    text,
    page,
    box,
    isFull: isFilled && isFull(lines, box),
    isOpenBelow,
    lines: isFilled ? cellLines(lines) : null,
  };
}

/** The cells of a table with their texts. Space beside the table, within its outline, is no cell. */
export function pageTable({ lattice, glyphs }: FilledTable, page: number): PageTable {
  const numbered = growOverStrips(lattice.cells, (index) => (glyphs[index] ?? []).length === 0);
  const cells = numbered.flatMap(({ cell, index }) => {
    const own = glyphs[index] ?? [];
    return cell.isOpen && own.length === 0 ? [] : [pageCell(cell, own, page)];
  });
  return { kind: 'table', page, box: lattice.box, xs: lattice.xs, ...withoutPhantomRows(cells, lattice.ys.length - 1) };
}
