/** Keeps the footers and notes of an RTF document, which stand before the text that they belong behind. */
import type { WordBlock } from '../word/blocks.js';

/** Stretches of text beside the body, by the words that begin them. */
export type StoryKind = 'body' | 'box' | 'header' | 'footer' | 'note';

const KINDS: Readonly<Record<string, StoryKind>> = {
  shptxt: 'box',
  header: 'header',
  headerr: 'header',
  headerf: 'header',
  footer: 'footer',
  footerr: 'footer',
  footerf: 'footer',
  footnote: 'note',
};

/** Headers and footers of the first page, which a section may keep without printing them. */
const OF_FIRST_PAGE = new Set(['headerf', 'footerf']);

export class SideStories {
  /** Whether the section has a first page of its own. */
  hasFirstPage = false;
  private footers: WordBlock[] = [];
  private ofTables: WordBlock[] = [];
  private ofParagraph: WordBlock[] = [];

  /** The kind of story that a word begins; null where it begins none that is printed. */
  kindOf(word: string): StoryKind | null {
    return OF_FIRST_PAGE.has(word) && !this.hasFirstPage ? null : (KINDS[word] ?? null);
  }

  isStory(word: string): boolean {
    return word in KINDS;
  }

  addFooter(blocks: readonly WordBlock[]): void {
    this.footers.push(...blocks);
  }

  /** @param depth Of the paragraph that refers to the note. */
  addNote(blocks: readonly WordBlock[], depth: number): void {
    (depth > 0 ? this.ofTables : this.ofParagraph).push(...blocks);
  }

  /** Before a paragraph outside of tables: the notes of the table above. */
  takeNotesOfTables(): WordBlock[] {
    return this.ofTables.splice(0);
  }

  /** Behind a paragraph outside of tables: its own notes. */
  takeNotesOfParagraph(): WordBlock[] {
    return this.ofParagraph.splice(0);
  }

  /** At the end of a section. */
  takeAll(): WordBlock[] {
    this.hasFirstPage = false;
    return [...this.takeNotesOfTables(), ...this.takeNotesOfParagraph(), ...this.footers.splice(0)];
  }
}
