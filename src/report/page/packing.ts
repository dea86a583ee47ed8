/** Cells of the indicator block in few words: in a page with many tables they are most of it. */
import { COLUMNS, type CellView, type EvaluationView, type RowView } from './view.js';

/** By column: covered by a cell above, blank, a text, or a text with its span and reading. */
type PackedCell = 0 | null | string | readonly [text: string | null, span: number, reading?: string];

export type PackedEvaluation = Omit<EvaluationView, 'rows'> & {
  readonly rows: readonly (Omit<RowView, 'cells'> & { readonly cells: readonly PackedCell[] })[];
};

export function packEvaluation(view: EvaluationView): PackedEvaluation {
  const rows = view.rows.map((row) => ({ ...row, cells: COLUMNS.map((column) => packCell(row.cells[column])) }));
  return { ...view, rows };
}

export function unpackEvaluation(packed: PackedEvaluation): EvaluationView {
  const rows = packed.rows.map((row, index) => {
    const cells = COLUMNS.map((column, at) => {
      return [column, unpackCell(row.cells[at] ?? null, `indicators/${String(index)}/${column}`)] as const;
    });
    return { ...row, cells: Object.fromEntries(cells) as RowView['cells'] };
  });
  return { ...packed, rows };
}

function packCell(cell: CellView | null): PackedCell {
  if (cell === null) return 0;
  const { text, span = 1, reading } = cell;
  if (reading !== undefined) return [text, span, reading];
  return span === 1 ? text : [text, span];
}

function unpackCell(packed: PackedCell, cell: string): CellView | null {
  if (packed === 0) return null;
  if (packed === null || typeof packed === 'string') return { cell, text: packed };
  const [text, span, reading] = packed;
  return { cell, text, ...(span > 1 && { span }), ...(reading !== undefined && { reading }) };
}
