/** Looks up the formatting of a place in the file: pages of 512 bytes (FKP) hold it by stretches. */
import { corrupt } from '../word/fault.js';
import { Bytes } from './bytes.js';
import type { Extent } from './file-information.js';

const PAGE = 512;
const PAGE_NUMBER = 0x3fffff;
const NOTHING = new Bytes(new Uint8Array());

/** A stretch of the main stream with one formatting. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** For characters a list of changes; for paragraphs the number of the style (2 bytes) before it. */
  readonly properties: Bytes;
}

/** How the two kinds of pages keep their properties. */
interface PageKind {
  /** Bytes of an entry behind the places of a page. */
  readonly entry: number;
  properties(page: Bytes, at: number): Bytes;
}

const CHARACTERS: PageKind = {
  entry: 1,
  properties: (page, at) => page.slice(at + 1, page.byte(at)),
};

const PARAGRAPHS: PageKind = {
  entry: 13,
  properties(page, at) {
    const words = page.byte(at);
    return words === 0 ? page.slice(at + 2, page.byte(at + 1) * 2) : page.slice(at + 1, words * 2 - 1);
  },
};

function* stretchesOf(page: Bytes, kind: PageKind): Generator<Stretch> {
  const count = page.byte(PAGE - 1);
  const entries = (count + 1) * 4;
  if (entries + count * kind.entry > PAGE) return;
  for (let index = 0; index < count; index += 1) {
    const place = page.byte(entries + index * kind.entry) * 2;
    yield {
      from: page.uint32(index * 4),
      to: page.uint32(index * 4 + 4),
      properties: place === 0 ? NOTHING : kind.properties(page, place),
    };
  }
}

export class FormattedPages {
  private readonly stretches: Stretch[] = [];
  private latest = 0;

  private constructor(main: Bytes, table: Bytes, { at, length }: Extent, kind: PageKind) {
    const index = table.slice(at, length);
    const count = Math.max(0, Math.floor((length - 4) / 8));
    if (count * PAGE > main.length) throw corrupt('格式页表有误', 'a wrong table of formatting');
    for (let page = 0; page < count; page += 1) {
      const number = index.uint32((count + 1) * 4 + page * 4) & PAGE_NUMBER;
      this.stretches.push(...stretchesOf(main.slice(number * PAGE, PAGE), kind));
    }
    this.stretches.sort((one, other) => one.from - other.from);
  }

  static ofCharacters(main: Bytes, table: Bytes, extent: Extent): FormattedPages {
    return new FormattedPages(main, table, extent, CHARACTERS);
  }

  static ofParagraphs(main: Bytes, table: Bytes, extent: Extent): FormattedPages {
    return new FormattedPages(main, table, extent, PARAGRAPHS);
  }

  /** The stretch that a place lies in, or up to the next one where the document says nothing. */
  find(place: number): Stretch {
    const latest = this.stretches[this.latest];
    if (latest !== undefined && latest.from <= place && place < latest.to) return latest;
    let low = 0;
    let high = this.stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.stretches[middle] as Stretch).from <= place) low = middle + 1;
      else high = middle;
    }
    this.latest = Math.max(0, low - 1);
    const found = this.stretches[low - 1];
    if (found !== undefined && place < found.to) return found;
    const next = this.stretches[low]?.from ?? Number.MAX_SAFE_INTEGER;
    return { from: found?.to ?? 0, to: next, properties: NOTHING };
  }
}
