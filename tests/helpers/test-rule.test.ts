/** The helper for rules refuses tables of cases that test nothing. */
import { describe, expect, it } from 'vitest';
import { missingReason } from '../../src/rules/missing-reason.js';
import { indicator, record } from './record-builder.js';
import { testRule } from './test-rule.js';

const fine = record({ indicators: [indicator({ score: '9', reason: '天气' })] });
const wrong = record({ indicators: [indicator({ score: '9' })] });

describe('testRule', () => {
  it.each([
    ['no good case', {}, { blank: [wrong, {}] as const }, 'good'],
    ['no bad case', { given: fine }, {}, 'bad'],
    ['a repeated case', { given: fine, again: fine }, { blank: [wrong, {}] as const }, 'repeated'],
  ])('refuses %s', (_, good, bad, complaint) => {
    expect(() => testRule(missingReason, { good, bad })).toThrow(complaint);
  });
});
