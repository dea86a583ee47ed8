/** A table while its tags come in: its rows, the open cell, the caption. */
import type { Block } from '../../model/grid.js';
import type { Budget } from '../budget.js';
import { Flow, type FlowItem } from './flow.js';
import { spanGrid, type HtmlRow } from './span-grid.js';

interface OpenCell {
  readonly flow: Flow;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

interface OpenRow {
  readonly cells: OpenCell[];
  readonly section: number;
}

/** Cells of the grids that stand in a cell. */
function nestedCells(flow: Flow): number {
  return flow.items.reduce(
    (sum, item) => sum + (typeof item === 'object' && item.kind === 'grid' ? item.grid.cells.length : 0),
    0,
  );
}

export class OpenTable {
  private readonly rows: OpenRow[] = [];
  private row: OpenRow | null = null;
  private cell: OpenCell | null = null;
  private caption: Flow | null = null;
  private section = 0;

  /** @param parent Where the table stands. */
  constructor(readonly parent: Flow) {}

  /** Where text goes; text between the cells is moved out before the table, as browsers do. */
  get flow(): Flow {
    return this.cell?.flow ?? this.caption ?? this.parent;
  }

  /** Whether content may stand here: in a cell or the caption. */
  get isInside(): boolean {
    return this.cell !== null || this.caption !== null;
  }

  openCaption(): void {
    this.closeRow();
    this.caption = this.parent;
    this.parent.endLine();
  }

  openSection(): void {
    this.closeRow();
    this.section += 1;
  }

  openRow(): void {
    this.closeRow();
    this.row = { cells: [], section: this.section };
    this.rows.push(this.row);
  }

  openCell(rowSpan: number, columnSpan: number): void {
    this.closeCell();
    if (this.row === null) this.openRow();
    this.cell = { flow: new Flow(), rowSpan, columnSpan };
    this.row?.cells.push(this.cell);
  }

  closeCell(): void {
    this.flow.endLine();
    this.cell = null;
    this.caption = null;
  }

  closeRow(): void {
    this.closeCell();
    this.row = null;
  }

  closeSection(): void {
    this.closeRow();
    this.section += 1;
  }

  /** Puts what the table holds where it stands. */
  close(budget: Budget): void {
    this.closeRow();
    const items = this.isLayout() ? this.layoutItems() : this.gridItems(budget);
    for (const item of items) {
      if (typeof item === 'string') this.parent.addLine(item);
      else this.parent.addBlock(item);
    }
  }

  private *cells(): Generator<OpenCell> {
    for (const row of this.rows) yield* row.cells;
  }

  /**
   * A table that arranges the page holds tables with more cells than it has texts of its own.
   * A frame of one cell only frames a text.
   */
  private isLayout(): boolean {
    let nested = 0;
    let own = 0;
    for (const { flow } of this.cells()) {
      const cells = nestedCells(flow);
      const isText = cells === 1 || flow.items.some((item) => typeof item === 'string');
      nested += cells;
      own += isText ? 1 : 0;
    }
    return nested > own;
  }

  private *layoutItems(): Generator<FlowItem> {
    for (const { flow } of this.cells()) yield* flow.items;
  }

  /** The grid, and behind it the grids that its cells hold beside their text. */
  private *gridItems(budget: Budget): Generator<Block> {
    const rows: HtmlRow[] = this.rows.map(({ cells, section }) => ({
      section,
      cells: cells.map(({ flow, rowSpan, columnSpan }) => ({ text: flow.text(), rowSpan, columnSpan })),
    }));
    // A table without any text holds pictures or only space.
    if (rows.some((row) => row.cells.some((cell) => cell.text !== '')))
      yield { kind: 'grid', grid: spanGrid(rows, budget) };
    for (const { flow } of this.cells()) yield* flow.tables();
  }
}
