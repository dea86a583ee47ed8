/** Turns the paragraphs of a stretch of text into blocks: printed text, numbers of lists, tables within tables. */
import type { Budget } from '../budget.js';
import type { WordBlock } from '../word/blocks.js';
import { ListCounter, type ListDefinition } from '../word/list-counter.js';
import { NestedTables } from '../word/nested-tables.js';
import { readSymbols, symbolText } from '../word/symbol-fonts.js';
import { UnreadObjects } from '../word/unread-objects.js';
import { AnchorQueue, type AnchoredBlocks } from './anchored-blocks.js';
import type { Bytes } from './bytes.js';
import { FIELD_MARKS, FieldFollower, pairMarks } from './field-marks.js';
import { readCheckBox } from './form-field.js';
import { defineRow } from './table-definition.js';
import type { TextParagraph, TextRun } from './text-runs.js';

/** Control characters that print something; the others stand for objects and marks. */
const SIGNS: Readonly<Record<string, string>> = { '\t': '\t', '\v': '\n', '\x0e': '\n', '\x1e': '-' };
const PICTURE = '\x01';
/** A sign of a font stands as this character in the text. */
const SYMBOL = '(';
const CONTROL = /[\0-\x1f]/;

/** What is the same for all stretches of a document. */
export interface StoryContext {
  readonly fonts: readonly string[];
  readonly lists: readonly ListDefinition[];
  readonly data: Bytes;
  readonly budget: Budget;
}

function* fieldMarks(paragraphs: readonly TextParagraph[]): Generator<string> {
  for (const { runs } of paragraphs) {
    for (const { text, properties } of runs) {
      if (properties.special && !properties.deleted) for (const sign of text) if (FIELD_MARKS.has(sign)) yield sign;
    }
  }
}

export class StoryReader {
  private readonly counter = new ListCounter();
  /** Pictures seen so far: a document without tables may be made of scans. */
  pictures = 0;
  readonly objects = new UnreadObjects();

  constructor(private readonly context: StoryContext) {}

  /** @param anchored What belongs among the paragraphs. */
  async read(paragraphs: readonly TextParagraph[], anchored: readonly AnchoredBlocks[] = []): Promise<WordBlock[]> {
    const fields = new FieldFollower(pairMarks(fieldMarks(paragraphs)));
    const tables = new NestedTables(this.context.budget);
    const queue = new AnchorQueue(anchored);
    const addAll = (blocks: readonly WordBlock[], depth: number): void => {
      for (const block of blocks) tables.add(block, depth, false);
    };
    let carried = '';
    let depthBefore = 0;
    for (const [index, paragraph] of paragraphs.entries()) {
      if (this.context.budget.isDue()) await this.context.budget.breathe();
      const { depth } = paragraph.properties;
      if (Math.min(depth, depthBefore) === 0) addAll(await queue.takeBetween(paragraph.start), 0);
      depthBefore = depth;
      const { properties, markProperties, mark } = paragraph;
      const text = carried + paragraph.runs.map((run) => this.printed(run, fields)).join('');
      const endsCell = mark === '\x07' || properties.endsInnerCell;
      // A mark that is deleted or hidden lets the next paragraph go on with the line; a cell ends all the same.
      const isMarkGone = (markProperties.deleted || markProperties.hidden) && !endsCell && !properties.endsRow;
      carried = isMarkGone ? text : '';
      if (isMarkGone) continue;
      if (properties.endsRow) {
        tables.endRow(depth, defineRow(properties.tableChanges), markProperties.deleted);
        continue;
      }
      const block: WordBlock = { kind: 'paragraph', text: this.number(paragraph) + text };
      const beside = await queue.takeBeside(paragraphs[index + 1]?.start ?? Number.MAX_SAFE_INTEGER);
      // What ends a cell comes last in it.
      if (endsCell) addAll(beside, depth);
      tables.add(block, depth, endsCell);
      if (!endsCell) addAll(beside, depth);
    }
    if (carried !== '') tables.add({ kind: 'paragraph', text: carried }, 0, false);
    addAll(await queue.takeBeside(Number.MAX_SAFE_INTEGER), 0);
    addAll(await queue.takeBetween(Number.MAX_SAFE_INTEGER), 0);
    for (const program of fields.objects) this.objects.add(program);
    return tables.finish();
  }

  private number({ properties: { list, level } }: TextParagraph): string {
    const definition = this.context.lists[list - 1];
    return definition === undefined ? '' : this.counter.next(String(list), definition, level);
  }

  private printed(run: TextRun, fields: FieldFollower): string {
    const text = this.shown(run, fields);
    if (!run.properties.struck) return text;
    this.context.budget.leftOut.add('struck', text);
    return '';
  }

  private shown({ text, properties }: TextRun, fields: FieldFollower): string {
    const { deleted, hidden, special, symbol } = properties;
    if (deleted) return '';
    const font = this.fontName(properties.font);
    if (!CONTROL.test(text) && symbol === null) {
      fields.addInstruction(text);
      return hidden || !fields.isPrinting ? '' : readSymbols(text, font);
    }
    let printed = '';
    for (const sign of text) {
      let shown: string;
      if (special && FIELD_MARKS.has(sign)) shown = fields.mark(sign);
      else if (sign === PICTURE && special) shown = this.objectText(properties.dataAt, fields);
      else if (sign === SYMBOL && symbol !== null) shown = symbolText(this.fontName(symbol.font), symbol.code);
      else shown = CONTROL.test(sign) ? (SIGNS[sign] ?? '') : readSymbols(sign, font);
      fields.addInstruction(shown);
      if (!hidden && fields.isPrinting) printed += shown;
    }
    return printed;
  }

  /** An object prints no text; it may hold the state of a check box, which its field prints. */
  private objectText(at: number | null, fields: FieldFollower): string {
    const checked = at === null ? null : readCheckBox(this.context.data, at);
    if (checked === null) this.pictures += 1;
    else fields.setBox(checked);
    return '';
  }

  private fontName(font: number | null): string {
    return font === null ? '' : (this.context.fonts[font] ?? '');
  }
}
