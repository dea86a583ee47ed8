/** Rows of delimited text: tabs, commas or semicolons between the cells, some of them quoted. */
import papaparse from 'papaparse';
import type { TextRow } from '../ragged-grid.js';
import { lineEnd } from './lines.js';
import { findRecord } from './quotes.js';

/** A row, or null for a line without any delimiter. */
interface DelimitedLine {
  /** The whole record as it stands in the text. */
  readonly line: string;
  readonly row: TextRow | null;
}

function splitQuoted(record: string, delimiter: string): TextRow | null {
  const { data, errors } = papaparse.parse<string[]>(record, { delimiter });
  const [row] = data;
  return errors.length === 0 && data.length === 1 && row !== undefined ? row : null;
}

/** The records of the text. Each is found before it is parsed, so a stray quote costs its own record only. */
export function* delimitedLines(text: string, delimiter: string, quoted: boolean): Generator<DelimitedLine> {
  for (let start = 0; start < text.length;) {
    const span = quoted ? findRecord(text, start, delimiter) : { ...lineEnd(text, start), quoted: false };
    const line = text.slice(start, span.end);
    const cells = (span.quoted ? splitQuoted(line, delimiter) : null) ?? line.split(delimiter);
    yield { line: cells.length === 1 ? (cells[0] ?? line) : line, row: cells.length > 1 ? cells.map(trimCell) : null };
    start = span.next;
  }
}

/**
 * White space at the ends of a cell belongs to the layout; `="001"` and `'001` are how a text is kept from turning into
 * a number, `'=1+1` into a formula.
 */
function trimCell(cell: string): string {
  const trimmed = cell.trim();
  const text = /^'[-+=@\d][^']*$/.test(trimmed) ? trimmed.slice(1) : trimmed;
  const isFormula = text.length >= 3 && text.startsWith('="') && text.endsWith('"');
  return isFormula && !/[^"]"[^"]/.test(text.slice(2, -1)) ? text.slice(2, -1).replaceAll('""', '"') : text;
}
