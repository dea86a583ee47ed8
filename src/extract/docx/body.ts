/** Walks the blocks of a document, a cell or a text box: paragraphs with their numbers, tables, what is anchored in them. */
import type { WordBlock } from '../word/blocks.js';
import { DROPPED, Fields, pairedFieldMarks } from './fields.js';
import { Numbering } from './numbering.js';
import { chosenBranch, ParagraphReader } from './paragraph-text.js';
import { Styles } from './styles.js';
import { readTable } from './table.js';
import { childOf, descend, toggleOf, type XmlElement } from './xml-tree.js';

/** A run of blocks, and behind it a piece of another document, by the id of its relationship (`w:altChunk`). */
export interface BodySection {
  readonly blocks: readonly WordBlock[];
  readonly foreignPart: string | null;
}

interface BodyParts {
  readonly document: XmlElement;
  readonly styles: XmlElement | null;
  readonly numbering: XmlElement | null;
}

/** Blocks while they are gathered. */
interface Gathering {
  readonly blocks: WordBlock[];
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
  private readonly body: XmlElement | undefined;
  private readonly numbering: Numbering;
  private readonly paragraphs: ParagraphReader;
  /** Pictures seen so far: a document without tables may be made of scans. */
  pictures = 0;

  constructor({ document, styles: styleSheet, numbering }: BodyParts) {
    const styles = new Styles(styleSheet);
    this.body = childOf(document, 'w:body');
    this.numbering = new Numbering(numbering, styles);
    this.paragraphs = new ParagraphReader(styles, new Fields(pairedFieldMarks(document)));
  }

  *sections(): Generator<BodySection> {
    let elements: XmlElement[] = [];
    for (const element of this.body?.children ?? []) {
      if (element.name === 'w:altChunk') {
        yield { blocks: this.readBlocks(elements), foreignPart: element.attributes['id'] ?? null };
        elements = [];
      } else elements.push(element);
    }
    yield { blocks: this.readBlocks(elements), foreignPart: null };
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
      gathering.blocks.push(readTable(element, (cell) => this.readBlocks(cell.children)));
    } else if (element.name === 'mc:AlternateContent') {
      const branch = chosenBranch(element);
      if (branch !== undefined) this.readBlock(branch, gathering);
    } else if (!DROPPED.has(element.name)) {
      for (const child of element.children) this.readBlock(child, gathering);
    }
  }

  private readParagraph(element: XmlElement, gathering: Gathering): void {
    const properties = childOf(element, 'w:pPr');
    const { text, boxes, pictures } = this.paragraphs.read(element);
    this.pictures += pictures;
    if (isMarkGone(properties)) gathering.carried += text;
    else {
      // Word 2003 wrote the number down as it is printed.
      const written = descend(properties, 'w:listPr', 'wx:t')?.attributes['val'];
      const number = written ?? this.numbering.next(properties);
      gathering.blocks.push({ kind: 'paragraph', text: number + gathering.carried + text });
      gathering.carried = '';
    }
    for (const box of boxes) {
      this.flush(gathering);
      for (const block of this.readBlocks(box.children)) gathering.blocks.push(block);
    }
  }

  private flush(gathering: Gathering): void {
    if (gathering.carried !== '') gathering.blocks.push({ kind: 'paragraph', text: gathering.carried });
    gathering.carried = '';
  }
}
