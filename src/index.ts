/** The library: everything that other programs may import from `fuhe`. */
export { auditDocument, auditTables, extractGrids, type AuditOptions, type DocumentOptions } from './pipeline.js';
export { summarizeBatch, type BatchSummarizer, type BatchSummary } from './batch/summary.js';
export { PROFILES, findProfile } from './profiles/registry.js';
export { parseProfile } from './profiles/load-profile.js';
export { jsonSchema, type SchemaName } from './report/schema.js';
export { DEFAULT_LIMITS, type Limits } from './extract/extractor.js';

export * from './model/evaluation.js';
export * from './model/record.js';
export * from './model/value.js';
export * from './model/source.js';
export { diagnosticSchema, severitySchema } from './model/diagnostic.js';
export type { Diagnostic, DiagnosticCode, FailureCode, Severity } from './model/diagnostic.js';
export { cellSchema, gridResultSchema, gridSchema } from './model/grid.js';
export type { Cell, Grid, GridResult } from './model/grid.js';
export { profileSchema, type Profile } from './model/profile.js';
export type { Lang } from './model/lang.js';
