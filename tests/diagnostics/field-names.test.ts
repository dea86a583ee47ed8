/** What diagnostics say of fields, from one language to the other. */
import { describe, expect, test } from 'vitest';
import { sayOfFields } from '../../src/diagnostics/field-names.js';

describe('said of fields in both languages', () => {
  test.each([
    ['一级指标', 'level 1'],
    ['分值“5”、指标值“600件”', 'weight “5”, target “600件”'],
    ['未完成原因“甲、乙，丙, 丁”、得分“—”', 'reason “甲、乙，丙, 丁”, score “—”'],
    ['绩效指标“产出”', 'group label “产出”'],
    ['绩效指标', 'indicators'],
    ['3 行断行合并为一行', '3 broken lines joined'],
    ['没有总分行', 'no total row'],
  ])('%s', (zh, en) => {
    expect(sayOfFields(zh, 'zh', 'en')).toBe(en);
    expect(sayOfFields(en, 'en', 'zh')).toBe(zh);
  });

  test.each(['指标', '分值“5”、别的“6”', '', '“5”'])('%j is not made of names of fields', (said) => {
    expect(sayOfFields(said, 'zh', 'en')).toBeNull();
  });
});
