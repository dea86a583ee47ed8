/** The only thing an extractor gives: grids of cells with the text as printed, and the loose text around them. */
import { z } from 'zod';
import { bboxSchema, sha256Schema, sourceFormatSchema } from './source.js';
import type { Diagnostic } from './diagnostic.js';
import type { SourceFormat } from './source.js';

export const cellSchema = z.strictObject({
  row: z.int().nonnegative(),
  column: z.int().nonnegative(),
  rowSpan: z.int().positive(),
  columnSpan: z.int().positive(),
  /** As printed; `""` for an empty cell. */
  text: z.string(),
  page: z.int().positive().nullable(),
  bbox: bboxSchema.nullable(),
});
export type Cell = z.infer<typeof cellSchema>;

export const gridSchema = z.strictObject({
  pages: z.array(z.int().positive()).nullable(),
  rows: z.int().nonnegative(),
  columns: z.int().nonnegative(),
  /** In row-major order; empty cells that the document has are included with text `""`. */
  cells: z.array(cellSchema),
  /** Name of the sheet, for spreadsheets. */
  sheet: z.string().optional(),
});
export type Grid = z.infer<typeof gridSchema>;

/** Result line of `fuhe extract`. */
export const gridResultSchema = z.strictObject({
  type: z.literal('grid'),
  schemaVersion: z.literal('1.0'),
  source: z.strictObject({
    path: z.string().min(1),
    sha256: sha256Schema,
    format: sourceFormatSchema,
  }),
  tables: z.array(gridSchema),
});
export type GridResult = z.infer<typeof gridResultSchema>;

/** Text that stands outside every table: titles, years, notes, signatures. One printed line or paragraph. */
export interface LooseText {
  readonly kind: 'text';
  readonly text: string;
  readonly page: number | null;
}

export interface GridBlock {
  readonly kind: 'grid';
  readonly grid: Grid;
}

/** One block of a document, in reading order. */
export type Block = LooseText | GridBlock;

/** All that an extractor found in one document. */
export interface Extraction {
  readonly format: SourceFormat;
  readonly blocks: readonly Block[];
  readonly diagnostics: readonly Diagnostic[];
}
