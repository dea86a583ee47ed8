import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { evaluationSchema, failureSchema } from '../../src/model/evaluation.js';
import { createStatements } from '../../src/sinks/ddl.js';
import { CHILDREN, DOCUMENTS, EVALUATIONS, fits, LAYOUT_VERSION, TABLES } from '../../src/sinks/tables.js';
import { createViews } from '../../src/sinks/views.js';

/** Fields of the results that stand in `evaluations.json` only, and why. */
const JSON_ONLY: Readonly<Record<string, string>> = {
  type: 'every evaluation has the same',
  schemaVersion: 'every evaluation has the same',
  'source.path': 'documents.path',
  'source.format': 'documents.format',
  'audit.profileEvidence[]': 'words for people',
  'audit.checks[].rule': 'thirty rows a table that nobody sums',
  'audit.checks[].compared': 'as above',
  'audit.checks[].matched': 'as above',
  'audit.checks[].mismatched': 'as above',
  'audit.checks[].undetermined': 'as above',
};

/** Every field of a schema that is no object, by its path. */
function leaves(schema: z.ZodType, at = ''): string[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return leaves(schema.unwrap() as z.ZodType, at);
  }
  if (schema instanceof z.ZodArray) return leaves(schema.element as z.ZodType, `${at}[]`);
  if (!(schema instanceof z.ZodObject)) return [at];
  return Object.entries(schema.shape).flatMap(([name, each]) =>
    leaves(each as z.ZodType, at === '' ? name : `${at}.${name}`),
  );
}

const inColumns = new Set([
  ...EVALUATIONS.columns.flatMap(({ fields }) => fields),
  ...CHILDREN.flatMap(({ list, columns }) =>
    columns.flatMap(({ fields }) => fields.map((each) => `${list}[].${each}`)),
  ),
]);

describe('tables', () => {
  test('every field of an evaluation has a column, or a reason why it has none', () => {
    const missing = leaves(evaluationSchema).filter((field) => {
      // A list that stands in one column as JSON covers what is in it.
      const covered = [...inColumns].some((each) => field === each || (each.endsWith('[]') && field.startsWith(each)));
      return !covered && JSON_ONLY[field] === undefined;
    });
    expect(missing).toEqual([]);
  });

  test('no column stands for a field that is not there', () => {
    const known = leaves(evaluationSchema);
    expect([...inColumns].filter((each) => !known.some((field) => field === each || field.startsWith(each)))).toEqual(
      [],
    );
    expect(Object.keys(JSON_ONLY).filter((each) => !known.includes(each))).toEqual([]);
  });

  test('a failure stands in documents with every field', () => {
    const known = new Set(DOCUMENTS.columns.map(({ name }) => name));
    const columns: Readonly<Record<string, string>> = {
      'source.path': 'path',
      'source.sha256': 'sha256',
      'source.format': 'format',
      'error.code': 'error_code',
      'error.message': 'error_message',
      'error.hint': 'error_hint',
    };
    const fields = leaves(failureSchema).filter((field) => field !== 'type' && field !== 'schemaVersion');
    expect(fields.map((field) => known.has(columns[field] ?? ''))).toEqual(fields.map(() => true));
  });

  test('every column and table is described in both languages, keys are columns, names are unique', () => {
    for (const { key, columns, description } of TABLES) {
      const names = columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toEqual(expect.arrayContaining([...key]));
      for (const each of [{ description }, ...columns]) {
        expect(each.description.zh).not.toBe('');
        expect(each.description.en).not.toBe('');
      }
    }
  });

  /** Whoever changes a table raises LAYOUT_VERSION, so that warehouses of the old layout are renewed, and puts the new digest here. */
  test('the layout is the one that its version stands for', () => {
    const statements = [...createStatements('duckdb'), ...createStatements('postgres'), ...createViews()];
    const layout = statements.filter((each) => !each.startsWith('COMMENT')).join('\n');
    const digest = createHash('sha256').update(layout).digest('hex').slice(0, 12);
    expect([LAYOUT_VERSION, digest]).toEqual([3, 'f4b76ca2c461']);
  });
});

describe('decimals that fit', () => {
  const type = { kind: 'decimal', precision: 6, scale: 2 } as const;
  test.each([
    ['9999.99', true],
    ['-9999.99', true],
    ['0009999.9900', true],
    ['0.00', true],
    ['10000', false],
    ['0.001', false],
    ['-10000.5', false],
  ])('%s in DECIMAL(6, 2): %s', (text, expected) => {
    expect(fits(text, type)).toBe(expected);
  });
});
