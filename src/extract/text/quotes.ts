/** Quoted fields of delimited text: where a quoted record ends, and when a quote is only a character. */
import { lineEnd } from './lines.js';

/** A cell of a spreadsheet that was written over more lines than this is a stray quote. */
const MAX_LINES = 64;
const QUOTE = '"';

/** A record and where the next one starts. */
interface RecordSpan {
  readonly end: number;
  readonly next: number;
  /** Whether some field is quoted; else quotes in it are characters. */
  readonly quoted: boolean;
  /** Whether quotes hold a line end, a delimiter or a doubled quote: what nobody writes by chance. */
  readonly needed: boolean;
}

interface ClosedQuote {
  /** Just behind the closing quote. */
  readonly end: number;
  readonly needed: boolean;
}

/** The closing quote of a field that opens at `open`: one with the delimiter or the end of the line behind it. */
function closeQuote(text: string, open: number, limit: number, delimiter: string): ClosedQuote | null {
  let needed = false;
  for (let at = text.indexOf(QUOTE, open + 1); at >= 0 && at < limit; at = text.indexOf(QUOTE, at + 1)) {
    if (text[at + 1] === QUOTE) {
      needed = true;
      at += 1;
    } else if (
      at + 1 >= text.length ||
      text.startsWith(delimiter, at + 1) ||
      /[\n\r\f\u0085\u2028\u2029]/.test(text.charAt(at + 1))
    ) {
      const inside = text.slice(open + 1, at);
      return { end: at + 1, needed: needed || inside.includes(delimiter) || /[\n\r]/.test(inside) };
    } else return null;
  }
  return null;
}

function countFields(text: string, start: number, end: number, delimiter: string): number {
  return text.slice(start, end).split(delimiter).length;
}

/**
 * A stray quote can pair with another some rows down; then rows lie between the two: lines with as many fields as the
 * record would have. A sentence has commas of its own, but no tabs.
 */
function swallowsRows(text: string, start: number, open: number, close: number, delimiter: string): boolean {
  const outside =
    countFields(text, start, open, delimiter) + countFields(text, close, lineEnd(text, close).end, delimiter);
  const most = delimiter === '\t' ? 2 : Math.max(2, outside - 2);
  for (let at = lineEnd(text, open).next; at < close;) {
    const { end, next } = lineEnd(text, at);
    if (countFields(text, at, Math.min(end, close), delimiter) > most) return true;
    at = next;
  }
  return false;
}

/**
 * The record that starts at `start`: one line, or several where a quoted field goes on over their ends.
 * A quote that does not close as a quoted field should is taken as a character of its cell.
 */
export function findRecord(text: string, start: number, delimiter: string): RecordSpan {
  let { end, next } = lineEnd(text, start);
  let quoted = false;
  let needed = false;
  let limit = -1;
  for (let at = start; at < end;) {
    if (text[at] === QUOTE) {
      if (limit < 0) limit = linesAhead(text, start);
      const closed = closeQuote(text, at, limit, delimiter);
      const spansLines = closed !== null && closed.end > end;
      if (closed !== null && !(spansLines && swallowsRows(text, start, at, closed.end, delimiter))) {
        quoted = true;
        needed ||= closed.needed;
        if (spansLines) ({ end, next } = lineEnd(text, closed.end));
        at = closed.end;
      } else if (!quoted) return { end, next, quoted: false, needed: false };
    }
    const delimiterAt = text.indexOf(delimiter, at);
    at = delimiterAt < 0 || delimiterAt >= end ? end : delimiterAt + delimiter.length;
  }
  return { end, next, quoted, needed };
}

/** Where the last line ends that a field opened on the line at `start` may reach. */
function linesAhead(text: string, start: number): number {
  let at = start;
  for (let line = 0; line < MAX_LINES && at < text.length; line += 1) at = lineEnd(text, at).next;
  return at;
}

/** Whether the writer of a text quoted fields on purpose: some quotes were needed, or most cells have them. */
export function isQuotedThroughout(text: string, delimiter: string): boolean {
  let quoted = 0;
  let records = 0;
  for (let at = 0; at < text.length && records < 2_000; records += 1) {
    const record = findRecord(text, at, delimiter);
    if (record.needed) return true;
    if (record.quoted) quoted += 1;
    at = record.next;
  }
  return quoted > records / 2;
}
