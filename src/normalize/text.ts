/** Takes layout white space and leaked mark-up out of a cell's text, and makes keys for comparing labels. */
import { mapRadicals } from '../model/radicals.js';
import { simplifyKey } from './traditional.js';

/** Characters without width: joiners, direction marks, soft hyphens, byte order marks. A joined emoji is one character. */
const INVISIBLE =
  /[\u00AD\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|(?<!\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;
const BLANKS = /[\s\u0000-\u001F\u007F-\u009F\u2800\u3164]+/g;
const NEEDS_CLEANING =
  /[\s\u0000-\u001F\u007F-\u009F\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\u2800\u3164\uFEFF<&]/;

/** Tags inside a line: nothing stands where they stood (`m<sup>2</sup>`). */
const INLINE = 'b|i|u|s|a|em|strong|font|small|big|sub|sup|span|label|ins|del|mark|code';
/** Tags that break a line. */
const BREAKING =
  'p|br|hr|div|center|img|pre|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|col|colgroup|caption|' +
  'section|article|header|footer|style|script|body|html|head|meta|input|form|nobr|(?:o|w|v|m|st1|x):[a-z]{1,20}';
/**
 * A name list, because `<60日` and `<=5300元/户` are comparators;
 * each attribute text stops at the next angle bracket, so the search stays linear.
 */
const TAGS = new RegExp(`</?(?:(${INLINE})|${BREAKING})(?:[\\s/][^<>]*)?>`, 'gi');

const COMMENT_OPEN = '<!--';
const COMMENT_CLOSE = '-->';

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  zwnj: '',
  zwj: '',
  lt: '<',
  gt: '>',
  le: '≤',
  ge: '≥',
  amp: '&',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  times: '×',
  divide: '÷',
  middot: '·',
  permil: '‰',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  yen: '¥',
  deg: '°',
};
const ENTITY = /&(?:amp;)*(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));/g;

/** Only between these is a space part of the text (`Project X`); between digits it stays so that it can be noticed. */
const SPACED = /[A-Za-z0-9\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/;

/** The text of a cell as printed, without layout white space and leaked mark-up; `""` where nothing is left. */
export function cleanText(raw: string): string {
  if (!NEEDS_CLEANING.test(raw)) return raw;
  const text = dropMarkup(raw).replace(INVISIBLE, '');
  return text.replace(BLANKS, (run, at: number) => {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + run.length);
    if (!SPACED.test(before) || !SPACED.test(after)) return '';
    return run.includes('\n') && isBrokenNumber(text, at, at + run.length) ? '' : ' ';
  });
}

/** Longer texts hold sentences and lists, where digits on both sides of a line end are two numbers. */
const LONGEST_FIGURE = 30;

/** Whether a line end stands inside one number (`1` / `18.50`, `387664.` / `62`), not between two. */
function isBrokenNumber(text: string, end: number, start: number): boolean {
  if (text.length > LONGEST_FIGURE) return false;
  const left = /[\d.,，]*$/.exec(text.slice(0, end))?.[0] ?? '';
  const right = /^[\d.,，]*/.exec(text.slice(start))?.[0] ?? '';
  // 10 over 5分 may be two figures; an amount with a point is broken where one side alone has it.
  if (!/\d/.test(left) || !/\d/.test(right) || left.includes('.') === right.includes('.')) return false;
  // 2. and 2、 after a line end number the next item of a list.
  if (/^\d{1,2}[.、．)）:：](?!\d)/.test(text.slice(start))) return false;
  return ((left + right).split('.')[1] ?? '').length <= 2;
}

function dropMarkup(text: string): string {
  const decoded = text.includes('&') ? text.replace(ENTITY, decodeEntity) : text;
  if (!decoded.includes('<')) return decoded;
  return dropComments(decoded).replace(TAGS, (_tag, inline?: string) => (inline === undefined ? ' ' : ''));
}

function decodeEntity(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name] ?? entity;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10);
  const isScalar = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isScalar ? String.fromCodePoint(code) : entity;
}

/** By `indexOf`, because a lazy pattern is quadratic on text that opens many comments and closes none. */
function dropComments(text: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const open = text.indexOf(COMMENT_OPEN, from);
    const close = open < 0 ? -1 : text.indexOf(COMMENT_CLOSE, open + COMMENT_OPEN.length);
    if (close < 0) return kept + text.slice(from);
    kept += text.slice(from, open) + ' ';
    from = close + COMMENT_CLOSE.length;
  }
}

/** A key for comparing texts, never output: one width, one case, no white space, characters for radicals. */
export function matchKey(text: string): string {
  return simplifyKey(mapRadicals(text).normalize('NFKC').toLowerCase().replace(INVISIBLE, '').replace(BLANKS, ''));
}

const OPENING = '([{【〔〖「『〈《';
const CLOSING = ')]}】〕〗」』〉》';

/**
 * Drops bracketed parts with their brackets: `指标值(A)` → `指标值`.
 * A bracket that is never closed goes to the end (`(2019年度`); a closing one alone goes by itself.
 */
export function stripBrackets(key: string): string {
  let kept = '';
  let depth = 0;
  for (const character of key) {
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += character;
  }
  return kept;
}

/** Marks around a label that are no part of its wording. */
const LABEL_EDGE = ':;,.、。·*★☆※';
/** The column letter of the formula, printed without its brackets: `指标值A`, `执行率B/A`. */
const COLUMN_LETTER = /(?<=[\u4E00-\u9FFF])(?:[ab]|b[/÷]a)$/;

/** The mark of a note behind a label: 得分①, 全年预算数². */
const NOTE_MARK = /(?<=[\p{Script=Han})）])[¹²³⁰-⁹①-⑳]$/u;

/** A key for a header or label: `全年实际 值 (B)` → `全年实际值`, `项目资金（万元）` → `项目资金`, `总分：` → `总分`. */
export function headerKey(text: string): string {
  const key = stripBrackets(matchKey(text.replace(NOTE_MARK, '')));
  let from = 0;
  let to = key.length;
  while (from < to && LABEL_EDGE.includes(key.charAt(from))) from++;
  while (to > from && LABEL_EDGE.includes(key.charAt(to - 1))) to--;
  return key.slice(from, to).replace(COLUMN_LETTER, '');
}
