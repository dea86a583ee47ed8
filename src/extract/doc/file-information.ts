/** Reads the file information block (FIB) at the head of a binary Word document: what it is and where its parts lie. */
import { corrupt, DocumentFault } from '../word/fault.js';
import type { Bytes } from './bytes.js';

/** Place and length of a structure in the table stream; length 0 where the document has none. */
export interface Extent {
  readonly at: number;
  readonly length: number;
}

/** Numbers of the extents in the block. */
const EXTENTS = {
  styles: 1,
  footnoteReferences: 2,
  footnoteTexts: 3,
  sections: 6,
  headerTexts: 11,
  characterPages: 12,
  paragraphPages: 13,
  fonts: 15,
  pieces: 33,
  shapes: 40,
  endnoteReferences: 46,
  endnoteTexts: 47,
  boxTexts: 56,
  lists: 73,
  listOverrides: 74,
} as const;

export type ExtentName = keyof typeof EXTENTS;

/** Stories in the order of the text. */
const STORIES = ['body', 'footnotes', 'headers', 'macros', 'comments', 'endnotes', 'boxes'] as const;

type StoryName = (typeof STORIES)[number];

/** The first character, and the one behind the last. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface FileInformation {
  readonly tableStream: '0Table' | '1Table';
  /** Characters of each story. They follow each other in the text. */
  readonly stories: Readonly<Record<StoryName, Stretch>>;
  extent(name: ExtentName): Extent;
}

const WORD_97 = 0xa5ec;
/** Words 1 to 95 have their own numbers, or the one of Word 97 with a lower version. */
const OLDER = new Set([0xa5dc, 0xa5db, 0xa59b, 0xa59c, 0xa697, 0xa698, 0xa699]);
const FIRST_VERSION_97 = 0xb0;

const ENCRYPTED = 0x0100;
const TABLE_1 = 0x0200;

function unsupportedVersion(): DocumentFault {
  return new DocumentFault('unsupported-format', {
    zh: 'Word 95 或更早版本的文档，请用 Word 或 WPS 另存为 .docx',
    en: 'a document of Word 95 or earlier; save it as .docx',
  });
}

export function readFileInformation(main: Bytes): FileInformation {
  const identifier = main.uint16(0);
  if (OLDER.has(identifier)) throw unsupportedVersion();
  if (identifier !== WORD_97) throw corrupt('文档头不正确', 'a wrong head');
  if (main.uint16(2) < FIRST_VERSION_97) throw unsupportedVersion();
  const flags = main.uint16(10);
  if ((flags & ENCRYPTED) !== 0) throw new DocumentFault('encrypted', { zh: 'Word 文档', en: 'Word document' });

  // Three arrays follow, each behind its length: words, long words, extents.
  const longs = 34 + main.uint16(32) * 2;
  const long = (index: number): number => Math.max(0, main.int32(longs + 2 + index * 4));
  const extents = longs + 2 + main.uint16(longs) * 4;
  const count = main.uint16(extents);
  const stories: Partial<Record<StoryName, Stretch>> = {};
  let start = 0;
  STORIES.forEach((name, index) => {
    const end = start + long(3 + index);
    stories[name] = { start, end };
    start = end;
  });
  return {
    tableStream: (flags & TABLE_1) === 0 ? '0Table' : '1Table',
    stories: stories as Record<StoryName, Stretch>,
    extent(name) {
      const index = EXTENTS[name];
      if (index >= count) return { at: 0, length: 0 };
      const at = extents + 2 + index * 8;
      return { at: main.uint32(at), length: main.uint32(at + 4) };
    },
  };
}
