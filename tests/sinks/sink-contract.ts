/** What every warehouse promises, tested on a real one and read back by another reader. */
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../src/model/decimal.js';
import type { Evaluation } from '../../src/model/evaluation.js';
import type { Clock, Sink } from '../../src/sinks/sink.js';
import { TABLE_NAMES, type TableName } from '../../src/sinks/tables.js';
import type { DocumentPart, StoredDocument } from '../../src/sinks/work.js';
import { indicator } from '../helpers/record-builder.js';
import { finding } from '../helpers/results.js';
import { evaluationsIn, failureOf, MAKING, partOf, seedPart, sha256Of, tableOf } from './parts.js';
import type { Cells, Warehouse } from './read-warehouse.js';

export interface SinkUnderTest {
  /** A warehouse of its own for each name. */
  readonly open: (name: string, clock?: Clock) => Promise<Sink>;
  readonly read: (name: string) => Promise<Warehouse>;
  /** Everything that stands on disk or in the database, to the last byte. */
  readonly fingerprint: (name: string) => Promise<string>;
}

/** Each call is a second later than the one before. */
function ticking(): Clock {
  let second = 0;
  return () => new Date(Date.UTC(2025, 0, 1, 0, 0, (second += 1))).toISOString();
}

/** A reader without decimals gives 98.18000000000001 for 98.18: what it was given has no more than fifteen digits. */
function exact(value: unknown): Decimal {
  const number = new Decimal(String(value));
  return typeof value === 'number' ? number.toSignificantDigits(15) : number;
}

function sumOf(values: readonly unknown[]): string {
  const known = values.filter((value) => value !== null);
  return known.reduce<Decimal>((sum, value) => sum.plus(exact(value)), new Decimal(0)).toFixed();
}

/** Figures in the results, and the column in which each stands. */
const FIGURES: readonly (readonly [TableName, string, (evaluation: Evaluation) => readonly (string | null)[]])[] = [
  ['evaluations', 'declared_total', ({ audit }) => [audit.declaredTotal]],
  ['evaluations', 'recomputed_total', ({ audit }) => [audit.recomputedTotal]],
  ['evaluations', 'difference', ({ audit }) => [audit.difference]],
  ['evaluations', 'total_score', ({ record }) => [record.totalScore]],
  ['funds', 'initial_budget', ({ record }) => record.funds.map((fund) => fund.initialBudget)],
  ['funds', 'annual_budget', ({ record }) => record.funds.map((fund) => fund.annualBudget)],
  ['funds', 'executed', ({ record }) => record.funds.map((fund) => fund.executed)],
  ['indicators', 'weight', ({ record }) => record.indicators.map((row) => row.weight)],
  ['indicators', 'score', ({ record }) => record.indicators.map((row) => row.score)],
  [
    'indicators',
    'target_canonical_value',
    ({ record }) => record.indicators.map((row) => row.target.canonical?.value ?? null),
  ],
  [
    'indicators',
    'actual_canonical_value',
    ({ record }) => record.indicators.map((row) => row.actual.canonical?.value ?? null),
  ],
  ['scores', 'recomputed', ({ audit }) => audit.scores.map((score) => score.recomputed)],
  ['scores', 'interval_high', ({ audit }) => audit.scores.map((score) => score.interval?.[1] ?? null)],
  ['findings', 'difference', ({ audit }) => audit.findings.map((each) => each.difference)],
];

const COUNTS: readonly (readonly [TableName, (evaluation: Evaluation) => number])[] = [
  ['evaluations', () => 1],
  ['funds', ({ record }) => record.funds.length],
  ['goals', ({ record }) => record.goals.length],
  ['indicators', ({ record }) => record.indicators.length],
  ['scores', ({ audit }) => audit.scores.length],
  ['findings', ({ audit }) => audit.findings.length],
  ['diagnostics', ({ diagnostics }) => diagnostics.length],
];

function rowsOf(warehouse: Warehouse, table: TableName, sha256: string): readonly Cells[] {
  if (table === 'documents') return warehouse.documents.filter((row) => row['sha256'] === sha256);
  const key = table === 'evaluations' ? 'id' : 'evaluation_id';
  return warehouse[table].filter((row) => String(row[key]).startsWith(sha256));
}

async function storedIn(sink: Sink): Promise<StoredDocument[]> {
  const all: StoredDocument[] = [];
  for await (const document of sink.stored()) all.push(document);
  return all.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function loadAll(sink: Sink, ...batches: readonly (readonly DocumentPart[])[]): Promise<void> {
  for (const batch of batches) await sink.load(batch);
  await sink.close();
}

export function describeSink(title: string, { open, read, fingerprint }: SinkUnderTest): void {
  describe(title, () => {
    test('sums and counts over the warehouse are those over the results, to the last decimal', async () => {
      const parts = await Promise.all(['a.txt', 'b.txt', 'c.txt'].map((path) => seedPart(path)));
      await loadAll(await open('sums'), parts.slice(0, 2), parts.slice(2));
      const warehouse = await read('sums');
      const evaluations = evaluationsIn(parts);
      for (const [table, column, figures] of FIGURES) {
        const found = sumOf(warehouse[table].map((row) => row[column]));
        expect([table, column, found]).toEqual([table, column, sumOf(evaluations.flatMap(figures))]);
      }
      for (const [table, count] of COUNTS) {
        const expected = evaluations.reduce((sum, each) => sum + count(each), 0);
        expect([table, warehouse[table].length]).toEqual([table, expected]);
      }
    });

    test('the whole evaluation stands as JSON', async () => {
      const part = await seedPart('whole.txt');
      await loadAll(await open('json'), [part]);
      const rows = (await read('json')).evaluations;
      const found = rows.map(({ json }) => (typeof json === 'string' ? (JSON.parse(json) as unknown) : json));
      expect(found).toEqual(part.results);
    });

    test('amounts stand in their printed unit and in 元', async () => {
      const fund = {
        ...{
          item: '年度资金总额',
          kind: 'total' as const,
          initialBudget: '60.5',
          annualBudget: '60.00',
          executed: null,
        },
        ...{ currencyUnit: '万元', weight: null, executionRate: null, score: null, location: {} },
      };
      const funds = [fund, { ...fund, currencyUnit: '美元' }];
      await loadAll(await open('yuan'), [partOf('a', [tableOf('a', 'a', { funds })])]);
      const [yuan, dollars] = (await read('yuan')).funds;
      expect([yuan?.['initial_budget'], yuan?.['initial_budget_yuan']].map((each) => sumOf([each]))).toEqual([
        '60.5',
        '605000',
      ]);
      expect(yuan?.['executed_yuan']).toBeNull();
      expect(dollars?.['initial_budget_yuan']).toBeNull();
    });

    test('loading the same again changes nothing, not even the time or a byte', async () => {
      const parts = [await seedPart('a.txt'), partOf('bad.docx', [failureOf('bad.docx', 'bad')])];
      const clock = ticking();
      await loadAll(await open('same', clock), parts);
      const before = [await read('same'), await fingerprint('same')];
      await loadAll(await open('same', clock), parts, [...parts].reverse());
      expect([await read('same'), await fingerprint('same')]).toEqual(before);
    });

    test('of a changed document only its rows change', async () => {
      const parts = await Promise.all(['a.txt', 'b.txt', 'c.txt'].map((path) => seedPart(path)));
      const clock = ticking();
      await loadAll(await open('changed', clock), parts);
      const before = await read('changed');
      const changed = await seedPart('b.txt', 'another content');
      await loadAll(await open('changed', clock), [parts[0] as DocumentPart, changed]);
      const after = await read('changed');

      const [old, fresh] = [parts[1], changed].map((part) => part?.results[0]?.source.sha256 ?? '');
      for (const table of TABLE_NAMES) {
        expect(rowsOf(after, table, old ?? '')).toEqual([]);
        expect(rowsOf(after, table, fresh ?? '').length).toBe(rowsOf(before, table, old ?? '').length);
        const unchanged = [parts[0], parts[2]].map((part) => part?.results[0]?.source.sha256 ?? '');
        for (const sha256 of unchanged) {
          expect(rowsOf(after, table, sha256)).toEqual(rowsOf(before, table, sha256));
        }
      }
    });

    test('content under two paths stands once, and stays as long as one of them has it', async () => {
      const twice = (path: string): DocumentPart => partOf(path, [tableOf(path, 'shared')]);
      await loadAll(await open('shared'), [twice('a'), twice('b')], [twice('c')]);
      expect((await read('shared')).evaluations).toHaveLength(1);
      expect((await read('shared')).documents.map(({ path }) => path)).toEqual(['a', 'b', 'c']);

      const moved = partOf('a', [tableOf('a', 'other')]);
      await loadAll(await open('shared'), [moved], [partOf('b', [failureOf('b', null, 'not-found')])]);
      expect((await read('shared')).evaluations.map(({ document_sha256 }) => document_sha256).sort()).toEqual(
        [sha256Of('shared'), sha256Of('other')].sort(),
      );

      await loadAll(await open('shared'), [partOf('c', [failureOf('c', null, 'not-found')])]);
      const left = await read('shared');
      expect(left.evaluations.map(({ document_sha256 }) => document_sha256)).toEqual([sha256Of('other')]);
      expect(left.indicators).toHaveLength(1);
      expect(left.findings).toHaveLength(1);
    });

    test('a failure is a row of documents, and takes the place of what was read at that path', async () => {
      await loadAll(await open('failed'), [partOf('a', [tableOf('a', 'good')])]);
      await loadAll(await open('failed'), [partOf('a', [failureOf('a', 'bad', 'encrypted')])]);
      const { documents, evaluations, indicators } = await read('failed');
      expect(evaluations).toEqual([]);
      expect(indicators).toEqual([]);
      expect(documents).toHaveLength(1);
      expect(documents[0]).toMatchObject({
        ...{ path: 'a', sha256: sha256Of('bad'), status: 'failed', error_code: 'encrypted' },
        ...{ error_message: '文件已损坏', program_version: '1.0.0', profile: 'auto' },
      });
      await loadAll(await open('failed'), [partOf('a', [tableOf('a', 'good')])]);
      const again = await read('failed');
      expect(again.documents[0]).toMatchObject({ status: 'read', error_code: null, error_message: null });
      expect(again.evaluations).toHaveLength(1);
    });

    test('tables before a defect stay with the failure', async () => {
      const part = partOf('a', [tableOf('a', 'half'), failureOf('a', 'half', 'internal')]);
      await loadAll(await open('half'), [part]);
      const { documents, evaluations } = await read('half');
      expect(documents[0]).toMatchObject({ status: 'failed', error_code: 'internal' });
      expect(evaluations).toHaveLength(1);
    });

    test.each([
      ['a later program version', { ...MAKING, programVersion: '2.0.0' }],
      ['another profile', { ...MAKING, profile: 'mof-2020' }],
    ])('%s takes the place of what was made before, in all tables', async (name, making) => {
      const rows = [indicator({ level3: '甲' }), indicator({ level3: '乙' })];
      const before = [tableOf('a', 'x', { indicators: rows }), tableOf('a', 'x', { indicators: rows }, 2)];
      await loadAll(await open(name), [partOf('a', before)]);
      await loadAll(await open(name), [partOf('a', [tableOf('a', 'x', { indicators: rows.slice(0, 1) })], making)]);
      const { documents, evaluations, indicators } = await read(name);
      expect(indicators.map(({ level3 }) => level3)).toEqual(['甲']);
      const { programVersion, profile } = making;
      expect(evaluations).toHaveLength(1);
      expect(evaluations[0]).toMatchObject({ program_version: programVersion, requested_profile: profile });
      expect(documents).toHaveLength(1);
      expect(documents[0]).toMatchObject({ program_version: programVersion, profile });
    });

    test('what the warehouse says of its documents, and where their evaluations were made otherwise', async () => {
      const shared = [tableOf('a', 'x', {}), tableOf('a', 'x', {}, 2)];
      const sink = await open('stored');
      await sink.load([partOf('a', shared), partOf('c', [failureOf('c', 'slow', 'timeout')])]);
      expect(await storedIn(sink)).toMatchObject([
        { path: 'a', sha256: sha256Of('x'), status: 'read', evaluations: 2, findings: { error: 2 }, limits: null },
        { path: 'c', status: 'failed', errorCode: 'timeout', evaluations: 0, limits: MAKING.limits },
      ]);
      await sink.load([partOf('b', shared, { ...MAKING, profile: 'mof-2020' })]);
      // The evaluations that path a spoke of are not those that are there now.
      expect((await storedIn(sink)).map(({ path }) => path)).toEqual(['b', 'c']);
      await sink.close();
    });

    test.each([
      ['quotes', `'; DROP TABLE documents; -- "x" \`y\` $1 \\`],
      ['a formula', `=cmd|'/C calc'!A0`],
      ['emoji and rare characters', '👩‍👩‍👧 𠮷 \u{1F600}'],
      ['right to left marks', '\u202Eabc\u202C \u200F'],
      ['control characters', 'a\tb\r\nc\u0001\u001F\u007F'],
      ['one megabyte', '复核'.repeat(175_000)],
    ])('%s arrive unchanged', async (name, text) => {
      const path = name === 'one megabyte' ? 'a' : `${text}.txt`;
      const record = { projectName: text, unit: text, indicators: [indicator({ level3: text, reason: text })] };
      await loadAll(await open(name), [partOf(path, [tableOf(path, name, record)])]);
      const { documents, evaluations, indicators } = await read(name);
      expect(documents[0]?.['path']).toBe(path);
      expect(evaluations[0]).toMatchObject({ project_name: text, unit: text });
      expect(indicators[0]).toMatchObject({ level3: text, reason: text });
    });

    test('a figure that no DECIMAL column holds is said to be one, with its text', async () => {
      const [long, fine] = [`1${'0'.repeat(40)}.5`, `0.${'1'.repeat(20)}`];
      const rows = [indicator({ weight: long, score: fine }), indicator({ weight: '10', score: '9.5' })];
      const difference = `-${long}`;
      const made = tableOf('a', 'a', { indicators: rows, totalScore: long });
      const audit = { ...made.audit, findings: [finding({ declared: long, difference })] };
      await loadAll(await open('overflow'), [partOf('a', [{ ...made, audit }])]);
      const { evaluations, indicators, findings } = await read('overflow');
      const said = (row: Cells | undefined): unknown =>
        typeof row?.['overflow'] === 'string' ? JSON.parse(row['overflow']) : (row?.['overflow'] ?? null);
      expect(indicators[0]).toMatchObject({ weight: null, score: null });
      expect(said(indicators[0])).toEqual({ weight: long, score: fine });
      expect(said(indicators[1])).toBeNull();
      expect(said(evaluations[0])).toEqual({ total_score: long });
      expect(said(findings[0])).toEqual({ declared_value: long, difference });
      expect(findings[0]?.['declared']).toBe(long);
    });

    test('a document in parts is one document', async () => {
      const tables = [1, 2, 3, 4].map((table) => tableOf('a', 'many', {}, table));
      const parts = [
        partOf('a', tables.slice(0, 2)),
        { ...partOf('a', tables.slice(2)), continued: true },
        partOf('b', [tableOf('b', 'other')]),
      ];
      await loadAll(await open('parts'), parts);
      const { documents, evaluations } = await read('parts');
      expect(evaluations).toHaveLength(5);
      expect(documents.map((row) => Number(row['evaluation_count']))).toEqual([4, 1]);
    });

    test('a document of thousands of tables with long texts', { timeout: 120_000 }, async () => {
      const text = '复核甲'.repeat(6_000);
      const parts = async function* (): AsyncGenerator<DocumentPart> {
        for (let from = 0; from < 2_400; from += 40) {
          const tables = Array.from({ length: 40 }, (_, n) =>
            tableOf('a', 'long', { projectName: text }, from + n + 1),
          );
          yield { ...partOf('a', tables), continued: from > 0 };
        }
      };
      const sink = await open('long');
      await sink.load(parts());
      expect((await storedIn(sink))[0]).toMatchObject({ evaluations: 2_400 });
      await sink.close();
    });

    test('a batch that breaks off leaves nothing behind, and the next one loads', async () => {
      const clock = ticking();
      const sink = await open('broken', clock);
      await sink.load([partOf('a', [tableOf('a', 'before')])]);
      const breaking = async function* (): AsyncGenerator<DocumentPart> {
        for (let n = 0; n < 700; n++) yield partOf(`b${String(n)}`, [tableOf('b', `b${String(n)}`)]);
        yield partOf('a', [tableOf('a', 'after')]);
        throw new Error('the reader is gone');
      };
      await expect(sink.load(breaking())).rejects.toThrow('the reader is gone');
      const twice = [partOf('a', [tableOf('a', 'x')]), partOf('a', [tableOf('a', 'y')])];
      await expect(sink.load(twice)).rejects.toThrow(TypeError);
      await loadAll(sink, [partOf('c', [tableOf('c', 'c')])]);
      const { documents, evaluations } = await read('broken');
      expect(documents.map(({ path }) => path)).toEqual(['a', 'c']);
      expect(evaluations).toHaveLength(2);
    });
  });
}
