import { execFileSync } from 'node:child_process';
import { statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Input } from '../../src/batch/input.js';
import { listInputs } from '../../src/batch/inputs.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const folder = temporaryFolder();
for (const name of [
  'b.txt',
  'a/z.txt',
  'a/中.txt',
  'a.txt',
  'a-b.txt',
  '.hidden.txt',
  '~$b.txt',
  '.git/x.txt',
  'c/d/e/f.txt',
])
  folder.write(name, name);
symlinkSync(folder.at('b.txt'), folder.at('a/link.txt'));
symlinkSync(folder.path, folder.at('c/loop'));

async function list(...paths: string[]): Promise<Input[]> {
  return collect(listInputs(paths, null));
}

async function collect(inputs: AsyncIterable<Input>): Promise<Input[]> {
  const found: Input[] = [];
  for await (const input of inputs) found.push(input);
  return found;
}

const inside = (input: Input): string => path.relative(folder.path, input.path);

describe('documents that a command line names', () => {
  test('a folder is walked in the order of the whole paths; hidden files and links are left out', async () => {
    expect((await list(folder.path)).map(inside)).toEqual([
      'a-b.txt',
      'a.txt',
      'a/z.txt',
      'a/中.txt',
      'b.txt',
      'c/d/e/f.txt',
    ]);
  });

  test('paths keep their order, a file named twice comes twice', async () => {
    const [a, b] = [folder.at('a.txt'), folder.at('b.txt')];
    expect((await list(b, a, b)).map(inside)).toEqual(['b.txt', 'a.txt', 'b.txt']);
  });

  test('what is named by itself is read: a hidden file, a link', async () => {
    const named = [folder.at('.hidden.txt'), folder.at('a/link.txt')];
    expect(await list(...named)).toEqual(named.map((each) => ({ kind: 'file', path: each, named: true })));
  });

  test.each([
    ['a path that leads nowhere', () => folder.at('nowhere.txt'), 'not-found'],
    ['a file taken for a folder', () => folder.at('a.txt/x'), 'not-found'],
    ['a device', () => '/dev/null', 'unreadable'],
  ])('%s is a result, not an exception', async (_name, named, code) => {
    expect(await list(named())).toMatchObject([{ kind: 'lost', code }]);
  });

  test('a pipe in a folder is passed over, by itself it is unreadable: it might never end', async () => {
    const other = folder.at('pipes/pipe.txt');
    folder.write('pipes/x.txt', '');
    execFileSync('mkfifo', [other]);
    expect((await list(folder.at('pipes'))).map(inside)).toEqual(['pipes/x.txt']);
    expect(await list(other)).toMatchObject([{ kind: 'lost', code: 'unreadable' }]);
  });

  test('the result file in the folder is no document', async () => {
    const { dev, ino } = statSync(folder.at('a.txt'));
    const found = await collect(listInputs([folder.at('a.txt'), folder.path], { dev, ino }));
    expect(found.filter(({ path: at }) => at.endsWith('a.txt')).map(inside)).toEqual(['a.txt']);
  });

  test('an empty folder has no documents', async () => {
    folder.write('empty/.keep', '');
    expect(await list(folder.at('empty'))).toEqual([]);
  });

  test('- is standard input', async () => {
    expect(await list('-')).toEqual([{ kind: 'stdin', path: '-' }]);
  });
});
