/** What the rows of an indicator block have in common, by their readings one by one. */
import type { AlignInput, Reading, TableModel } from './align-model.js';

export interface TableHabits {
  /** Per field: how many rows have it in which column. */
  readonly columns: readonly ReadonlyMap<number, number>[];
  /** How many rows have a cell that many slots out of place. */
  readonly shifts: ReadonlyMap<number, number>;
  /** Per field: share of rows without it. */
  readonly absent: readonly number[];
  readonly rows: number;
  /** Slots of most rows, empty ones included; 0 where no two of three agree. */
  readonly width: number;
}

/** Slots of two of three rows or more; 0 where no such number is. */
function usualWidth(rows: readonly AlignInput[]): number {
  const counts = new Map<number, number>();
  for (const { width } of rows) counts.set(width, (counts.get(width) ?? 0) + 1);
  for (const [width, count] of counts) if (count * 3 >= rows.length * 2) return width;
  return 0;
}

export function habitsOf(
  slots: TableModel['slots'],
  rows: readonly AlignInput[],
  readings: readonly Reading[],
): TableHabits {
  const columns = slots.map(() => new Map<number, number>());
  const absent = slots.map(() => 0);
  const shifts = new Map<number, number>();
  readings.forEach((reading, row) => {
    const out = new Set(reading.placed.map((placed) => placed?.shift ?? 0));
    for (const shift of out) shifts.set(shift, (shifts.get(shift) ?? 0) + 1);
    reading.placed.forEach((placed, slot) => {
      if (placed === null) {
        absent[slot] = (absent[slot] ?? 0) + 1;
        return;
      }
      const column = rows[row]?.cells[placed.cells[0] as number]?.column;
      const counts = columns[slot];
      if (column !== undefined && counts !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
    });
  });
  return {
    columns,
    shifts,
    absent: absent.map((count) => count / Math.max(1, readings.length)),
    rows: readings.length,
    width: usualWidth(rows),
  };
}
