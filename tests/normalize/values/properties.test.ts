import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, decimal } from '../../../src/model/decimal.js';
import { valueSchema, type Value } from '../../../src/model/value.js';
import { cleanText } from '../../../src/normalize/text.js';
import { foldGlyphs } from '../../../src/normalize/values/glyphs.js';
import {
  printValue,
  readFigure,
  readValue,
  readValueParts,
  readWeightInName,
} from '../../../src/normalize/values/read-value.js';
import { startSeconds } from '../../helpers/processor-time.js';

const YEAR = { year: 2024 };

/** The pieces of what is typed into such cells, strung together at random: mostly nonsense, often nearly right. */
const PIECES =
  '≥ ≤ > < = 不低于 不超过 约 近 余 多 3 10 90 5.5 1,437 2024 12 31 三 两 十 百 千 万 亿 半 % ‰ 元 万元 人 次 个 月 年 日 天 小时 ' +
  '个月 工作日 底 前 - — ~ 至 / · 分之 百分之 成 以上 以内 （含） 左右 完成 率 ( ) 第 季度 内 。 ， * X';
const cellText = fc.array(fc.constantFrom(...PIECES.split(' ')), { maxLength: 7 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(
  cellText,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

const figures = fc.oneof(
  fc.integer({ min: 0, max: 99_999_999 }).map(String),
  fc
    .tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 999 }))
    .map(([a, b]) => `${String(a)}.${String(b)}`),
);
const units = fc.constantFrom(...'人 次 万元 元 % 个月 工作日 小时 万亩 元/人·月 次/年 个村 ‰ 台(套)'.split(' '));

function withoutRaw(value: Value): Value {
  return { ...value, raw: null };
}

describe('readValue', () => {
  it('never throws, and always gives a value of the contract', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const value = readValue(text, YEAR);
        expect(valueSchema.safeParse(value).error).toBeUndefined();
        expect(value.raw).toBe(cleanText(text) === '' ? null : cleanText(text));
      }),
      { numRuns: 5_000 },
    );
  });

  it('gives its own print back', () => {
    fc.assert(
      fc.property(cellText, (text) => {
        const value = readValue(text, YEAR);
        fc.pre(value.value !== null);
        expect(withoutRaw(readValue(printValue(value), YEAR))).toEqual(withoutRaw(value));
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads a printed quantity as what was printed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', '≥', '≤', '>', '<', '='),
        figures,
        units,
        fc.boolean(),
        (sign, figure, unit, spaced) => {
          const value = readValue(`${sign}${spaced ? ' ' : ''}${figure}${spaced ? '\n' : ''}${unit}`, YEAR);
          expect(value).toMatchObject({ kind: 'quantity', comparator: sign === '' ? null : sign, value: figure, unit });
        },
      ),
    );
  });

  it('is the same for full-width digits and with thousands commas', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999_999 }), (figure) => {
        const plain = readValue(`${String(figure)}元`, YEAR);
        const grouped = String(figure).replace(/\B(?=(\d{3})+$)/g, ',');
        const wide = grouped.replace(/[\d,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
        expect(withoutRaw(readValue(`${grouped}元`, YEAR))).toEqual(withoutRaw(plain));
        expect(withoutRaw(readValue(`${wide}元`, YEAR))).toEqual(withoutRaw(plain));
      }),
    );
  });

  it('does not change with white space at layout places', () => {
    fc.assert(
      fc.property(
        cellText,
        fc.array(fc.nat({ max: 40 }), { maxLength: 4 }),
        fc.constantFrom(' ', '\n', '\u3000', '\t\u00A0'),
        (text, places, blank) => {
          let spaced = text;
          for (const place of places) {
            const at = Math.min(place, spaced.length);
            const inside =
              /[A-Za-z0-9]$/.test(spaced.slice(0, at).trimEnd()) && /^[A-Za-z0-9]/.test(spaced.slice(at).trimStart());
            if (!inside) spaced = spaced.slice(0, at) + blank + spaced.slice(at);
          }
          expect(readValue(spaced, YEAR)).toEqual(readValue(text, YEAR));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('finds no figure where none stands', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const value = readValue(text, YEAR);
        if (value.value === null) return;
        expect(foldGlyphs(value.raw ?? '')).toMatch(
          /[\d〇零一二两三四五六七八九十百半廿卅卌壹贰叁肆伍陆柒捌玖拾]|年[底末终内度]|当年|本年|今年/,
        );
      }),
      { numRuns: 20_000 },
    );
  });

  it('states the canonical amount exactly', () => {
    fc.assert(
      fc.property(
        figures,
        fc.constantFrom(['万元', 10_000], ['亿元', 100_000_000], ['万亩', 10_000], ['小时', 60]),
        (figure, [unit, factor]) => {
          const canonical = readValue(`${figure}${String(unit)}`, YEAR).canonical;
          expect(decimal(canonical?.value ?? '').equals(new Decimal(figure).times(factor))).toBe(true);
        },
      ),
    );
  });

  it('takes time in step with the length of the text', () => {
    const hostile = ['9', '一', '万', '(', '1,', '≥', '/人', '约', '-', '半', '率', '年', '1-', '<p ', '&amp;'];
    const seconds = startSeconds();
    for (const piece of hostile) {
      for (const length of [60, 100, 50_000]) readValue(piece.repeat(length), YEAR);
    }
    expect(seconds()).toBeLessThan(2);
  });
});

describe('the other readers', () => {
  it('never throw', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (value, comparator, unit) => {
        expect(valueSchema.safeParse(readValueParts({ value, comparator, unit }, YEAR)).error).toBeUndefined();
        readFigure(value);
        readWeightInName(value);
      }),
      { numRuns: 3_000 },
    );
  });

  it('readFigure gives every plain figure back', () => {
    fc.assert(
      fc.property(figures, fc.constantFrom(null, '分', '万', '万元', '%'), (value, unit) => {
        expect(readFigure(value + (unit ?? ''))).toEqual({ value, unit });
      }),
    );
  });

  it('readWeightInName gives name and weight back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('产出指标', '质量指标', '年度绩效目标1'),
        fc.integer({ min: 0, max: 100 }),
        (name, weight) => {
          expect(readWeightInName(`${name}（${String(weight)}分）`)).toEqual({ name, weight: String(weight) });
        },
      ),
    );
  });
});
