/** Reads a document in a test and shows what came out: rows of texts, loose lines, spans. */
import { DEFAULT_LIMITS, type ExtractFailure, type Limits } from '../../src/extract/extractor.js';
import { extractDocument } from '../../src/extract/registry.js';
import type { Extraction, Grid } from '../../src/model/grid.js';

export interface ReadingOptions {
  readonly name?: string;
  readonly limits?: Partial<Limits>;
  readonly signal?: AbortSignal;
}

export function attempt(
  content: string | Uint8Array,
  { name = '', limits = {}, signal = new AbortController().signal }: ReadingOptions = {},
): Promise<Extraction | ExtractFailure> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return extractDocument({ name, bytes }, { limits: { ...DEFAULT_LIMITS, ...limits }, signal, lang: 'zh' });
}

export async function read(content: string | Uint8Array, options?: ReadingOptions): Promise<Extraction> {
  const extraction = await attempt(content, options);
  if ('failed' in extraction) throw new Error(`not read: ${extraction.failed} ${extraction.detail}`);
  return extraction;
}

export function gridsOf(extraction: Extraction): Grid[] {
  return extraction.blocks.flatMap((block) => (block.kind === 'grid' ? [block.grid] : []));
}

export function rowsOf(grid: Grid): string[][] {
  const rows: string[][] = Array.from({ length: grid.rows }, () => []);
  for (const cell of grid.cells) rows[cell.row]?.push(cell.text);
  return rows;
}

/** Each block: a loose line as a string, a grid as its rows. */
export function outline(extraction: Extraction): (string | string[][])[] {
  return extraction.blocks.map((block) => (block.kind === 'text' ? block.text : rowsOf(block.grid)));
}

/** `row,column+rowSpan×columnSpan text` of every cell, the spans only where they are not 1×1. */
export function placesOf(grid: Grid): string[] {
  return grid.cells.map(({ row, column, rowSpan, columnSpan, text }) => {
    const span = rowSpan === 1 && columnSpan === 1 ? '' : `+${String(rowSpan)}×${String(columnSpan)}`;
    return `${String(row)},${String(column)}${span} ${text}`;
  });
}
