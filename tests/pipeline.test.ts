import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { auditDocument, extractGrids, PROFILES, resultSchema, summarizeBatch, type Result } from '../src/index.js';
import { gridResultSchema } from '../src/model/grid.js';
import * as audit from '../src/score/audit.js';

const seed = readFileSync('fixtures/text/seed/input.txt');
const path = 'seed/input.txt';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('auditDocument', () => {
  test('gives one evaluation a table, with the hash of the bytes as its key', async () => {
    const { results } = await auditDocument(seed, { path });
    const sha256 = createHash('sha256').update(seed).digest('hex');
    expect(results.map((result) => (result.type === 'evaluation' ? result.id : null))).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((table) => `${sha256}#${String(table)}`),
    );
    for (const result of results) expect(resultSchema.parse(result)).toEqual(result);
  });

  test('the same bytes give the same JSON, byte for byte', async () => {
    const [first, second] = await Promise.all([auditDocument(seed, { path }), auditDocument(seed, { path })]);
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
  });

  test('the bytes are not touched', async () => {
    const copy = Uint8Array.from(seed);
    await auditDocument(copy, { path });
    expect(Buffer.from(copy).equals(seed)).toBe(true);
  });

  test.each([
    ['empty', new Uint8Array(), {}],
    ['no-table', Buffer.from('关于报送绩效自评材料的通知\n请按时报送。\n'), {}],
    ['too-large', seed, { limits: { maxBytes: 1000 } }],
    ['unsupported-format', Uint8Array.of(0, 1, 2, 255, 254, 0, 7), {}],
  ])('%s is one failure', async (code, bytes, options) => {
    const { results } = await auditDocument(bytes, { path: 'a.txt', ...options });
    expect(results).toMatchObject([{ type: 'failure', source: { path: 'a.txt' }, error: { code } }]);
    for (const result of results) expect(resultSchema.parse(result)).toEqual(result);
  });

  test('a defect of fuhe is a failure of that document, told to the caller', async () => {
    vi.spyOn(audit, 'auditRecord').mockImplementation(() => {
      throw new Error('broken rule');
    });
    const onDefect = vi.fn();
    const { results } = await auditDocument(seed, { path, onDefect });
    expect(results).toMatchObject([{ type: 'failure', error: { code: 'internal' } }]);
    const [failed] = results;
    expect(failed?.type === 'failure' && failed.error.message).toContain('broken rule');
    expect(JSON.stringify(failed)).not.toContain('audit.ts');
    expect(onDefect).toHaveBeenCalledOnce();
  });

  test('an abort is the only exception beside a wrong profile name', async () => {
    const reason = new Error('enough');
    await expect(auditDocument(seed, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await expect(auditDocument(seed, { profile: 'mof-1999' })).rejects.toThrow(
      /unknown profile: mof-1999; known: auto, /,
    );
  });

  test('a profile is taken by name or as it is', async () => {
    for (const profile of PROFILES) {
      const named = await auditDocument(seed, { path, profile: profile.name });
      expect(await auditDocument(seed, { path, profile })).toEqual(named);
      expect(named.results[0]).toMatchObject({ audit: { profile: profile.name } });
    }
  });

  test('messages follow the language, figures do not', async () => {
    const figures = (results: readonly Result[]): unknown =>
      results.map(
        (result) => result.type === 'evaluation' && { ...result.audit, findings: null, profileEvidence: null },
      );
    const [zh, en] = await Promise.all([auditDocument(seed, { path }), auditDocument(seed, { path, lang: 'en' })]);
    expect(figures(en.results)).toEqual(figures(zh.results));
    expect(JSON.stringify(en)).not.toBe(JSON.stringify(zh));
  });
});

describe('extractGrids', () => {
  test('gives the tables as printed', async () => {
    const result = await extractGrids(seed, { path });
    expect(gridResultSchema.parse(result)).toEqual(result);
    const texts = result.type === 'grid' ? result.tables.flatMap(({ cells }) => cells.map(({ text }) => text)) : [];
    expect(texts).toContain('10.65万元');
  });

  test('without a table it is a failure', async () => {
    expect(await extractGrids(Buffer.from('通知\n请按时报送。\n'), { path: 'a.txt' })).toMatchObject({
      type: 'failure',
      error: { code: 'no-table' },
    });
  });
});

describe('summarizeBatch', () => {
  test('counts documents and tables, and finds what stands across them', async () => {
    const batch = summarizeBatch();
    batch.add((await auditDocument(seed, { path })).results);
    batch.add((await auditDocument(new Uint8Array(), { path: 'b.txt' })).results);
    const { summary, findings } = batch.finish();
    expect(summary).toMatchObject({ documents: 2, evaluations: 8, failures: 1 });
    expect(findings.map(({ rule }) => rule)).toContain('duplicate-claim');
  });

  test('the order of the documents changes nothing', async () => {
    const { results } = await auditDocument(seed, { path });
    const [forward, backward] = [summarizeBatch(), summarizeBatch()];
    for (const result of results) forward.add([result]);
    for (const result of [...results].reverse()) backward.add([result]);
    expect(backward.finish()).toEqual(forward.finish());
  });

  test('severities of the chosen profile hold across tables too', async () => {
    const batch = summarizeBatch({ severities: { 'duplicate-claim': 'info' } });
    batch.add((await auditDocument(seed, { path })).results);
    expect(batch.finish().findings[0]).toMatchObject({ rule: 'duplicate-claim', severity: 'info' });
  });
});
