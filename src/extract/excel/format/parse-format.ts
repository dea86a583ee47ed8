/** Reads a number format of Excel, `[Red]#,##0.00"万元";-0.00;"-"`, into its sections and their tokens. */

export type FormatToken =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'digit'; readonly sign: '0' | '#' | '?' }
  | { readonly kind: 'point' | 'comma' | 'percent' | 'slash' | 'general' | 'text' }
  | { readonly kind: 'exponent'; readonly plus: boolean }
  /** `yyyy`, `m`, `aaaa`, `[h]`, `AM/PM`; in lower case. */
  | { readonly kind: 'date'; readonly code: string };

export interface FormatSection {
  readonly tokens: readonly FormatToken[];
  /** `[>=100]`; null for the usual rule by sign. */
  readonly condition: { readonly operator: string; readonly bound: string } | null;
  /** Month names in Chinese. */
  readonly chinese: boolean;
}

const MAX_LENGTH = 1_000;
const CONDITION = /^(<=|>=|<>|<|>|=)\s*(-?\d{1,20}(?:\.\d{1,20})?)$/;

interface OpenSection {
  tokens: FormatToken[];
  condition: FormatSection['condition'];
  chinese: boolean;
}

/** `[Red]`, `[$¥-804]`, `[>=100]`, `[h]`, `[DBNum1]` */
function readBracket(content: string, section: OpenSection): void {
  const condition = CONDITION.exec(content);
  if (condition !== null) section.condition = { operator: condition[1] ?? '', bound: condition[2] ?? '' };
  else if (/^(?:h+|m+|s+)$/i.test(content)) {
    section.tokens.push({ kind: 'date', code: `[${content.toLowerCase().charAt(0)}]` });
  } else if (content.startsWith('$')) {
    // Behind the first dash stands a locale, by number or by name: `[$￥-804]`, `[$￥-zh-CN]`.
    const dash = content.indexOf('-');
    const symbol = content.slice(1, dash < 0 ? undefined : dash);
    section.chinese ||= /-(?:[0-9a-f]*804|zh-CN)$/i.test(content);
    if (symbol !== '') section.tokens.push({ kind: 'literal', text: symbol });
  }
}

/** The token of several signs that stands here, with its length; null where there is none. */
function longToken(format: string, at: number): readonly [FormatToken, number] | null {
  const rest = format.slice(at, at + 12);
  const general = /^(?:general|G\/通用格式)/i.exec(rest)?.[0];
  if (general !== undefined) return [{ kind: 'general' }, general.length];
  const half = /^(?:am\/pm|a\/p|上午\/下午)/i.exec(rest)?.[0];
  if (half !== undefined) return [{ kind: 'date', code: half.toLowerCase() }, half.length];
  const exponent = /^e([+-])/i.exec(rest);
  if (exponent !== null) return [{ kind: 'exponent', plus: exponent[1] === '+' }, 2];
  const date = /^(?:y+|m+|d+|h+|s+|e+|g+|b+|a{3,})/i.exec(rest)?.[0];
  return date === undefined ? null : [{ kind: 'date', code: date.toLowerCase() }, date.length];
}

function signToken(sign: string): FormatToken {
  switch (sign) {
    case '0':
    case '#':
    case '?':
      return { kind: 'digit', sign };
    case '.':
      return { kind: 'point' };
    case ',':
      return { kind: 'comma' };
    case '%':
      return { kind: 'percent' };
    case '/':
      return { kind: 'slash' };
    case '@':
      return { kind: 'text' };
    default:
      return { kind: 'literal', text: sign };
  }
}

/** Formats that stand for those of the system, whatever is written behind them. */
const SYSTEM_FORMATS: readonly (readonly [sign: RegExp, format: string])[] = [
  [/^\[\$-(?:F800|x-sysdate)\]/i, 'yyyy"年"m"月"d"日"'],
  [/^\[\$-(?:F400|x-systime)\]/i, 'h:mm:ss'],
];

/** The sections, one to four. */
export function parseFormat(code: string): readonly FormatSection[] {
  const format = SYSTEM_FORMATS.find(([sign]) => sign.test(code))?.[1] ?? code.slice(0, MAX_LENGTH);
  const open = (): OpenSection => ({ tokens: [], condition: null, chinese: false });
  let section = open();
  const sections: OpenSection[] = [section];
  for (let at = 0; at < format.length;) {
    const sign = format.charAt(at);
    const closing = sign === '"' ? '"' : sign === '[' ? ']' : null;
    if (closing !== null) {
      const found = format.indexOf(closing, at + 1);
      const end = found < 0 ? format.length : found;
      const content = format.slice(at + 1, end);
      if (sign === '[') readBracket(content, section);
      else section.tokens.push({ kind: 'literal', text: content });
      at = end + 1;
    } else if (sign === '\\' || sign === '!') {
      section.tokens.push({ kind: 'literal', text: format.charAt(at + 1) });
      at += 2;
    } else if (sign === '_' || sign === '*') {
      // Space as wide as the sign that follows, or filled with it: layout.
      at += 2;
    } else if (sign === ';') {
      section = open();
      sections.push(section);
      at += 1;
    } else {
      const long = longToken(format, at);
      section.tokens.push(long === null ? signToken(sign) : long[0]);
      at += long === null ? 1 : long[1];
    }
  }
  return sections;
}
