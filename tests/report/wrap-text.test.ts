import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/report/display-width.js';
import { wrapText } from '../../src/report/wrap-text.js';

describe('long lines on a terminal', () => {
  test.each([
    ['Chinese breaks anywhere', '一二三四五六七八九十一二三', 20, ['一二三四五六七八九', '  十一二三']],
    ['but not before a closing mark', '一二三四五六七八九，一二三', 20, ['一二三四五六七八九，', '  一二三']],
    ['words stay whole', 'the printed weight is too low', 20, ['the printed weight', '  is too low']],
    ['figures stay whole', '申报得分合计为三 99.18 分', 20, ['申报得分合计为三', '  99.18 分']],
    ['what fits stays as it is', 'a b', 20, ['a b']],
    ['nothing is a line', '', 20, ['']],
  ])('%s', (_, text, width, lines) => {
    expect(wrapText(text, width, 2)).toEqual(lines);
  });

  test('a word longer than the line stands alone', () => {
    expect(wrapText(`x ${'y'.repeat(50)} z`, 20, 0)).toEqual(['x', 'y'.repeat(50), 'z']);
  });

  test('nothing is lost', () => {
    const text = '“专家津贴（10万元/人）”申报 5 分，复算 0.00 分（0 ÷ 150 × 10 = 0 → 0.00），多计 5.00 分。'.repeat(4);
    const lines = wrapText(text, 40, 4);
    expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(40);
  });
});
