/** What only a process of its own shows: closed pipes, interrupts, what loads at start. */
import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../src/model/evaluation.js';
import { linesOf, runCli } from '../helpers/run-cli.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const folder = temporaryFolder();
const seed = readFileSync('fixtures/text/seed/input.txt', 'utf8');
const DOCUMENTS = 300;
for (let n = 0; n < DOCUMENTS; n++) folder.write(`many/${String(n).padStart(4, '0')}.txt`, seed);

type Fuhe = ChildProcessByStdio<null, Readable, Readable>;

function fuhe(...argv: string[]): Fuhe {
  const command = ['--import', 'tsx', 'src/cli/main.ts', ...argv];
  return spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function ended(child: Fuhe): Promise<{ readonly status: number | null; readonly stderr: string }> {
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, stderr };
}

/** Process numbers of the children of a process, where the system says them. */
function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map(Number)
    .filter((child) => child > 0);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the process', () => {
  test('a reader that has enough (| head) ends the work without a word', async () => {
    const child = fuhe('audit', folder.at('many'));
    const end = ended(child);
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await end).toEqual({ status: 0, stderr: '' });
  });

  test('an interrupt with a result file says how to go on', async () => {
    const out = folder.at('interrupted.ndjson');
    const child = fuhe('audit', folder.at('many'), '--out', out);
    const end = ended(child);
    await until(() => (existsSync(out) && readFileSync(out).length > 0 ? true : undefined));
    child.kill('SIGINT');
    const { status, stderr } = await end;
    expect(status).toBe(130);
    expect(stderr).toMatch(/^fuhe: 已中断，已完成 \d+ 份文件\n {2}接着处理：在原命令后加 --resume /);
    const lines = readFileSync(out, 'utf8').split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.length % 8).toBe(0);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it between two documents with status 130', async (signal) => {
    const child = fuhe('audit', folder.at('many'));
    const end = ended(child);
    let text = '';
    child.stdout.once('data', () => child.kill(signal));
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    expect(await end).toEqual({ status: 130, stderr: '' });
    expect(text.endsWith('\n')).toBe(true);
    const lines = text.trimEnd().split('\n');
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(lines.length).toBeLessThan(DOCUMENTS * 8);
  });

  test('with one worker and with two, results are the same to the byte', async () => {
    const few = Array.from({ length: 12 }, (_, at) => folder.at(`many/${String(at).padStart(4, '0')}.txt`));
    const input = [
      ...few,
      folder.at('nowhere.txt'),
      'fixtures/xlsx/families/input.xlsx',
      'fixtures/xls/families/input.xls',
    ];
    const outputs: string[] = [];
    for (const jobs of ['1', '2']) {
      const out = folder.at(`jobs-${jobs}.ndjson`);
      expect(await ended(fuhe('audit', ...input, '--jobs', jobs, '--out', out))).toEqual({ status: 3, stderr: '' });
      outputs.push(readFileSync(out, 'utf8'));
    }
    const inProcess = await runCli(['audit', ...input]);
    expect(outputs).toEqual([inProcess.stdout, inProcess.stdout]);
  });

  test('a document that takes too long is a failure, the others are read', async () => {
    const long = folder.write('long.txt', seed.repeat(300));
    const child = fuhe('audit', long, 'fixtures/text/seed/input.txt', '--timeout', '2', '--jobs', '1');
    const end = ended(child);
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    expect(await end).toEqual({ status: 3, stderr: '' });
    const [first, ...others] = linesOf<Result>(text);
    expect(first).toMatchObject({ type: 'failure', source: { path: long }, error: { code: 'timeout' } });
    expect(others).toHaveLength(8);
  });

  test('killed while a document hangs, no process stays behind', async () => {
    const long = folder.write('long.txt', seed.repeat(300));
    const child = fuhe('audit', long, '--timeout', '3600', '--jobs', '1');
    const worker = await until(() => childrenOf(child.pid ?? 0)[0]);
    child.kill('SIGKILL');
    await until(() => (isAlive(worker) ? undefined : true));
  });

  test('help loads none of the heavy modules', async () => {
    const script = `
      import { run } from './src/cli/program.ts';
      const sink = { write: (_text, done) => (done(), true) };
      await run(['--help'], { stdin: [], stdout: sink, stderr: sink, env: {}, signal: new AbortController().signal });
      const { default: module } = await import('node:module');
      console.log(Object.keys(module._cache).join('\\n'));
    `;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    expect((await ended(child)).status).toBe(0);
    expect(text).not.toMatch(/node_modules\/(zod|pino|parse5|papaparse|decimal\.js)\//);
  });
});
