import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapRadicals } from '../../src/model/radicals.js';
import { cleanText, headerKey, matchKey, stripBrackets } from '../../src/normalize/text.js';
import { startSeconds } from '../helpers/processor-time.js';

describe('cleanText', () => {
  it.each([
    ['社会效益 指标', '社会效益指标'],
    ['提高我市专业技术人员 业务素质', '提高我市专业技术人员业务素质'],
    ['全年实际\n值(B)', '全年实际值(B)'],
    ['绩\n效\n指\n标', '绩效指标'],
    ['7.84 万 元', '7.84万元'],
    ['15000 余人', '15000余人'],
    ['2024 年', '2024年'],
    ['3 次 / 年', '3次/年'],
    ['≤ 60 日', '≤60日'],
    ['≥ 90 %', '≥90%'],
    ['\u3000数量\u00A0指标\t', '数量指标'],
    ['产出\u200B指标\uFEFF', '产出指标'],
    ['目标 1：完成 2024 年度', '目标1：完成2024年度'],
    ['387664.\n62', '387664.62'],
    ['', ''],
    [' \n\u00A0 ', ''],
  ])('takes layout white space out of %j', (raw, text) => {
    expect(cleanText(raw)).toBe(text);
  });

  it.each([
    ['Project X', 'Project X'],
    ['Project \n  X', 'Project X'],
    ['10 5', '10 5'],
    ['１０ ５', '１０ ５'],
    ['10\n5分', '10 5分'],
    ['5 km', '5 km'],
  ])('keeps one space between letters or digits in %j', (raw, text) => {
    expect(cleanText(raw)).toBe(text);
  });

  it.each([
    ['<p>目标 1：按照要求；</p> <p>目标 2：认真；</p>', '目标1：按照要求；目标2：认真；'],
    ['有效<br/>提高', '有效提高'],
    ['<span style="color:red">100%</span>', '100%'],
    ['<P CLASS=MsoNormal>3项</P>', '3项'],
    ['100m<sup>2</sup>', '100m2'],
    ['<o:p>&nbsp;</o:p>', ''],
    ['完成&nbsp;率', '完成率'],
    ['&lt;60日', '<60日'],
    ['&ge;90%', '≥90%'],
    ['&amp;nbsp;3项', '3项'],
    ['&#8805;90%', '≥90%'],
    ['&#x2265;90%', '≥90%'],
    ['<!-- 注 -->3项', '3项'],
    ['A&B', 'A&B'],
    ['&unknown;', '&unknown;'],
    ['&#0;3', '&#0;3'],
  ])('takes leaked mark-up out of %j', (raw, text) => {
    expect(cleanText(raw)).toBe(text);
  });

  it.each(['<60日', '<=5300元/户', '<24小时', '<5%', '<p', 'a<b', '5<x>6', '<<5', '<**'])(
    'keeps the comparator of %j',
    (raw) => {
      expect(cleanText(raw)).toBe(raw);
    },
  );

  it('keeps the glyphs of the document', () => {
    expect(cleanText('≥９０％（含）')).toBe('≥９０％（含）');
    expect(cleanText('⽬标')).toBe('⽬标');
  });

  it('adds nothing: every character of the result stands in the input, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'项 a1\n\u00A0<>pb/%，') }), (raw) => {
        let at = -1;
        for (const character of cleanText(raw)) {
          at = character === ' ' ? at : raw.indexOf(character, at + 1);
          expect(at).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it.each([
    ['unclosed tags', '<p '.repeat(50_000)],
    ['unclosed comments', '<!--'.repeat(50_000)],
    ['ampersands', '&amp;'.repeat(50_000)],
    ['blanks', ' '.repeat(200_000)],
  ])('is linear on %s', (_name, hostile) => {
    const seconds = startSeconds();
    cleanText(hostile);
    expect(seconds()).toBeLessThan(1);
  });
});

describe('matchKey', () => {
  it.each([
    ['指标值（Ａ）', '指标值(a)'],
    ['绩 效 指 标', '绩效指标'],
    ['⾃评得分', '自评得分'],
    ['⻚码', '页码'],
    ['％', '%'],
  ])('makes %j into %j', (text, key) => {
    expect(matchKey(text)).toBe(key);
  });

  it('is a fixed point', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'指标（Ａ）⽬ b\n%') }), (text) => {
        expect(matchKey(matchKey(text))).toBe(matchKey(text));
      }),
    );
  });
});

describe('headerKey', () => {
  it.each([
    ['全年实际 值 (B)', '全年实际值'],
    ['指标值（A）', '指标值'],
    ['指标值A', '指标值'],
    ['项目资金（万元）', '项目资金'],
    ['预算执行情况（万元）（20分）', '预算执行情况'],
    ['执行率(B/A)', '执行率'],
    ['未完成\n原因', '未完成原因'],
    ['年度资金总额：', '年度资金总额'],
    ['年度资金总额(:)', '年度资金总额'],
    ['其中：财政拨款', '其中:财政拨款'],
    ['(2019年度', ''],
    ['【分值】', ''],
    ['★得分', '得分'],
    ['得分①', '得分'],
    ['全年预算数（A）²', '全年预算数'],
    ['①', '1'],
    ['实际完成值）', '实际完成值'],
    ['', ''],
  ])('makes %j into %j', (text, key) => {
    expect(headerKey(text)).toBe(key);
  });
});

describe('stripBrackets', () => {
  it('drops nested brackets as one', () => {
    expect(stripBrackets('产出(含(质量))指标')).toBe('产出指标');
  });
});

describe('mapRadicals', () => {
  it.each([
    ['⽬⾃⽀⻝⻋⻓⻔⻚', '目自支食车长门页'],
    ['項目％㎡①', '項目％㎡①'],
    ['豈', '豈'],
  ])('maps %j to %j', (text, mapped) => {
    expect(mapRadicals(text)).toBe(mapped);
  });
});
