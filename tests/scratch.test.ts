/** Temporary files: whose they are, and what is left of them after a kill. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { Spill, takeSpill } from '../src/batch/spill.js';
import { clearScratch, clearUnfinished, scratchName, unfinishedName } from '../src/scratch.js';
import { temporaryFolder } from './helpers/temporary-folder.js';

const folder = temporaryFolder();
afterEach(() => vi.unstubAllEnvs());

/** Number of a process that is gone. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['-e', '0']).pid;
}

test('the next start finds what a killed process left, and leaves alone what others need', () => {
  vi.stubEnv('TMPDIR', folder.path);
  const [left, unfinished] = [scratchName(deadProcess()), unfinishedName(scratchName(deadProcess()))];
  const others = scratchName(process.ppid);
  const foreign = folder.at('fuhe-notes.txt');
  for (const file of [left, unfinished, others, foreign]) writeFileSync(file, 'x');
  clearScratch();
  expect([left, unfinished, others, foreign].map((file) => existsSync(file))).toEqual([false, false, true, true]);
});

test('a folder for temporary files that is not there is no reason to stop', () => {
  vi.stubEnv('TMPDIR', folder.at('no-such-folder'));
  expect(() => {
    clearScratch();
  }).not.toThrow();
});

test('of a worker that was ended, what it finished is still there', () => {
  vi.stubEnv('TMPDIR', folder.path);
  const [finished, unfinished] = [scratchName(process.pid), unfinishedName(scratchName(process.pid))];
  for (const file of [finished, unfinished]) writeFileSync(file, 'x');
  clearUnfinished(process.pid);
  expect([finished, unfinished].map((file) => existsSync(file))).toEqual([true, false]);
});

test('a spill has its name when it is closed, and is gone when it was read', () => {
  vi.stubEnv('TMPDIR', folder.path);
  const spill = new Spill();
  spill.write(Buffer.from('done\n'));
  expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toHaveLength(1);
  const file = spill.close();
  expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([]);
  expect(Buffer.concat([...takeSpill(file, 2)]).toString()).toBe('done\n');
  expect(existsSync(file)).toBe(false);
});
