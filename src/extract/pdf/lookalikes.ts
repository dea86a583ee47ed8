/** Characters that share a glyph with a usual one in fonts for all of East Asia: browsers then write the rare one into the file. */
import { mapRadicals } from '../../model/radicals.js';
import type { Glyph } from './page-content.js';

/** Found by printing every character of GBK from the Noto CJK fonts; presentation forms of Latin letters besides. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '\u2012': '–',
  '\u2015': '—',
  '\u2215': '／',
  '\u2329': '〈',
  '\u232A': '〉',
  '\u301C': '～',
  '\u3ADA': '曶',
  '\u3B35': '胶',
  '\u3B3A': '幐',
  '\u3BA3': '槩',
  '\u{2B739}': '彐',
  // Forms for vertical writing.
  '\uFE10': '，',
  '\uFE11': '、',
  '\uFE12': '。',
  '\uFE13': '：',
  '\uFE14': '；',
  '\uFE15': '！',
  '\uFE16': '？',
  '\uFE19': '…',
  '\uFE31': '—',
  '\uFE32': '–',
  '\uFE35': '（',
  '\uFE36': '）',
  '\uFE37': '｛',
  '\uFE38': '｝',
  '\uFE39': '〔',
  '\uFE3A': '〕',
  '\uFE3B': '【',
  '\uFE3C': '】',
  '\uFE3D': '《',
  '\uFE3E': '》',
  '\uFE3F': '〈',
  '\uFE40': '〉',
  '\uFE41': '「',
  '\uFE42': '」',
  '\uFE43': '『',
  '\uFE44': '』',
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
};
const LOOKALIKE = /[\u2012\u2015\u2215\u2329\u232A\u301C\u3ADA\u3B35\u3B3A\u3BA3\u{2B739}\uFB00-\uFB04\uFE10-\uFE44]/gu;
/** The first of them; most text lies before. */
const FIRST = 0x2012;

/** The traditional form is a character of its own: it is the usual one's double only in a text of simplified characters. */
const TRADITIONAL = '戶';
const SIMPLIFIED = '户';
const SIMPLIFIED_ONLY = new RegExp(
  '[项绩评标总单门预执实际财务县乡时间设备质区旧数长兴东业为义乐习书亿从众优会传体债关养军农冲决况减划则创动劳势华协卫厂历压参双发变' +
    '号听员国图场块坚报护担据损换废应开张归当录态战环产医纪约级纳纸线组细终经结给络统继续维缩网罗职联节艺药获营补装观规视览认训议讯记讲' +
    '许论访证识词试话该详语误说请读课调谈负责败货购贯贵贷贸费贺资赛赔践车轨转轮软轻载较辅输边达过运还这进远连适选递遗邮针钱铁银销锁错键' +
    '镇闭问闻阅队阳阴阶陆险随难页顺须领频题风飞馆马驾验龙层楼]',
);

/** The text of a glyph as a reader sees it. */
export function readableText(unicode: string): string {
  if (unicode.length === 1 && unicode.charCodeAt(0) < FIRST) return unicode;
  return mapRadicals(unicode).replace(LOOKALIKE, (found) => LOOKALIKES[found] ?? found);
}

/** The glyphs of a page with what only the other characters of the page can decide. */
export function settleLookalikes(glyphs: readonly Glyph[]): readonly Glyph[] {
  if (!glyphs.some(({ text }) => text === TRADITIONAL)) return glyphs;
  if (!glyphs.some(({ text }) => SIMPLIFIED_ONLY.test(text))) return glyphs;
  return glyphs.map((glyph) => (glyph.text === TRADITIONAL ? { ...glyph, text: SIMPLIFIED } : glyph));
}
