/** Reads the styles of a binary Word document: what each changes for its characters and its paragraphs. */
import { Bytes } from './bytes.js';
import type { Extent } from './file-information.js';

interface Style {
  readonly base: number;
  readonly paragraph: Bytes;
  readonly character: Bytes;
}

const NOTHING = new Bytes(new Uint8Array());
const PARAGRAPH_STYLE = 1;
const CHARACTER_STYLE = 2;
/** Styles are based on each other in chains of a few; a longer one goes round in a circle. */
const MAX_CHAIN = 20;

/** The lists of changes behind the name of a style, each with its length before it, from even places on. */
function changesOf(style: Bytes, at: number, count: number): Bytes[] {
  const changes: Bytes[] = [];
  let place = at;
  while (changes.length < count && place + 2 <= style.length) {
    const length = style.uint16(place);
    if (place + 2 + length > style.length) break;
    changes.push(style.slice(place + 2, length));
    place += 2 + length + (length & 1);
  }
  return changes;
}

function readStyle(style: Bytes, baseLength: number): Style | null {
  if (style.length < baseLength + 2) return null;
  const kind = style.uint16(2) & 0xf;
  const name = style.uint16(baseLength);
  const [first = NOTHING, second = NOTHING] = changesOf(style, baseLength + 2 + name * 2 + 2, style.uint16(4) & 0xf);
  const base = style.uint16(2) >> 4;
  if (kind === CHARACTER_STYLE) return { base, paragraph: NOTHING, character: first };
  // Those of paragraphs begin with the number of the style itself.
  const paragraph = first.length > 2 ? first.slice(2, first.length - 2) : NOTHING;
  return kind === PARAGRAPH_STYLE ? { base, paragraph, character: second } : null;
}

export class StyleSheet {
  private readonly styles: (Style | null)[] = [];

  constructor(table: Bytes, { at, length }: Extent) {
    if (length < 6) return;
    const sheet = table.slice(at, length);
    const head = sheet.uint16(0);
    const count = sheet.uint16(2);
    const baseLength = sheet.uint16(4);
    let place = 2 + head;
    while (this.styles.length < count && place + 2 <= sheet.length) {
      const size = sheet.uint16(place);
      if (place + 2 + size > sheet.length) break;
      this.styles.push(size === 0 ? null : readStyle(sheet.slice(place + 2, size), baseLength));
      place += 2 + size;
    }
  }

  /** The changes of a style after those of the styles it is based on. */
  changes(style: number, of: 'paragraph' | 'character'): Bytes[] {
    const chain: Bytes[] = [];
    let link = this.styles[style];
    while (link && chain.length < MAX_CHAIN) {
      chain.unshift(link[of]);
      link = this.styles[link.base];
    }
    return chain;
  }
}
