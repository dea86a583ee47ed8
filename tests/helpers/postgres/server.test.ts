/** The test server itself: there, real, and ours. */
import { expect, test } from 'vitest';
import { testDatabase } from './database.js';

test('each test has a database of its own', async () => {
  const one = await testDatabase();
  const two = await testDatabase();
  await one.query('create table t as select 1 as a');
  expect(await one.query('select a from t')).toEqual([{ a: 1 }]);
  await expect(two.query('select a from t')).rejects.toThrow('does not exist');
  const [row] = await one.query<{ v: string }>('select version() as v');
  expect(row?.v).toMatch(/^PostgreSQL 1\d/);
});
