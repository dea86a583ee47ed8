/** Reads RTF, which many programs write under the name .doc: its text, and its tables by the edges of their cells. */
import type { Block } from '../../model/grid.js';
import type { Budget } from '../budget.js';
import type { WordBlock } from '../word/blocks.js';
import { corrupt, refuseScans } from '../word/fault.js';
import { NestedTables } from '../word/nested-tables.js';
import { withoutPageNumbers } from '../word/page-numbers.js';
import { WordBlockReader } from '../word/word-blocks.js';
import { RowBuilder } from './row-builder.js';
import { CheckBox } from './check-box.js';
import { RtfFonts } from './rtf-fonts.js';
import { SideStories, type StoryKind } from './side-stories.js';
import { rtfTokens } from './tokens.js';

/** Groups whose text is not printed in the body. Groups marked `\*` are skipped too, unless they are among the kept. */
const SKIPPED = new Set(
  'fonttbl colortbl stylesheet info pict object headerl footerl annotation fldinst nonesttables atnid atnauthor template operator private generator listtable sp shprslt'.split(
    ' ',
  ),
);
const KEPT = new Set(['nesttableprops', 'shpinst']);

/** Control words that print a sign. */
const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  page: '\n',
  '~': '\u00a0',
  _: '-',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
};

/** A stretch of text of its own. */
interface Story {
  readonly kind: StoryKind;
  readonly tables: NestedTables;
  text: string;
}

/** What a group inherits and gives back at its end. */
interface GroupState {
  readonly skipped: boolean;
  readonly hidden: boolean;
  readonly struck: boolean;
  readonly font: number;
  /** Characters that stand behind a Unicode one for readers that do not know it. */
  readonly fallback: number;
  readonly inFontTable: boolean;
  /** Depth of the paragraph in tables. */
  readonly depth: number;
  /** Whether rows are defined for a table within a table. */
  readonly isNestedRow: boolean;
  readonly story: Story;
}

const START: Omit<GroupState, 'story'> = {
  skipped: false,
  hidden: false,
  struck: false,
  font: -1,
  fallback: 1,
  inFontTable: false,
  depth: 0,
  isNestedRow: false,
};
/** Deeper than any program nests groups. */
const MAX_GROUPS = 2_000;

class RtfReader {
  private readonly fonts = new RtfFonts();
  private readonly body: Story;
  private readonly rows = new RowBuilder();
  private readonly nestedRows = new RowBuilder();
  private readonly checkBox = new CheckBox();
  private readonly side = new SideStories();
  private readonly groups: GroupState[] = [];
  private state: GroupState;
  private isOptional = false;
  private toSkip = 0;
  private pending = '';
  pictures = 0;

  constructor(private readonly budget: Budget) {
    this.body = { kind: 'body', tables: new NestedTables(budget), text: '' };
    this.state = { ...START, story: this.body };
  }

  async read(source: string): Promise<WordBlock[]> {
    for (const token of rtfTokens(source)) {
      if (this.budget.isDue()) await this.budget.breathe();
      if (token.kind === 'bytes') this.addBytes(token.bytes);
      else {
        this.decodePending();
        if (token.kind === 'open') this.open();
        else if (token.kind === 'close') this.close();
        else if (token.kind === 'word') this.word(token.word, token.value);
      }
    }
    this.decodePending();
    while (this.groups.length > 0) this.close();
    if (this.body.text.trim() !== '') this.endParagraph(false);
    this.endSection();
    return this.body.tables.finish();
  }

  private open(): void {
    if (this.groups.length >= MAX_GROUPS) throw corrupt('分组嵌套过深', 'groups nested too deep');
    this.groups.push(this.state);
    this.isOptional = false;
    this.toSkip = 0;
  }

  private close(): void {
    const { story } = this.state;
    this.state = this.groups.pop() ?? { ...START, story: this.body };
    if (story !== this.state.story) this.endStory(story);
    this.isOptional = false;
    this.toSkip = 0;
  }

  private openStory(kind: StoryKind): void {
    const { story, depth } = this.state;
    const tables = new NestedTables(this.budget, story.tables.outerDepth + depth);
    this.state = { ...this.state, depth: 0, story: { kind, tables, text: '' } };
  }

  /** What a text box holds stands in the paragraph that it hangs on, as in the text around. */
  private endStory(ended: Story): void {
    if (ended.text.trim() !== '') ended.tables.add({ kind: 'paragraph', text: ended.text }, 0, false);
    const blocks = ended.tables.finish();
    const { story, depth } = this.state;
    if (ended.kind === 'box') addAll(story, blocks, depth);
    else if (ended.kind === 'note') this.side.addNote(blocks, depth);
    else if (ended.kind === 'footer') this.side.addFooter(withoutPageNumbers(blocks));
    else addAll(this.body, withoutPageNumbers(blocks), 0);
  }

  private endSection(): void {
    addAll(this.body, this.side.takeAll(), 0);
  }

  private addBytes(bytes: string): void {
    if (this.state.inFontTable) this.fonts.addName(bytes);
    if (this.state.skipped) return;
    const kept = bytes.slice(this.toSkip);
    this.toSkip = Math.max(0, this.toSkip - bytes.length);
    // Bytes of one character may come one by one: they are decoded together.
    if (!this.state.hidden) this.pending += kept;
  }

  private decodePending(): void {
    if (this.pending === '') return;
    const text = this.fonts.decode(this.pending, this.state.font);
    this.pending = '';
    this.print(text);
  }

  private word(word: string, value: number | null): void {
    const isOptional = this.isOptional;
    this.isOptional = word === '*';
    const story = this.side.kindOf(word);
    const isSkipped = SKIPPED.has(word) || (story === null && this.side.isStory(word));
    if (isSkipped || (isOptional && !KEPT.has(word) && story === null)) {
      if (word === 'pict' && !this.state.skipped) this.pictures += 1;
      this.state = { ...this.state, skipped: true, inFontTable: word === 'fonttbl' };
      return;
    }
    if (this.state.inFontTable) this.fonts.define(word, value);
    this.checkBox.take(word, value);
    if (word === 'nesttableprops') this.state = { ...this.state, isNestedRow: true };
    if (this.state.skipped) return;
    if (story !== null) this.openStory(story);
    if (this.toSkip > 0 && SIGNS[word] !== undefined) {
      this.toSkip -= 1;
      return;
    }
    const rows = this.state.isNestedRow ? this.nestedRows : this.rows;
    if (!this.character(word, value) && !rows.take(word, value)) this.paragraph(word, value);
  }

  /** Words that are about characters. @returns false for others. */
  private character(word: string, value: number | null): boolean {
    const isOn = value !== 0;
    switch (word) {
      case 'u':
        this.print(this.fonts.sign((value ?? 0) & 0xffff, this.state.font));
        this.toSkip = this.state.fallback;
        return true;
      case 'uc':
        this.state = { ...this.state, fallback: Math.min(Math.max(0, value ?? 1), 8) };
        return true;
      case 'f':
        this.state = { ...this.state, font: value ?? -1 };
        return true;
      case 'v':
      case 'deleted':
        this.state = { ...this.state, hidden: isOn };
        return true;
      case 'strike':
      case 'striked':
        this.state = { ...this.state, struck: isOn };
        return true;
      case 'plain':
        this.state = { ...this.state, hidden: false, struck: false, font: this.fonts.byDefault };
        return true;
      case '\\':
      case '{':
      case '}':
        this.print(word);
        return true;
    }
    const sign = SIGNS[word];
    if (sign !== undefined) this.print(sign);
    return sign !== undefined;
  }

  private print(text: string): void {
    if (this.state.hidden) return;
    if (this.state.struck) this.budget.leftOut.add('struck', text);
    else this.state.story.text += text;
  }

  private paragraph(word: string, value: number | null): void {
    switch (word) {
      case 'ansicpg':
      case 'deff':
        this.fonts.define(word, value);
        break;
      case 'pard':
        this.goTo(0);
        break;
      case 'intbl':
        this.goTo(Math.max(1, this.state.depth));
        break;
      case 'itap':
        this.goTo(Math.max(0, value ?? 0));
        break;
      case 'titlepg':
        this.side.hasFirstPage = true;
        break;
      case 'fldrslt':
        this.print(this.checkBox.text());
        break;
      case 'par':
        this.endParagraph(false);
        break;
      case 'sect':
        this.endParagraph(false);
        this.endSection();
        break;
      case 'cell':
        this.goTo(1);
        this.endParagraph(true);
        break;
      case 'nestcell':
        this.goTo(Math.max(2, this.state.depth));
        this.endParagraph(true);
        break;
      case 'row':
        this.state.story.tables.endRow(1, this.rows.definitions(), false);
        break;
      case 'nestrow':
        this.state.story.tables.endRow(Math.max(2, this.state.depth), this.nestedRows.definitions(), false);
        break;
    }
  }

  private goTo(depth: number): void {
    this.state = { ...this.state, depth };
  }

  private endParagraph(endsCell: boolean): void {
    const { story, depth } = this.state;
    const isBetween = story === this.body && depth === 0;
    if (isBetween) addAll(story, this.side.takeNotesOfTables(), 0);
    story.tables.add({ kind: 'paragraph', text: story.text }, depth, endsCell);
    story.text = '';
    if (isBetween) addAll(story, this.side.takeNotesOfParagraph(), 0);
  }
}

function addAll({ tables }: Story, blocks: readonly WordBlock[], depth: number): void {
  for (const block of blocks) tables.add(block, depth, false);
}

export async function readRtf(bytes: Uint8Array, budget: Budget): Promise<readonly Block[]> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  // A mark of UTF-8 and blank lines may stand before it.
  const source = text.slice(Math.max(0, text.indexOf('{')));
  budget.checkCharacters(source.length);
  const reader = new RtfReader(budget);
  const words = new WordBlockReader(budget);
  const blocks = await words.read(await reader.read(source));
  refuseScans(blocks, reader.pictures);
  return words.withTyped(blocks);
}
