import { describe, expect, test } from 'vitest';
import { displayWidth, fitWidth, padWidth } from '../../src/report/display-width.js';

describe('columns of a terminal', () => {
  test.each([
    ['abc', 3],
    ['项目', 4],
    ['（40分）', 8],
    ['9.99万元', 8],
    ['≥90%', 4],
    ['e\u0301', 1],
    ['𠮷', 2],
    ['', 0],
  ])('%s takes %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test.each([
    ['项目支出', 8, 'start', '项目支出'],
    ['项目支出', 7, 'start', '项目支…'],
    ['项目支出', 6, 'start', '项目…'],
    ['a/b/自评表.txt', 9, 'end', '…评表.txt'],
    ['𠮷𠮷𠮷', 5, 'start', '𠮷𠮷…'],
  ] as const)('%s cut to %i, %s kept, reads %s', (text, width, keep, cut) => {
    expect(fitWidth(text, width, keep)).toBe(cut);
    expect(displayWidth(cut)).toBeLessThanOrEqual(width);
  });

  test('padding counts columns, not characters', () => {
    expect(padWidth('项目', 6)).toBe('项目  ');
    expect(padWidth('9.99', 6, 'right')).toBe('  9.99');
    expect(padWidth('项目支出', 2)).toBe('项目支出');
  });
});
