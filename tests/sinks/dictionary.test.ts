import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { batchRows, type RowGroup } from '../../src/sinks/rows.js';
import { byTable, TABLES } from '../../src/sinks/tables.js';
import { VIEWS } from '../../src/sinks/views.js';
import { runCli } from '../helpers/run-cli.js';
import { failureOf, partOf, seedPart } from './parts.js';

/** Rows as objects, by table. */
async function rowsAsObjects(): Promise<Record<string, Record<string, unknown>[]>> {
  const all = byTable<Record<string, unknown>[]>(() => []);
  const parts = [await seedPart('a.txt'), partOf('b', [failureOf('b', null)])];
  for await (const group of batchRows(parts, '2025-01-02T03:04:05.678Z')) {
    for (const { name, columns } of TABLES) {
      const rows: RowGroup[typeof name] = group[name] ?? [];
      for (const row of rows) all[name].push(Object.fromEntries(columns.map((each, at) => [each.name, row[at]])));
    }
  }
  return all;
}

describe('fuhe schema warehouse', () => {
  test('JSON Schema that the rows fit, and nothing else', async () => {
    const { status, stdout } = await runCli(['schema', 'warehouse']);
    expect(status).toBe(0);
    const schema = JSON.parse(stdout) as Parameters<typeof z.fromJSONSchema>[0];
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
    const reader = z.fromJSONSchema(schema);
    const rows = await rowsAsObjects();
    expect(reader.safeParse(rows).error).toBeUndefined();
    const [first] = rows['funds'] ?? [];
    expect(reader.safeParse({ ...rows, funds: [{ ...first, executed: 59.82 }] }).success).toBe(false);
    expect(reader.safeParse({ ...rows, funds: [{ ...first, extra: null }] }).success).toBe(false);
  });

  test('the SQL makes the tables and views', async () => {
    const { stdout } = await runCli(['schema', 'warehouse', '--format', 'duckdb']);
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(stdout);
    const found = await connection.runAndReadAll('SELECT table_name FROM information_schema.tables ORDER BY 1');
    const names = [...TABLES, ...VIEWS].map(({ name }) => name);
    expect(found.getRowsJson().map(([name]) => name)).toEqual([...names, 'schema_version'].sort());
    expect((await runCli(['schema', 'warehouse', '--format', 'postgres'])).stdout).toContain('REFERENCES evaluations');
  });

  test.each(['zh', 'en'] as const)('the dictionary in %s names every column of every table', async (lang) => {
    const { stdout } = await runCli(['schema', 'warehouse', '--format', 'markdown', '--lang', lang]);
    const sections = stdout.split('\n## ').slice(1);
    for (const [at, { name, columns, description }] of TABLES.entries()) {
      const section = sections[at] ?? '';
      expect(section.startsWith(`${name}\n\n${description[lang]}`)).toBe(true);
      for (const column of columns) expect(section).toContain(`| \`${column.name}\` | `);
    }
  });

  test.each([
    [['schema', 'tables'], '没有名为 tables'],
    [['schema', 'record', '--format', 'duckdb'], '--format 只能是 json'],
  ])('%j is refused', async (argv, message) => {
    expect(await runCli(argv)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) as string });
  });
});
