/** Takes the mark-up off a Markdown cell or line, and only the mark-up: what is printed stays as it is. */

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  ge: '≥',
  le: '≤',
  emsp: '\u2003',
  ensp: '\u2002',
};

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
  const hex = /^#x/i.test(name);
  const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/**
 * `**总分**` → 总分, `**产出指标**（60分）` → 产出指标（60分）; but `≥**人` is a form left blank, and a part in bold
 * may be one too.
 */
function unmarkWhole(text: string): string {
  const bold = /^(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1([（(:：][^*_]*)?$/.exec(text);
  return bold === null ? text : (bold[2] ?? '') + (bold[3] ?? '');
}

/** The text of a cell or line: `<br>` is a line end, whole parts lose their bold, escapes and entities are read. */
export function inlineText(markup: string): string {
  const lines = unmarkWhole(markup.trim())
    .split(/<br\s*\/?>|\n/i)
    .map((line) => unmarkWhole(line.trim()));
  const text = lines.join('\n').replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, decodeEntity).trim();
}

/** The text of a heading (`## 表1`) or of a line in bold; null for any other line. */
export function headingOf(line: string): string | null {
  const heading = /^ {0,3}#{1,6}[ \t]+(\S.*)$/.exec(line)?.[1];
  if (heading === undefined) return null;
  return inlineText(heading.replace(/[ \t]#+[ \t]*$/, ''));
}
