/** Reads tables drawn with pipes: Markdown, with or without the outer pipes, and boxes of line-drawing characters. */
import type { Block } from '../../model/grid.js';
import type { Budget } from '../budget.js';
import { cellRows, TableAssembly } from './assembly.js';
import { isBlankLine, linesOf } from './lines.js';
import { headingOf, inlineText } from './markdown-inline.js';

/** A cell broken over more lines than this is a row that lost its last pipe. */
const MAX_BROKEN_LINES = 40;

/** The cells between the pipes, without outer pipes; `\|` is a character. */
function splitPipes(line: string, pipe: string): string[] {
  const row = line.trim();
  const cells: string[] = [];
  let start = row.startsWith(pipe) ? pipe.length : 0;
  for (let at = start; at < row.length; at += 1) {
    if (row[at] === '\\') at += 1;
    else if (row[at] === pipe) {
      cells.push(row.slice(start, at));
      start = at + 1;
    }
  }
  if (start < row.length) cells.push(row.slice(start));
  return cells;
}

/** `|---|:--:|`; a lone dash is a placeholder of a data row unless the row stands where a delimiter row must. */
function isDelimiterRow(cells: readonly string[], second: boolean): boolean {
  const dashes = second ? /^\s*:?-+:?\s*$/ : /^\s*:?-{2,}:?\s*$/;
  return cells.length > 0 && cells.every((cell) => cell.length < 1_000 && dashes.test(cell));
}

/** `+----+----+`, `├───┼───┤`, `-----`: lines of the drawing. */
function isBorder(line: string): boolean {
  const drawing = line.trim();
  return /^[+=_*─-╿-]{3,}[+=_*─-╿\s-]*$/.test(drawing);
}

/** Puts a row together again that a line end inside a cell broke: it opens with a pipe, and closes with one lines later. */
function* wholeRows(lines: Iterable<string>, pipe: string): Generator<string> {
  let held: string[] = [];
  for (const line of lines) {
    const text = line.trim();
    const opens = text.startsWith(pipe);
    if (held.length > 0 && (opens || text === '' || held.length >= MAX_BROKEN_LINES)) {
      yield* held;
      held = [];
    }
    if (held.length > 0 || (opens && !text.endsWith(pipe))) {
      held.push(line);
      if (text.endsWith(pipe)) {
        yield held.join('\n');
        held = [];
      }
    } else yield line;
  }
  yield* held;
}

/** The grids and the loose text of a text with pipes, in reading order. */
export async function readPipeTables(text: string, pipe: string, budget: Budget): Promise<readonly Block[]> {
  const assembly = new TableAssembly(cellRows());
  let rows = 0;
  for (const line of wholeRows(linesOf(text), pipe)) {
    if (budget.isDue()) await budget.breathe();
    const cells = line.includes(pipe) ? splitPipes(line, pipe) : [];
    if (cells.length > 1 || line.trimStart().startsWith(pipe)) {
      if (!isDelimiterRow(cells, rows === 1)) {
        budget.addCells(cells.length);
        assembly.addRow(cells.map(inlineText));
      }
      rows += 1;
      continue;
    }
    rows = 0;
    if (isBlankLine(line)) assembly.addBlank();
    else if (!isBorder(line) && !line.startsWith('```')) {
      const heading = headingOf(line);
      if (heading !== null) assembly.addLone(heading, true);
      else assembly.addLone(inlineText(line));
    }
  }
  return assembly.end();
}
