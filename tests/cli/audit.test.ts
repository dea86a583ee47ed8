import { chmodSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { batchResultSchema, resultSchema, type Result } from '../../src/model/evaluation.js';
import { linesOf, runCli } from '../helpers/run-cli.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const SEED = 'fixtures/text/seed/input.txt';
const seed = readFileSync(SEED, 'utf8');
const folder = temporaryFolder();

describe('formats', () => {
  test('without a terminal it is ndjson: one evaluation a table', async () => {
    const { status, stdout, stderr } = await runCli(['audit', SEED]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const results = linesOf<Result>(stdout);
    expect(results).toHaveLength(8);
    for (const result of results) expect(resultSchema.parse(result)).toEqual(result);
  });

  test('json holds the same results, the findings across tables and the counts', async () => {
    const { stdout } = await runCli(['audit', SEED, '--format', 'json']);
    const batch = batchResultSchema.parse(JSON.parse(stdout));
    expect(batch.results).toEqual(linesOf((await runCli(['audit', SEED])).stdout));
    expect(batch.findings.map(({ rule }) => rule)).toContain('duplicate-claim');
    const own = batch.results.flatMap((result) => (result.type === 'evaluation' ? result.audit.findings : []));
    expect(batch.summary).toMatchObject({ documents: 1, evaluations: 8, failures: 0 });
    for (const severity of ['error', 'warning', 'info'] as const) {
      const count = [...own, ...batch.findings].filter((each) => each.severity === severity).length;
      expect(batch.summary.findings[severity]).toBe(count);
    }
  });

  test('on a terminal it is a table, coloured unless NO_COLOR says no', async () => {
    const { stdout } = await runCli(['audit', SEED], { terminal: 120 });
    expect(stdout).toContain('共 1 份文件，8 张自评表');
    expect(stdout).toContain('\u001B[');
    expect((await runCli(['audit', SEED], { terminal: 120, env: { NO_COLOR: '1' } })).stdout).not.toContain('\u001B');
  });

  test('messages come in English when asked for', async () => {
    const results = linesOf<Result>((await runCli(['audit', SEED, folder.at('none.txt'), '--lang', 'en'])).stdout);
    const failed = results.find((result) => result.type === 'failure');
    expect(failed?.error.message).toBe('No such file');
  });
});

describe('exit status', () => {
  const clean = folder.write(
    'clean.txt',
    seed.slice(seed.indexOf('项目支出绩效自评表（表7）'), seed.indexOf('项目支出绩效自评表（表8）')),
  );

  test.each([
    ['findings alone do not fail', ['audit', SEED], 0],
    ['an error is at or above error', ['audit', SEED, '--fail-on', 'error'], 1],
    ['an error is above warning', ['audit', SEED, '--fail-on', 'warning'], 1],
    ['a warning is below error', ['audit', clean, '--fail-on', 'error'], 0],
    ['a warning is a warning', ['audit', clean, '--fail-on', 'warning'], 1],
    ['an unread document goes before findings', ['audit', SEED, folder.at('none.txt'), '--fail-on', 'error'], 3],
    ['an empty folder is no error', ['audit', folder.at('empty')], 0],
  ])('%s', async (_name, argv, status) => {
    folder.write('empty/.keep', '');
    expect((await runCli(argv)).status).toBe(status);
  });
});

describe('documents that give no evaluation', () => {
  const locked = folder.write('locked.txt', 'x');
  chmodSync(locked, 0o000);
  const root = process.getuid?.() === 0;

  test.each([
    ['not-found', folder.at('none.txt')],
    ['empty', folder.write('blank/empty.txt', '')],
    ['unsupported-format', folder.write('unknown/data.bin', Uint8Array.of(0, 1, 2, 255, 254, 0, 7))],
    ['no-table', folder.write('prose/letter.txt', '关于报送绩效自评材料的通知\n请按时报送。\n')],
    ['unreadable', '/dev/null'],
    ...(root ? [] : [['unreadable', locked]]),
  ])('%s: a failure with a hint, and the others are still reported', async (code, path) => {
    const { status, stdout } = await runCli(['audit', path, SEED]);
    expect(status).toBe(3);
    const [failed, ...others] = linesOf<Result>(stdout);
    expect(resultSchema.parse(failed)).toMatchObject({ type: 'failure', source: { path }, error: { code } });
    expect(others).toHaveLength(8);
  });

  test('a folder without any document is said on standard error, and is no error', async () => {
    folder.write('nothing/notes.unknown', '');
    const { status, stdout, stderr } = await runCli(['audit', folder.at('nothing')]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('没有可以读取的文件');
    expect((await runCli(['audit', SEED])).stderr).toBe('');
  });

  test('too-large: by --max-size, from a file as from standard input', async () => {
    const argv = ['audit', SEED, '-', '--as', 'text', '--max-size', '0.001'];
    const results = linesOf<Result>((await runCli(argv, { stdin: seed })).stdout);
    expect(results).toMatchObject([{ error: { code: 'too-large' } }, { error: { code: 'too-large' } }]);
  });
});

describe('folders', () => {
  test('unknown formats and hidden files are passed over; an empty document is not', async () => {
    folder.write('mixed/b.txt', seed);
    folder.write('mixed/a/空.txt', '');
    folder.write('mixed/data.bin', Uint8Array.of(0, 1, 2, 255, 254, 0, 7));
    folder.write('mixed/settings.json', '{"a": 1}');
    folder.write('mixed/.hidden.txt', seed);
    const { status, stdout } = await runCli(['audit', folder.at('mixed')]);
    expect(status).toBe(3);
    const paths = linesOf<Result>(stdout).map(({ source }) => source.path);
    expect([...new Set(paths)]).toEqual([folder.at('mixed/a/空.txt'), folder.at('mixed/b.txt')]);
  });
});

describe('standard input', () => {
  test('is a document like any other, called -', async () => {
    const { status, stdout } = await runCli(['audit', '-', '--as', 'text'], { stdin: seed });
    expect(status).toBe(0);
    const withPath = (path: string) => (result: Result) => ({ ...result, source: { ...result.source, path } });
    const named = linesOf<Result>((await runCli(['audit', SEED])).stdout);
    expect(linesOf<Result>(stdout)).toEqual(named.map(withPath('-')));
  });
});

describe('--out', () => {
  test.each(['ndjson', 'json', 'table'])('%s: the file holds what standard output would', async (format) => {
    const out = folder.at(`out/${format}.result`);
    folder.write('out/.keep', '');
    const { status, stdout, stderr } = await runCli(['audit', SEED, '--format', format, '--out', out]);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(out, 'utf8')).toBe((await runCli(['audit', SEED, '--format', format])).stdout);
    expect(readdirSync(folder.at('out')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('an interrupted json leaves the earlier file as it was', async () => {
    const out = folder.write('kept/result.json', 'earlier');
    const { status } = await runCli(['audit', SEED, '--format', 'json', '--out', out], { signal: AbortSignal.abort() });
    expect(status).toBe(130);
    expect(readFileSync(out, 'utf8')).toBe('earlier');
    expect(readdirSync(folder.at('kept'))).toEqual(['result.json']);
  });

  test('a result inside the folder is not read as a document', async () => {
    folder.write('self/a.txt', seed);
    const argv = ['audit', folder.at('self'), '--out', folder.at('self/result.txt')];
    expect((await runCli(argv)).status).toBe(0);
    expect((await runCli(argv)).status).toBe(0);
    expect(linesOf(readFileSync(folder.at('self/result.txt'), 'utf8'))).toHaveLength(8);
  });
});

describe('--profile', () => {
  test.each(['mof-2020', 'zhongwei-2024'])('%s by name', async (name) => {
    const [first] = linesOf<Result>((await runCli(['audit', SEED, '--profile', name])).stdout);
    expect(first).toMatchObject({ audit: { profile: name } });
  });
});
