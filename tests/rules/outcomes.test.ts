/** 差异: declared − recomputed, whatever places the figures have. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECIMAL_PATTERN, decimal } from '../../src/model/decimal.js';
import { differenceOf, mismatch } from '../../src/rules/evidence/outcomes.js';

describe('difference', () => {
  it.each([
    ['40', '45', '-5'],
    ['10', '3.34', '6.66'],
    ['0.1', '0.10', '0.00'],
    ['-0.00', '0', '0.00'],
    ['9.9', '-0.100', '10.000'],
    ['9.123456789012', '9', '0.123456789012'],
  ])('%s − %s = %s', (declared, recomputed, expected) => {
    expect(differenceOf(declared, recomputed)).toBe(expected);
  });

  it('is exact', () => {
    const figure = fc
      .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.stringMatching(/^\d{0,14}$/))
      .map(([minus, whole, places]) => `${minus ? '-' : ''}${whole}${places === '' ? '' : `.${places}`}`);
    fc.assert(
      fc.property(figure, figure, (declared, recomputed) => {
        const difference = differenceOf(declared, recomputed);
        expect(difference).toMatch(DECIMAL_PATTERN);
        expect(decimal(recomputed).plus(decimal(difference)).equals(decimal(declared))).toBe(true);
      }),
    );
  });

  it('is said in words, and left out where one side is no figure', () => {
    expect(mismatch('/record/totalScore', { declared: '9', recomputed: '10' }).fields).toMatchObject({
      excess: '1',
      overZh: '少计',
    });
    expect(mismatch('/record/rating', { declared: '优', recomputed: '良' }).difference).toBeNull();
  });
});
