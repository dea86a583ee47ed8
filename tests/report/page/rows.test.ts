import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDecimals,
  chooseRows,
  EVERYTHING,
  findingsByRule,
  readChoice,
  writeChoice,
} from '../../../src/report/page/client/rows.js';
import type { Choice } from '../../../src/report/page/client/rows.js';
import type { OverviewRow } from '../../../src/report/page/view.js';

function row(key: number, fields: Partial<OverviewRow> = {}): OverviewRow {
  return {
    key,
    path: `a/${String(key)}.pdf`,
    table: 1,
    label: null,
    year: 2024,
    unit: '市人社局',
    project: `项目${String(key)}`,
    declared: '90',
    recomputed: '90',
    difference: '0.00',
    verdict: 'consistent',
    errors: 0,
    warnings: 0,
    infos: 0,
    rules: {},
    ...fields,
  };
}

const ROWS = [
  row(1, { difference: '-1.50', verdict: 'discrepant', rules: { 'score-mismatch': 1 }, errors: 1 }),
  row(2, { difference: null, unit: null, year: null, verdict: 'incomplete', project: '职业培训 补贴' }),
  row(3, { difference: '10.00', unit: '市教育局', year: 2023, verdict: 'discrepant' }),
  row(4, { difference: '9.00', path: 'b/培训.docx' }),
];
const keys = (choice: Partial<Choice>): number[] =>
  chooseRows(ROWS, { ...EVERYTHING, ...choice }).map(({ key }) => key);

describe('the list of tables', () => {
  test.each<[string, Partial<Choice>, number[]]>([
    ['everything in its order', {}, [1, 2, 3, 4]],
    ['by verdict', { verdict: 'discrepant' }, [1, 3]],
    ['by rule', { rule: 'score-mismatch' }, [1]],
    ['by a rule that is none', { rule: 'constructor' }, []],
    ['by unit', { unit: '市教育局' }, [3]],
    ['by year', { year: '2023' }, [3]],
    ['by words of project or file', { query: '培训' }, [2, 4]],
    ['by all of several words', { query: '补贴 职业' }, [2]],
    ['figures as figures, blanks last', { sort: 'difference' }, [1, 4, 3, 2]],
    ['blanks last the other way as well', { sort: 'difference', descending: true }, [3, 4, 1, 2]],
    ['the worst verdict first', { sort: 'verdict' }, [1, 3, 2, 4]],
    ['names in the order of their sounds, equal ones as they came', { sort: 'unit' }, [3, 1, 4, 2]],
  ])('%s', (_name, choice, expected) => {
    expect(keys(choice)).toEqual(expected);
  });

  test('an address keeps the choice', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.boolean(), (query, unit, descending) => {
        const choice: Choice = { ...EVERYTHING, query, unit, descending, sort: 'errors' };
        expect(readChoice(writeChoice(choice))).toEqual(choice);
      }),
    );
    expect(writeChoice(EVERYTHING)).toBe('');
    expect(readChoice('sort=__proto__')).toEqual(EVERYTHING);
  });
});

test('a finding across tables counts once among those of its rule, though each table has it', () => {
  const across = { 'duplicate-claim': 1, 'score-mismatch': 2 };
  const rows = [row(1, { rules: across }), row(2, { rules: { 'duplicate-claim': 1 } }), row(3)];
  const places = [1, 2, 2].map((key, index) => ({ key, cell: `indicators/${String(index)}/actual` }));
  const cross = [{ rule: 'duplicate-claim', severity: 'warning' as const, message: { zh: '重复' }, places }];
  expect(findingsByRule({ rows, cross })).toEqual([
    ['score-mismatch', 2],
    ['duplicate-claim', 1],
  ]);
});

test('decimals are added exactly', () => {
  expect(addDecimals([])).toBe('0');
  expect(addDecimals(['0.1', '0.2'])).toBe('0.3');
  expect(addDecimals(['-0.05', '0.01'])).toBe('-0.04');
  expect(addDecimals(['99999999999999999.99', '0.01', '5'])).toBe('100000000000000005.00');
});
