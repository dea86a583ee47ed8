/** Three workers as processes of their own, of which two are killed with all that they started. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { contentsOf, countsOf } from '../helpers/postgres/contents.js';
import { testDatabase } from '../helpers/postgres/database.js';
import { runCli } from '../helpers/run-cli.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { testQueue, type TestQueue } from './setting.js';

const DOCUMENTS = 120;
const folder = temporaryFolder();
const seed = readFileSync('fixtures/text/seed/input.txt', 'utf8');
const table = seed.slice(0, seed.indexOf('项目支出绩效自评表（表2）'));
for (let at = 0; at < DOCUMENTS; at += 1)
  folder.write(`docs/${String(at).padStart(3, '0')}.txt`, `${table}\n${String(at)}`);
folder.write('docs/bad.docx', 'damaged');

/** A group of its own, so that it can be killed as a whole. */
function startWorker(
  queue: TestQueue,
  ...more: readonly string[]
): { child: ChildProcess; end: Promise<number | null> } {
  const argv = ['--import', 'tsx', 'src/cli/main.ts', 'work', '--queue', queue.database.url, '--jobs', '1', ...more];
  const child = spawn(process.execPath, argv, { stdio: 'ignore', detached: true });
  const end = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(() => {
    kill(child, 'SIGKILL');
  });
  return { child, end };
}

function kill({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  process.kill(-pid, signal);
}

async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await setTimeout(50);
}

test('the result is that of an undisturbed run: nothing twice, nothing lost', async () => {
  const [queue, undisturbed] = [await testQueue(), await testDatabase()];
  await runCli(['load', folder.at('docs'), '--to', undisturbed.url]);
  await queue.enqueue(folder.at('docs'));
  const done = async (): Promise<number> => (await queue.status()).done;
  const workers = [startWorker(queue), startWorker(queue), startWorker(queue, '--drain')];
  const [first, second, last] = workers;
  if (!first || !second || !last) throw new Error('no workers');

  for (const [victim, least] of [
    [first, 5],
    [second, 25],
  ] as const) {
    await until(async () => (await done()) >= least);
    await setTimeout(Math.random() * 300);
    kill(victim.child, 'SIGKILL');
    await victim.end;
    // What it had in hand comes back when its lease runs out. That the others lose theirs as well makes it harder.
    await queue.database.query(
      "update fuhe_queue.job set started_on = started_on - interval '1 hour' where state = 'active'",
    );
  }
  expect(await last.end).toBe(0);
  expect(await contentsOf(queue.database)).toEqual(await contentsOf(undisturbed));
  expect(await queue.status()).toMatchObject({ waiting: 0, active: 0, done: DOCUMENTS + 1, failed: 0 });
}, 300_000);

test('a worker that is told to stop finishes what is in hand and exits with 0', async () => {
  const queue = await testQueue();
  await queue.enqueue(folder.at('docs'));
  const { child, end } = startWorker(queue);
  await until(async () => (await queue.status()).done > 0);
  kill(child, 'SIGTERM');
  expect(await end).toBe(0);
  const { active, done, waiting, retrying } = await queue.status();
  expect({ active, retrying, all: waiting + done }).toEqual({ active: 0, retrying: 0, all: DOCUMENTS + 1 });
  expect(countsOf(await contentsOf(queue.database))).toMatchObject({ documents: done });
}, 120_000);
