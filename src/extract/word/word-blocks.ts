/** Has mammoth turn the blocks of a Word document into HTML, and reads its tables as those of any page. */
import type { Block } from '../../model/grid.js';
import type { Budget } from '../budget.js';
import { readHtmlBlocks } from '../html/html.js';
import { findDialect } from '../text/dialect.js';
import { readTextTables } from '../text/text-tables.js';
import type { WordBlock, WordRow } from './blocks.js';
import { DocumentFault } from './fault.js';
import { plainDocument } from './plain-document.js';

/** Cells and lines that mammoth gets at a time: it takes some 30 KB of memory for each. */
const BATCH = 2_000;
/** What cannot be parted, such as one cell full of lines, may be larger; this much no person wrote. */
const MAX_BATCH = 20_000;
/** Of one document: some thousand pages, or four hundred forms. It takes mammoth some 20 µs for each. */
const MAX_DOCUMENT = 300_000;

interface Batch {
  readonly blocks: readonly WordBlock[];
  /** Whether the table at its beginning is the rest of the one at the end of the batch before. */
  readonly goesOn: boolean;
}

function weightOf(block: WordBlock): number {
  if (block.kind === 'paragraph') return block.text === '' ? 0 : 1 + block.text.split('\n').length;
  return block.rows.reduce((sum, row) => sum + rowWeight(row), 1);
}

function rowWeight({ cells }: WordRow): number {
  return cells.reduce((sum, { blocks }) => sum + 1 + blocks.reduce((inner, block) => inner + weightOf(block), 0), 0);
}

/** Long tables are cut between rows that no merged cell holds together. */
function* cutRows(rows: readonly WordRow[]): Generator<readonly WordRow[]> {
  let from = 0;
  let weight = 0;
  for (const [index, row] of rows.entries()) {
    if (weight > BATCH && !row.cells.some(({ continues }) => continues)) {
      yield rows.slice(from, index);
      from = index;
      weight = 0;
    }
    weight += rowWeight(row);
  }
  yield rows.slice(from);
}

/** @throws DocumentFault where a batch that cannot be parted is larger than mammoth can take. */
function* batchesOf(blocks: readonly WordBlock[]): Generator<Batch> {
  let batch: WordBlock[] = [];
  let goesOn = false;
  let weight = 0;
  for (const block of blocks) {
    const parts: WordBlock[] =
      block.kind === 'paragraph' ? [block] : [...cutRows(block.rows)].map((rows) => ({ kind: 'table', rows }));
    for (const [index, part] of parts.entries()) {
      if (weight > BATCH || index > 0) {
        yield { blocks: batch, goesOn };
        batch = [];
        goesOn = index > 0;
        weight = 0;
      }
      batch.push(part);
      weight += weightOf(part);
      if (weight > BATCH + MAX_BATCH) throw CROWDED;
    }
  }
  yield { blocks: batch, goesOn };
}

const CROWDED = new DocumentFault('too-large', {
  zh: '合并单元格或单元格内的行数过多',
  en: 'too many rows under one merged cell, or lines in one cell',
});

/** The text of some thousand pages; mammoth keeps a dozen copies of it. */
const MAX_TEXT = 10_000_000;

function charactersOf(block: WordBlock): number {
  if (block.kind === 'paragraph') return block.text.length;
  let sum = 0;
  for (const { cells } of block.rows)
    for (const { blocks } of cells) for (const inner of blocks) sum += charactersOf(inner);
  return sum;
}

const WORDY = new DocumentFault('too-large', {
  zh: `文字超过 ${String(MAX_TEXT)} 字`,
  en: `more than ${String(MAX_TEXT)} characters`,
});

const LONG = new DocumentFault('too-large', {
  zh: `单元格和文字行超过 ${String(MAX_DOCUMENT)} 个`,
  en: `more than ${String(MAX_DOCUMENT)} cells and lines`,
});

const TABLE_BEGIN = '<table>';
const TABLE_END = '</table>';

/** Reads the runs of blocks of one document. */
export class WordBlockReader {
  private weight = 0;
  private characters = 0;
  /** Its paragraphs, as long as it has no table. */
  private lines: string[] | null = [];

  constructor(private readonly budget: Budget) {}

  /** @throws DocumentFault where the document has more blocks than mammoth can take. */
  async read(blocks: readonly WordBlock[]): Promise<readonly Block[]> {
    if (blocks.length === 0) return [];
    for (const block of blocks) {
      this.weight += weightOf(block);
      this.characters += charactersOf(block);
      if (this.weight > MAX_DOCUMENT) throw LONG;
      if (this.characters > MAX_TEXT) throw WORDY;
      if (block.kind === 'table') this.lines = null;
      else this.lines?.push(block.text);
    }
    return readHtmlBlocks(await this.toHtml(blocks), this.budget);
  }

  /**
   * The blocks of the document, once all of it is read: where it has no table, its form may be typed,
   * with tabs or runs of spaces between the cells.
   */
  async withTyped(blocks: readonly Block[]): Promise<readonly Block[]> {
    if (this.lines === null || blocks.some(({ kind }) => kind === 'grid')) return blocks;
    const text = this.lines.join('\n');
    const dialect = findDialect(text, '');
    const isTyped =
      dialect.kind === 'columns' ||
      dialect.kind === 'pipes' ||
      (dialect.kind === 'delimited' && dialect.delimiter === '\t');
    return isTyped ? readTextTables(text, dialect, this.budget) : blocks;
  }

  private async toHtml(blocks: readonly WordBlock[]): Promise<string> {
    const { default: mammoth } = await import('mammoth');
    const pieces: string[] = [];
    for (const batch of batchesOf(blocks)) {
      const { value: html } = await mammoth.convertToHtml(
        { buffer: plainDocument(batch.blocks) },
        { includeDefaultStyleMap: false, includeEmbeddedStyleMap: false },
      );
      const before = pieces.at(-1);
      if (batch.goesOn && before !== undefined) {
        pieces[pieces.length - 1] = before.slice(0, before.lastIndexOf(TABLE_END));
        pieces.push(html.slice(html.indexOf(TABLE_BEGIN) + TABLE_BEGIN.length));
      } else pieces.push(html);
      await this.budget.breathe();
    }
    return pieces.join('');
  }
}
