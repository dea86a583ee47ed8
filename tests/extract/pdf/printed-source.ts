/** What a printed document was printed from, to hold its reading against. */
import type { PrintedTable } from '../../../scripts/printed-tables.js';
import type { Result } from '../../../src/model/evaluation.js';
import type { Cell } from '../../../src/model/grid.js';
import { auditDocument } from '../../../src/pipeline.js';

export const squeeze = (text: string): string => text.replace(/\s/g, '');

type Place = Pick<Cell, 'row' | 'column' | 'rowSpan' | 'columnSpan' | 'text'>;

/** Cells with their places and spans, a line each. */
export function placesOf(cells: readonly Place[]): string[] {
  return cells.map(
    ({ row, column, rowSpan, columnSpan, text }) => `${row},${column} ${rowSpan}×${columnSpan} ${squeeze(text)}`,
  );
}

/** The printed table without columns that no cell begins at: nothing shows them on paper. */
export function shownColumns({ cells, ...table }: PrintedTable): PrintedTable {
  const starts = [...new Set(cells.map(({ column }) => column))].sort((a, b) => a - b);
  const number = (column: number): number => starts.filter((start) => start < column).length;
  return {
    ...table,
    columns: starts.length,
    cells: cells.map((cell) => ({
      ...cell,
      column: number(cell.column),
      columnSpan: number(cell.column + cell.columnSpan) - number(cell.column),
    })),
  };
}

/** What a result says, without how surely and where. */
export function saying(results: readonly Result[]): unknown[] {
  return results.map((result) => {
    if (result.type === 'failure') return result.error;
    const { record, audit } = result;
    const indicators = record.indicators.map(
      ({ confidence: _, repairs: __, location: ___, ...indicator }) => indicator,
    );
    const funds = record.funds.map(({ location: _, ...fund }) => fund);
    return { ...record, indicators, funds, findings: audit.findings.map(({ location: _, ...finding }) => finding) };
  });
}

export const audit = async (bytes: Uint8Array, path: string): Promise<Result[]> =>
  (await auditDocument(bytes, { path })).results;
