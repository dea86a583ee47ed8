import { describe, expect, it } from 'vitest';
import { readValueParts } from '../../../src/normalize/values/read-value.js';
import { describeValue } from './reading.js';

describe('sign, value and unit in columns of their own', () => {
  it.each([
    ['≥', '90', '%', '≥ 90 % → 0.9 1'],
    ['≥', '90', '％', '≥ 90 % → 0.9 1'],
    ['＞＝', '90', '百分比', '≥ 90 百分比 → 0.9 1'],
    ['大于等于', '3', '次', '≥ 3 次 → 3 次'],
    ['＝', '100', '%', '= 100 % → 1 1'],
    ['≤', '10', '万元', '≤ 10 万元 → 100000 元'],
    ['≤', '60', '工作日', '≤ 60 工作日 → 60 工作日'],
    ['≤', '12', '月', '≤ 12 月 → 12 月'],
    ['定量', '3', '项', '3 项 → 3 项'],
    [null, '30', '人', '30 人 → 30 人'],
    [null, '30', null, '30'],
    [null, '30', '/', '30'],
    [null, '30', '（人）', '30 人 → 30 人'],
    [null, '5.8万', '元', '5.8 万元 → 58000 元'],
    [null, '5.8万', '万元', '5.8 万元 → 58000 元'],
    [null, '400', '元/人·天', '400 元/人·天 → 400 元/人·日'],
    [null, '2024', '人', '2024 人 → 2024 人'],
    [null, '2024', '年', 'date 2024'],
    [null, '5', '年', '5 年 → 5 年'],
    [null, '3', '级', '3 级 → 3 级'],
    [null, '3', '标准化站所', '3 标准化站所 → 3 标准化站所'],
    [null, '1-3', '人', '1..3 人 → 1 人'],
    ['≥', '2024年12月', null, 'date ≥ 2024-12'],
    ['≤', '2024年12月31日', '时间', 'date ≤ 2024-12-31'],
    ['≥', '90%', '%', '≥ 90 % → 0.9 1'],
    ['≥', '≥90', '%', '≥ 90 % → 0.9 1'],
    [null, '≥90', '%', '≥ 90 % → 0.9 1'],
    [null, '700余', '人', '~ 700 人 → 700 人'],
    [null, '三', '家', '3 家 → 3 家'],
    [null, '90%', '人', '90 % → 0.9 1'],
  ])('%s | %s | %s', (comparator, value, unit, expected) => {
    expect(describeValue(readValueParts({ value, comparator, unit }, { year: 2024 }))).toBe(expected);
  });

  it.each([
    ['定性', '优', null],
    ['定性', '90', '%'],
    ['≥', '有效提高', '%'],
    ['≤', '≥90', '%'],
    ['≥', '1-3', '人'],
    ['≥', '优良中低差', '文字描述'],
  ])('%s | %s | %s is text', (comparator, value, unit) => {
    const read = readValueParts({ value, comparator, unit }, { year: 2024 });
    expect(read).toMatchObject({ kind: 'qualitative', raw: value, comparator: null, value: null, unit: null });
  });

  it.each([null, '', ' ', '-', '无'])('a value cell that says nothing is empty: %j', (value) => {
    expect(readValueParts({ value, comparator: '≥', unit: '%' }, { year: 2024 })).toMatchObject({
      kind: 'empty',
      comparator: null,
      unit: null,
    });
  });

  it('keeps the value cell alone as the raw text', () => {
    expect(readValueParts({ value: ' 9 0 ', comparator: '≥', unit: '%' }, { year: null }).raw).toBe('9 0');
    expect(readValueParts({ value: '90 %', comparator: '≥', unit: null }, { year: null }).raw).toBe('90%');
  });
});
