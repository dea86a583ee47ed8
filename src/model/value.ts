/** A reading of one target or actual cell: the raw text beside what it means. */
import { z } from 'zod';
import { DECIMAL_PATTERN } from './decimal.js';

export const decimalSchema = z.string().regex(DECIMAL_PATTERN);
export const comparatorSchema = z.enum(['≥', '≤', '>', '<', '=']);
export type Comparator = z.infer<typeof comparatorSchema>;

export const valueKindSchema = z.enum(['quantity', 'range', 'date', 'qualitative', 'empty']);
export type ValueKind = z.infer<typeof valueKindSchema>;

export const canonicalSchema = z.strictObject({ value: decimalSchema, unit: z.string().min(1) });
export type Canonical = z.infer<typeof canonicalSchema>;

export const valueSchema = z.strictObject({
  /** The cell as printed, layout white space and leaked mark-up removed; null where the cell is blank or missing. */
  raw: z.string().min(1).nullable(),
  kind: valueKindSchema,
  comparator: comparatorSchema.nullable(),
  /** Decimal string of a quantity or the lower end of a range; ISO date or prefix of a date. */
  value: z.string().nullable(),
  /** Upper end of a range. */
  upper: z.string().nullable(),
  /** As printed, the scale word in it (万元, 万亩, %). */
  unit: z.string().nullable(),
  /** In 元, 日, 分钟, 1, or the measure word unscaled; null where there is none. */
  canonical: canonicalSchema.nullable(),
  approximate: z.boolean(),
});
export type Value = z.infer<typeof valueSchema>;

/** The reading of a blank or missing cell. */
export const EMPTY_VALUE: Value = Object.freeze({
  raw: null,
  kind: 'empty',
  comparator: null,
  value: null,
  upper: null,
  unit: null,
  canonical: null,
  approximate: false,
});
