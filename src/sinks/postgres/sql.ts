/** Names and values as SQL and as the text format of COPY. Nothing of a document reaches SQL any other way. */
import type { PlainValue } from '../columns.js';
import { quoteName } from '../ddl.js';

/** A table of one schema. */
export function inSchema(schema: string, name: string): string {
  return `${quoteName(schema)}.${name}`;
}

/** Stands for U+0000, which no text of PostgreSQL can hold. */
const NUL_SIGN = '\u2400';

const UNSTORABLE = /[\0\uD800-\uDFFF]/u;

/** What a text column can hold of a text: NUL becomes ␀, half a surrogate pair U+FFFD. All others are unchanged. */
export function storableText(text: string): string {
  return UNSTORABLE.test(text) ? text.replaceAll('\0', NUL_SIGN).replace(/[\uD800-\uDFFF]/gu, '\uFFFD') : text;
}

const SPECIAL = /[\\\n\r\t\v\b\f]/;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\b': '\\b',
  '\f': '\\f',
};

function copyValue(value: PlainValue): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  const text = storableText(value);
  return SPECIAL.test(text) ? text.replace(/[\\\n\r\t\v\b\f]/g, (sign) => ESCAPES[sign] ?? sign) : text;
}

/** One line of COPY … FROM STDIN, with its end. */
export function copyLine(row: readonly PlainValue[]): string {
  return `${row.map(copyValue).join('\t')}\n`;
}
