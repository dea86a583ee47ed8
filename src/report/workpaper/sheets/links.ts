/** Jumps inside the workbook, the only ones there are. */
import { formula, quoted, type Cell } from '../xlsx/cell.js';
import type { RowPlace } from '../xlsx/sheet.js';

/** @param place Of our own making: no text of a document ever gets into a link. */
export function link({ sheet, row }: RowPlace, words: string): Cell {
  const target = `#'${sheet}'!A${String(row)}`;
  return formula(`HYPERLINK(${quoted(target)},${quoted(words)})`, { text: words }, { font: 'link', align: 'centre' });
}
