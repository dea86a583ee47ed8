import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { auditDocument } from '../../src/pipeline.js';
import { jsonSchema, SCHEMA_NAMES } from '../../src/report/schema.js';
import { FIELD_TEXTS } from '../../src/report/schema-texts.js';
import { BATCH_RULES, RULES } from '../../src/rules/registry.js';

type Json = Readonly<Record<string, unknown>>;

/** Every property of a generated schema as `<schema>.<field>`, with its own schema. */
function fieldsOf(schema: Json, at: string): [string, Json][] {
  const inner = schema['items'] ? fieldsOf(schema['items'] as Json, at) : [];
  const own = Object.entries((schema['properties'] ?? {}) as Record<string, Json>);
  return [
    ...inner,
    ...own.flatMap(([name, each]): [string, Json][] => [[`${at}.${name}`, each], ...fieldsOf(each, `${at}.${name}`)]),
  ];
}

const whole = jsonSchema(null) as Json;
const definitions = Object.entries(whole['$defs'] as Record<string, Json>);
const fields = definitions.flatMap(([name, schema]) => fieldsOf(schema, name));

describe('JSON Schema of the output', () => {
  test.each([...SCHEMA_NAMES, null])('%s: draft 2020-12 with its own $id', (name) => {
    const schema = jsonSchema(name) as Json;
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema['$id']).toBe(`urn:fuhe:schema:1.0:${name ?? 'all'}`);
    if (name !== null) expect(schema['properties']).toBeDefined();
  });

  test('every field is described, and every description has its field', () => {
    expect(fields.filter(([, schema]) => !schema['description']).map(([at]) => at)).toEqual([]);
    const known = new Set(fields.map(([at]) => at));
    expect(Object.keys(FIELD_TEXTS).filter((at) => !known.has(at))).toEqual([]);
  });

  test('findings name the rules of the catalogue', () => {
    const names = [...RULES, ...BATCH_RULES].map(({ meta }) => meta.name);
    expect(fields.find(([at]) => at === 'finding.rule')?.[1]['enum']).toEqual(names);
  });

  test('real results fit it, read back by a reader of JSON Schema', async () => {
    const reader = z.fromJSONSchema(jsonSchema(null));
    const { results } = await auditDocument(readFileSync('fixtures/text/seed/input.txt'), { path: 'input.txt' });
    for (const result of results) expect(reader.safeParse(result).success).toBe(true);
    expect(reader.safeParse({ ...results[0], extra: 1 }).success).toBe(false);
  });
});
