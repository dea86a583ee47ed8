/** Where a result comes from: the document and the place in it. */
import { z } from 'zod';

export const sourceFormatSchema = z.enum([
  'pdf',
  'docx',
  'doc',
  'xlsx',
  'xls',
  'html',
  'markdown',
  'csv',
  'text',
  'image',
]);
export type SourceFormat = z.infer<typeof sourceFormatSchema>;

const page = z.int().positive();
const index = z.int().nonnegative();
export const bboxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);
/** `[x0, y0, x1, y1]` in PDF points from the page's top left. */
export type Bbox = z.infer<typeof bboxSchema>;

/** Place in the document, as far as the format knows it: pages from 1, rows and columns from 0 within the grid. */
export const locationSchema = z.strictObject({
  page: page.nullable().optional(),
  row: index.nullable().optional(),
  column: index.nullable().optional(),
  bbox: bboxSchema.nullable().optional(),
  sheet: z.string().optional(),
});
export type Location = z.infer<typeof locationSchema>;

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

export const sourceSchema = z.strictObject({
  path: z.string().min(1),
  sha256: sha256Schema,
  format: sourceFormatSchema,
  /** Number of the evaluation table in the document, from 1. */
  table: z.int().positive(),
  pages: z.array(page).nullable(),
});
export type Source = z.infer<typeof sourceSchema>;
