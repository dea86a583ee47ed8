import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Overview } from '../../src/report/page/view.js';
import { runCli } from '../helpers/run-cli.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const SEED = 'fixtures/text/seed/input.txt';
const folder = temporaryFolder();
const document = folder.write('自评表.txt', readFileSync(SEED));

function blocksOf(out: string): Map<string, unknown> {
  const html = readFileSync(`${out}/index.html`, 'utf8');
  const found = html.matchAll(/id="data-([\w-]+)">(.*?)<\/script>/gs);
  return new Map([...found].map(([, name = '', text = '']) => [name, JSON.parse(text)]));
}

const overviewOf = (out: string): Overview => blocksOf(out).get('overview') as Overview;

describe('fuhe report', () => {
  test('writes the page and the workpaper, and nothing to standard output', async () => {
    const out = folder.at('new/deep');
    const { status, stdout, stderr } = await runCli(['report', document, '--out', out]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain(`${out}/index.html`);
    expect(readdirSync(out).sort()).toEqual(['index.html', 'workpaper.xlsx']);
    expect(readFileSync(`${out}/workpaper.xlsx`).subarray(0, 2).toString()).toBe('PK');
    expect(overviewOf(out)).toMatchObject({
      summary: { documents: 1, evaluations: 8, failures: 0, findings: { error: 2 } },
      cross: [{ rule: 'duplicate-claim', places: [{ key: 3 }, { key: 4 }] }],
    });
    expect(blocksOf(out).has('evaluation-8')).toBe(true);
  });

  test.each(['ndjson', 'json'])('from earlier results in %s it is the same page', async (format) => {
    const [results, direct, again] = [folder.at(`r.${format}`), folder.at('direct'), folder.at(`again-${format}`)];
    await runCli(['audit', document, folder.at('absent.pdf'), '--format', format, '--out', results]);
    expect((await runCli(['report', document, folder.at('absent.pdf'), '--out', direct])).status).toBe(3);
    expect((await runCli(['report', results, '--out', again])).status).toBe(3);
    const [one, other] = [blocksOf(direct), blocksOf(again)];
    expect(overviewOf(again)).toEqual({ ...overviewOf(direct), pictures: 'earlier' });
    one.delete('overview');
    other.delete('overview');
    expect(other).toEqual(one);
  });

  test('results that another program laid out are read as well', async () => {
    const results = folder.at('pretty.json');
    await runCli(['audit', document, '--format', 'json', '--out', results]);
    const pretty = folder.write('laid-out.json', JSON.stringify(JSON.parse(readFileSync(results, 'utf8')), null, 2));
    expect((await runCli(['report', pretty, '--out', folder.at('pretty')])).status).toBe(0);
    expect(overviewOf(folder.at('pretty')).rows).toHaveLength(8);
  });

  test('what a kill left of the last line is passed over; any other line is a wrong file', async () => {
    const { stdout } = await runCli(['audit', document, '--format', 'ndjson']);
    const lines = stdout.trimEnd().split('\n');
    const torn = folder.write('torn.ndjson', `${lines.slice(0, 3).join('\n')}\n${lines[3]?.slice(0, 99) ?? ''}`);
    expect((await runCli(['report', torn, '--out', folder.at('torn')])).status).toBe(0);
    expect(overviewOf(folder.at('torn')).rows).toHaveLength(3);

    const wrong = folder.write(
      'wrong.ndjson',
      `${lines[0] ?? ''}\n{"type":"evaluation","id":"x"}\n${lines[1] ?? ''}\n`,
    );
    const { status, stderr } = await runCli(['report', wrong, '--out', folder.at('wrong')]);
    expect(status).toBe(2);
    expect(stderr).toContain('第 2 行');
    expect(readdirSync(folder.at('wrong'))).toEqual([]);
  });

  test('documents and earlier results stand in the order given', async () => {
    const results = folder.at('first.ndjson');
    await runCli(['audit', document, '--out', results]);
    const csv = folder.write('other.txt', readFileSync('fixtures/text/seed-columns/input.txt'));
    const { status } = await runCli(['report', csv, results, document, '--out', folder.at('mixed')]);
    expect(status).toBe(0);
    const { rows, summary } = overviewOf(folder.at('mixed'));
    expect(summary.documents).toBe(3);
    expect(rows.map(({ path }) => path)).toEqual(
      [csv, document, document].flatMap((path) => Array<string>(8).fill(path)),
    );
  });

  test('--fail-on, as of audit', async () => {
    const argv = ['report', document, '--out', folder.at('failing'), '--fail-on', 'error'];
    expect((await runCli(argv)).status).toBe(1);
    expect(existsSync(folder.at('failing/index.html'))).toBe(true);
  });

  test('an interrupt leaves what was there before', async () => {
    const out = folder.at('kept');
    await runCli(['report', document, '--out', out]);
    const before = readFileSync(`${out}/index.html`);
    const { status } = await runCli(['report', document, '--out', out], { signal: AbortSignal.abort() });
    expect(status).toBe(130);
    expect(readdirSync(out).sort()).toEqual(['index.html', 'workpaper.xlsx']);
    expect(readFileSync(`${out}/index.html`).equals(before)).toBe(true);
  });
});

describe('a report and the folder that is read', () => {
  test('an earlier report in it is no document', async () => {
    const read = temporaryFolder();
    read.write('自评表.txt', readFileSync(SEED));
    const argv = ['report', read.path, '--out', read.path];
    expect((await runCli(argv)).status).toBe(0);
    expect((await runCli(argv)).status).toBe(0);
    expect(overviewOf(read.path).summary).toMatchObject({ documents: 1, failures: 0 });
  });

  test.each(['index.html', 'workpaper.xlsx'])('a document called %s is never overwritten', async (name) => {
    const read = temporaryFolder();
    const file = read.write(name, 'somebody’s');
    for (const path of [read.path, file]) {
      const { status, stderr } = await runCli(['report', path, '--out', read.path]);
      expect(status).toBe(2);
      expect(stderr).toContain('会覆盖');
    }
    expect(readdirSync(read.path)).toEqual([name]);
    expect(readFileSync(file, 'utf8')).toBe('somebody’s');
  });
});

describe('a wrong command line', () => {
  test.each([
    ['no folder', ['report', document], '--out'],
    ['a file for a folder', ['report', document, '--out', document], '不是文件夹'],
    ['unknown images', ['report', document, '--out', folder.at('x'), '--images', 'all'], '--images 只能是'],
    ['no room at all', ['report', document, '--out', folder.at('x'), '--max-images', '0'], '--max-images 应为'],
    ['standard input of unknown format', ['report', '-', '--out', folder.at('x')], '--as'],
  ])('%s', async (_name, argv, expected) => {
    const { status, stdout, stderr } = await runCli(argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(expected);
  });
});
