/** What could not be read, or had to be put right, on the way from the document to the record. */
import { z } from 'zod';
import { locationSchema } from './source.js';

export const severitySchema = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof severitySchema>;

export const diagnosticCodeSchema = z.enum([
  'alignment-repaired',
  'alignment-ambiguous',
  'value-unread',
  'header-unknown',
  'row-unread',
  'text-unassigned',
  'low-quality-scan',
  'missing-field',
  'truncated',
]);
export type DiagnosticCode = z.infer<typeof diagnosticCodeSchema>;

export const diagnosticSchema = z.strictObject({
  code: diagnosticCodeSchema,
  severity: severitySchema,
  /** JSON pointer into the evaluation; null where no field is meant. */
  path: z.string().nullable(),
  /** The text in question, as printed. */
  raw: z.string().nullable(),
  message: z.string().min(1),
  location: locationSchema,
});
export type Diagnostic = z.infer<typeof diagnosticSchema>;

export const failureCodeSchema = z.enum([
  'unsupported-format',
  'encrypted',
  'corrupt',
  'empty',
  'no-table',
  'too-large',
  'timeout',
  'out-of-memory',
  'not-found',
  'unreadable',
  'internal',
]);
export type FailureCode = z.infer<typeof failureCodeSchema>;
