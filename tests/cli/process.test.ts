/** What only a process of its own shows: closed pipes, interrupts, what loads at start. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
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

describe('the process', () => {
  test('a reader that has enough (| head) ends the work without a word', async () => {
    const child = fuhe('audit', folder.at('many'));
    const end = ended(child);
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await end).toEqual({ status: 0, stderr: '' });
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
