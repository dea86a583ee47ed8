import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/sinks/duckdb/sink.js';
import { SinkError } from '../../src/sinks/sink.js';
import { LAYOUT_VERSION } from '../../src/sinks/tables.js';
import { VIEWS } from '../../src/sinks/views.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { evaluationsIn, failureOf, partOf, seedPart, tableOf } from './parts.js';
import { queryDuckDb, readDuckDb } from './read-warehouse.js';
import { describeSink } from './sink-contract.js';

const folder = temporaryFolder();
const fileOf = (name: string): string => folder.at(`${name}.duckdb`);

describeSink('DuckDB', {
  open: (name, clock) => openDuckDb(fileOf(name), clock),
  read: (name) => readDuckDb(fileOf(name)),
  fingerprint: async (name) =>
    createHash('sha256')
      .update(readFileSync(fileOf(name)))
      .digest('hex'),
});

/** Makes the warehouse look as one that an earlier layout left: fewer tables and columns, the JSON as it was. */
async function makeOld(file: string): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  for (const { name } of VIEWS) await connection.run(`DROP VIEW ${name}`);
  for (const statement of [
    'DROP TABLE goals',
    'ALTER TABLE evaluations DROP COLUMN verdict',
    'ALTER TABLE documents DROP COLUMN error_hint',
    'ALTER TABLE indicators DROP COLUMN target_canonical_value',
    'DELETE FROM scores',
    'UPDATE schema_version SET version = 0',
  ]) {
    await connection.run(statement);
  }
  connection.closeSync();
  instance.closeSync();
}

test('a warehouse of an older layout is renewed from its evaluations, all of it or nothing', async () => {
  const file = fileOf('old');
  const sink = await openDuckDb(file);
  await sink.load([await seedPart('a.txt'), partOf('bad', [failureOf('bad', 'bad')])]);
  await sink.close();
  const before = await readDuckDb(file);
  await makeOld(file);
  await (await openDuckDb(file)).close();
  const after = await readDuckDb(file);
  const withoutHints = before.documents.map((row) => ({ ...row, error_hint: null }));
  expect(after).toEqual({ ...before, documents: withoutHints });
  expect(await queryDuckDb(file, 'SELECT version FROM schema_version')).toEqual([{ version: LAYOUT_VERSION }]);
  expect(await queryDuckDb(file, 'SELECT count(*) AS n FROM unit_year_totals')).toEqual([{ n: '1' }]);
});

test.each([
  ['a newer layout', 'UPDATE schema_version SET version = 1000', 'was made by a newer fuhe'],
  ['tables of somebody else', 'DROP TABLE schema_version', 'that fuhe did not make'],
])('%s is left alone', async (name, statement, message) => {
  const file = fileOf(name);
  await (await openDuckDb(file)).close();
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
  await expect(openDuckDb(file)).rejects.toThrow(message);
});

test.each([
  ['no database', 'text.duckdb', 'is no DuckDB database'],
  ['a folder that is not there', 'none/x.duckdb', 'cannot open'],
])('%s: said in one line', async (_, name, message) => {
  folder.write('text.duckdb', '自评表\n'.repeat(1_000));
  const opened = openDuckDb(folder.at(name));
  await expect(opened).rejects.toThrow(SinkError);
  await expect(opened).rejects.toThrow(message);
});

test('a file that another process has is said to be in use, by which', async () => {
  const file = fileOf('locked');
  const script = `
    const { DuckDBInstance } = await import('@duckdb/node-api');
    globalThis.held = await DuckDBInstance.create(process.argv[1]);
    console.log('held');
    setInterval(() => globalThis.held, 1_000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script, file], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    await once(holder.stdout, 'data');
    await expect(openDuckDb(file)).rejects.toThrow(`is in use by another program (process ${String(holder.pid)})`);
  } finally {
    holder.kill('SIGKILL');
    await once(holder, 'close');
  }
  await (await openDuckDb(file)).close();
});

test.each([
  ['an empty file', 0],
  ['a file whose maker was killed', 4_096],
  ['a file whose maker was killed later', 8_192],
])('%s becomes a warehouse', async (name, size) => {
  await (await openDuckDb(fileOf('whole'))).close();
  writeFileSync(fileOf(name), readFileSync(fileOf('whole')).subarray(0, size));
  await (await openDuckDb(fileOf(name))).close();
  expect((await readDuckDb(fileOf(name))).documents).toEqual([]);
});

test('NUL arrives unchanged', async () => {
  const text = 'a\u0000b';
  const sink = await openDuckDb(fileOf('nul'));
  await sink.load([partOf(text, [tableOf(text, 'nul', { projectName: text })])]);
  await sink.close();
  const { documents, evaluations } = await readDuckDb(fileOf('nul'));
  expect(documents[0]?.['path']).toBe(text);
  expect(evaluations[0]?.['project_name']).toBe(text);
});

test('the views answer', async () => {
  const sink = await openDuckDb(fileOf('views'));
  const part = await seedPart('seed.txt');
  await sink.load([part]);
  await sink.close();
  const [totals] = await queryDuckDb(fileOf('views'), 'FROM unit_year_totals');
  const evaluations = evaluationsIn([part]);
  const findings = evaluations.flatMap(({ audit }) => audit.findings);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  expect(totals).toMatchObject({
    unit: '中卫市人力资源和社会保障局机关',
    year: 2024,
    evaluations: '8',
    errors: String(errors),
  });
  const byRule = await queryDuckDb(fileOf('views'), 'SELECT rule, findings FROM rule_findings');
  const counted = (rule: string): number => findings.filter((each) => each.rule === rule).length;
  expect(byRule.map((row) => Number(row['findings']))).toEqual(byRule.map((row) => counted(String(row['rule']))));
  const [sections] = await queryDuckDb(
    fileOf('views'),
    "SELECT CAST(overstated AS VARCHAR) AS o, CAST(understated AS VARCHAR) AS u FROM rule_findings WHERE rule = 'section-weight-mismatch'",
  );
  // 40 for 45, 40 for 35.
  expect([Number(sections?.['o']), Number(sections?.['u'])]).toEqual([5, 5]);
  for (const { name } of VIEWS) expect(await queryDuckDb(fileOf('views'), `FROM ${name}`)).not.toEqual([]);
});

test.each(['data.csv', 'results.ndjson', 'data.json', 'data.parquet', 'notes.txt'])(
  'a file that is no database is left alone: %s',
  async (name) => {
    const file = folder.write(name, '{"type":"evaluation"}\n');
    await expect(openDuckDb(file)).rejects.toThrow('is no DuckDB database');
    expect(readFileSync(file, 'utf8')).toBe('{"type":"evaluation"}\n');
  },
);

test.each(['~', 'http:', 's3:'])('a path that begins with %s is a path', async (start) => {
  folder.write(`${start}/x`, '');
  const from = process.cwd();
  process.chdir(folder.at('.'));
  try {
    await (await openDuckDb(`${start}/w.duckdb`)).close();
  } finally {
    process.chdir(from);
  }
  expect((await readDuckDb(folder.at(`${start}/w.duckdb`))).documents).toEqual([]);
});
