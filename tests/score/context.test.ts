/** 复算总分: what is counted, and what the published tables come to. */
import { describe, expect, it } from 'vitest';
import { mof2020 } from '../../src/profiles/mof-2020.js';
import { zhongwei2024 } from '../../src/profiles/zhongwei-2024.js';
import { buildContext } from '../../src/score/context.js';
import { fund, indicator, record, type IndicatorFields } from '../helpers/record-builder.js';
import { seedTables } from './seed-tables.js';

const of = (rows: readonly IndicatorFields[], fields: Parameters<typeof record>[0] = {}) =>
  buildContext(record({ indicators: rows.map(indicator), ...fields }), mof2020).totals;

describe('recomputed total', () => {
  it.each<[string, readonly IndicatorFields[], string | null, [string, string] | null]>([
    ['recomputed scores, not declared ones', [{}, { actual: '80人', score: '9' }], '18.00', ['18.00', '18.00']],
    [
      'declared ones of judgements',
      [{}, { target: '有效', actual: '基本完成', score: '7' }],
      '17.00',
      ['17.00', '17.00'],
    ],
    ['declared ones of bounds', [{}, { target: '≥90%', actual: '≥90%', score: '8' }], '18.00', ['18.00', '18.00']],
    ['a blank score that can be recomputed', [{}, { actual: '80人', score: null }], '18.00', ['18.00', '18.00']],
    ['a blank score that cannot', [{}, { actual: null, score: null }], null, null],
    ['sub-rows are never added', [{}, { level3: '其中：考生', weight: '5', score: '5' }], '10.00', ['10.00', '10.00']],
    [
      'a line left unused',
      [{}, { weight: null, score: null, target: null, actual: null }],
      '10.00',
      ['10.00', '10.00'],
    ],
    ['no rows', [], null, null],
    [
      'scores printed to the tenth are as good',
      [{ target: '15人', actual: '13人', score: '8.7' }],
      '8.67',
      ['8.67', '8.70'],
    ],
  ])('%s', (_, rows, recomputed, interval) => {
    expect(of(rows)).toMatchObject({ recomputed, interval });
  });

  it('includes the execution score where the form scores it', () => {
    const scored = fund({ annualBudget: '60', executed: '45', weight: '10', score: '7.5' });
    expect(of([{}], { funds: [scored] }).recomputed).toBe('17.50');
    expect(of([{}], { funds: [fund({ annualBudget: '60', executed: '45' })] }).recomputed).toBe('10.00');
    expect(of([{}], { funds: [{ ...scored, executed: null }] }).recomputed).toBe('17.50');
    expect(of([{}], { funds: [{ ...scored, executed: null, score: null }] }).recomputed).toBeNull();
  });
});

describe('range of the recomputed total', () => {
  // 154 ÷ 158 × 10 = 9.7468…
  it.each([
    { declared: '9.7', interval: ['19.70', '19.75'] },
    { declared: '9.75', interval: ['19.75', '19.75'] },
    { declared: '9.747', interval: ['19.747', '19.750'] },
  ])('takes in an execution score of $declared, right at its own places', ({ declared, interval }) => {
    const scored = fund({ annualBudget: '158', executed: '154', weight: '10', score: declared });
    expect(of([{}], { funds: [scored] }).interval).toEqual(interval);
  });
});

describe('the published tables of 中卫 2024', () => {
  it('come to their declared totals, and every deduction is the closeness form', () => {
    const contexts = seedTables().map((table) => buildContext(table, zhongwei2024));
    expect(contexts.map(({ totals }) => totals.recomputed)).toEqual([
      '99.18',
      '98.89',
      '99.99',
      '99.86',
      '100.00',
      '96.78',
      '100.00',
      '90.00',
    ]);
    const deducted = contexts.flatMap(({ rows }) => rows.filter((row) => row.score.declared !== row.indicator.weight));
    expect(deducted.map(({ score }) => `${score.declared} ${score.status} ${score.convention}`)).toEqual([
      '3.75 match closeness',
      '3.88 match closeness',
      '3.55 match closeness',
      '6.56 match closeness',
      '2.33 match closeness',
      '9.99 match closeness',
      '9.86 match closeness',
      '2.66 match closeness',
      '4.12 match closeness',
      '0 match closeness',
    ]);
    expect(contexts.flatMap(({ rows }) => rows.filter((row) => row.score.status === 'mismatch'))).toEqual([]);
  });
});
