/** `fuhe serve` as a process: what it says, how it ends, what it leaves behind. */
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { runCommand } from '../helpers/command.js';
import { runCli } from '../helpers/run-cli.js';
import { startServe } from '../helpers/serve-process.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { formOf, post, SEED, SEED_PDF, upload } from '../serve/application.js';

const folder = temporaryFolder();
/** Not the run-time's own cache. */
const left = (): string[] => readdirSync(folder.path).filter((name) => name.startsWith('fuhe-'));
const env = { TMPDIR: folder.path };

test('says where it listens, audits in processes of its own, and ends with 0 and nothing left', async () => {
  const serve = await startServe([], env);
  expect(serve.output().stderr).toMatch(/^fuhe: 复核已启动 http:\/\/127\.0\.0\.1:\d+\/\n {2}\S/);
  const answer = await post(`${serve.url}api/audit`, formOf([['seed.txt', SEED]]));
  const seed = folder.write('documents/seed.txt', SEED);
  const { stdout } = await runCli(['audit', seed, '--format', 'json']);
  expect(await answer.text()).toBe(stdout.replaceAll(seed, 'seed.txt'));

  // A page of the original is drawn in a process as well.
  const batch = await upload(serve.url, formOf([['seed.pdf', SEED_PDF]]));
  const { source } = (await (await fetch(`${batch}/evaluations/8.json`)).json()) as { source: { sha256: string } };
  expect((await fetch(`${batch}/pictures/${source.sha256}/1`)).status).toBe(200);
  expect(left()).toHaveLength(1);
  expect(await serve.stop('SIGTERM')).toBe(0);
  expect(left()).toEqual([]);
  expect(serve.output().stdout).toBe('');
});

test('ends an upload and a document in hand at Ctrl+C, with 130', async () => {
  const serve = await startServe(['--timeout', '3600'], env);
  const long = SEED.toString().repeat(300);
  const ending = post(
    serve.url,
    formOf([
      ['long.txt', long],
      ['longer.txt', long],
    ]),
  ).catch(() => null);
  // It is in hand when its folder holds the bytes.
  for (;;) {
    const root = readdirSync(folder.path).find((name) => name.startsWith('fuhe-serve-'));
    const [batch] = root === undefined ? [] : readdirSync(folder.at(root));
    if (batch !== undefined && existsSync(folder.at(`${String(root)}/${batch}/2`))) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(await serve.stop('SIGINT')).toBe(130);
  await ending;
  expect(left()).toEqual([]);
});

test('what a kill leaves is gone at the next start', async () => {
  const killed = await startServe([], env);
  await upload(killed.url, formOf([['a.txt', SEED]]));
  await killed.stop('SIGKILL');
  const before = left();
  expect(before).toHaveLength(1);
  const next = await startServe([], env);
  expect(left()).not.toContain(before[0]);
  await next.stop();
});

test('a port in use is said in one line', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { status, stderr } = runCommand('serve', '--port', String(port));
  expect(status).toBe(2);
  expect(stderr).toBe(`fuhe: 127.0.0.1:${String(port)} 已被其他程序占用\n  请用 --port 另选端口，或 --port 0\n`);
  other.close();
});

test.each([
  [['--port', 'x'], '--port 应为 0 到 65535 的整数'],
  [['--port', '70000'], '--port 应为 0 到 65535 的整数'],
  [['--keep', '0'], '--keep 应为 1 到 10080 的整数'],
  [['--max-size', '0'], '--max-size 应为大于 0'],
  [['--host', '203.0.113.7'], '无法使用地址 203.0.113.7'],
  [['file.pdf'], '参数过多'],
])('%j is a usage error', async (argv, message) => {
  const { status, stderr } = await runCli(['serve', ...argv]);
  expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('beyond this machine it warns that others can use it', async () => {
  const serve = await startServe(['--host', '0.0.0.0', '--lang', 'en'], env);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(serve.output().stderr).toContain('other machines on the network can use it too');
  expect(serve.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
  expect((await fetch(serve.url)).status).toBe(200);
  await serve.stop();
});
