/** A thousand documents of which one hangs, one eats memory and one crashes its process: the others are read. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { StartEngine } from '../../../src/batch/engine.js';
import { Pool } from '../../../src/batch/pool/pool.js';
import type { Result } from '../../../src/model/evaluation.js';
import { linesOf, runCli } from '../../helpers/run-cli.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';

const folder = temporaryFolder();
const seed = readFileSync('fixtures/text/seed/input.txt', 'utf8');
const form = seed.slice(seed.indexOf('项目支出绩效自评表（表7）'), seed.indexOf('项目支出绩效自评表（表8）'));
const ORDERS: ReadonlyMap<number, string> = new Map([
  [137, 'hang'],
  [500, 'eat 4000'],
  [861, 'abort'],
]);

/** Ordinary workers, but for documents that say what is to go wrong. */
const startEngine: StartEngine = (options) => {
  const entry = new URL('./hostile-worker.ts', import.meta.url);
  return new Pool({ ...options, entry, execArgv: ['--import', 'tsx'] });
};

test('997 of 1,000 are read, each of the three has its own failure', async () => {
  for (let at = 0; at < 1_000; at += 1) {
    folder.write(`in/${String(at).padStart(4, '0')}.txt`, ORDERS.get(at) ?? `${form}\n注：第${String(at)}份\n`);
  }
  const limits = ['--jobs', '2', '--timeout', '20', '--max-memory', '500'];
  const { status, stdout } = await runCli(['audit', folder.at('in'), ...limits], { startEngine });
  const results = linesOf<Result>(stdout);
  expect(status).toBe(3);
  expect(results.map(({ source }) => source.path)).toEqual(
    Array.from({ length: 1_000 }, (_, at) => folder.at(`in/${String(at).padStart(4, '0')}.txt`)),
  );
  expect(results.filter(({ type }) => type === 'evaluation')).toHaveLength(997);
  expect([...ORDERS.keys()].map((at) => results[at])).toMatchObject(
    ['timeout', 'out-of-memory', 'internal'].map((code) => ({ type: 'failure', error: { code } })),
  );
});
