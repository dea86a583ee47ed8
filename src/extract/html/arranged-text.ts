/** Tells a small table that only arranges the text of a cell from one that says something of its own. */
import type { Block } from '../../model/grid.js';

/** A form has more columns: at least a name, a weight, a value and a score. */
const MAX_COLUMNS = 3;
/** A longer table in a cell is no text that somebody arranged. */
const MAX_ROWS = 40;

/**
 * Whether a table in a cell is the text of that cell: 目标1 and 目标2 in a frame of their own.
 * @param isBare
 *   The cell has no text beside its tables: then it says what they say, and two or three columns will do too.
 */
export function isArrangedText(block: Block, isBare: boolean): boolean {
  return block.kind === 'grid' && block.grid.rows <= MAX_ROWS && block.grid.columns <= (isBare ? MAX_COLUMNS : 1);
}

/** The texts of a table, a line for each row. */
export function linesOf(block: Block): string[] {
  if (block.kind === 'text') return [block.text];
  const rows: string[][] = Array.from({ length: block.grid.rows }, () => []);
  for (const { row, text } of block.grid.cells) if (text !== '') rows[row]?.push(text);
  return rows.filter((texts) => texts.length > 0).map((texts) => texts.join(' '));
}
