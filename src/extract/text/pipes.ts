/** Reads tables drawn with pipes: Markdown, with or without the outer pipes, and boxes of line-drawing characters. */
import type { Block, Grid } from '../../model/grid.js';
import type { Budget } from '../budget.js';
import { cellRows, TableAssembly } from './assembly.js';
import { withDrawnTables } from './drawn-tables.js';
import { isBlankLine, linesOf } from './lines.js';
import { headingOf, inlineText } from './markdown-inline.js';

/** A cell broken over more lines than this is a row that lost its last pipe. */
const MAX_BROKEN_LINES = 40;

/** A writer without outer pipes leaves some rows with a text at their start, and all with as many pipes. */
const MIN_BARE_ROWS = 2;

/**
 * Whether pipes stand between the cells only: then one at the start of a row has a blank cell before it.
 * Told by the rows with the number of pipes that most have, since a row that a line end broke has fewer.
 */
function isBare(text: string, pipe: string): boolean {
  const tallies = new Map<number, { rows: number; bare: number }>();
  for (const line of linesOf(text)) {
    const row = line.trim();
    const pipes = row.split(pipe).length - 1;
    if (pipes < 2) continue;
    const tally = tallies.get(pipes) ?? { rows: 0, bare: 0 };
    tally.rows += 1;
    if (!row.startsWith(pipe)) tally.bare += 1;
    tallies.set(pipes, tally);
  }
  const [most] = [...tallies.values()].sort((a, b) => b.rows - a.rows);
  return most !== undefined && most.bare >= MIN_BARE_ROWS;
}

/** The cells between the pipes; `\|` is a character. */
function splitPipes(line: string, pipe: string, bare: boolean): string[] {
  const row = line.trim();
  const cells: string[] = [];
  let start = !bare && row.startsWith(pipe) ? pipe.length : 0;
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

/** `│   ├───┼───┤`: a line of the drawing beside a merged cell, where the drawing as a whole could not be read. */
function isPartOfDrawing(cells: readonly string[]): boolean {
  return (
    cells.every((cell) => /^[\s─-╿]*$/.test(cell)) && cells.some((cell) => cell.includes('─') || /[━═]/.test(cell))
  );
}

/** Puts a row together again that a line end inside a cell broke: it opens with a pipe, and closes with one lines later. */
function* wholeRows(lines: Iterable<string | Grid>, pipe: string): Generator<string | Grid> {
  let held: string[] = [];
  for (const line of lines) {
    if (typeof line !== 'string') {
      yield* held;
      held = [];
      yield line;
      continue;
    }
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
  const bare = isBare(text, pipe);
  const lines = withDrawnTables(linesOf(text));
  for (const line of bare ? lines : wholeRows(lines, pipe)) {
    if (budget.isDue()) await budget.breathe();
    if (typeof line !== 'string') {
      budget.addCells(line.cells.length);
      assembly.addBlock({ kind: 'grid', grid: line });
      rows = 0;
      continue;
    }
    const cells = line.includes(pipe) ? splitPipes(line, pipe, bare) : [];
    if (cells.length > 1 || line.trimStart().startsWith(pipe)) {
      if (!isDelimiterRow(cells, rows === 1) && !isPartOfDrawing(cells)) {
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
