/** Reads a workpaper back with another library, and calculates its formulas anew. */
import ExcelJS from 'exceljs';
import { expect } from 'vitest';
import { evaluate, FormulaError, type CellValue } from './evaluate.js';

export async function readBook(file: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  return book;
}

/** Cells of a row by the titles of the first one. */
export function rowByTitles(sheet: ExcelJS.Worksheet, row: number): Record<string, ExcelJS.Cell> {
  const cells: Record<string, ExcelJS.Cell> = {};
  sheet.getRow(1).eachCell((title, column) => {
    cells[title.text] = sheet.getRow(row).getCell(column);
  });
  return cells;
}

/** Every row below the header. */
export function rowsOf(sheet: ExcelJS.Worksheet): Record<string, ExcelJS.Cell>[] {
  return Array.from({ length: sheet.rowCount - 1 }, (_, at) => rowByTitles(sheet, at + 2));
}

/** What a cell shows as written: of a formula the figure beside it. */
export function shown(cell: ExcelJS.Cell | undefined): CellValue {
  const value = cell?.type === ExcelJS.ValueType.Formula ? cell.result : cell?.value;
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

/** What a cell comes to when everything is calculated anew. */
export function calculated(sheet: ExcelJS.Worksheet, column: string, row: number): CellValue {
  const cell = sheet.getCell(`${column}${String(row)}`);
  if (cell.type !== ExcelJS.ValueType.Formula) return shown(cell);
  return evaluate(cell.formula, (otherColumn, otherRow) => calculated(sheet, otherColumn, otherRow));
}

/** Holds every formula of the book against the figure beside it. @returns How many there were. */
export function expectLive(book: ExcelJS.Workbook): number {
  const wrong: string[] = [];
  let formulas = 0;
  book.eachSheet((sheet) => {
    sheet.eachRow((row, number) => {
      row.eachCell((cell) => {
        if (cell.type !== ExcelJS.ValueType.Formula) return;
        formulas += 1;
        const [column = ''] = /^[A-Z]+/.exec(cell.address) ?? [];
        const again = attempt(() => calculated(sheet, column, number));
        const beside = shown(cell);
        const same =
          typeof again === 'number' && typeof beside === 'number'
            ? Math.abs(again - beside) <= 1e-12 * Math.max(1, Math.abs(beside))
            : again === beside;
        if (!same)
          wrong.push(
            `${sheet.name} ${cell.address} ${cell.formula}: ${String(beside)} written, ${String(again)} calculated`,
          );
      });
    });
  });
  expect(wrong.slice(0, 20)).toEqual([]);
  return formulas;
}

function attempt(work: () => CellValue): CellValue {
  try {
    return work();
  } catch (error) {
    if (error instanceof FormulaError) return error.message;
    throw error;
  }
}
