/** What the eight published tables of 中卫 2024 get wrong, and nothing else. */
import { describe, expect, it } from 'vitest';
import { duplicateClaim } from '../../src/rules/duplicate-claim.js';
import { RULES } from '../../src/rules/registry.js';
import { zhongwei2024 } from '../../src/profiles/zhongwei-2024.js';
import { fund } from '../helpers/record-builder.js';
import { findingsOf } from '../helpers/test-rule.js';
import { seedTables } from '../score/seed-tables.js';

const FUNDS = [
  '60.00 59.82',
  '10.00 9.90',
  '10.00 9.99',
  '9.00 8.87',
  '5.00 5.00',
  '12.00 11.96',
  '5.00 5.00',
  '150.00 0.00',
];

const TABLES = seedTables().map((table, index) => {
  const [budget = '', executed = ''] = (FUNDS[index] ?? '').split(' ');
  const amounts = { initialBudget: budget, annualBudget: budget, executed };
  const none = { initialBudget: '0.00', annualBudget: '0.00', executed: '0.00' };
  return {
    ...table,
    projectName: `项目${index + 1}`,
    funds: [
      fund(amounts),
      fund({ ...amounts, item: '财政拨款', kind: 'fiscal' }),
      fund({ ...none, item: '其他资金', kind: 'other' }),
    ],
  };
});

/** One line a finding: table, rule, row, field, figures. Bounds as actuals are too many to list. */
function report(): string[] {
  return TABLES.flatMap((table, index) =>
    RULES.flatMap((rule) => findingsOf(rule, table, zhongwei2024))
      .filter(({ rule }) => rule !== 'unverifiable-actual' && rule !== 'approximate-actual')
      .map(({ rule, path, declared, recomputed, difference }) =>
        [`表${index + 1}`, rule, path.replace('/record/', ''), declared, recomputed, difference].join(' '),
      ),
  );
}

describe('the published tables', () => {
  it('hold exactly these discrepancies', () => {
    expect(report()).toEqual([
      '表2 missing-reason indicators/6/reason   ',
      '表6 missing-reason indicators/7/reason   ',
      '表8 section-weight-mismatch indicators/0/level1Weight 40 45 -5',
      '表8 section-weight-mismatch indicators/6/level1Weight 40 35 5',
      '表8 spend-result-gap totalScore 90.00  ',
      '表8 zero-spend-full-output indicators/0/score 10  ',
    ]);
  });

  it('claim bounds in place of measured values', () => {
    const counts = TABLES.map(
      (table) =>
        RULES.flatMap((rule) => findingsOf(rule, table, zhongwei2024)).filter((f) => f.rule === 'unverifiable-actual')
          .length,
    );
    expect(counts).toEqual([3, 1, 5, 5, 3, 4, 1, 5]);
  });

  it('claim one count under two projects', () => {
    const collector = duplicateClaim.start();
    TABLES.forEach((record, index) => collector.add({ id: `seed#${index + 1}`, record }));
    expect(collector.finish().map(({ fields, places }) => [fields['name'], places.map(({ id }) => id)])).toEqual([
      ['劳动人事争议仲裁案件', ['seed#3', 'seed#4']],
    ]);
  });
});
