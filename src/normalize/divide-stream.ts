/** Divides a stream of cells (a copy with one cell a line) into indicator rows: the division that aligns best. */
import { floating } from './align-input.js';
import type { TableModel } from './align-model.js';
import { readRow } from './align-table.js';
import type { LineCell } from './lines.js';

/** Rows hold at most this many cells more than the header has columns. */
const SPARE = 1;
const MIN_CELLS = 3;
/** Longer streams are no indicator block of one form. */
const MAX_STREAM = 3_000;

interface Cut {
  readonly score: number;
  readonly from: number;
}

/** The rows, in order; every cell is in one. */
export function divideStream(cells: readonly LineCell[], table: TableModel): LineCell[][] {
  if (cells.length > MAX_STREAM) return [[...cells]];
  const longest = table.slots.length + SPARE;
  const classes = cells.map((cell) => table.features.read(cell.text).class);
  // 序号 in the first column.
  const isNumbered = table.slots[0]?.field === 'other';
  const startsRow = (at: number): boolean => {
    const kind = classes[at];
    if (isNumbered && kind === 'number') return /^\d{1,3}$/u.test((cells[at] as LineCell).text);
    return (
      kind !== undefined &&
      ![
        'number',
        'points',
        'percent',
        'quantity',
        'bound',
        'range',
        'date',
        'dash',
        'sign',
        'measure',
        'method',
      ].includes(kind)
    );
  };
  const best: (Cut | null)[] = [{ score: 0, from: 0 }];
  for (let end = 1; end <= cells.length; end++) {
    best[end] = null;
    if (end < cells.length && !startsRow(end)) continue;
    for (let size = Math.min(MIN_CELLS, end); size <= Math.min(longest, end); size++) {
      const from = end - size;
      const before = best[from];
      if (before == null) continue;
      const reading = readRow(table, floating(cells.slice(from, end)), from === 0)[0];
      if (reading === undefined) continue;
      const score = before.score + reading.score;
      if (best[end] == null || score > (best[end]?.score ?? 0)) best[end] = { score, from };
    }
  }
  const rows: LineCell[][] = [];
  for (let end = cells.length; end > 0;) {
    const from = best[end]?.from ?? Math.max(0, end - longest);
    rows.push(cells.slice(from, end));
    end = from;
  }
  return rows.reverse();
}
