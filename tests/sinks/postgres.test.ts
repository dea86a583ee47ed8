/** The warehouse in PostgreSQL, on a real server. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Evaluation, Result } from '../../src/model/evaluation.js';
import { auditDocument } from '../../src/pipeline.js';
import { PostgresSink } from '../../src/sinks/postgres/sink.js';
import { SinkError } from '../../src/sinks/sink.js';
import { LAYOUT_VERSION } from '../../src/sinks/tables.js';
import type { DocumentPart, Making, StoredDocument } from '../../src/sinks/work.js';
import { contentsOf, countsOf } from '../helpers/postgres/contents.js';
import { testDatabase, type TestDatabase } from '../helpers/postgres/database.js';
import { indicator, record } from '../helpers/record-builder.js';
import { evaluation } from '../helpers/results.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { quoteName } from '../../src/sinks/ddl.js';
import { TABLE_NAMES } from '../../src/sinks/tables.js';
import type { Cells, Warehouse } from './read-warehouse.js';
import { describeSink } from './sink-contract.js';
import { runCli } from '../helpers/run-cli.js';

const SEED = 'fixtures/text/seed/input.txt';
const seed = (await auditDocument(readFileSync(SEED), { path: SEED })).results as Evaluation[];
const MAKING: Making = { programVersion: '0.1.0', profile: 'auto', limits: '1 2 3' };
const folder = temporaryFolder();

const shared = await testDatabase('', afterAll);

/** Rows as anybody would read them, every value as PostgreSQL prints it, but numbers. */
async function readSchema(schema: string): Promise<Warehouse> {
  const parsers = { getTypeParser: (type: number) => (text: string) => PARSED[type]?.(text) ?? text };
  const client = new pg.Client({ connectionString: shared.url, types: parsers });
  await client.connect();
  const tables: Record<string, Cells[]> = {};
  for (const name of TABLE_NAMES) {
    const { rows } = await client.query<Cells>(`select * from ${quoteName(schema)}.${name} order by 1, 2`);
    tables[name] = rows;
  }
  await client.end();
  return tables as unknown as Warehouse;
}
const PARSED: Readonly<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.INT4]: Number,
  [pg.types.builtins.FLOAT8]: Number,
  [pg.types.builtins.BOOL]: (text) => text === 't',
};

describeSink('PostgreSQL', {
  open: (name, clock) => PostgresSink.open(shared.withSchema(name), clock ? { clock } : {}),
  read: readSchema,
  // Where each row stands shows whether it was written again.
  async fingerprint(name) {
    const stands: unknown[] = [];
    for (const table of TABLE_NAMES) {
      stands.push(
        await shared.query(`select ctid, xmin::text, t::text from ${quoteName(name)}.${table} t order by ctid`),
      );
    }
    return createHash('sha256').update(JSON.stringify(stands)).digest('hex');
  },
});

async function openSink(url: string, chunkSize?: number): Promise<PostgresSink> {
  const sink = await PostgresSink.open(url, chunkSize === undefined ? {} : { chunkSize });
  onTestFinished(() => sink.close());
  return sink;
}

function part(path: string, results: readonly Result[], making: Partial<Making> = {}): DocumentPart {
  return { path, results, making: { ...MAKING, ...making }, continued: false };
}

/** The seed's tables as those of another document. */
function copyOf(path: string, content: string = path): Evaluation[] {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return seed.map((each) => ({
    ...each,
    id: `${sha256}#${String(each.source.table)}`,
    source: { ...each.source, path, sha256 },
  }));
}

function failed(path: string): DocumentPart {
  const error = { code: 'corrupt', message: '文件已损坏', hint: '请重新取得文件' } as const;
  return part(path, [{ type: 'failure', schemaVersion: '1.0', source: { path, sha256: null, format: null }, error }]);
}

async function stored(sink: PostgresSink): Promise<StoredDocument[]> {
  const documents: StoredDocument[] = [];
  for await (const document of sink.stored()) documents.push(document);
  return documents.sort((a, b) => (a.path < b.path ? -1 : 1));
}

describe('loading', () => {
  test('writes every list of every evaluation, and the JSON as it was printed', async () => {
    const database = await testDatabase();
    const sink = await openSink(database.url);
    await sink.load([part(SEED, seed), failed('b.docx')]);
    expect(countsOf(await contentsOf(database))).toEqual({
      documents: 2,
      evaluations: seed.length,
      funds: seed.flatMap(({ record }) => record.funds).length,
      goals: seed.flatMap(({ record }) => record.goals).length,
      indicators: seed.flatMap(({ record }) => record.indicators).length,
      scores: seed.flatMap(({ audit }) => audit.scores).length,
      findings: seed.flatMap(({ audit }) => audit.findings).length,
      diagnostics: seed.flatMap(({ diagnostics }) => diagnostics).length,
    });
    const rows = await database.query<{ json: string }>(
      'select json::text from fuhe.evaluations order by table_number',
    );
    expect(rows.map(({ json }) => json)).toEqual(seed.map((each) => JSON.stringify(each)));
    expect(await stored(sink)).toMatchObject([
      { path: 'b.docx', status: 'failed', errorCode: 'corrupt', evaluations: 0 },
      { path: SEED, status: 'read', evaluations: seed.length, profile: 'auto', programVersion: '0.1.0' },
    ]);
  });

  test('another version or profile replaces the rows of its content; other documents keep theirs', async () => {
    const database = await testDatabase();
    const sink = await openSink(database.url);
    await sink.load([part('a.txt', copyOf('a.txt')), part('b.txt', copyOf('b.txt'))]);
    const before = await contentsOf(database);
    await sink.load([part('a.txt', copyOf('a.txt').slice(0, 3), { programVersion: '0.2.0' })]);
    const rows = await database.query(
      'select program_version as version, count(*)::int as tables from fuhe.evaluations group by 1 order by 1',
    );
    expect(rows).toEqual([
      { version: '0.1.0', tables: seed.length },
      { version: '0.2.0', tables: 3 },
    ]);
    await sink.load([part('a.txt', copyOf('a.txt'))]);
    expect(await contentsOf(database)).toEqual(before);
  });

  test('a changed path gives up its old content, unless another path has it', async () => {
    const database = await testDatabase();
    const sink = await openSink(database.url);
    const contents = async (): Promise<string[]> => {
      const rows = await database.query<{ path: string }>(
        "select distinct json->'source'->>'path' as path from fuhe.evaluations order by 1",
      );
      return rows.map(({ path }) => path);
    };
    await sink.load([part('a.txt', copyOf('a.txt', 'old')), part('b.txt', copyOf('b.txt', 'old'))]);
    await sink.load([part('a.txt', copyOf('a.txt', 'new'))]);
    expect(await contents()).toEqual(['a.txt']);
    expect(await database.query('select count(distinct document_sha256)::int as n from fuhe.evaluations')).toEqual([
      { n: 2 },
    ]);
    await sink.load([failed('b.txt')]);
    expect(await database.query('select count(distinct document_sha256)::int as n from fuhe.evaluations')).toEqual([
      { n: 1 },
    ]);
    expect((await contentsOf(database))['indicators']).toHaveLength(
      seed.flatMap(({ record }) => record.indicators).length,
    );
  });

  test('a batch too large to hold arrives whole', async () => {
    const database = await testDatabase();
    const sink = await openSink(database.url, 200_000);
    const names = Array.from({ length: 12 }, (_, at) => `${String(at)}.txt`);
    await sink.load(names.map((name) => part(name, copyOf(name))));
    await sink.load(names.map((name) => part(name, copyOf(name))));
    expect(countsOf(await contentsOf(database))).toMatchObject({
      documents: names.length,
      evaluations: names.length * seed.length,
    });
  });
});

describe('texts arrive unchanged', () => {
  test.each([
    ['COPY escapes', 'a\\N\\.\n\\.\n\tb\\\r\n\b\f\v'],
    ['right to left', '\u202Eabc\u202C عربي\u200F'],
    ['not composed', 'e\u0301 \u{20000} \uFEFF\u2028'],
  ])('%s', async (_, text) => {
    const database = await testDatabase();
    const result = evaluation({
      path: 'a.txt',
      record: record({ projectName: text, indicators: [indicator({ reason: text })] }),
    });
    await (await openSink(database.url)).load([part('a.txt', [result])]);
    const [row] = await database.query<{ name: string; reason: string; json: Evaluation }>(
      'select project_name as name, reason, json from fuhe.evaluations join fuhe.indicators on id = evaluation_id',
    );
    expect(row?.name === text && row.reason === text).toBe(true);
    expect(row?.json).toEqual(result);
  });

  test('NUL and half a surrogate pair, which no text of PostgreSQL can hold, are shown; the JSON has them', async () => {
    const database = await testDatabase();
    const text = 'a\0b\uD800c';
    const result = evaluation({ path: 'a.txt', record: { projectName: text } });
    await (await openSink(database.url)).load([part('a\0.txt', [result])]);
    const [row] = await database.query<{ name: string; json: string; path: string }>(
      'select project_name as name, json::text, path from fuhe.evaluations join fuhe.documents on sha256 = document_sha256',
    );
    expect(row?.name).toBe('a\u2400b\uFFFDc');
    expect(row?.path).toBe('a\u2400.txt');
    expect((JSON.parse(row?.json ?? '') as Evaluation).record.projectName).toBe(text);
  });

  test('a path longer than a page of an index', async () => {
    const database = await testDatabase();
    const sink = await openSink(database.url);
    // Of digests, so that it cannot be compressed.
    const name = Array.from({ length: 400 }, (_, at) => createHash('sha256').update(String(at)).digest('hex')).join(
      '/',
    );
    await sink.load([part(name, copyOf(name))]);
    await sink.load([part(name, copyOf(name))]);
    expect(await database.query('select path from fuhe.documents')).toEqual([{ path: name }]);
  });
});

describe('the schema', () => {
  test.each([
    ['?search_path=audit_2024', 'audit_2024'],
    ['?options=-c%20search_path%3Daudit,public', 'audit'],
    ['?options=-c%20statement_timeout%3D60000%20-csearch_path%3Dx', 'x'],
    ['?search_path=%22Prüfung%20%22%22A%22%22;%20x%22', 'Prüfung "A"; x'],
    ['?search_path=绩效', '绩效'],
  ])('%s', async (query, schema) => {
    const database = await testDatabase();
    await (await openSink(database.url + query)).load([part(SEED, seed)]);
    expect(countsOf(await contentsOf(database, { schema }))).toMatchObject({ documents: 1, evaluations: seed.length });
    expect(await database.query("select nspname from pg_namespace where nspname = 'fuhe'")).toEqual([]);
  });

  test('is made once, however many begin at the same time', async () => {
    const database = await testDatabase();
    const sinks = await Promise.all(Array.from({ length: 6 }, () => openSink(database.url)));
    await Promise.all(sinks.map((sink, at) => sink.load([part(`${String(at)}.txt`, copyOf(`${String(at)}.txt`))])));
    expect(countsOf(await contentsOf(database))).toMatchObject({ documents: 6, evaluations: 6 * seed.length });
  });

  test('tables of somebody else are left alone', async () => {
    const database = await testDatabase();
    await database.query('create schema fuhe; create table fuhe.documents (a int)');
    await expect(PostgresSink.open(database.url)).rejects.toThrow('has a table documents that fuhe did not make');
  });

  test('a newer layout is refused, an older one made anew without a loss', async () => {
    const database = await testDatabase();
    const sink = await openSink(database.url);
    await sink.load([part(SEED, seed), failed('b.docx')]);
    const before = await contentsOf(database, { times: true });
    await database.query('update fuhe.schema_version set version = $1', [LAYOUT_VERSION + 1]);
    await expect(PostgresSink.open(database.url)).rejects.toThrow('was made by a newer fuhe');
    await database.query('drop view fuhe.indicator_scores; alter table fuhe.indicators drop column weight');
    await database.query('update fuhe.schema_version set version = $1', [LAYOUT_VERSION - 1]);
    await openSink(database.url);
    expect(await contentsOf(database, { times: true })).toEqual(before);
  });

  test('a database that cannot hold Chinese is refused', async () => {
    const database = await testDatabase("encoding 'LATIN1' locale 'C' template template0");
    await expect(PostgresSink.open(database.url)).rejects.toThrow('it must be UTF8');
  });
});

describe('two loaders at once', () => {
  test('of the same documents: each is there once', async () => {
    const database = await testDatabase();
    const names = Array.from({ length: 20 }, (_, at) => `${String(at)}.txt`);
    const load = async (order: readonly string[], version: string): Promise<void> => {
      const sink = await openSink(database.url);
      for (let at = 0; at < order.length; at += 7) {
        const batch = order.slice(at, at + 7).map((name) => part(name, copyOf(name), { programVersion: version }));
        await sink.load(batch);
      }
    };
    await Promise.all([
      load(names, '1'),
      load([...names].reverse(), '1'),
      load(names, '2'),
      load([...names].reverse(), '2'),
    ]);
    expect(countsOf(await contentsOf(database))).toMatchObject({ documents: 20, evaluations: 20 * seed.length });
  });

  test('that give one path different contents: nothing is lost, nothing left over', async () => {
    const database = await testDatabase();
    const sinks = await Promise.all(Array.from({ length: 4 }, () => openSink(database.url)));
    const turn = (sink: PostgresSink, at: number): Promise<void> => {
      const names = ['a.txt', 'b.txt', 'c.txt'];
      return sink.load(names.map((name, shift) => part(name, copyOf(name, `content ${String((at + shift) % 3)}`))));
    };
    for (let round = 0; round < 6; round += 1) await Promise.all(sinks.map((sink, at) => turn(sink, at + round)));
    const [row] = await database.query(
      `select (select count(*) from fuhe.evaluations where document_sha256 not in (select sha256 from fuhe.documents))::int as orphans,
       (select count(*) from fuhe.documents where sha256 not in (select document_sha256 from fuhe.evaluations))::int as empty`,
    );
    expect(row).toEqual({ orphans: 0, empty: 0 });
  });
});

describe('a connection that is lost', () => {
  async function* killing(database: TestDatabase, parts: readonly DocumentPart[]): AsyncGenerator<DocumentPart> {
    for (const [at, each] of parts.entries()) {
      if (at === parts.length - 1) {
        await database.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fuhe'");
      }
      yield each;
    }
  }

  test('before anything was sent: another one takes its place', async () => {
    const database = await testDatabase();
    const sink = await openSink(database.url);
    await sink.load(killing(database, [part('a.txt', copyOf('a.txt')), part('b.txt', copyOf('b.txt'))]));
    expect(countsOf(await contentsOf(database))).toMatchObject({ documents: 2 });
  });

  test('in the midst of a batch: said clearly, nothing of the batch is there, and the same again loads it', async () => {
    const database = await testDatabase();
    const sink = await openSink(database.url, 200_000);
    const parts = Array.from({ length: 12 }, (_, at) => part(`${String(at)}.txt`, copyOf(`${String(at)}.txt`)));
    const error: unknown = await sink.load(killing(database, parts)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SinkError);
    expect((error as SinkError).text.zh).toMatch(
      /^与 postgres:\/\/postgres@127\.0\.0\.1:\d+\/\w+ 的连接不通或已中断：/,
    );
    expect(countsOf(await contentsOf(database))).toMatchObject({ documents: 0, evaluations: 0, indicators: 0 });
    await sink.load(parts);
    expect(countsOf(await contentsOf(database))).toMatchObject({ documents: 12, evaluations: 12 * seed.length });
  });

  test('a database that is not there is an error of one line without the password', async () => {
    const file = folder.write('a.txt', readFileSync(SEED));
    for (const url of [
      'postgres://user:s3cret@127.0.0.1:1/x',
      'postgres://user:s3cret@no-such-host.invalid/x',
      'postgres://user:s3cret@[::1/x',
    ]) {
      const { status, stdout, stderr } = await runCli(['load', file, '--to', url]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^fuhe: .*\n {2}.*\n$/);
      expect(stderr).not.toContain('s3cret');
    }
  });

  test('a wrong password is said without it', async () => {
    const database = await testDatabase();
    const url = new URL(database.url);
    url.password = 'wr0ng-s3cret';
    const error: unknown = await PostgresSink.open(url.href).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SinkError);
    expect(JSON.stringify([error, (error as SinkError).text])).not.toContain('wr0ng-s3cret');
  });
});

test('the command loads, and loads nothing twice', async () => {
  const database = await testDatabase();
  folder.write('docs/a.txt', readFileSync(SEED));
  folder.write('docs/b.docx', 'no document');
  const first = await runCli(['load', folder.at('docs'), '--to', database.url]);
  expect(first.status).toBe(3);
  const before = await contentsOf(database, { times: true });
  expect(countsOf(before)).toMatchObject({ documents: 2, evaluations: seed.length });
  expect((await runCli(['load', folder.at('docs'), '--to', database.url])).status).toBe(3);
  expect(await contentsOf(database, { times: true })).toEqual(before);
});
