/** Every 计分方法 against figures worked out by hand, with its interval, and against exact fractions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, printedInterval, roundTo, sumDecimals } from '../../src/model/decimal.js';
import type { Measure } from '../../src/score/comparison.js';
import { printRange, recompute, type Method, type Shortfall, type Side } from '../../src/score/convention.js';
import { exactly, interval } from '../../src/score/interval.js';

function measure(figure: string): Measure {
  const value = decimal(figure);
  const [low, high] = printedInterval(figure, !figure.includes('.'));
  return { value, rounded: interval(low, high), worded: exactly(value), shown: figure };
}

function score(method: Method, weight: string, target: string, actual: string) {
  return recompute(method, decimal(weight), { target: measure(target), actual: measure(actual) }, 2);
}

const how = (shortfall: Shortfall, side: Side): Method => ({ shortfall, side });
const CLOSE = how('closeness', 'same');

describe('formulas and intervals', () => {
  it.each<[string, Method, [string, string, string], string, string, [string, string]]>([
    ['money saved', CLOSE, ['4', '10.65', '9.99'], 'closeness', '3.75', ['3.75', '3.76']],
    ['money overspent', CLOSE, ['4', '6.60', '7.44'], 'closeness', '3.55', ['3.54', '3.55']],
    ['much saved', CLOSE, ['5', '3.80', '2.02'], 'closeness', '2.66', ['2.65', '2.67']],
    ['nothing spent', CLOSE, ['10', '150', '0'], 'closeness', '0.00', ['0.00', '0.00']],
    ['spent as planned', CLOSE, ['4', '31.06', '31.06'], 'reached', '4.00', ['4.00', '4.00']],
    ['short of a count', how('ratio', 'least'), ['10', '12', '9'], 'ratio', '7.50', ['7.50', '7.50']],
    ['far above a count', how('ratio', 'least'), ['10', '12', '96'], 'reached', '10.00', ['10.00', '10.00']],
    ['over an upper bound', how('ratio', 'most'), ['10', '60', '75'], 'ratio', '8.00', ['8.00', '8.00']],
    ['twice an upper bound', how('ratio', 'most'), ['10', '60', '120'], 'ratio', '5.00', ['5.00', '5.00']],
    ['over it, linear', how('linear', 'most'), ['10', '60', '75'], 'linear', '7.50', ['7.50', '7.50']],
    ['twice, linear', how('linear', 'most'), ['10', '60', '120'], 'linear', '0.00', ['0.00', '0.00']],
    ['thrice, linear', how('linear', 'most'), ['10', '60', '180'], 'linear', '0.00', ['0.00', '0.00']],
    ['below it, linear', how('linear', 'most'), ['10', '60', '59'], 'reached', '10.00', ['10.00', '10.00']],
    ['a rate in decimals', how('ratio', 'least'), ['10', '95.0', '94.5'], 'ratio', '9.95', ['9.94', '9.96']],
    ['strict equality', how('equality', 'same'), ['10', '5', '6'], 'equality', '0.00', ['0.00', '0.00']],
    ['no accident wanted, none', how('ratio', 'most'), ['10', '0', '0'], 'reached', '10.00', ['10.00', '10.00']],
    ['no accident wanted, one', how('ratio', 'most'), ['10', '0', '1'], 'ratio', '0.00', ['0.00', '0.00']],
    ['no cost planned, some', CLOSE, ['10', '0.00', '3.00'], 'closeness', '0.00', ['0.00', '0.00']],
    ['growth wanted, decline', how('ratio', 'least'), ['10', '5', '-2'], 'ratio', '0.00', ['0.00', '0.00']],
    [
      'a decline allowed and not used',
      how('ratio', 'least'),
      ['10', '-5', '-2'],
      'reached',
      '10.00',
      ['10.00', '10.00'],
    ],
  ])('%s', (_, method, [weight, target, actual], convention, rounded, range) => {
    const result = score(method, weight, target, actual);
    expect(result?.convention).toBe(convention);
    expect(result && roundTo(result.exact, 2)).toBe(rounded);
    expect(result && printRange(result.range, 2)).toEqual(range);
  });

  it('has no formula for a negative target that was missed', () => {
    expect(score(how('ratio', 'least'), '10', '-5', '-8')).toBeNull();
  });

  it.each<[Method, [string, string, string], string]>([
    [CLOSE, ['4', '10.65', '9.99'], '9.99 ÷ 10.65 × 4 = 3.7521… → 3.75'],
    [CLOSE, ['4', '6.60', '7.44'], '6.60 ÷ 7.44 × 4 = 3.5483… → 3.55'],
    [how('ratio', 'least'), ['10', '12', '9'], '9 ÷ 12 × 10 = 7.5 → 7.50'],
    [how('linear', 'most'), ['10', '60', '75'], '(1 − (75 − 60) ÷ 60) × 10 = 7.5 → 7.50'],
    [how('linear', 'most'), ['10', '60', '150'], '(1 − (150 − 60) ÷ 60) × 10 = -5 → 0.00'],
    [how('ratio', 'least'), ['10', '3', '3'], '3 ≥ 3 → 10'],
    [how('ratio', 'most'), ['10', '0', '2'], '2 > 0 → 0.00'],
    [how('equality', 'same'), ['10', '5', '6'], '6 ≠ 5 → 0.00'],
  ])('%o %o writes %s', (method, [weight, target, actual], formula) => {
    expect(score(method, weight, target, actual)?.formula).toBe(formula);
  });
});

/** W·part/whole in hundredths, half up, without any decimal library. */
function hundredths(weight: bigint, part: bigint, whole: bigint): bigint {
  const numerator = weight * part * 100n;
  return (2n * numerator + whole) / (2n * whole);
}

const positive = fc.bigInt({ min: 1n, max: 10n ** 12n });
const weights = fc.bigInt({ min: 1n, max: 100n });

describe('against exact fractions', () => {
  it('ratio, linear and closeness round as BigInt fractions do', () => {
    fc.assert(
      fc.property(weights, positive, positive, (weight, target, actual) => {
        const [w, a, b] = [weight, target, actual].map(String) as [string, string, string];
        const [low, high] = target < actual ? [target, actual] : [actual, target];
        const cents = (method: Method): bigint => {
          const result = score(method, w, a, b);
          return BigInt(roundTo((result?.exact ?? decimal('0')).times(100), 0)) * 1n;
        };
        const least = actual >= target ? weight * 100n : hundredths(weight, actual, target);
        const most = actual <= target ? weight * 100n : hundredths(weight, target, actual);
        const excess = 2n * target - actual;
        const linear = actual <= target ? weight * 100n : excess <= 0n ? 0n : hundredths(weight, excess, target);
        expect(cents(how('ratio', 'least'))).toBe(least);
        expect(cents(how('ratio', 'most'))).toBe(most);
        expect(cents(how('linear', 'most'))).toBe(linear);
        expect(cents(CLOSE)).toBe(hundredths(weight, low, high));
      }),
    );
  });

  it('a score from any figures that print the same lies in the interval', () => {
    const cents = fc.integer({ min: 1, max: 1_000_000 });
    const offset = fc.integer({ min: -499, max: 499 });
    const methods = fc.constantFrom(CLOSE, how('ratio', 'least'), how('ratio', 'most'), how('linear', 'most'));
    fc.assert(
      fc.property(methods, cents, cents, offset, offset, (method, target, actual, shiftA, shiftB) => {
        const printed = (value: number): string => roundTo(decimal(String(value)).div(100), 2);
        const hidden = (value: number, shift: number): string =>
          roundTo(decimal(String(value * 1000 + shift)).div(100_000), 5);
        const seen = score(method, '10', printed(target), printed(actual));
        const real = score(method, '10', hidden(target, shiftA), hidden(actual, shiftB));
        if (seen === null || real === null) throw new Error('positive targets have a score');
        expect(real.exact.greaterThanOrEqualTo(seen.range.low)).toBe(true);
        expect(real.exact.lessThanOrEqualTo(seen.range.high)).toBe(true);
      }),
    );
  });

  it('sums of scores are exact', () => {
    const figure = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 60 }), (figures) => {
        const texts = figures.map(([digits, places]) =>
          roundTo(decimal(String(digits)).div(decimal('10').pow(places)), places),
        );
        const exact = figures.reduce((sum, [digits, places]) => sum + digits * 10n ** BigInt(6 - places), 0n);
        expect(sumDecimals(texts).times(1_000_000).toFixed()).toBe(String(exact));
      }),
    );
  });
});
