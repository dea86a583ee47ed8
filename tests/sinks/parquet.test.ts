import { cpSync, existsSync, mkdirSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openParquet } from '../../src/sinks/parquet/sink.js';
import { TABLE_NAMES } from '../../src/sinks/tables.js';
import type { DocumentPart } from '../../src/sinks/work.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { failureOf, partOf, seedPart, tableOf } from './parts.js';
import { readParquet, readTable, shardsOf } from './read-warehouse.js';
import { describeSink } from './sink-contract.js';

const folder = temporaryFolder();
// What stands in a path is never a pattern.
const folderOf = (name: string): string => folder.at(`${name} [a-z]*?'`);

describeSink('Parquet', {
  open: (name, clock) => openParquet(folderOf(name), clock),
  read: (name) => readParquet(folderOf(name)),
  // Shards are named after their content.
  fingerprint: async (name) =>
    JSON.stringify([
      readlinkSync(`${folderOf(name)}/.warehouse/current`),
      readdirSync(`${folderOf(name)}/.warehouse`),
      ...TABLE_NAMES.map((table) => shardsOf(folderOf(name), table)),
    ]),
});

test('the folder holds a folder for each table with shards and nothing else, the empty ones too', async () => {
  await (await openParquet(folderOf('empty'))).close();
  expect(readdirSync(folderOf('empty'))).toEqual(['.warehouse', ...TABLE_NAMES].sort());
  const tables = await readParquet(folderOf('empty'));
  for (const table of TABLE_NAMES) {
    expect(tables[table]).toEqual([]);
    expect(readdirSync(`${folderOf('empty')}/${table}`)).toHaveLength(1);
  }
});

test('many batches leave few shards', async () => {
  const sink = await openParquet(folderOf('many'));
  for (let n = 0; n < 40; n++) await sink.load([partOf(`p${String(n)}`, [tableOf('p', `content ${String(n)}`)])]);
  await sink.close();
  const { documents, indicators } = await readParquet(folderOf('many'));
  expect(documents).toHaveLength(40);
  expect(indicators).toHaveLength(40);
  for (const table of TABLE_NAMES) expect(shardsOf(folderOf('many'), table).length).toBeLessThan(9);
});

test('a reader sees each row once at any time, while batches are added and replaced', async () => {
  const at = folderOf('read');
  const sink = await openParquet(at);
  const batch = (n: number): DocumentPart[] => [
    partOf('a', [tableOf('a', `a ${String(n)}`)]),
    partOf(`b${String(n)}`, [tableOf('b', `b ${String(n)}`)]),
  ];
  await sink.load(batch(0));
  let writing = true;
  let looked = 0;
  const look = async (): Promise<void> => {
    while (writing) {
      // A shard may be gone between finding and opening it; whoever reads then looks again.
      const documents = await readTable(at, 'documents').catch(() => null);
      if (documents === null) continue;
      looked += 1;
      const paths = documents.map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
      expect(paths).toContain('a');
    }
  };
  const reader = look();
  for (let n = 1; n < 12; n++) await sink.load(batch(n));
  writing = false;
  await reader;
  expect(looked).toBeGreaterThan(0);
  await sink.close();
  expect((await readParquet(at)).evaluations).toHaveLength(13);
});

test('what a kill leaves behind is gone at the next start, and the warehouse is as it was', async () => {
  const at = folderOf('killed');
  const sink = await openParquet(at);
  await sink.load([partOf('a', [tableOf('a', 'a')])]);
  await sink.close();
  const before = await readParquet(at);
  const home = `${at}/.warehouse`;
  const current = readlinkSync(`${home}/current`);
  // A version half built, one that was complete but never held, and one that held before.
  mkdirSync(`${home}/next/documents`, { recursive: true });
  writeFileSync(`${home}/next/documents/.writing.tmp`, 'PAR1');
  cpSync(`${home}/${current}`, `${home}/v99`, { recursive: true });
  cpSync(`${home}/${current}`, `${home}/v0`, { recursive: true });
  symlinkSync('v99', `${home}/.current.tmp`);
  await (await openParquet(at)).close();
  expect(readdirSync(home).sort()).toEqual(['current', 'lock.duckdb', current].sort());
  expect(await readParquet(at)).toEqual(before);
});

test('a first start that was killed before the tables had their names is finished by the next', async () => {
  const at = folderOf('first');
  await (await openParquet(folderOf('first'))).close();
  cpSync(`${at}/.warehouse`, `${folderOf('again')}/.warehouse`, { recursive: true, verbatimSymlinks: true });
  await (await openParquet(folderOf('again'))).close();
  expect((await readParquet(folderOf('again'))).documents).toEqual([]);
});

test('shards of an older layout are renewed from their evaluations', async () => {
  const at = folderOf('old');
  const sink = await openParquet(at);
  await sink.load([await seedPart('a.txt'), partOf('bad', [failureOf('bad', 'bad')])]);
  await sink.close();
  const before = await readParquet(at);
  const current = `${at}/.warehouse/current`;
  for (const name of shardsOf(at, 'scores')) writeFileSync(`${current}/scores/${name}`, 'no longer of use');
  writeFileSync(`${current}/layout.json`, '{"layout":0}');
  await (await openParquet(at)).close();
  expect(await readParquet(at)).toEqual(before);

  writeFileSync(`${current}/layout.json`, '{"layout":1000}');
  await expect(openParquet(at)).rejects.toThrow('was made by a newer fuhe');
});

test('a folder of somebody else is left alone', async () => {
  mkdirSync(folderOf('taken'), { recursive: true });
  writeFileSync(`${folderOf('taken')}/documents`, '');
  await expect(openParquet(folderOf('taken'))).rejects.toThrow('that fuhe did not make');
  expect(existsSync(`${folderOf('taken')}/evaluations`)).toBe(false);
  folder.write('file', '');
  await expect(openParquet(folder.at('file'))).rejects.toThrow('cannot write to the folder');
});
