/** Puts the stories of a document in order: each section between its headers and its footers. */
import type { LeftOutText } from '../left-out-text.js';
import type { WordBlock } from '../word/blocks.js';
import { withoutPageNumbers } from '../word/page-numbers.js';
import { BodyReader, type BodyContext, type BodyItem } from './body.js';
import { Notes } from './notes.js';
import { Numbering } from './numbering.js';
import type { DocumentParts } from './parts.js';
import { runningHeads, type RunningHead } from './running-heads.js';
import { Styles } from './styles.js';
import { childOf, type XmlElement } from './xml-tree.js';

/** A run of blocks, or a piece of another document between two runs. */
type StoryPiece = Exclude<BodyItem, { readonly kind: 'section' }>;

export interface DocumentStory {
  readonly pieces: readonly StoryPiece[];
  /** Pictures in the text: a document without tables may be made of scans. */
  readonly pictures: number;
}

class StoryOrder {
  private readonly context: BodyContext;
  private readonly heads = new Map<string, readonly WordBlock[]>();

  constructor(
    private readonly parts: DocumentParts,
    leftOut: LeftOutText,
  ) {
    const styles = new Styles(parts.styles);
    this.context = { styles, numbering: new Numbering(parts.numbering, styles), notes: new Notes(parts), leftOut };
  }

  async read(): Promise<DocumentStory> {
    const body = childOf(this.parts.document, 'w:body');
    if (body === undefined) return { pieces: [], pictures: 0 };
    const reader = new BodyReader(this.context, body);
    const pieces: StoryPiece[] = [];
    let section: StoryPiece[] = [];
    for (const item of reader.items()) {
      if (item.kind !== 'section') {
        section.push(item);
        continue;
      }
      pieces.push(await this.running(item.properties, 'header'), ...section);
      pieces.push(await this.running(item.properties, 'footer'));
      section = [];
    }
    pieces.push(...section);
    return { pieces: joined(pieces), pictures: reader.pictures };
  }

  private async running(section: XmlElement, kind: RunningHead): Promise<StoryPiece> {
    const blocks: WordBlock[] = [];
    for (const reference of runningHeads(section, kind)) {
      const own = typeof reference === 'string' ? await this.head(reference) : this.headBlocks(reference);
      for (const block of own) blocks.push(block);
    }
    return { kind: 'blocks', blocks };
  }

  /** Sections may share a part, which is read once. */
  private async head(id: string): Promise<readonly WordBlock[]> {
    const known = this.heads.get(id);
    if (known !== undefined) return known;
    const head = await this.parts.relatedXml(id);
    const blocks = head === null ? [] : this.headBlocks(head);
    this.heads.set(id, blocks);
    return blocks;
  }

  private headBlocks(head: XmlElement): readonly WordBlock[] {
    return withoutPageNumbers(new BodyReader(this.context, head).blocks());
  }
}

/** Runs of blocks that follow each other are one: each run is a piece of work of its own. */
function joined(pieces: readonly StoryPiece[]): StoryPiece[] {
  const result: StoryPiece[] = [];
  let blocks: WordBlock[] = [];
  const flush = (): void => {
    if (blocks.length > 0) result.push({ kind: 'blocks', blocks });
    blocks = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'blocks') for (const block of piece.blocks) blocks.push(block);
    else {
      flush();
      result.push(piece);
    }
  }
  flush();
  return result;
}

/** All that a document prints, in reading order. @param leftOut Takes what it holds and does not print. */
export function readStories(parts: DocumentParts, leftOut: LeftOutText): Promise<DocumentStory> {
  return new StoryOrder(parts, leftOut).read();
}
