/** The catalogue: names and severities that other programs rely on, and texts in both languages. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Localized } from '../../src/model/lang.js';
import { BATCH_RULES, findRule, RULES } from '../../src/rules/registry.js';

const ALL = [...RULES, ...BATCH_RULES].map(({ meta }) => meta);

const SEVERITIES: Readonly<Record<string, 'error' | 'warning' | 'info'>> = {
  'score-mismatch': 'error',
  'score-out-of-range': 'error',
  'total-score-mismatch': 'error',
  'recomputed-total-mismatch': 'error',
  'weight-total-mismatch': 'error',
  'section-weight-mismatch': 'error',
  'funds-sum-mismatch': 'error',
  'execution-rate-mismatch': 'error',
  'execution-score-mismatch': 'error',
  'execution-over-budget': 'warning',
  'low-execution-no-reason': 'warning',
  'cost-funds-mismatch': 'warning',
  'missing-reason': 'warning',
  'shortfall-full-score': 'error',
  'spend-result-gap': 'warning',
  'zero-spend-full-output': 'warning',
  'unverifiable-actual': 'warning',
  'approximate-actual': 'info',
  'qualitative-band': 'warning',
  'goal-copied': 'warning',
  'over-achievement': 'warning',
  'direction-suspect': 'warning',
  'unit-mismatch': 'warning',
  'rate-over-100': 'warning',
  'date-out-of-year': 'warning',
  'placeholder-left': 'warning',
  'rating-mismatch': 'error',
  'reason-with-full-score': 'info',
  'goal-number-unreported': 'info',
  'duplicate-indicator': 'warning',
  'duplicate-claim': 'warning',
};

describe('the catalogue of rules', () => {
  it('has every rule once, with the severity that other programs rely on', () => {
    expect(ALL).toHaveLength(Object.keys(SEVERITIES).length);
    expect(Object.fromEntries(ALL.map(({ name, severity }) => [name, severity]))).toEqual(SEVERITIES);
  });

  it('keeps each rule in a file of its name', () => {
    const files = readdirSync(new URL('../../src/rules', import.meta.url)).filter((file) => file.endsWith('.ts'));
    expect(files.sort()).toEqual([...ALL.map(({ name }) => `${name}.ts`), 'registry.ts'].sort());
  });

  it.each(ALL.map((meta) => [meta.name, meta] as const))('explains %s in both languages', (name, meta) => {
    const texts: readonly Localized[] = [
      meta.title,
      meta.explain.what,
      meta.explain.why,
      meta.explain.next,
      meta.example,
      ...Object.values(meta.messages),
    ];
    for (const { zh, en } of texts) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/[a-z]/);
    }
    expect(findRule(name)?.meta).toBe(meta);
  });

  it('knows no other rule', () => {
    expect(findRule('no-such-rule')).toBeUndefined();
  });

  it.each([
    ['score-out-of-range', 'shortfall-full-score'],
    ['shortfall-full-score', 'score-mismatch'],
    ['score-out-of-range', 'qualitative-band'],
    ['qualitative-band', 'unverifiable-actual'],
    ['score-mismatch', 'recomputed-total-mismatch'],
    ['execution-score-mismatch', 'recomputed-total-mismatch'],
    ['total-score-mismatch', 'recomputed-total-mismatch'],
  ])('runs %s before %s, which gives way to it', (first, second) => {
    const names = RULES.map(({ meta }) => meta.name);
    expect(names.indexOf(first)).toBeLessThan(names.indexOf(second));
  });
});
