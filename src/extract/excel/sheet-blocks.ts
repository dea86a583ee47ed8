/** Finds the tables of a sheet: several one below the other or side by side, and the titles between them. */
import type { Block, Cell } from '../../model/grid.js';
import type { Budget } from '../budget.js';
import { TableAssembly } from '../text/assembly.js';
import { divideSheet } from './sheet-regions.js';
import type { VisibleCell, VisibleRow, VisibleSheet } from './visible-sheet.js';

/** The texts that tell what a row is; one that only continues merged cells is no blank row. */
function textsOf({ cells, covering }: VisibleRow): readonly string[] {
  if (cells.length > 0) return cells.map(({ text }) => text);
  return covering.flatMap(({ text }) => [text, text]);
}

/** A row of blank cells between rows with text. */
function blankRow(row: number): VisibleRow {
  return { row, cells: [], covering: [], blankBefore: 0 };
}

/** The slots of a row that no cell of it or above it takes. */
function blankSlots(row: VisibleRow, first: number, last: number): number[] {
  const taken = new Set<number>();
  for (const { column, columnSpan } of [...row.cells, ...row.covering]) {
    for (let at = column; at < column + columnSpan; at += 1) taken.add(at);
  }
  const blank: number[] = [];
  for (let column = first; column <= last; column += 1) if (!taken.has(column)) blank.push(column);
  return blank;
}

/** The grid of a table: from the first to the last column with a text, blank cells included. */
function gridOf(rows: readonly VisibleRow[], sheet: string, budget: Budget): Block {
  let first = Infinity;
  let last = -1;
  for (const { cells } of rows) {
    for (const { column, columnSpan } of cells) {
      first = Math.min(first, column);
      last = Math.max(last, column + columnSpan - 1);
    }
  }
  budget.addCells(rows.length * (last - first + 1));
  const cellAt = (row: number, { column, columnSpan, text, bottom }: VisibleCell): Cell => {
    let end = row + 1;
    while (end < rows.length && (rows[end]?.row ?? Infinity) <= bottom) end += 1;
    return { row, column: column - first, rowSpan: end - row, columnSpan, text, page: null, bbox: null };
  };
  const cells = rows.flatMap((row, index): Cell[] => {
    const filled = row.cells.map((cell) => cellAt(index, cell));
    const blank = blankSlots(row, first, last).map((column): Cell => {
      return { row: index, column: column - first, rowSpan: 1, columnSpan: 1, text: '', page: null, bbox: null };
    });
    return [...filled, ...blank].sort((a, b) => a.column - b.column);
  });
  return { kind: 'grid', grid: { pages: null, rows: rows.length, columns: last - first + 1, cells, sheet } };
}

/** The tables and titles of a sheet, in reading order. */
export function sheetBlocks(sheet: VisibleSheet, budget: Budget): Block[] {
  const blocks: Block[] = [];
  for (const region of divideSheet(sheet.rows)) {
    const assembly = new TableAssembly<VisibleRow>({
      cells: textsOf,
      loneRow: () => blankRow(0),
      finish: (rows) => gridOf(rows, sheet.name, budget),
    });
    for (const row of region) {
      for (let blank = row.blankBefore; blank > 0; blank -= 1) {
        assembly.addBlank();
        assembly.addRow(blankRow(row.row - blank));
      }
      assembly.addRow(row);
    }
    blocks.push(...assembly.end());
  }
  return blocks;
}
