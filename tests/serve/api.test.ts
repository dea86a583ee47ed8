/** `POST /api/audit`: the same JSON as the command line, and a readable answer to whatever else is sent. */
import { readdirSync, readFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import type { BatchResult, Failure } from '../../src/model/evaluation.js';
import { runCli } from '../helpers/run-cli.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { applicationForTests, formOf, heldEngine, post, SEED, SEED_PDF, startApplication } from './application.js';

const folder = temporaryFolder();
const application = applicationForTests({ limits: { maxBytes: 300_000, maxFiles: 5, maxUploadBytes: 900_000 } });
/** Other work may hold up the machine. */
const PATIENT = { timeout: 60_000 };
const api = (): string => application.url('api/audit');

test('answers with the JSON of `audit --format json`, byte for byte', async () => {
  const zip = readFileSync('fixtures/zip/mixed/input.zip');
  const files = [
    ['表一.txt', SEED],
    ['自评表.pdf', SEED_PDF],
    ['打包.zip', zip],
    ['空.docx', ''],
    ['照片.xyz', 'nothing that fuhe reads'],
  ] as const;
  const answer = await post(api(), formOf(files));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  const text = await answer.text();

  const paths = files.map(([name, content]) => folder.write(name, content));
  const { stdout } = await runCli(['audit', ...paths, '--format', 'json']);
  expect(text).toBe(stdout.replaceAll(`${folder.path}/`, ''));
});

test('keeps nothing of it', async () => {
  await (await post(api(), formOf([['a.txt', SEED]]))).text();
  await expect.poll(folders, PATIENT).toEqual([]);
});

/** What is kept of uploads. */
function folders(): string[] {
  const prefix = `fuhe-serve-${String(process.pid)}-`;
  const roots = readdirSync(tmpdir()).filter((name) => name.startsWith(prefix));
  return roots.flatMap((name) => readdirSync(`${tmpdir()}/${name}`));
}

const refused = {
  'no form': [() => post(api(), 'x', { 'content-type': 'text/plain' }), 415, 'unsupported-format'],
  'no content type': [() => fetch(api(), { method: 'POST' }), 415, 'unsupported-format'],
  'an encoded form': [
    () => post(api(), new URLSearchParams({ files: 'x' }), { 'content-type': 'application/x-www-form-urlencoded' }),
    415,
    'unsupported-format',
  ],
  'no boundary': [() => post(api(), 'x', { 'content-type': 'multipart/form-data; a=b' }), 415, 'unsupported-format'],
  'a compressed form': [
    () => post(api(), formOf([['a.txt', SEED]]), { 'content-encoding': 'gzip' }),
    415,
    'unsupported-format',
  ],
  'a form that breaks off': [
    () =>
      post(api(), '--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nabc', multipart('b')),
    400,
    'corrupt',
  ],
  'a form that is none': [() => post(api(), 'nothing of the kind', multipart('b')), 400, 'corrupt'],
  'an empty form': [() => post(api(), '--b--\r\n', multipart('b')), 400, 'empty'],
  'nothing chosen': [() => post(api(), formOf([['', '']])), 400, 'empty'],
  'another field': [() => post(api(), formOf([['a.txt', SEED]], 'upload')), 400, 'corrupt'],
  'a file too large': [() => post(api(), formOf([['大.txt', 'x'.repeat(300_001)]])), 413, 'too-large'],
  'too many files': [
    () => post(api(), formOf(Array.from({ length: 6 }, (_, n) => [`${String(n)}.txt`, SEED] as const))),
    413,
    'too-large',
  ],
  'too much together': [
    () => post(api(), formOf(Array.from({ length: 5 }, (_, n) => [`${String(n)}.txt`, 'x'.repeat(250_000)] as const))),
    413,
    'too-large',
  ],
  'another method': [() => fetch(api()), 405, 'not-found'],
  'a method that changes': [() => fetch(api(), { method: 'DELETE' }), 405, 'not-found'],
  'another address': [() => fetch(application.url('api/other')), 404, 'not-found'],
} as const;

test.each(Object.entries(refused))('%s is refused as a failure', async (_name, [send, status, code]) => {
  const answer = await send();
  expect(answer.status).toBe(status);
  const failure = (await answer.json()) as Failure;
  expect(failure).toMatchObject({ type: 'failure', schemaVersion: '1.0', error: { code } });
  expect(failure.error.message).toMatch(/[\u4e00-\u9fff]/);
  // It goes on serving.
  expect((await fetch(application.url())).status).toBe(200);
});

test('a sender that looks for the answer only when it is through gets it', async () => {
  const boundary = 'b';
  const call = request(api(), { method: 'POST', headers: multipart(boundary) });
  const answer = new Promise<IncomingMessage>((resolve, reject) => call.on('response', resolve).on('error', reject));
  call.write('--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n');
  const megabyte = Buffer.alloc(1024 * 1024, 'x');
  for (let n = 0; n < 40; n++) await new Promise((resolve) => call.write(megabyte, resolve));
  call.end();
  expect((await answer).statusCode).toBe(413);
  call.destroy();
});

test('a visitor who goes away leaves nothing', async () => {
  const { engine, release } = heldEngine();
  const server = await startApplication({ engine });
  const leaving = new AbortController();
  const call = { method: 'POST', body: formOf([['a.txt', SEED]]), signal: leaving.signal };
  const gone = fetch(`${server.url}api/audit`, call).then((answer) => answer.text());
  await expect.poll(folders, PATIENT).not.toEqual([]);
  leaving.abort();
  await expect(gone).rejects.toThrow();
  release();
  await expect.poll(folders, PATIENT).toEqual([]);
  await server.stop();
});

test('one file too large among others is a failure of its own', async () => {
  const answer = await post(
    api(),
    formOf([
      ['大.txt', 'x'.repeat(300_001)],
      ['好.txt', SEED],
    ]),
  );
  const { results, summary } = (await answer.json()) as BatchResult;
  expect(results[0]).toMatchObject({ source: { path: '大.txt' }, error: { code: 'too-large' } });
  expect(summary).toMatchObject({ documents: 2, evaluations: 8, failures: 1 });
});

test('a file as large as allowed is read', async () => {
  const answer = await post(api(), formOf([['满.txt', `${SEED.toString()}${' '.repeat(300_000 - SEED.length)}`]]));
  expect(answer.status).toBe(200);
});

const names = {
  '../../../etc/passwd.txt': 'etc/passwd.txt',
  '/etc/passwd.txt': 'etc/passwd.txt',
  'C:\\Users\\张\\表.txt': 'Users/张/表.txt',
  '甲局/2024/表.txt': '甲局/2024/表.txt',
  'a%22b.txt': 'a%22b.txt',
  [`${'长'.repeat(300)}.txt`]: `${'长'.repeat(159)}…${'长'.repeat(36)}.txt`,
  '<img onerror=x>.txt': '<img onerror=x>.txt',
};

test.each(Object.entries(names))('the name %s becomes %s', async (given, expected) => {
  const answer = await post(api(), formOf([[given, SEED]]));
  const { results } = (await answer.json()) as BatchResult;
  expect(results[0]?.source.path).toBe(expected);
});

test('NUL and line ends in a name do no harm', async () => {
  const part = (name: string): string =>
    `--b\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n${SEED.toString()}\r\n`;
  const answer = await post(api(), `${part('a\0b.txt')}${part('c\u202etxt.exe.txt')}--b--\r\n`, multipart('b'));
  const { results } = (await answer.json()) as BatchResult;
  expect([...new Set(results.map(({ source }) => source.path))]).toEqual(['ab.txt', 'ctxt.exe.txt']);
});

test('hidden files of a folder are passed over, and files of unknown formats in it', async () => {
  const files = formOf([
    ['甲/.DS_Store', SEED],
    ['甲/照片.xyz', 'x'],
    ['甲/表.txt', SEED],
    ['__MACOSX/甲/表.txt', SEED],
  ]);
  const { results, summary } = (await (await post(api(), files)).json()) as BatchResult;
  expect(new Set(results.map(({ source }) => source.path))).toEqual(new Set(['甲/表.txt']));
  expect(summary.documents).toBe(1);
});

test('small files that come in one piece are taken in their order', async () => {
  const answer = await post(api(), formOf(Array.from({ length: 5 }, (_, n) => [`${String(n)}.txt`, 'x'] as const)));
  const { results } = (await answer.json()) as BatchResult;
  expect(results.map(({ source }) => source.path)).toEqual(['0.txt', '1.txt', '2.txt', '3.txt', '4.txt']);
});

function multipart(boundary: string): Record<string, string> {
  return { 'content-type': `multipart/form-data; boundary=${boundary}` };
}
