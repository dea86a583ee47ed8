/** Results of an audit: one evaluation a table, or one failure a document. */
import { z } from 'zod';
import { diagnosticSchema, failureCodeSchema, severitySchema } from './diagnostic.js';
import { recordSchema } from './record.js';
import { locationSchema, sha256Schema, sourceFormatSchema, sourceSchema } from './source.js';
import { decimalSchema } from './value.js';

export const SCHEMA_VERSION = '1.0';
const version = z.literal(SCHEMA_VERSION);
const count = z.int().nonnegative();

export const conventionSchema = z.enum([
  'reached',
  'ratio',
  'linear',
  'closeness',
  'execution',
  'deadline',
  'range',
  'band',
  'equality',
]);
/** 计分方法: how a score follows from weight, target and actual. */
export type Convention = z.infer<typeof conventionSchema>;

export const scoreStatusSchema = z.enum(['match', 'within-rounding', 'mismatch', 'judgement', 'unverifiable']);
export type ScoreStatus = z.infer<typeof scoreStatusSchema>;

/** 复算 of one indicator. */
export const scoreSchema = z.strictObject({
  indicator: count,
  declared: decimalSchema.nullable(),
  recomputed: decimalSchema.nullable(),
  /** Every score that the printed, rounded figures allow. */
  interval: z.tuple([decimalSchema, decimalSchema]).nullable(),
  status: scoreStatusSchema,
  convention: conventionSchema.nullable(),
  formula: z.string().nullable(),
});
export type Score = z.infer<typeof scoreSchema>;

/** How much one rule compared. */
export const checkSchema = z.strictObject({
  rule: z.string(),
  compared: count,
  matched: count,
  mismatched: count,
  undetermined: count,
});
export type Check = z.infer<typeof checkSchema>;

/** 核查结果: one discrepancy. `difference` is declared − recomputed, signed. */
export const findingSchema = z.strictObject({
  rule: z.string(),
  severity: severitySchema,
  /** JSON pointer to the declared figure, even where that is null. */
  path: z.string(),
  declared: z.string().nullable(),
  recomputed: z.string().nullable(),
  difference: decimalSchema.nullable(),
  message: z.string().min(1),
  location: locationSchema,
});
export type Finding = z.infer<typeof findingSchema>;

export const auditSchema = z.strictObject({
  profile: z.string(),
  profileEvidence: z.array(z.string()),
  checks: z.array(checkSchema),
  declaredTotal: decimalSchema.nullable(),
  recomputedTotal: decimalSchema.nullable(),
  difference: decimalSchema.nullable(),
  verdict: z.enum(['consistent', 'discrepant', 'incomplete']),
  scores: z.array(scoreSchema),
  findings: z.array(findingSchema),
});
export type Audit = z.infer<typeof auditSchema>;

export const evaluationSchema = z.strictObject({
  type: z.literal('evaluation'),
  schemaVersion: version,
  id: z.string(),
  source: sourceSchema,
  record: recordSchema,
  diagnostics: z.array(diagnosticSchema),
  audit: auditSchema,
});
export type Evaluation = z.infer<typeof evaluationSchema>;

export const failureSchema = z.strictObject({
  type: z.literal('failure'),
  schemaVersion: version,
  source: z.strictObject({
    path: z.string().min(1),
    sha256: sha256Schema.nullable(),
    format: sourceFormatSchema.nullable(),
  }),
  error: z.strictObject({ code: failureCodeSchema, message: z.string().min(1), hint: z.string().min(1) }),
});
export type Failure = z.infer<typeof failureSchema>;

export const resultSchema = z.discriminatedUnion('type', [evaluationSchema, failureSchema]);
export type Result = z.infer<typeof resultSchema>;

/** A finding across tables: the same as a finding, with places in place of one path. */
export const crossFindingSchema = findingSchema.omit({ path: true, location: true }).extend({
  places: z.array(z.strictObject({ id: z.string(), path: z.string(), location: locationSchema })),
});
export type CrossFinding = z.infer<typeof crossFindingSchema>;

export const summarySchema = z.strictObject({
  documents: count,
  evaluations: count,
  failures: count,
  findings: z.strictObject({ error: count, warning: count, info: count }),
});
export type Summary = z.infer<typeof summarySchema>;

/** The whole of `--format json`. */
export const batchResultSchema = z.strictObject({
  schemaVersion: version,
  results: z.array(resultSchema),
  findings: z.array(crossFindingSchema),
  summary: summarySchema,
});
export type BatchResult = z.infer<typeof batchResultSchema>;
