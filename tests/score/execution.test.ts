/** 预算执行率得分: which row, which budget, the cap, and the forms that do not score execution. */
import { describe, expect, it } from 'vitest';
import type { Fund } from '../../src/model/record.js';
import type { ExecutionTrace } from '../../src/model/rule.js';
import { mof2020 } from '../../src/profiles/mof-2020.js';
import { zhongwei2024 } from '../../src/profiles/zhongwei-2024.js';
import { buildContext } from '../../src/score/context.js';
import { fund, indicator, record } from '../helpers/record-builder.js';

function trace(funds: readonly Fund[], rest: Parameters<typeof record>[0] = {}, profile = mof2020): ExecutionTrace {
  return buildContext(record({ funds: [...funds], ...rest }), profile).execution;
}

const TOTAL = { weight: '10', score: '9.97', annualBudget: '60.00', executed: '59.82' };

describe('execution score', () => {
  it('is the rate times the weight, with its interval and formula', () => {
    expect(trace([fund(TOTAL)])).toEqual({
      fund: 0,
      scored: true,
      counted: true,
      weight: '10',
      rate: '0.997',
      declared: '9.97',
      recomputed: '9.97',
      interval: ['9.97', '9.97'],
      formula: '59.82 ÷ 60.00 × 10 = 9.97 → 9.97',
    });
  });

  it.each<[string, readonly Fund[], Partial<ExecutionTrace>]>([
    [
      'never above its weight',
      [fund({ ...TOTAL, annualBudget: '329.77', executed: '338.31' })],
      { recomputed: '10.00', rate: '1.02589683719' },
    ],
    [
      'the adjusted budget counts',
      [fund({ ...TOTAL, initialBudget: '100', annualBudget: '80', executed: '40' })],
      { recomputed: '5.00' },
    ],
    [
      'the initial one where the form has no other',
      [fund({ ...TOTAL, initialBudget: '310.2', annualBudget: null, executed: '154.74' })],
      { recomputed: '4.99' },
    ],
    [
      'a blank annual budget is not the initial one',
      [fund({ ...TOTAL, annualBudget: null }), fund({ kind: 'fiscal' })],
      { recomputed: null, rate: null },
    ],
    [
      'no division by a zero budget',
      [fund({ ...TOTAL, annualBudget: '0.00', executed: '0.00' })],
      { recomputed: null, rate: null },
    ],
    ['nothing spent', [fund({ ...TOTAL, executed: '0' })], { recomputed: '0.00', rate: '0' }],
    [
      'a score copied to the sub-row is not added',
      [fund(TOTAL), fund({ ...TOTAL, kind: 'fiscal', item: '财政拨款' })],
      { fund: 0, recomputed: '9.97' },
    ],
    [
      'the only row where there is no total',
      [fund({ ...TOTAL, kind: 'fiscal', item: '财政拨款' })],
      { fund: 0, recomputed: '9.97' },
    ],
    [
      'several parts without a total',
      [fund({ ...TOTAL, kind: 'fiscal' }), fund({ ...TOTAL, kind: 'other' })],
      { fund: null, scored: false, recomputed: null },
    ],
    [
      'the printed rate where an amount is missing',
      [fund({ ...TOTAL, executed: null, executionRate: '0.862' })],
      { rate: null, recomputed: '8.62', interval: ['8.62', '8.63'] },
    ],
    [
      'no guess at a weight that is printed nowhere',
      [fund({ ...TOTAL, weight: null, score: '18.9' })],
      { scored: true, counted: true, weight: null, recomputed: null, declared: '18.9' },
    ],
    [
      'the printed rate says nothing of a budget of zero',
      [fund({ ...TOTAL, annualBudget: '0.00', executed: '0.00', executionRate: '0', score: '10' })],
      { weight: '10', rate: null, recomputed: null },
    ],
    [
      'no weight, no score',
      [fund({ executed: '59.82' })],
      { scored: false, weight: null, recomputed: null, rate: '0.997' },
    ],
    [
      'amounts without decimals are exact',
      [fund({ ...TOTAL, annualBudget: '3', executed: '2' })],
      { interval: ['6.67', '6.67'] },
    ],
  ])('%s', (_, funds, expected) => {
    expect(trace(funds)).toMatchObject(expected);
  });

  const ninety = Array.from({ length: 9 }, () => indicator());
  const hundred = Array.from({ length: 10 }, () => indicator({ score: '9.8' }));
  const shown = [fund({ ...TOTAL, score: '10' })];

  it.each<[string, readonly Fund[], Parameters<typeof record>[0], Partial<ExecutionTrace>]>([
    [
      'is demanded where the rows leave exactly its points',
      [fund()],
      { indicators: ninety },
      { scored: true, recomputed: '10.00' },
    ],
    ['is not where they leave none', [fund()], { indicators: hundred }, { scored: false, counted: false }],
    ['nor where the total does without it', [fund()], { indicators: ninety, totalScore: '90' }, { scored: false }],
    [
      'has the weight that the rows leave',
      [fund({ ...TOTAL, weight: null })],
      { indicators: ninety },
      { weight: '10', recomputed: '9.97' },
    ],
    [
      'is left out of a total of rows that weigh 100',
      shown,
      { indicators: hundred, totalScore: '98' },
      { scored: true, counted: false },
    ],
    ['is added on top of rows that weigh 100', shown, { indicators: hundred, totalScore: '108' }, { counted: true }],
    [
      'was forgotten where the weights have it',
      shown,
      { indicators: hundred, totalScore: '98', totalWeight: '110' },
      { counted: true },
    ],
    [
      'is left out where the printed weight is that of the rows',
      shown,
      { indicators: ninety, totalScore: '90', totalWeight: '90' },
      { scored: true, counted: false },
    ],
    [
      'is left out where no weight tells and the total agrees',
      shown,
      { indicators: [indicator({ weight: null })], totalScore: '10' },
      { counted: false },
    ],
  ])('%s', (_, funds, rest, expected) => {
    expect(trace(funds, rest)).toMatchObject(expected);
  });

  it('is not demanded by a profile that knows none', () => {
    expect(trace([fund()], { indicators: ninety }, zhongwei2024).scored).toBe(false);
  });
});
