/** Gathers paragraphs into cells, rows and tables by the depth at which they stand. */
import type { Budget } from '../budget.js';
import type { LeftOutText } from '../left-out-text.js';
import type { WordBlock } from './blocks.js';
import { layOutTable, leaveOut, type EdgedCell, type EdgedRow } from './table-layout.js';

/** Where a cell of a row lies, as the end of the row says it. */
export interface CellDefinition {
  /** In twips from the left edge of the text. */
  readonly left: number;
  readonly right: number;
  readonly vertical: EdgedCell['vertical'];
  /** Whether the cell to the left goes on here. */
  readonly goesOnFromLeft: boolean;
}

interface OpenTable {
  readonly rows: EdgedRow[];
  /** Cells of the row that are complete. */
  cells: WordBlock[][];
  /** Blocks of the cell that is not. */
  blocks: WordBlock[];
}

/** Width of a cell where no definition says it. */
const DEFAULT_WIDTH = 1_440;

function isBlank(blocks: readonly WordBlock[]): boolean {
  return blocks.every((block) => block.kind === 'paragraph' && block.text.trim() === '');
}

/** The cells of a row between the edges that its definition gives them. */
function edgedRow(
  contents: readonly WordBlock[][],
  definitions: readonly CellDefinition[],
  leftOut: LeftOutText,
): EdgedRow {
  const row: EdgedCell[] = [];
  let edge = 0;
  contents.forEach((blocks, index) => {
    // More cell marks than cells: some programs repeat them at the end of a row.
    if (definitions.length > 0 && index >= definitions.length && isBlank(blocks)) return;
    const { left, right, vertical, goesOnFromLeft } = definitions[index] ?? {
      left: edge,
      right: edge + DEFAULT_WIDTH,
      vertical: 'none',
      goesOnFromLeft: false,
    };
    edge = right;
    const previous = row.at(-1);
    // What stands in a cell that only goes on is not printed.
    if (goesOnFromLeft && previous !== undefined) {
      leaveOut(blocks, previous.blocks, leftOut);
      row[row.length - 1] = { ...previous, right };
    } else row.push({ left, right, vertical, blocks });
  });
  return row;
}

export class NestedTables {
  private readonly top: WordBlock[] = [];
  private readonly tables: OpenTable[] = [];

  /** @param outerDepth How deep in tables the stretch of text itself stands. */
  constructor(
    private readonly budget: Budget,
    readonly outerDepth = 0,
  ) {}

  /** @param depth 0 outside of tables. */
  add(block: WordBlock, depth: number, endsCell: boolean): void {
    this.goTo(depth);
    const table = this.tables.at(-1);
    (table?.blocks ?? this.top).push(block);
    if (table !== undefined && endsCell) endCell(table);
  }

  /** @param definitions Cells of the row, left to right; a deleted row is dropped. */
  endRow(depth: number, definitions: readonly CellDefinition[], isDeleted: boolean): void {
    this.goTo(depth);
    const table = this.tables.at(-1);
    if (table === undefined) return;
    if (table.blocks.length > 0) endCell(table);
    if (!isDeleted) table.rows.push(edgedRow(table.cells, definitions, this.budget.leftOut));
    table.cells = [];
  }

  finish(): WordBlock[] {
    this.goTo(0);
    return this.top;
  }

  /** Opens and closes tables until the innermost one is `depth` deep. */
  private goTo(depth: number): void {
    this.budget.checkDepth(this.outerDepth + depth);
    while (this.tables.length > depth) this.close();
    while (this.tables.length < depth) this.tables.push({ rows: [], cells: [], blocks: [] });
  }

  private close(): void {
    const table = this.tables.pop();
    if (table === undefined) return;
    if (table.blocks.length > 0) endCell(table);
    // A row that the document breaks off in is kept, though nothing says its edges.
    if (table.cells.length > 0) table.rows.push(edgedRow(table.cells, [], this.budget.leftOut));
    if (table.rows.length > 0)
      (this.tables.at(-1)?.blocks ?? this.top).push(layOutTable(table.rows, this.budget.leftOut));
  }
}

function endCell(table: OpenTable): void {
  table.cells.push(table.blocks);
  table.blocks = [];
}
