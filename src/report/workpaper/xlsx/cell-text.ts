/** Text of a document as a cell may hold it: what XML or a spreadsheet cannot take is marked, everything else stays as it is. */

/** The most that a cell takes, in UTF-16 units. */
const LIMIT = 32_767;
const CUT_MARK = '…[截断 cut]';
/** Characters that XML 1.0 does not know, and halves of surrogate pairs. */
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;
/** `_x000D_` stands for a character: a text that says so itself gets its underscore escaped. */
const ESCAPE_LIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;
/** A spreadsheet that is made to read the text anew would take it for a formula. */
const FORMULA_LIKE = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;
/** A dash in place of nothing, or a figure with its sign: read anew, it is the same. */
const HARMLESS = /^[+-]?(?:\d[\d.,]*%?)?$/;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Ready for a text element of a sheet. */
export function cellXml(text: string): string {
  const legal = text.replace(/\r\n?/g, '\n').replace(ILLEGAL, '\uFFFD');
  return escapeXml(fit(legal).replace(ESCAPE_LIKE, '_x005F_'));
}

/** Whether the cell must say that it is text, come what may. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA_LIKE.test(text) && !HARMLESS.test(text);
}

/** The beginning of a text that is too long for a cell, with a mark. Never half a surrogate pair. */
function fit(text: string): string {
  if (text.length <= LIMIT) return text;
  const end = LIMIT - CUT_MARK.length;
  const code = text.charCodeAt(end - 1);
  return text.slice(0, code >= 0xd800 && code < 0xdc00 ? end - 1 : end) + CUT_MARK;
}
