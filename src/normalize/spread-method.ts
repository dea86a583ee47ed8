/** 得分计算方法: puts a merged text together again whose lines a copy spread over the rows beside it. */
import { cleanText } from './text.js';

/** How the merged text of the known forms begins. */
const GENERAL = /若为定[性量]指标|^[1一][.、．]/u;
const ENDED = /[。；;！？.…”）)]$/u;
const OPEN: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['‘', '’'],
];

function isOpen(text: string): boolean {
  return OPEN.some(([open, close]) => text.split(open).length > text.split(close).length);
}

/** Whether `next` goes on in the middle of what `text` says. */
function goesOn(text: string, next: string): boolean {
  if (isOpen(text)) return true;
  if (/^[，。、；：）)”’%％\-—]/u.test(next) || /[，、：（(“\-—×]$/u.test(text)) return true;
  // The general text ends with 记分。; a ； or a missing end goes on.
  return GENERAL.test(text) && !/[。！][”’）)]?$/u.test(text) && (!/^\d[.、．]/u.test(next) || !ENDED.test(text));
}

/**
 * The method texts of the rows, `null` where a row has none. A run of rows that each hold a piece of one text all get
 * the whole of it.
 */
export function joinSpreadMethods(texts: readonly (string | null)[]): (string | null)[] {
  const out = [...texts];
  for (let from = 0; from < texts.length;) {
    let text = texts[from] ?? null;
    let end = from + 1;
    while (text !== null && end < texts.length) {
      const next = texts[end] ?? null;
      if (next === null || next === text) break;
      // A second numbered part of the merged text follows the first: 1.若为定性指标 … 2.若为定量指标 …
      const numbered = GENERAL.test(text) && end > from + 1 && /^2[.、．]/u.test(next);
      if (!numbered && !goesOn(text, next)) break;
      // A line end inside a number stood for nothing.
      text = /\d$/u.test(text) && /^\d/u.test(next) ? text + next : cleanText(`${text}\n${next}`);
      end++;
    }
    for (let row = from; end - from > 1 && row < end; row++) out[row] = text;
    from = end;
  }
  return out;
}
