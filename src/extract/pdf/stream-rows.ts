/** Blocks of text without lines around them → rows of a table, as far as they make one. */
import { overlap, unionOf, type Box } from '../lattice/geometry.js';
import { TOTAL } from './form-start.js';
import type { Glyph } from './page-content.js';
import type { TextBlock } from './text-block.js';
import { textBlocks } from './text-blocks.js';

/** The paper that a table may take up: a page, or a half of one. */
export interface Paper {
  /** The page. */
  readonly number: number;
  readonly left: number;
  readonly width: number;
}

export interface StreamRow {
  readonly page: number;
  /** Left to right. */
  readonly blocks: readonly TextBlock[];
  readonly box: Box;
}

/** A table has at least this many rows with at least this many blocks. */
const MIN_ROWS = 3;
const MIN_BLOCKS = 3;
/** A line of its own in the middle of the paper, in shares of its width, is a title. */
const CENTRED = 0.06;
/** Space between two paragraphs of one cell, in ems. */
const MAX_PARAGRAPH_GAP = 1.7;

const middle = (box: Box): number => (box[0] + box[2]) / 2;

const textOf = ({ glyphs }: TextBlock): string => glyphs.map(({ text }) => text).join('');

/** Whether a block begins a new row behind the ones before it: further left, or below all of them. */
function startsRow(block: TextBlock, row: readonly TextBlock[]): boolean {
  const last = row.at(-1);
  if (last === undefined) return false;
  const em = Math.max(block.size, last.size);
  if (block.box[0] < last.box[0] - em / 2) return true;
  // A cell over many rows stands below its first row; a line of its own is hardly the whole of a row's start.
  const isBelow = row.length === 1 && block.box[1] >= last.box[3] - em / 4;
  // The total's label may stand to the right of all that the row above holds.
  const isTotal = row.every(({ box }) => block.box[1] >= box[3] - em / 4) && TOTAL.test(textOf(block));
  return isBelow || isTotal || overlap(block.box[0], block.box[2], last.box[0], last.box[2]) > em;
}

/** The next paragraph of the cell that the last block is: right below it, while the row goes on. */
function nextParagraph(block: TextBlock, row: readonly TextBlock[]): TextBlock | null {
  const last = row.at(-1);
  if (last === undefined || row.length < 2) return null;
  const gap = block.box[1] - last.box[3];
  const common = overlap(block.box[0], block.box[2], last.box[0], last.box[2]);
  const narrower = Math.min(block.box[2] - block.box[0], last.box[2] - last.box[0]);
  if (gap < -last.size / 4 || gap > MAX_PARAGRAPH_GAP * last.size || common < narrower / 2) return null;
  // A note below the table reaches under the cells to the left of the last one.
  const before = row[row.length - 2];
  if (before !== undefined && block.box[0] < before.box[2]) return null;
  return {
    glyphs: [...last.glyphs, ...block.glyphs],
    box: unionOf([last.box, block.box]) ?? last.box,
    size: Math.max(last.size, block.size),
  };
}

export function rowOf(blocks: readonly TextBlock[], page: number): StreamRow {
  const box = unionOf(blocks.map((block) => block.box)) ?? [0, 0, 0, 0];
  return { page, blocks: [...blocks].sort((a, b) => a.box[0] - b.box[0]), box };
}

/** Whether a block stands in the middle of the paper, where titles do. */
function isCentred(box: Box, { left, width }: Paper): boolean {
  return Math.abs(middle(box) - left - width / 2) <= CENTRED * width && box[2] - box[0] < width / 2;
}

/** Whether a block is a title below a row: below all of it, in the middle, and with nothing to its right. */
function isTitleBelow(block: TextBlock, next: TextBlock | undefined, row: readonly TextBlock[], paper: Paper): boolean {
  const isBelow = row.every(({ box }) => block.box[1] >= box[3] - block.size / 4);
  return isBelow && isCentred(block.box, paper) && (next === undefined || next.box[1] >= block.box[3] - block.size / 4);
}

/** Rows of text that no lines part, by where each text stands to the one before it. */
export function streamRows(glyphs: readonly Glyph[], paper: Paper): StreamRow[] {
  const rows: StreamRow[] = [];
  let open: TextBlock[] = [];
  const blocks = textBlocks(glyphs);
  for (const [at, block] of blocks.entries()) {
    if (open.length > 0 && isTitleBelow(block, blocks[at + 1], open, paper)) {
      rows.push(rowOf(open, paper.number), rowOf([block], paper.number));
      open = [];
      continue;
    }
    const joined = nextParagraph(block, open);
    if (joined !== null) {
      open[open.length - 1] = joined;
      continue;
    }
    if (startsRow(block, open)) {
      rows.push(rowOf(open, paper.number));
      open = [];
    }
    open.push(block);
  }
  if (open.length > 0) rows.push(rowOf(open, paper.number));
  return rows;
}

/** A line alone in the middle: the title of what follows. */
export function isCaption(row: StreamRow, paper: Paper): boolean {
  const [only, second] = row.blocks;
  if (only === undefined || second !== undefined) return false;
  return isCentred(only.box, paper);
}

/** Whether rows make a table: enough of them have enough texts side by side. */
export function isStreamTable(rows: readonly StreamRow[]): boolean {
  return rows.filter(({ blocks }) => blocks.length >= MIN_BLOCKS).length >= MIN_ROWS;
}
