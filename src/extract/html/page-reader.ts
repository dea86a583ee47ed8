/** Follows the tags of a page and puts its tables together, by the rules that browsers close tags by. */
import { TokenizerMode, type Token, type TokenHandler, type Tokenizer } from 'parse5';
import type { Budget } from '../budget.js';
import { attribute, BLOCKS, inputText, isHidden, spanOf, TABLE_RANK, UNSEEN, VOID, type Tag } from './elements.js';
import { Flow } from './flow.js';
import { HiddenPart } from './hidden-part.js';
import { OpenTable } from './open-table.js';

type RawMode = (typeof TokenizerMode)[keyof typeof TokenizerMode];

/** Elements whose content is no mark-up: how it is read. All but the text area are never shown. */
const RAW: Readonly<Record<string, RawMode>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
};

/** Elements whose text is struck out: somebody corrected it by hand. */
const STRUCK = new Set(['s', 'strike', 'del']);

/** Whether a raised text goes no further than this tag; those of fonts and links may stand in it. */
function endsRaised(name: string): boolean {
  return name === 'sup' || name === 'br' || name in TABLE_RANK || BLOCKS.has(name);
}

/**
 * Takes the tokens of a page. No tree of the page is built: its size and depth cost nothing,
 * and only the open tables and the open hidden part are kept.
 */
export class PageReader implements TokenHandler {
  private readonly root = new Flow();
  private readonly tables: OpenTable[] = [];
  private hidden: HiddenPart | null = null;
  private raw: string | null = null;
  private preformatted = 0;
  /** Text that is struck out; null outside of such. */
  private struck: string | null = null;
  /** Text of the open `<sup>`; null outside of one. */
  private raised: string | null = null;
  /** Set right after the tokenizer is made, which needs this handler first. */
  tokenizer: Tokenizer | null = null;

  constructor(private readonly budget: Budget) {}

  /** What the page holds, once all tokens were taken. */
  finish(): Flow {
    this.endRaised();
    this.endStruck();
    while (this.tables.length > 0) this.closeTable();
    this.root.endLine();
    return this.root;
  }

  onStartTag(tag: Tag): void {
    const name = tag.tagName;
    if (this.hidden !== null) {
      if (this.hidden.startTag(name) === 'inside') {
        this.openRaw(name);
        return;
      }
      this.hidden = null;
    }
    if (this.openRaw(name)) return;
    if (endsRaised(name)) this.endRaised();
    if (name in TABLE_RANK) this.endStruck();
    const unseen = UNSEEN.has(name) || isHidden(tag) || (name === 'option' && attribute(tag, 'selected') === null);
    if (unseen && !VOID.has(name)) this.hidden = new HiddenPart(name);
    else if (!unseen) this.open(name, tag);
  }

  onEndTag({ tagName: name }: Tag): void {
    if (this.raw === name) this.raw = null;
    if (this.hidden !== null) {
      const step = this.hidden.endTag(name);
      if (step !== 'inside') this.hidden = null;
      if (step !== 'outside') return;
    }
    if (endsRaised(name)) this.endRaised();
    if (STRUCK.has(name) || name in TABLE_RANK) this.endStruck();
    const table = this.tables.at(-1);
    switch (name) {
      case 'table':
        this.closeTable();
        break;
      case 'td':
      case 'th':
      case 'caption':
        table?.closeCell();
        break;
      case 'tr':
        table?.closeRow();
        break;
      case 'thead':
      case 'tbody':
      case 'tfoot':
        table?.closeSection();
        break;
      case 'pre':
        this.preformatted = Math.max(0, this.preformatted - 1);
        break;
      case 'br':
        this.flow.endLine();
        break;
    }
    if (BLOCKS.has(name)) this.flow.endLine();
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    if (this.hidden !== null || (this.raw !== null && this.raw !== 'textarea')) return;
    if (this.struck !== null) this.struck += chars;
    else if (this.raised !== null) this.raised += chars;
    else if (this.preformatted > 0 || this.raw === 'textarea') this.flow.addFormatted(chars);
    else this.flow.addText(chars);
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    // Between the cells of a table white space is nobody's text.
    if (this.tables.at(-1)?.isInside !== false) this.onCharacter(token);
  }

  onNullCharacter(): void {
    // Browsers drop it.
  }

  onComment(): void {
    // Not shown.
  }

  onDoctype(): void {
    // Says nothing about tables.
  }

  onEof(): void {
    // `finish` closes what is open.
  }

  private get flow(): Flow {
    return this.tables.at(-1)?.flow ?? this.root;
  }

  /** Switches the tokenizer over for elements whose content is no mark-up. */
  private openRaw(name: string): boolean {
    const mode = RAW[name];
    if (mode === undefined || this.tokenizer === null) return false;
    this.tokenizer.state = mode;
    this.raw = name;
    return true;
  }

  private open(name: string, tag: Tag): void {
    if (name in TABLE_RANK) this.openTablePart(name, tag);
    else if (name === 'br' || BLOCKS.has(name)) this.flow.endLine();
    else if (name === 'sup') this.raised = '';
    else if (STRUCK.has(name)) this.struck ??= '';
    else if (name === 'input') this.flow.addText(inputText(tag) ?? '');
    if (name === 'pre') this.preformatted += 1;
  }

  private openTablePart(name: string, tag: Tag): void {
    const table = this.tables.at(-1);
    switch (name) {
      case 'table':
        // Right inside another table, and in none of its cells, it stands behind it.
        if (table?.isInside === false) this.closeTable();
        this.budget.checkDepth(this.tables.length + 1);
        this.flow.endLine();
        this.tables.push(new OpenTable(this.flow));
        break;
      case 'caption':
        table?.openCaption();
        break;
      case 'tr':
        table?.openRow();
        break;
      case 'td':
      case 'th':
        this.budget.addCells(1);
        table?.openCell(spanOf(tag, 'rowspan'), spanOf(tag, 'colspan'));
        break;
      default:
        table?.openSection();
    }
  }

  private endStruck(): void {
    if (this.struck !== null) this.budget.leftOut.add('struck', this.struck);
    this.struck = null;
  }

  private endRaised(): void {
    if (this.raised !== null) this.flow.addRaised(this.raised);
    this.raised = null;
  }

  private closeTable(): void {
    this.tables.pop()?.close(this.budget);
  }
}
