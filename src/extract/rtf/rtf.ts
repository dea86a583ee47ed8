/** Reads RTF, which many programs write under the name .doc: its text, and its tables by the edges of their cells. */
import type { Block } from '../../model/grid.js';
import type { Budget } from '../budget.js';
import type { WordBlock } from '../word/blocks.js';
import { corrupt, refuseScans } from '../word/fault.js';
import { NestedTables } from '../word/nested-tables.js';
import { readWordBlocks } from '../word/word-blocks.js';
import { RowBuilder } from './row-builder.js';
import { CheckBox } from './check-box.js';
import { RtfFonts } from './rtf-fonts.js';
import { rtfTokens } from './tokens.js';

/** Groups whose text is not printed in the body. Groups marked `\*` are skipped too, unless they are among the kept. */
const SKIPPED = new Set(
  (
    'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf ' +
    'footnote annotation fldinst nonesttables atnid atnauthor template operator private generator listtable sp shprslt'
  ).split(' '),
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

/** A stretch of text of its own: the body, or a text box. */
interface Story {
  readonly tables: NestedTables;
  text: string;
}

/** What a group inherits and gives back at its end. */
interface GroupState {
  readonly skipped: boolean;
  readonly hidden: boolean;
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
  private readonly groups: GroupState[] = [];
  private state: GroupState;
  private isOptional = false;
  private toSkip = 0;
  private pending = '';
  pictures = 0;

  constructor(private readonly budget: Budget) {
    this.body = { tables: new NestedTables(budget), text: '' };
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
    if (story !== this.state.story) this.endBox(story);
    this.isOptional = false;
    this.toSkip = 0;
  }

  private openBox(): void {
    const { story, depth } = this.state;
    const tables = new NestedTables(this.budget, story.tables.outerDepth + depth);
    this.state = { ...this.state, depth: 0, story: { tables, text: '' } };
  }

  /** What a text box holds stands in the paragraph that it hangs on, as in the text around. */
  private endBox(box: Story): void {
    if (box.text.trim() !== '') box.tables.add({ kind: 'paragraph', text: box.text }, 0, false);
    for (const block of box.tables.finish()) this.state.story.tables.add(block, this.state.depth, false);
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
    this.state.story.text += this.fonts.decode(this.pending, this.state.font);
    this.pending = '';
  }

  private word(word: string, value: number | null): void {
    const isOptional = this.isOptional;
    this.isOptional = word === '*';
    if (SKIPPED.has(word) || (isOptional && !KEPT.has(word))) {
      if (word === 'pict' && !this.state.skipped) this.pictures += 1;
      this.state = { ...this.state, skipped: true, inFontTable: word === 'fonttbl' };
      return;
    }
    if (this.state.inFontTable) this.fonts.define(word, value);
    this.checkBox.take(word, value);
    if (word === 'nesttableprops') this.state = { ...this.state, isNestedRow: true };
    if (this.state.skipped) return;
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
      case 'plain':
        this.state = { ...this.state, hidden: false, font: this.fonts.byDefault };
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
    if (!this.state.hidden) this.state.story.text += text;
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
      case 'shptxt':
        this.openBox();
        break;
      case 'fldrslt':
        this.print(this.checkBox.text());
        break;
      case 'par':
      case 'sect':
        this.endParagraph(false);
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
    story.tables.add({ kind: 'paragraph', text: story.text }, depth, endsCell);
    story.text = '';
  }
}

export async function readRtf(bytes: Uint8Array, budget: Budget): Promise<readonly Block[]> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  budget.checkCharacters(source.length);
  const reader = new RtfReader(budget);
  const blocks = await readWordBlocks(await reader.read(source), budget);
  refuseScans(blocks, reader.pictures);
  return blocks;
}
