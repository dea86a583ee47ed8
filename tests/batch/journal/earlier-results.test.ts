import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { EarlierResults } from '../../../src/batch/journal/earlier-results.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';

const folder = temporaryFolder();
let files = 0;

const bytes = (name: string): Uint8Array => Buffer.from(`content of ${name}`);
const sha = (name: string): string => createHash('sha256').update(bytes(name)).digest('hex');
const table = (name: string, number: number): string =>
  JSON.stringify({ type: 'evaluation', id: number, source: { path: name, sha256: sha(name), table: number } });
const failure = (name: string, sha256: string | null = sha(name)): string =>
  JSON.stringify({ type: 'failure', source: { path: name, sha256, format: null } });

/** How many lines are found of each of the documents a, b, c; null where there are none. */
async function found(lines: readonly string[], torn = ''): Promise<readonly (number | null)[]> {
  files += 1;
  const name = folder.write(`${String(files)}.ndjson`, lines.map((line) => `${line}\n`).join('') + torn);
  const earlier = await EarlierResults.read(name, `${name}.rest`);
  return ['a', 'b', 'c'].map((each) => earlier.find(each, bytes(each))?.length ?? null);
}

describe('the results of a document in an earlier result file', () => {
  test.each<[string, readonly string[], readonly (number | null)[]]>([
    ['all its tables', [table('a', 1), table('a', 2), table('b', 1), table('c', 1)], [2, 1, null]],
    ['its failure, also as the last line', [failure('a'), table('b', 1), failure('c')], [1, 1, 1]],
    ['tables, and a failure behind them', [table('a', 1), failure('a'), failure('b')], [2, 1, null]],
    ['named twice, it failed twice: once is enough', [failure('a'), failure('a'), failure('b')], [1, 1, null]],
    ['named twice, it was read twice', [table('a', 1), table('a', 1), failure('b')], [1, 1, null]],
    ['not those whose first tables are elsewhere', [table('a', 3), table('a', 4), failure('b')], [null, 1, null]],
    ['not those with tables between that are missing', [table('a', 1), table('a', 3), failure('b')], [null, 1, null]],
    [
      'a damaged line costs the document before, whose it may be',
      [table('a', 1), '{"type":"evalua', table('b', 1), failure('c')],
      [null, 1, 1],
    ],
    ['a path that was not found costs nothing', [table('a', 1), failure('x', null), failure('b')], [1, 1, null]],
    ['a path that was not found has no content', [failure('a', null), failure('b')], [null, 1, null]],
  ])('%s', async (_, lines, expected) => {
    expect(await found(lines)).toEqual(expected);
  });

  test('the last one may lack tables, torn or not', async () => {
    const lines = [table('a', 1), table('b', 1), table('b', 2)];
    expect(await found(lines)).toEqual([1, null, null]);
    expect(await found(lines, table('b', 3).slice(0, 30))).toEqual([1, null, null]);
  });

  test('another content under the same path is another document', async () => {
    const name = folder.write('other.ndjson', `${failure('a')}\n`);
    const earlier = await EarlierResults.read(name, `${name}.rest`);
    expect(earlier.find('a', bytes('a'))).toHaveLength(1);
    expect(earlier.find('a', bytes('b'))).toBeNull();
    expect(earlier.find('b', bytes('a'))).toBeNull();
  });

  test('braces in a path do no harm', async () => {
    const name = folder.write(
      'braces.ndjson',
      `${JSON.stringify({ type: 'failure', source: { path: 'x{1}', sha256: sha('x{1}') } })}\n`,
    );
    const earlier = await EarlierResults.read(name, `${name}.rest`);
    expect(earlier.find('x{1}', bytes('x{1}'))).toHaveLength(1);
  });
});
