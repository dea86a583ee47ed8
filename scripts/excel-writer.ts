/** Writes tables as an Excel workbook the way an office does: figures as numbers with a format, merged cells, title rows. */
import exceljs, { type Worksheet } from 'exceljs';

export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

export interface SheetContent {
  readonly name: string;
  /** Lines above the table, each over its whole width. */
  readonly titles: readonly string[];
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly SheetCell[];
}

/** One sheet a table; all on one sheet, one below the other with a blank row between; or side by side with a blank column. */
export type SheetLayout = 'sheets' | 'stacked' | 'beside';

/** A figure as a number and the format that shows it as printed; any other text as text. */
function valueOf(text: string): { readonly value: string | number; readonly numFmt: string | null } {
  const figure = /^(-?(?:0|[1-9]\d{0,11}))(?:\.(\d{1,6}))?(%?)$/.exec(text);
  if (figure === null) return { value: text, numFmt: null };
  const [, , places = '', percent = ''] = figure;
  const number = Number(text.replace('%', '')) / (percent === '' ? 1 : 100);
  const zeros = places === '' ? '' : `.${'0'.repeat(places.length)}`;
  const general = zeros === '' && percent === '';
  return { value: number, numFmt: general ? null : `0${zeros}${percent}` };
}

/** @returns The number of the row behind the table. */
function writeTable(sheet: Worksheet, content: SheetContent, top: number, left: number): number {
  let at = top;
  const put = (row: number, column: number, rows: number, columns: number, text: string): void => {
    const cell = sheet.getCell(row, column);
    const { value, numFmt } = valueOf(text);
    if (text !== '') cell.value = value;
    if (numFmt !== null) cell.numFmt = numFmt;
    cell.border = {
      top: { style: 'thin' },
      left: { style: 'thin' },
      bottom: { style: 'thin' },
      right: { style: 'thin' },
    };
    cell.alignment = { wrapText: true, vertical: 'middle' };
    if (rows > 1 || columns > 1) sheet.mergeCells(row, column, row + rows - 1, column + columns - 1);
  };
  for (const title of content.titles) {
    put(at, left, 1, content.columns, title);
    at += 1;
  }
  for (const { row, column, rowSpan, columnSpan, text } of content.cells) {
    put(at + row, left + column, rowSpan, columnSpan, text);
  }
  return at + content.rows;
}

export async function workbookBytes(tables: readonly SheetContent[], layout: SheetLayout): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  // The same bytes on every run.
  workbook.created = workbook.modified = new Date(Date.UTC(2025, 0, 1));
  if (layout === 'sheets') for (const table of tables) writeTable(workbook.addWorksheet(table.name), table, 1, 1);
  else {
    const sheet = workbook.addWorksheet('自评表');
    let top = 1;
    let left = 1;
    for (const table of tables) {
      const next = writeTable(sheet, table, top, left);
      if (layout === 'stacked') top = next + 1;
      else left += table.columns + 1;
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
