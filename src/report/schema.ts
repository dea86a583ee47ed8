/** JSON Schema (draft 2020-12) of what fuhe prints, generated from the zod schemas. */
import { z } from 'zod';
import { diagnosticSchema } from '../model/diagnostic.js';
import * as evaluation from '../model/evaluation.js';
import * as grid from '../model/grid.js';
import * as record from '../model/record.js';
import { bboxSchema, locationSchema, sourceSchema } from '../model/source.js';
import { canonicalSchema, decimalSchema, valueSchema } from '../model/value.js';
import { BATCH_RULES, RULES } from '../rules/registry.js';
import { FIELD_TEXTS } from './schema-texts.js';

const BASE = 'urn:fuhe:schema:1.0';

/** `fuhe extract --format json` */
const gridsSchema = z.strictObject({
  schemaVersion: z.literal(evaluation.SCHEMA_VERSION),
  results: z.array(z.union([grid.gridResultSchema, evaluation.failureSchema])),
});

/** Everything that fuhe may print: a whole batch, or one line of ndjson. */
const anySchema = z.union([
  evaluation.batchResultSchema,
  evaluation.evaluationSchema,
  evaluation.failureSchema,
  gridsSchema,
  grid.gridResultSchema,
]);

/** Names under `$defs`, with what each schema is. */
const NAMED: readonly (readonly [z.ZodType, string, string])[] = [
  [evaluation.batchResultSchema, 'batch', 'Output of `fuhe audit --format json`'],
  [
    evaluation.evaluationSchema,
    'evaluation',
    'One self-evaluation table: what it says and what the recomputation found',
  ],
  [evaluation.failureSchema, 'failure', 'One document that gave no evaluation'],
  [evaluation.crossFindingSchema, 'crossFinding', '核查结果 across tables'],
  [evaluation.summarySchema, 'summary', 'Counts of a batch'],
  [evaluation.auditSchema, 'audit', '复核: recomputation and findings of one table'],
  [evaluation.checkSchema, 'check', 'How much one rule compared'],
  [evaluation.scoreSchema, 'score', '复算 of one indicator'],
  [evaluation.findingSchema, 'finding', '核查结果: what the document declares against what follows from it'],
  [diagnosticSchema, 'diagnostic', 'Something about our reading of the document'],
  [record.recordSchema, 'record', '项目支出绩效自评表: what the table says'],
  [record.fundSchema, 'fund', '项目资金: one row of the fund block'],
  [record.goalSchema, 'goal', '年度总体目标: one printed row'],
  [record.indicatorSchema, 'indicator', '绩效指标: one printed row'],
  [record.repairSchema, 'repair', 'How one cell was moved to its field'],
  [sourceSchema, 'source', 'Where the table stands'],
  [locationSchema, 'location', 'Place in the document, as far as the format knows it'],
  [bboxSchema, 'bbox', '[x0, y0, x1, y1] in PDF points from the top left of the page'],
  [valueSchema, 'value', 'One reading of a target or actual cell'],
  [canonicalSchema, 'canonical', 'A value in its canonical unit'],
  [decimalSchema, 'decimal', 'A number of the document as a decimal string: ASCII digits, never a float'],
  [gridsSchema, 'grids', 'Output of `fuhe extract --format json`'],
  [grid.gridResultSchema, 'grid', 'The tables of one document, as extracted'],
  [grid.gridSchema, 'table', 'One table: cells with their spans'],
  [grid.cellSchema, 'cell', 'One cell'],
];

export const SCHEMA_NAMES = ['record', 'evaluation', 'grid'] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];

const ROOTS: Readonly<Record<SchemaName, z.ZodType>> = {
  record: record.recordSchema,
  evaluation: evaluation.evaluationSchema,
  grid: grid.gridResultSchema,
};

type Json = z.core.JSONSchema.BaseSchema;

/** The schema of one part by name, of everything without. */
export function jsonSchema(name: SchemaName | null): Json {
  const registry = z.registry<{ id: string; description: string }>();
  const root = name === null ? anySchema : ROOTS[name];
  // The root stands at the top itself, not behind a reference.
  for (const [schema, id, description] of NAMED) if (schema !== root) registry.add(schema, { id, description });
  const generated: Json = z.toJSONSchema(root, { metadata: registry, reused: 'inline' });

  const rules = [...RULES, ...BATCH_RULES].map(({ meta }) => meta.name);
  for (const [id, schema] of Object.entries(generated.$defs ?? {})) describeFields(schema, id, rules);
  if (name !== null) describeFields(generated, name, rules);
  const { $schema, ...rest } = generated;
  return { $schema, $id: `${BASE}:${name ?? 'all'}`, title: `fuhe ${name ?? 'output'}`, ...rest };
}

/** Adds the text of each field; the names of the rules come from the catalogue. */
function describeFields(schema: Json, at: string, rules: readonly string[]): void {
  if (schema.items !== undefined && typeof schema.items === 'object') describeFields(schema.items as Json, at, rules);
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (typeof property !== 'object') continue;
    const key = `${at}.${name}`;
    const description = FIELD_TEXTS[key];
    if (description !== undefined) property.description = description;
    if (name === 'rule') property.enum = [...rules];
    describeFields(property, key, rules);
  }
}
