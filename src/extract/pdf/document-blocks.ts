/** Pages → blocks of the document: tables that go on over pages are one grid. */
import type { Block } from '../../model/grid.js';
import { continuation, isFurniture, withoutRunningRows } from './continuation.js';
import { GrowingGrid } from './growing-grid.js';
import { onPane } from './joined-pages.js';
import { joinPart } from './page-break.js';
import type { PageItem, PageLayout, PageTable } from './page-layout.js';
import type { PageText } from './page-text.js';
import { roundedBox } from './rounded-box.js';
import { trimRows, type StreamPart } from './stream-parts.js';
import { isStreamTable, type StreamRow } from './stream-rows.js';
import { looseRows, streamGrid } from './stream-table.js';
import { turnBack } from './turned-page.js';

/** The table that a page begins with, running heads aside; null where it begins with other text. */
function leadingTable(page: PageLayout, before: PageLayout): { readonly table: Part; readonly at: number } | null {
  const at = page.items.findIndex((item) => !isFurniture(item, before));
  const item = page.items[at];
  return item === undefined || item.kind === 'text' ? null : { table: item, at };
}

/** Whether nothing but running feet follows the last table of a page. */
function endsWithTable(page: PageLayout, next: PageLayout): boolean {
  const last = page.items.findLast((item) => !isFurniture(item, next));
  return last !== undefined && last.kind !== 'text';
}

/** A part of a table on one page. */
type Part = PageTable | StreamPart;

/** The table that may go on: with lines, or the parts of one without. */
type OpenTable = GrowingGrid | StreamPart[];

function textBlock({ text, page }: PageText): Block {
  return { kind: 'text', text, page };
}

/** The grid of a table without lines and what stands above it; all as loose text where it is no table after all. */
function streamBlocks(parts: readonly StreamPart[]): Block[] {
  const rows = parts.flatMap((part) => part.rows);
  if (!isStreamTable(rows)) return looseRows(rows).map(textBlock);
  const [first, ...others] = parts;
  const start = first === undefined ? [] : trimRows(first.rows);
  const above =
    first === undefined ? [] : first.rows.slice(0, start.length === 0 ? 0 : first.rows.indexOf(start[0] as StreamRow));
  const trimmed = first === undefined ? [] : [{ ...first, rows: first.rows.slice(above.length) }];
  return [...looseRows(above).map(textBlock), { kind: 'grid', grid: streamGrid([...trimmed, ...others]) }];
}

class BlockBuilder {
  readonly blocks: Block[] = [];
  private table: OpenTable | null = null;
  /** Lines behind the open table, which may turn out to be a running foot. */
  private held: Block[] = [];

  take(item: PageItem): void {
    if (item.kind === 'text') {
      (this.table === null ? this.blocks : this.held).push(textBlock(item));
      return;
    }
    this.close();
    this.table = item.kind === 'stream' ? [item] : new GrowingGrid(item);
  }

  /** Goes on with the open table where the part does; what stood between is furniture then. */
  goOn(part: Part, before: PageLayout, page: PageLayout, layouts: readonly PageLayout[]): boolean {
    const { table } = this;
    if (table === null) return false;
    if (Array.isArray(table)) {
      if (part.kind !== 'stream' || table.at(-1)?.page !== before.number) return false;
      table.push(part);
    } else {
      if (part.kind !== 'table' || table.latest.page !== before.number) return false;
      const joint = continuation(table, part, before, page, layouts);
      if (joint === null) return false;
      joinPart(table, part, joint.repeated);
    }
    this.held = [];
    return true;
  }

  close(): void {
    const { table } = this;
    if (Array.isArray(table)) this.blocks.push(...streamBlocks(table));
    else if (table !== null) this.blocks.push({ kind: 'grid', grid: table.grid() });
    this.blocks.push(...this.held);
    this.table = null;
    this.held = [];
  }
}

/** The block with the places of its cells as they lie on their pages. */
function onPages(block: Block, pages: readonly PageLayout[]): Block {
  if (block.kind === 'text' || pages.every(({ turn, panes }) => turn === 0 && panes.length === 0)) return block;
  const byNumber = new Map(pages.map((page) => [page.number, page]));
  const cells = block.grid.cells.map((cell) => {
    const page = byNumber.get(cell.page ?? 0);
    if (page === undefined || cell.bbox === null) return cell;
    const place = onPane(cell.bbox, page.panes);
    if (place !== null) return { ...cell, page: place.page, bbox: roundedBox(place.box) };
    return { ...cell, bbox: roundedBox(turnBack(cell.bbox, page.turn, page)) };
  });
  const shown = (block.grid.pages ?? []).flatMap((number) => {
    const panes = byNumber.get(number)?.panes ?? [];
    return panes.length === 0 ? [number] : panes.map(({ page }) => page);
  });
  return { ...block, grid: { ...block.grid, cells, pages: shown } };
}

export function documentBlocks(pages: readonly PageLayout[]): Block[] {
  const layouts = pages.map((page, index) =>
    withoutRunningRows(
      page,
      [pages[index - 1], pages[index + 1]].filter((other) => other !== undefined),
    ),
  );
  const builder = new BlockBuilder();
  layouts.forEach((page, index) => {
    const before = layouts[index - 1];
    let start = 0;
    if (before !== undefined && endsWithTable(before, page)) {
      const leading = leadingTable(page, before);
      if (leading !== null && builder.goOn(leading.table, before, page, layouts)) start = leading.at + 1;
    }
    for (const item of page.items.slice(start)) builder.take(item);
  });
  builder.close();
  return builder.blocks.map((block) => onPages(block, pages));
}
