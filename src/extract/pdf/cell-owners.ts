/** Which cell each glyph of a page belongs to: by its middle, and for text that runs over its cell by where it came from. */
import { contains, type Box } from '../lattice/geometry.js';
import type { LatticeTable } from '../lattice/lattice.js';
import { followOverflow, type Owner } from './overflow.js';
import type { Glyph } from './page-content.js';

/** A cell's clip may reach over its borders by this much, in points. */
const CLIP_TOLERANCE = 3;

/** A line with its middle this near beyond the upper or lower edge of a table, in ems, was cut there by the page. */
const CUT = 0.35;

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

  /** @param reach How far beyond the upper and lower edge a position may lie. */
  cellAt(x: number, at: number, reach: number): number {
    const [, top, , bottom] = this.table.box;
    const y = at < top && at >= top - reach ? top : at > bottom && at <= bottom + reach ? bottom : at;
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
  const ownerAt = ([x0, y0, x1, y1]: Box, reach: number): Owner | null => {
    for (const index of indexes) {
      const cell = index.cellAt((x0 + x1) / 2, (y0 + y1) / 2, reach);
      if (cell >= 0) return { table: index.number, cell };
    }
    return null;
  };
  return glyphs.map(({ x0, y0, x1, y1, size, direction, clip }) => {
    if (direction === null) return null;
    if (clip === null) return ownerAt([x0, y0, x1, y1], 0) ?? ownerAt([x0, y0, x1, y1], CUT * size);
    // Spreadsheets clip a text to its cell: what does not fit is hidden, and still is the text of that cell.
    const owner = ownerAt(clip, 0);
    const cell = owner === null ? undefined : tables[owner.table]?.cells[owner.cell];
    return cell !== undefined && isWithin(clip, cell.box) ? owner : null;
  });
}

/** The owner of each glyph; null outside of every table. */
export function cellOwners(tables: readonly LatticeTable[], glyphs: readonly Glyph[]): readonly (Owner | null)[] {
  const owners = byPlace(tables, glyphs);
  if (tables.length > 0) followOverflow(tables, glyphs, owners);
  return owners;
}
