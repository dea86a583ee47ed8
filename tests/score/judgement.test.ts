/** Declared against recomputed: match, within rounding, mismatch, and the special case of full marks. */
import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/model/decimal.js';
import { interval } from '../../src/score/interval.js';
import { compareDeclared, type Agreement } from '../../src/score/judgement.js';

describe('a declared score', () => {
  it.each<[string, string, string, [string, string], string, Agreement]>([
    ['to the hundredth', '3.75', '3.752112676', ['3.7485', '3.7558'], '4', 'match'],
    ['to the tenth', '3.8', '3.752112676', ['3.7485', '3.7558'], '4', 'match'],
    ['to the thousandth', '3.752', '3.752112676', ['3.7485', '3.7558'], '4', 'match'],
    ['padded with zeros', '3.750', '3.752112676', ['3.7485', '3.7558'], '4', 'match'],
    ['within the interval', '3.76', '3.752112676', ['3.7485', '3.7558'], '4', 'within-rounding'],
    ['just outside', '3.77', '3.752112676', ['3.7485', '3.7558'], '4', 'mismatch'],
    ['cut instead of rounded', '6.66', '6.666666667', ['6.666666667', '6.666666667'], '10', 'mismatch'],
    ['half up: 7.345 is 7.35', '7.35', '7.345', ['7.345', '7.345'], '10', 'match'],
    ['half up: 7.345 is not 7.34', '7.34', '7.345', ['7.345', '7.345'], '10', 'mismatch'],
    ['rounded up to full marks at no places', '10', '9.6', ['9.6', '9.6'], '10', 'mismatch'],
    ['full marks with a point', '10.0', '9.96', ['9.96', '9.96'], '10', 'mismatch'],
    ['full marks by rounding at two places', '10', '9.996', ['9.996', '9.996'], '10', 'match'],
    ['full marks at the end of the interval', '10', '9.99', ['9.985', '9.995'], '10', 'within-rounding'],
    ['no places, not full', '8', '7.6', ['7.6', '7.6'], '10', 'match'],
    ['nothing', '0', '0', ['0', '0'], '10', 'match'],
    ['a little for nothing', '0.5', '0', ['0', '0'], '10', 'mismatch'],
  ])('%s', (_, declared, exact, [low, high], weight, expected) => {
    const recomputed = { exact: decimal(exact), range: interval(decimal(low), decimal(high)) };
    expect(compareDeclared(declared, recomputed, decimal(weight), 2)).toBe(expected);
  });

  it('takes full marks of a weight with three places for what they are', () => {
    const exact = decimal('3.333');
    expect(compareDeclared('3.333', { exact, range: interval(exact, exact) }, exact, 3)).toBe('match');
    expect(compareDeclared('3.33', { exact, range: interval(exact, exact) }, exact, 3)).toBe('match');
  });
});
