/** Which cell each glyph of a page belongs to: by its middle, and for text that runs over its cell by where it came from. */
import { contains, overlap, type Box } from '../lattice/geometry.js';
import type { LatticeTable } from '../lattice/lattice.js';
import type { Glyph } from './page-content.js';

/** A cell by the numbers of its table and of itself. */
export interface Owner {
  readonly table: number;
  readonly cell: number;
}

/** A step to the next line, and a gap within a run of text, in ems. */
const MIN_LINE = 0.7;
const MAX_LINE = 1.8;
const TEXT_GAP = 0.16;
const SAME_LINE = 0.3;
/** Steps of even lines differ by less, in ems. */
const UNEVEN = 0.06;
/** A cell's clip may reach over its borders by this much, in points. */
const CLIP_TOLERANCE = 3;

/** Index of the track that a position lies in; −1 outside. */
function trackOf(lines: readonly number[], at: number): number {
  let low = 0;
  let high = lines.length - 1;
  if (at < (lines[low] as number) || at > (lines[high] as number)) return -1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as number) <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** Finds the cell at a position of one table. */
class CellIndex {
  private readonly slots: Int32Array;
  readonly area: number;

  constructor(
    readonly table: LatticeTable,
    readonly number: number,
  ) {
    const columns = table.xs.length - 1;
    this.slots = new Int32Array(columns * (table.ys.length - 1)).fill(-1);
    table.cells.forEach(({ row, column, rowSpan, columnSpan }, index) => {
      for (let y = row; y < row + rowSpan; y += 1)
        this.slots.fill(index, y * columns + column, y * columns + column + columnSpan);
    });
    const [x0, y0, x1, y1] = table.box;
    this.area = (x1 - x0) * (y1 - y0);
  }

  cellAt(x: number, y: number): number {
    if (!contains(this.table.box, x, y)) return -1;
    const column = trackOf(this.table.xs, x);
    const row = trackOf(this.table.ys, y);
    return column < 0 || row < 0 ? -1 : (this.slots[row * (this.table.xs.length - 1) + column] ?? -1);
  }
}

function isWithin([x0, y0, x1, y1]: Box, [left, top, right, bottom]: Box): boolean {
  const t = CLIP_TOLERANCE;
  return x0 >= left - t && y0 >= top - t && x1 <= right + t && y1 <= bottom + t;
}

function byPlace(tables: readonly LatticeTable[], glyphs: readonly Glyph[]): (Owner | null)[] {
  // The innermost table comes first.
  const indexes = tables.map((table, number) => new CellIndex(table, number)).sort((a, b) => a.area - b.area);
  const ownerAt = ([x0, y0, x1, y1]: Box): Owner | null => {
    for (const index of indexes) {
      const cell = index.cellAt((x0 + x1) / 2, (y0 + y1) / 2);
      if (cell >= 0) return { table: index.number, cell };
    }
    return null;
  };
  return glyphs.map(({ x0, y0, x1, y1, direction, clip }) => {
    if (direction === null) return null;
    if (clip === null) return ownerAt([x0, y0, x1, y1]);
    // Spreadsheets clip a text to its cell: what does not fit is hidden, and still is the text of that cell.
    const owner = ownerAt(clip);
    const cell = owner === null ? undefined : tables[owner.table]?.cells[owner.cell];
    return cell !== undefined && isWithin(clip, cell.box) ? owner : null;
  });
}

const isSame = (a: Owner | null, b: Owner | null): boolean => a?.table === b?.table && a?.cell === b?.cell;

/** Whether a glyph follows another in the same line, with no room for a border's padding between them. */
function followsInLine(last: Glyph, next: Glyph): boolean {
  const em = Math.max(last.size, next.size);
  return Math.abs(last.y0 - next.y0) <= SAME_LINE * em && Math.abs(next.x0 - last.x1) <= TEXT_GAP * em;
}

/** Whether a glyph goes on with the text of a cell in the line below its last one, in the same size. */
function followsBelow(last: Glyph, next: Glyph, box: Box): boolean {
  const em = next.size;
  if (Math.abs(last.size - em) > em / 20) return false;
  const step = (next.y0 + next.y1 - last.y0 - last.y1) / 2;
  return step >= MIN_LINE * em && step <= MAX_LINE * em && overlap(next.x0, next.x1, box[0], box[2]) >= em / 3;
}

/** Text that leaves the table goes to the cell that it left. */
function followOut(tables: readonly LatticeTable[], glyphs: readonly Glyph[], owners: (Owner | null)[]): void {
  for (let at = 1; at < glyphs.length; at += 1) {
    const owner = owners[at - 1] ?? null;
    if (owners[at] !== null || owner === null) continue;
    const [last, next] = [glyphs[at - 1] as Glyph, glyphs[at] as Glyph];
    const table = tables[owner.table];
    const box = table?.cells[owner.cell]?.box;
    if (next.direction !== 0 || last.direction !== 0 || box === undefined) continue;
    const isLowest = box[3] === table?.box[3];
    if (followsInLine(last, next) || (isLowest && followsBelow(last, next, box))) owners[at] = owner;
  }
}

/** Text that runs on into the next cell goes back to the cell where it began, if nothing else stands in the next one. */
function followOver(glyphs: readonly Glyph[], owners: (Owner | null)[]): void {
  const runs: { from: Owner; into: Owner; start: number; end: number }[] = [];
  for (let at = 1; at < glyphs.length; at += 1) {
    const [last, next] = [glyphs[at - 1] as Glyph, glyphs[at] as Glyph];
    const [from, into] = [owners[at - 1] ?? null, owners[at] ?? null];
    if (from === null || into === null || isSame(from, into) || from.table !== into.table) continue;
    if (next.direction !== 0 || last.direction !== 0 || last.run !== next.run || !followsInLine(last, next)) continue;
    let end = at + 1;
    while (end < glyphs.length && isSame(owners[end] ?? null, into) && (glyphs[end] as Glyph).run === next.run)
      end += 1;
    runs.push({ from, into, start: at, end });
  }
  if (runs.length === 0) return;
  const keyOf = ({ table, cell }: Owner): string => `${String(table)}/${String(cell)}`;
  const counts = new Map<string, number>();
  for (const owner of owners) if (owner !== null) counts.set(keyOf(owner), (counts.get(keyOf(owner)) ?? 0) + 1);
  for (const { from, into, start, end } of runs)
    if (counts.get(keyOf(into)) === end - start) owners.fill(from, start, end);
}

/** Text too long for its cell runs on over the lower edge in even lines, into whatever cell is there. */
function followDown(tables: readonly LatticeTable[], glyphs: readonly Glyph[], owners: (Owner | null)[]): void {
  let pitch: number | null = null;
  let lineStart = 0;
  /** The glyph before was moved. */
  let isMoving = false;
  for (let at = 1; at < glyphs.length; at += 1) {
    const [last, next] = [glyphs[at - 1] as Glyph, glyphs[at] as Glyph];
    const [from, into] = [owners[at - 1] ?? null, owners[at] ?? null];
    const step = (next.y0 + next.y1 - last.y0 - last.y1) / 2;
    const isNewLine = step >= MIN_LINE * next.size && step <= MAX_LINE * next.size;
    if (isSame(from, into)) {
      if (isNewLine) {
        pitch = step;
        lineStart = next.x0;
      }
      isMoving = false;
      continue;
    }
    const cells = from === null || from.table !== into?.table ? undefined : tables[from.table]?.cells;
    const [upper, lower] = [cells?.[from?.cell ?? -1]?.box, cells?.[into?.cell ?? -1]?.box];
    const isBelow = upper !== undefined && lower !== undefined && Math.abs(lower[1] - upper[3]) < next.size / 4;
    const isEven = pitch !== null && isNewLine && Math.abs(step - pitch) <= UNEVEN * next.size;
    const startsLine = isEven && Math.abs(next.x0 - lineStart) <= next.size * 1.5;
    const staysInLine: boolean = isMoving && Math.abs(step) <= SAME_LINE * next.size;
    isMoving = isBelow && next.x1 <= upper[2] && (startsLine || staysInLine);
    if (isMoving) owners[at] = from;
    else pitch = null;
  }
}

/** The owner of each glyph; null outside of every table. */
export function cellOwners(tables: readonly LatticeTable[], glyphs: readonly Glyph[]): readonly (Owner | null)[] {
  const owners = byPlace(tables, glyphs);
  if (tables.length > 0) {
    followOut(tables, glyphs, owners);
    followOver(glyphs, owners);
    followDown(tables, glyphs, owners);
  }
  return owners;
}
