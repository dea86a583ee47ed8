/** Walks the blocks of a story, a cell or a text box: paragraphs with their numbers, tables, what is anchored in them. */
import type { LeftOutText } from '../left-out-text.js';
import type { WordBlock } from '../word/blocks.js';
import { DROPPED, Fields, pairedFieldMarks } from './fields.js';
import type { Notes } from './notes.js';
import type { Numbering } from './numbering.js';
import { chosenBranch, ParagraphReader, type EmbeddedPart } from './paragraph-text.js';
import type { Styles } from './styles.js';
import { readTable } from './table.js';
import { childOf, descend, toggleOf, type XmlElement } from './xml-tree.js';

/** What a story is made of, in reading order. */
export type BodyItem =
  | { readonly kind: 'blocks'; readonly blocks: readonly WordBlock[] }
  | { readonly kind: 'part'; readonly part: EmbeddedPart }
  /** Ends a section: its headers and footers go with all that stands before. */
  | { readonly kind: 'section'; readonly properties: XmlElement };

/** What all stories of a document share. */
export interface BodyContext {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly notes: Notes;
  readonly leftOut: LeftOutText;
}

/** Blocks while they are gathered. */
interface Gathering {
  blocks: WordBlock[];
  /** Text of paragraphs whose mark is gone: it belongs to the next one. */
  carried: string;
}

/** Whether the mark of a paragraph is deleted, moved away or hidden, so that the next paragraph goes on with its line. */
function isMarkGone(properties: XmlElement | undefined): boolean {
  const mark = childOf(properties, 'w:rPr');
  if (mark === undefined) return false;
  const gone = childOf(mark, 'w:del') ?? childOf(mark, 'w:moveFrom');
  return gone !== undefined || toggleOf(mark, 'w:vanish') === true || toggleOf(mark, 'w:specVanish') === true;
}

export class BodyReader {
  private readonly paragraphs: ParagraphReader;
  /** What belongs behind the paragraph or table at hand. */
  private attached: BodyItem[] = [];
  /** Pictures seen so far: a document without tables may be made of scans. */
  pictures = 0;

  /** @param story The element whose children are the blocks. */
  constructor(
    private readonly context: BodyContext,
    private readonly story: XmlElement,
  ) {
    this.paragraphs = new ParagraphReader(context.styles, new Fields(pairedFieldMarks(story)));
  }

  *items(): Generator<BodyItem> {
    const gathering: Gathering = { blocks: [], carried: '' };
    for (const element of this.story.children) {
      this.readBlock(element, gathering);
      if (this.attached.length === 0) continue;
      this.flush(gathering);
      yield { kind: 'blocks', blocks: gathering.blocks };
      gathering.blocks = [];
      yield* this.attached.splice(0);
    }
    this.flush(gathering);
    yield { kind: 'blocks', blocks: gathering.blocks };
  }

  /** The blocks of a story of its own, such as a header. */
  blocks(): WordBlock[] {
    return [...this.items()].flatMap((item) => (item.kind === 'blocks' ? item.blocks : []));
  }

  private readBlocks(elements: readonly XmlElement[]): WordBlock[] {
    const gathering: Gathering = { blocks: [], carried: '' };
    for (const element of elements) this.readBlock(element, gathering);
    this.flush(gathering);
    return gathering.blocks;
  }

  private readBlock(element: XmlElement, gathering: Gathering): void {
    if (element.name === 'w:p') this.readParagraph(element, gathering);
    else if (element.name === 'w:tbl') {
      this.flush(gathering);
      gathering.blocks.push(readTable(element, (cell) => this.readBlocks(cell.children), this.context.leftOut));
    } else if (element.name === 'w:altChunk') {
      const { id } = element.attributes;
      if (id !== undefined) this.attached.push({ kind: 'part', part: { id, program: null } });
    } else if (element.name === 'w:sectPr') {
      this.attached.push({ kind: 'section', properties: element });
    } else if (element.name === 'mc:AlternateContent') {
      const branch = chosenBranch(element);
      if (branch !== undefined) this.readBlock(branch, gathering);
    } else if (!DROPPED.has(element.name)) {
      for (const child of element.children) this.readBlock(child, gathering);
    }
  }

  private readParagraph(element: XmlElement, gathering: Gathering): void {
    const properties = childOf(element, 'w:pPr');
    const { text, struck, boxes, notes, parts, pictures } = this.paragraphs.read(element);
    this.pictures += pictures;
    this.context.leftOut.add('struck', struck);
    if (isMarkGone(properties)) gathering.carried += text;
    else {
      // Word 2003 wrote the number down as it is printed.
      const written = descend(properties, 'w:listPr', 'wx:t')?.attributes['val'];
      const number = written ?? this.context.numbering.next(properties);
      gathering.blocks.push({ kind: 'paragraph', text: number + gathering.carried + text });
      gathering.carried = '';
    }
    for (const box of boxes) {
      this.flush(gathering);
      for (const block of this.readBlocks(box.children)) gathering.blocks.push(block);
    }
    for (const part of parts) this.attached.push({ kind: 'part', part });
    for (const reference of notes) {
      const note = this.context.notes.take(reference);
      if (note !== null) this.attached.push({ kind: 'blocks', blocks: new BodyReader(this.context, note).blocks() });
    }
    const section = childOf(properties, 'w:sectPr');
    if (section !== undefined) this.attached.push({ kind: 'section', properties: section });
  }

  private flush(gathering: Gathering): void {
    if (gathering.carried !== '') gathering.blocks.push({ kind: 'paragraph', text: gathering.carried });
    gathering.carried = '';
  }
}
