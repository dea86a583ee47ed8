/** Cells of printed lines with the places they take, in columns of the layout. */
import { piecesOf } from './spaces.js';

/** A cell with the place it takes on the printed line, in columns of the layout. */
export interface PlacedCell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Close behind the cell before. */
  readonly close: boolean;
  /** Close, and at no edge that other rows have: it may have been pushed to the right. */
  readonly adrift: boolean;
}

/**
 * How wide a Chinese character is: two columns on a terminal, one for programs that count characters,
 * three for `pdftotext -layout`, which counts bytes.
 */
const HANZI_WIDTHS = [2, 1, 3] as const;
const SAMPLE_ROWS = 500;

function isWide(unit: number): boolean {
  return unit >= 0x1100 && (unit < 0x2000 || (unit >= 0x2e80 && unit !== 0xfeff));
}

/** Spaces that part two cells where there is no room for more. */
const LEAST_GAP = 2;

type Placed = Omit<PlacedCell, 'close' | 'adrift'>;

function place(line: string, hanziWidth: number): Placed[] {
  const cells: Placed[] = [];
  let at = 0;
  let width = 0;
  const advance = (to: number): number => {
    for (; at < to; at += 1) width += isWide(line.charCodeAt(at)) ? hanziWidth : 1;
    return width;
  };
  for (const piece of piecesOf(line)) {
    const start = advance(piece.start);
    cells.push({ text: piece.text, start, end: advance(piece.end) });
  }
  return cells;
}

/** How many cells of all rows start, and how many end, at each place. */
interface Edges {
  readonly starts: ReadonlyMap<number, number>;
  readonly ends: ReadonlyMap<number, number>;
}

function edgesOf(rows: readonly (readonly Placed[])[]): Edges {
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  for (const row of rows) {
    for (const { start, end } of row) {
      starts.set(start, (starts.get(start) ?? 0) + 1);
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
  }
  return { starts, ends };
}

function isMet({ start, end }: Placed, { starts, ends }: Edges): boolean {
  return (starts.get(start) ?? 0) > 1 || (ends.get(end) ?? 0) > 1;
}

/** Cells whose start or end is met by a cell of another row: the width under which most meet is the writer's. */
function meetings(rows: readonly (readonly Placed[])[]): number {
  const edges = edgesOf(rows);
  return rows.reduce((sum, row) => sum + row.slice(1).filter((cell) => isMet(cell, edges)).length, 0);
}

/** The cells of the lines, in the width of characters that the writer of the lines counted with. */
export function placeRows(lines: readonly string[]): PlacedCell[][] {
  const sample = lines.slice(0, SAMPLE_ROWS);
  const scores = HANZI_WIDTHS.map((width) => meetings(sample.map((line) => place(line, width))));
  const best = HANZI_WIDTHS[scores.indexOf(Math.max(...scores))] ?? HANZI_WIDTHS[0];
  const rows = lines.map((line) => place(line, best));
  const edges = edgesOf(rows);
  return rows.map((row) =>
    row.map((cell, index) => {
      const before = row[index - 1];
      const close = before !== undefined && cell.start - before.end <= LEAST_GAP;
      return { ...cell, close, adrift: close && !isMet(cell, edges) };
    }),
  );
}
