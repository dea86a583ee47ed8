/** What both Excel formats are read to: the cells of one visible sheet as they are shown, before any table is found. */

/** Bounds of the format: .xlsx has the most rows and columns. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** Rows and columns from 0, ends included. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface RawSheet {
  readonly name: string;
  /** Whether the workbook does not show it. */
  readonly isHidden: boolean;
  /** Row → column → text as shown; blank cells are left out. */
  readonly rows: Map<number, Map<number, string>>;
  readonly merges: MergedRange[];
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  /** Formulas without a stored result: what they show is not known. */
  readonly uncomputed: string[];
}

export function emptySheet(name: string, isHidden = false): RawSheet {
  return {
    name,
    isHidden,
    rows: new Map(),
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    uncomputed: [],
  };
}

/** Puts a text into a sheet; white space around it is layout. */
export function putCell(sheet: RawSheet, row: number, column: number, text: string): boolean {
  const shown = text.replace(/\r\n?/g, '\n').trim();
  if (shown === '') return false;
  const cells = sheet.rows.get(row) ?? new Map<number, string>();
  if (cells.size === 0) sheet.rows.set(row, cells);
  cells.set(column, shown);
  return true;
}
