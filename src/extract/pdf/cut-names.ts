/** Names that a page break cuts: levels of indicators and the labels beside the blocks of a form. */
import { squeeze } from './squeezed-text.js';

/** The name of a level, as far as it says what it is; and the weight that stands behind one. */
const LEVEL = /[\u4E00-\u9FFF]{2,8}指标/;
const WHOLE_LEVEL = /^[\u4E00-\u9FFF]{2,10}指标(?:[（(]\d{1,3}(?:\.\d+)?分?[)）])?$/;
const WEIGHT_ONLY = /^[（(]\d{1,3}(?:\.\d+)?\s*分?[)）]?$/;

/** The heading of a level's column. */
const HEAD = /^[一二三]级指标(?:名称)?$/;

/** What stands beside the blocks of a form. */
const LABEL =
  /^(?:(?:年度)?(?:总体)?(?:绩效)?目标(?:完成情况)?|(?:年度)?绩效指标(?:完成情况)?|(?:项目|部门|预算)?资金(?:投入|使用|执行)?(?:情况)?|(?:年度)?(?:项目|部门)?预算执行情况)(?:[（(][^）)]{1,8}[)）])?$/;

/** Characters of a line of a name: at least so many; and at most, of a whole one. */
const MIN_LINE = 2;
const MAX_NAME = 20;

/** Whether a text is the name of a level and no more, its weight aside. */
export const isLevelName = (text: string): boolean => WHOLE_LEVEL.test(squeeze(text));

export const isLevelHead = (text: string): boolean => HEAD.test(squeeze(text));

export const isBlockLabel = (text: string): boolean => LABEL.test(squeeze(text));

/** Brackets that a text opens and does not close; negative where it closes more than it opens. */
function openBrackets(text: string): number {
  return (text.match(/[（(]/g)?.length ?? 0) - (text.match(/[）)]/g)?.length ?? 0);
}

/** Whether a name was cut: what stands above and below is one only together. */
export function isCutName(upper: string, lower: string): boolean {
  if (WEIGHT_ONLY.test(lower) || (openBrackets(upper) > 0 && openBrackets(lower) < 0)) return true;
  if (LABEL.test(upper + lower)) return !LABEL.test(upper);
  return !LEVEL.test(upper) && !LEVEL.test(lower) && isLevelName(upper + lower);
}

/** Whether the lower text is the end of a whole name above, and none by itself: the line that the bracket closes in. */
export function isEndOfName(upper: string, lower: string): boolean {
  return openBrackets(lower) < 0 && upper.endsWith(lower) && isLevelName(upper);
}

/** Characters that the lower text repeats of the upper one: a line that the page cuts may be printed on both. */
export function repeatedLength(upper: string, lower: string): number {
  for (let length = Math.min(upper.length, lower.length, MAX_NAME); length >= MIN_LINE; length -= 1)
    if (upper.endsWith(lower.slice(0, length))) return length;
  return 0;
}
