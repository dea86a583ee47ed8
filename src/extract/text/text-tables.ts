/** Reads the tables out of plain text, whatever separates their cells. */
import type { Block, Grid } from '../../model/grid.js';
import type { Budget } from '../budget.js';
import { raggedGridMaker } from '../ragged-grid.js';
import { cellRows, TableAssembly } from './assembly.js';
import { layOut } from './column-layout.js';
import { delimitedLines } from './delimited.js';
import type { Dialect } from './dialect.js';
import { isBlankLine, linesOf } from './lines.js';
import { readPipeTables } from './pipes.js';
import { piecesOf, tokenCells } from './spaces.js';
import { isTableTitle } from './titles.js';

async function readDelimited(
  text: string,
  delimiter: string,
  quoted: boolean,
  budget: Budget,
): Promise<readonly Block[]> {
  const assembly = new TableAssembly(cellRows());
  for (const { line, row } of delimitedLines(text, delimiter, quoted)) {
    if (budget.isDue()) await budget.breathe();
    if (row !== null) {
      budget.addCells(row.length);
      assembly.addRow(row);
    } else if (isBlankLine(line)) assembly.addBlank();
    else assembly.addLone(line);
  }
  return assembly.end();
}

async function readTokens(text: string, budget: Budget): Promise<readonly Block[]> {
  const assembly = new TableAssembly(cellRows());
  for (const line of linesOf(text)) {
    if (budget.isDue()) await budget.breathe();
    const row = tokenCells(line);
    budget.addCells(row.length);
    // Words of a title are spaced out too.
    if (row.length > 1 && !isTableTitle(line, false)) assembly.addRow(row);
    else if (row.length === 0) assembly.addBlank();
    else assembly.addLone(line);
  }
  return assembly.end();
}

/** Rows are kept as lines until the table is whole: only then do its columns show. */
async function readColumns(text: string, budget: Budget): Promise<readonly Block[]> {
  const makeGrid = raggedGridMaker();
  const gridOf = (lines: readonly string[]): Grid => makeGrid(layOut(lines));
  const assembly = new TableAssembly<string>({
    cells: (line) => piecesOf(line).map((piece) => piece.text),
    loneRow: (line) => line,
    finish: (lines) => ({ kind: 'grid', grid: gridOf(lines) }),
  });
  for (const line of linesOf(text)) {
    if (budget.isDue()) await budget.breathe();
    const { length } = piecesOf(line);
    budget.addCells(length);
    if (length > 1) assembly.addRow(line);
    else if (length === 0) assembly.addBlank();
    else assembly.addLone(line);
  }
  return assembly.end();
}

function readLoose(text: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of linesOf(text))
    if (!isBlankLine(line)) blocks.push({ kind: 'text', text: line.trim(), page: null });
  return blocks;
}

/** The grids and the loose text of a plain text, in reading order. */
export async function readTextTables(text: string, dialect: Dialect, budget: Budget): Promise<readonly Block[]> {
  switch (dialect.kind) {
    case 'pipes':
      return readPipeTables(text, dialect.pipe, budget);
    case 'delimited':
      return readDelimited(text, dialect.delimiter, dialect.quoted, budget);
    case 'columns':
      return readColumns(text, budget);
    case 'tokens':
      return readTokens(text, budget);
    case 'none':
      return readLoose(text);
  }
}
