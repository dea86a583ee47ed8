/** What the elements of HTML mean for reading tables: which break lines, which are not shown, which close others. */
import type { Token } from 'parse5';

export type Tag = Token.TagToken;

/** Elements that begin and end a line. */
export const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p pre section summary ul xmp'
  ).split(' '),
);

/** Elements whose content is never printed. `xml`: data islands of Office. */
export const UNSEEN = new Set(['noscript', 'template', 'xml', 'datalist', 'object', 'svg', 'audio', 'video', 'canvas']);

/** Elements that have no content. */
export const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
);

/** Parts of tables by how much they hold; a part closes all that hold less. */
export const TABLE_RANK: Readonly<Record<string, number>> = {
  td: 1,
  th: 1,
  caption: 1,
  tr: 2,
  thead: 3,
  tbody: 3,
  tfoot: 3,
  table: 4,
};

/** Kinds of input that show their value as text. */
const TEXT_INPUTS = new Set(['', 'text', 'number', 'date', 'month', 'email', 'tel', 'search', 'url']);

export function attribute(tag: Tag, name: string): string | null {
  return tag.attrs.find((attr) => attr.name === name)?.value ?? null;
}

/** A span as HTML reads it: digits at the start, 1 where there are none. */
export function spanOf(tag: Tag, name: 'rowspan' | 'colspan'): number {
  const digits = /^\s*\+?(\d{1,6})/.exec(attribute(tag, name) ?? '')?.[1];
  const span = digits === undefined ? 1 : Number.parseInt(digits, 10);
  return span === 0 && name === 'colspan' ? 1 : span;
}

/**
 * Whether the element is not shown: `hidden`, `display: none`, Office's `mso-hide: all`; or is no text but the mark of
 * a note in a page that Word saved, `[1]`.
 */
export function isHidden(tag: Tag): boolean {
  if (tag.attrs.length === 0) return false;
  if (attribute(tag, 'hidden') !== null || /^Mso(?:Foot|End)noteReference$/i.test(attribute(tag, 'class') ?? ''))
    return true;
  const style = attribute(tag, 'style');
  return (
    style !== null && /(?:display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*(?:hidden|collapse))/i.test(style)
  );
}

/** What a form field shows; null where it shows no text. */
export function inputText(tag: Tag): string | null {
  return TEXT_INPUTS.has((attribute(tag, 'type') ?? '').toLowerCase()) ? attribute(tag, 'value') : null;
}

/** Whether a start tag ends an open element that has no end tag of its own. */
export function impliesEnd(open: string, tag: string): boolean {
  if (open === 'p') return BLOCKS.has(tag) || tag === 'table';
  if (open === 'li') return tag === 'li';
  if (open === 'dt' || open === 'dd') return tag === 'dt' || tag === 'dd';
  return open === 'option' && (tag === 'option' || tag === 'optgroup');
}
