/** Walks the tags and texts of an XML part in order; expands no entity but the five of XML and character numbers. */
import { corrupt } from './unreadable-file.js';

export type XmlEvent = 'open' | 'close' | 'text';

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ATTRIBUTE = /(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NAME = /^[^\s/]+/;
/** The rest of a tag. Its parts exclude each other, so there is one way only to match. */
const TAG = /[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>/y;

function character(code: number): string {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\uFFFD';
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (_, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (decimal !== undefined) return character(Number.parseInt(decimal, 10));
    return hex !== undefined ? character(Number.parseInt(hex, 16)) : (NAMED[name ?? ''] ?? '');
  });
}

/** Names are local: prefixes are dropped, since writers choose their own. */
export class XmlReader {
  /** Of the tag at hand. */
  name = '';
  /** Of the text at hand. */
  text = '';
  private at = 0;
  private depth = 0;
  /** Of the tag at hand, as long as nobody asked for one. */
  private attributeText = '';
  private readonly names: string[] = [];
  private readonly values: string[] = [];
  private selfClosed = false;

  /** @param part Names the part in errors. */
  constructor(
    private readonly source: string,
    private readonly part: string,
  ) {}

  /** @returns null at the end. @throws UnreadableFile when the part ends within a tag or an element. */
  next(): XmlEvent | null {
    if (this.selfClosed) {
      this.selfClosed = false;
      return 'close';
    }
    for (;;) {
      if (this.at >= this.source.length) return this.end();
      const open = this.source.indexOf('<', this.at);
      if (open !== this.at) return this.takeText(open < 0 ? this.source.length : open);
      if (this.source.startsWith('<![CDATA[', open)) return this.takeCharacterData();
      const event = this.takeTag();
      if (event !== null) return event;
    }
  }

  /** Attribute of the start tag at hand, by local name. */
  attribute(name: string): string | null {
    if (this.attributeText !== '') this.readAttributes();
    const at = this.names.indexOf(name);
    return at < 0 ? null : decodeEntities(this.values[at] ?? '');
  }

  /** Whether an attribute says yes. */
  flag(name: string): boolean {
    const value = this.attribute(name);
    return value === '1' || value === 'true' || value === 'on';
  }

  private readAttributes(): void {
    ATTRIBUTE.lastIndex = 0;
    for (let at = ATTRIBUTE.exec(this.attributeText); at !== null; at = ATTRIBUTE.exec(this.attributeText)) {
      this.names.push(at[1] ?? '');
      this.values.push(at[2] ?? at[3] ?? '');
    }
    this.attributeText = '';
  }

  private end(): null {
    if (this.depth !== 0) throw corrupt(this.part);
    return null;
  }

  private takeText(end: number): XmlEvent {
    this.text = decodeEntities(this.source.slice(this.at, end));
    this.at = end;
    return 'text';
  }

  private takeCharacterData(): XmlEvent {
    const start = this.at + '<![CDATA['.length;
    this.at = this.past(']]>', start);
    this.text = this.source.slice(start, this.at - ']]>'.length);
    return 'text';
  }

  /** @returns null for comments, declarations and processing instructions. */
  private takeTag(): XmlEvent | null {
    const start = this.at + 1;
    const first = this.source[start];
    if (first === '!' || first === '?') {
      this.at = this.source.startsWith('--', start + 1) ? this.past('-->', start + 3) : this.past('>', start);
      return null;
    }
    const end = this.tagEnd(start);
    this.at = end + 1;
    const closing = first === '/';
    const empty = !closing && this.source[end - 1] === '/';
    const tag = this.source.slice(closing ? start + 1 : start, empty ? end - 1 : end);
    const [head = ''] = NAME.exec(tag) ?? [];
    this.name = head.slice(head.indexOf(':') + 1);
    this.attributeText = tag.slice(head.length);
    this.names.length = 0;
    this.values.length = 0;
    this.selfClosed = empty;
    if (!empty) this.depth += closing ? -1 : 1;
    if (this.depth < 0) throw corrupt(this.part);
    return closing ? 'close' : 'open';
  }

  /** The `>` that ends a tag; one within quotes belongs to a value. */
  private tagEnd(start: number): number {
    TAG.lastIndex = start;
    if (!TAG.test(this.source)) throw corrupt(this.part);
    return TAG.lastIndex - 1;
  }

  private past(mark: string, from: number): number {
    const found = this.source.indexOf(mark, from);
    if (found < 0) throw corrupt(this.part);
    return found + mark.length;
  }
}
