/** 占位符: a filling hint of the blank form is left in a row that has a weight. */
import { decimal } from '../model/decimal.js';
import { defineRule, type ScoredRow } from '../model/rule.js';
import { PRACTICE } from './evidence/basis.js';
import { match, mismatch } from './evidence/outcomes.js';
import { compact, shorten } from './evidence/texts.js';

/** `**`, XXX and the like anywhere; letters beside it make it a word (XXL). */
const STARS = /[*＊]{2,}|(?<![A-Za-z])(?:[Xx]{2,}|Ｘ{2,}|×{2,})(?![A-Za-z])/u;
/** A cell that holds nothing else. */
const DOTS = /^(?:…+|\.{3,}|。{3,}|·{3,})$/u;
const NUMBERED = /^指标[\d一二三四五六七八九十]{0,3}[:：]?(?:…+|\.{3,})?$/u;

export const placeholderLeft = defineRule({
  meta: {
    name: 'placeholder-left',
    title: { zh: '占位符未替换', en: 'A placeholder of the blank form is left' },
    severity: 'warning',
    basis: PRACTICE,
    explain: {
      what: {
        zh: '有分值的指标行里仍留有 **、XXX、……、“指标2：”等填表提示。',
        en: 'A row with a weight still holds **, XXX, …… or “指标2：” from the blank form.',
      },
      why: { zh: '该行没有实际内容，却占有分值。', en: 'The row has no content, yet it carries marks.' },
      next: {
        zh: '补填指标内容，或删除该行并重新分配分值。',
        en: 'Fill in the row, or drop it and share out its weight.',
      },
    },
    messages: {
      default: {
        zh: '分值 {weight} 分的指标行留有占位符“{text}”',
        en: 'A row of weight {weight} still holds the placeholder “{text}”',
      },
    },
    example: { zh: '分值 10 分，指标值“≥**人”。', en: 'Weight 10, target “≥**人”.' },
  },

  *check({ rows }) {
    for (const row of rows) {
      const { weight } = row.indicator;
      if (weight === null || decimal(weight).isZero()) continue;
      const left = cells(row).find(([, text]) => text !== null && isPlaceholder(compact(text)));
      yield left === undefined
        ? match(`${row.path}/level3`)
        : mismatch(`${row.path}/${left[0]}`, {
            declared: left[1],
            fields: { weight, text: shorten(left[1] ?? '') },
          });
    }
  },
});

function cells({ indicator }: ScoredRow): readonly (readonly [string, string | null])[] {
  return [
    ['level3', indicator.level3],
    ['target', indicator.target.raw],
    ['actual', indicator.actual.raw],
  ];
}

function isPlaceholder(text: string): boolean {
  return STARS.test(text) || DOTS.test(text) || NUMBERED.test(text);
}
