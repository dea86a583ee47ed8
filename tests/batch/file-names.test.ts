import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { expandArchives } from '../../src/batch/archive/expand-archives.js';
import type { Input } from '../../src/batch/input.js';
import { listInputs } from '../../src/batch/inputs.js';
import { readFileInput } from '../../src/batch/read-input.js';
import { JobInputs } from '../../src/queue/documents.js';
import { runCli } from '../helpers/run-cli.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

/** 教育局, 自评表 in GB 18030. */
const BUREAU = Buffer.from('BDCCD3FDBED6', 'hex');
const FORM = Buffer.from('D7D4C6C0B1ED', 'hex');

const folder = temporaryFolder();
const text = readFileSync('fixtures/text/seed/input.txt');
const bytesIn = (...steps: (string | Buffer)[]): Buffer =>
  Buffer.concat(
    [folder.path, ...steps].flatMap((step, at) => [...(at > 0 ? [Buffer.from('/')] : []), Buffer.from(step)]),
  );
const named = (name: Buffer, ending: string): Buffer => Buffer.concat([name, Buffer.from(ending)]);

mkdirSync(bytesIn(BUREAU));
writeFileSync(bytesIn(BUREAU, named(FORM, '.txt')), text);
writeFileSync(bytesIn(BUREAU, named(FORM, '.zip')), zipSync({ '1.txt': text }));
writeFileSync(bytesIn(BUREAU, Buffer.from('ff2e747874', 'hex')), 'neither');
mkdirSync(folder.at('both'));
writeFileSync(folder.at('both/自评表.txt'), 'in UTF-8');
writeFileSync(bytesIn('both', named(FORM, '.txt')), 'in GB 18030');

async function list(...paths: string[]): Promise<Input[]> {
  const nothing = (async function* () {})();
  const found: Input[] = [];
  const options = { maxBytes: 10_000_000, stdin: nothing, stdinName: '' };
  for await (const input of expandArchives(listInputs(paths, null), options)) found.push(input);
  return found;
}

async function textOf(input: Input): Promise<string> {
  if (input.kind !== 'file' && input.kind !== 'member') return input.kind;
  const read =
    input.kind === 'member' ? await input.read(10_000_000) : await readFileInput(input.path, 10_000_000, input.file);
  return read.kind === 'bytes' ? Buffer.from(read.bytes).toString() : read.kind;
}

const inside = (input: Input): string => path.relative(folder.path, input.path);

describe('files whose names are not UTF-8', () => {
  test('go by their Chinese names, and are read', async () => {
    const found = await list(folder.at('教育局'));
    expect(found.map(inside)).toEqual(['教育局/\\xFF.txt', '教育局/自评表.txt', '教育局/自评表.zip!/1.txt']);
    expect(await Promise.all(found.map(textOf))).toEqual(['neither', text.toString(), text.toString()]);
  });

  test('are found by these names on the command line', async () => {
    const [input] = await list(folder.at('教育局/自评表.txt'));
    expect(await textOf(input as Input)).toBe(text.toString());
    expect(await list(folder.at('教育局/没有.txt'))).toMatchObject([{ kind: 'lost', code: 'not-found' }]);
  });

  test('are no other document than the one with the same name in UTF-8', async () => {
    const found = await list(folder.at('both'));
    expect(found.map(inside)).toEqual(['both/\\xD7\\xD4\\xC6\\xC0\\xB1\\xED.txt', 'both/自评表.txt']);
    expect(await Promise.all(found.map(textOf))).toEqual(['in GB 18030', 'in UTF-8']);
  });

  test('are read again from a job of the queue, which holds text alone', async () => {
    const inputs = new JobInputs();
    const file = folder.at('教育局/自评表.txt');
    const archive = folder.at('教育局/自评表.zip');
    const jobs = [
      await inputs.open({ kind: 'file', path: file, file, named: false }),
      await inputs.open({ kind: 'member', path: `${archive}!/1.txt`, file: archive, member: '1.txt' }),
    ];
    expect(await Promise.all(jobs.map(textOf))).toEqual([text.toString(), text.toString()]);
    await inputs.close();
  });

  test('stand in the results by these names', async () => {
    const { stdout, status } = await runCli(['audit', folder.path, '--format', 'ndjson']);
    const paths = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { source?: { path: string } }).source?.path ?? '');
    expect(status).toBe(3);
    expect(paths.filter((each) => each === folder.at('教育局/自评表.txt'))).toHaveLength(8);
  });
});
