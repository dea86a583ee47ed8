/** The working copy of a form that damage is done to: rows of cells as a copied table has them, ragged where damaged. */
import type { Form, RowKind } from '../forms/form.js';

export interface DamageCell {
  text: string;
  /** Truth fields that the text gives. */
  owners: readonly string[];
}

export interface DamageRow {
  kind: RowKind | 'blank' | 'placeholder';
  /** Number of the indicator or fund. */
  readonly item: number | null;
  cells: DamageCell[];
  /** Cells were cut or joined: no further damage of that sort, or two readings would be equally good. */
  cut: boolean;
  /** Cells stand away from their columns. */
  shifted: boolean;
}

export interface DamagedTable {
  readonly form: Form;
  rows: DamageRow[];
  before: string[];
  after: string[];
  /** Lost in the damage: no reader can give them back; null, the text itself, a part of it or a carried text are accepted. */
  readonly destroyed: Set<string>;
  /**
   * Two readings are equally good: the field does not count as restored or not,
   * but a reader that is sure of the wrong one is still counted as confidently wrong.
   */
  readonly ambiguous: Set<string>;
  /** One line for each damage done, for people. */
  readonly notes: string[];
  readonly kinds: string[];
  /** One cell a line, empty cells as lines of a no-break space. */
  cellPerLine: boolean;
}

export function emptyCell(): DamageCell {
  return { text: '', owners: [] };
}

export function openTable(form: Form): DamagedTable {
  const rows: DamageRow[] = form.rows.map(({ kind, item }) => ({
    kind,
    item,
    cells: Array.from({ length: form.columns }, emptyCell),
    cut: false,
    shifted: false,
  }));
  for (const cell of form.cells) {
    const row = rows[cell.row];
    if (row) row.cells[cell.column] = { text: cell.text, owners: cell.owners };
  }
  return {
    form,
    rows,
    before: [...form.before],
    after: [...form.after],
    destroyed: new Set(),
    ambiguous: new Set(),
    notes: [],
    kinds: [],
    cellPerLine: false,
  };
}

/** Column kind of a cell by its first owner: `indicators/3/weight` → `weight`; null where it gives no field. */
export function fieldOf(cell: DamageCell): string | null {
  const owner = cell.owners[0];
  return owner === undefined ? null : owner.slice(owner.lastIndexOf('/') + 1);
}

/** Place of the cell that gives `field` in the row, -1 where none does. */
export function placeOf(row: DamageRow, field: string): number {
  return row.cells.findIndex((cell) => fieldOf(cell) === field);
}

export function leadingEmpty(row: DamageRow): number {
  const first = row.cells.findIndex((cell) => cell.text !== '');
  return first < 0 ? 0 : first;
}

/** Takes away an empty cell and keeps the width of the row, as a padded copy does, unless `ragged`. */
export function removeCells(row: DamageRow, at: number, count: number, ragged: boolean): void {
  row.cells.splice(at, count);
  if (!ragged) for (let turn = 0; turn < count; turn++) row.cells.push(emptyCell());
  row.shifted = true;
}

/** Puts empty cells before a cell; the row keeps its width where its end is empty. */
export function insertCells(row: DamageRow, at: number, count: number): void {
  const width = row.cells.length;
  row.cells.splice(at, 0, ...Array.from({ length: count }, emptyCell));
  while (row.cells.length > width && row.cells[row.cells.length - 1]?.text === '') row.cells.pop();
  row.shifted = true;
}

export function indicatorRows(table: DamagedTable): DamageRow[] {
  return table.rows.filter((row) => row.kind === 'indicator');
}

export function rowsOf(table: DamagedTable, kind: DamageRow['kind']): DamageRow[] {
  return table.rows.filter((row) => row.kind === kind);
}

export function nameOf(row: DamageRow): string {
  return row.item === null ? row.kind : `${row.kind} ${row.item}`;
}

export function mark(set: Set<string>, cells: readonly DamageCell[]): void {
  for (const cell of cells) for (const owner of cell.owners) set.add(owner);
}
