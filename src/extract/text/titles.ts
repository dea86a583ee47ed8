/** Tells the titles over tables from the broken pieces of cells: both are lines without a separator. */

const MAX_TITLE = 60;

/** White space of the layout, also between spaced-out characters. */
function squeeze(line: string): string {
  return line.replace(/\s+/g, '');
}

/** A title is no sentence. */
function isShortPhrase(text: string): boolean {
  return text.length > 0 && text.length <= MAX_TITLE && !/[。；;！!？?]|[，,:：]$/.test(text);
}

/** Words that the titles of budget and performance tables have, and those that other tables, but also indicators, have. */
const SURE_WORDS = /(?:自评|评价|绩效|决算|预算|收支)[^，,]{0,16}表格?(?:[（(【[][^（()）]{0,20}[)）】\]])?$/;
const LIKELY_WORDS =
  /(?:支出|收入|明细|汇总|统计|情况|目标|一览|审核|申报|项目|采购)[^，,]{0,16}表(?:[（(][^（()）]{0,20}[)）])?$/;
/** 附件3, 附表2-1, 表4 …, 公开14表. */
const NUMBERED =
  /^(?:附(?:件|表)?|表)[\d一二三四五六七八九十]{1,3}(?:[-－—.]\d{1,3})?(?:$|[：:.、]|[^\d年月日%人个项]{3})|^附(?:件|表)$|^公开\d{1,2}表$/;

/**
 * 表名: 项目支出绩效自评表（表2）, 附件3, 表4 项目绩效目标自评情况; each opens a new table.
 * @param apart
 *   Whether a blank line stands before it: then less will do.
 */
export function isTableTitle(line: string, apart: boolean): boolean {
  if (line.length > MAX_TITLE * 3) return false;
  const text = squeeze(line);
  if (!isShortPhrase(text)) return false;
  return NUMBERED.test(text) || SURE_WORDS.test(text) || (apart && LIKELY_WORDS.test(text));
}

/** What stands between a title and its table: （2024年度）, 单位：万元, 填报日期：2024年12月. */
export function isUnderTitle(line: string): boolean {
  if (line.length > MAX_TITLE * 3) return false;
  const text = squeeze(line);
  return (
    /^[（(【[][^（()）]{1,30}[)）】\]]$/.test(text) ||
    /^\d{4}年度?$/.test(text) ||
    /^(?:金额)?单位[：:]?\S{0,8}元[)）]?$/.test(text) ||
    /^(?:填报|编制|填表|制表)(?:日期|时间|单位|部门|人)?[（(]?\S{0,6}[)）]?[：:]/.test(text)
  );
}

/** 页码: — 12 —, 第 3 页 共 9 页. */
export function isPageNumber(line: string): boolean {
  if (line.length > 40) return false;
  return /^(?:[-—–－]+\d{1,4}[-—–－]+|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|\d{1,4}\/\d{1,4})$/.test(squeeze(line));
}
