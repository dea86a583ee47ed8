/** Folds the many glyphs of one sign into one, so that the grammar knows only one of each. */
import { mapRadicals } from '../../model/radicals.js';

const FULL_WIDTH_OFFSET = 0xfee0;

/** Glyphs of the same sign, by what the grammar reads. Unlike NFKC it keeps ㎡, ², …, ① and the like as they are. */
const GLYPHS: Readonly<Record<string, string>> = {
  '≥': '≧⩾≽⪰≮',
  '≤': '≦⩽≼⪯≯',
  '<': '﹤',
  '>': '﹥',
  '=': '﹦═',
  '%': '﹪٪',
  '-': '−﹣‐‑‒',
  '—': '―─━',
  '~': '∼〜～˜',
  '/': '∕⁄',
  '·': '•・･∙⋅‧',
  '*': '＊',
  '(': '﹙',
  ')': '﹚',
  ',': '﹐',
  '.': '﹒',
  '¥': '￥',
  〇: '○◯',
  万: '萬',
  亿: '億',
  两: '兩',
  余: '馀餘',
  个: '個箇',
  户: '戶',
  号: '號',
  时: '時',
  贰: '貳',
  叁: '參叄',
  陆: '陸',
  圆: '圓',
};

const FOLDS: ReadonlyMap<string, string> = new Map(
  Object.entries(GLYPHS).flatMap(([sign, glyphs]) => [...glyphs].map((glyph): [string, string] => [glyph, sign])),
);

const FOLDABLE = new RegExp(`[\\uFF01-\\uFF5E${[...FOLDS.keys()].join('')}]`, 'g');

const RADICALS_OR_FOLDABLE = new RegExp(`[\\u2E80-\\u2FD5\\uF900-\\uFAFF${FOLDABLE.source.slice(1)}`);

/** The text with one glyph for each sign; as long as the text given, bar rare radicals. */
export function foldGlyphs(text: string): string {
  if (!RADICALS_OR_FOLDABLE.test(text)) return text;
  return mapRadicals(text).replace(
    FOLDABLE,
    (glyph) => FOLDS.get(glyph) ?? String.fromCharCode(glyph.charCodeAt(0) - FULL_WIDTH_OFFSET),
  );
}
