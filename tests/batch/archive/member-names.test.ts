import { expect, test } from 'vitest';
import { distinctNames } from '../../../src/batch/archive/member-names.js';

test.each([
  ['names that differ stay', ['a/1.pdf', '1.pdf', 'a/'], ['a/1.pdf', '1.pdf', 'a/']],
  ['the second of two is told apart', ['1.pdf', '1.pdf'], ['1.pdf', '1 (2).pdf']],
  [
    'so is the third, past a name that is taken',
    ['1.pdf', '1 (2).pdf', '1.pdf', '1.pdf'],
    ['1.pdf', '1 (2).pdf', '1 (3).pdf', '1 (4).pdf'],
  ],
  ['without ending, below folders with dots', ['a.b/c', 'a.b/c'], ['a.b/c', 'a.b/c (2)']],
])('%s', (_name, names, distinct) => {
  expect(distinctNames(names)).toEqual(distinct);
});
