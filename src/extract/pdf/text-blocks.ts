/**
 * Glyphs in the order in which they were shown → blocks: the text of one cell each. Programs write a table cell by
 * cell, row by row; where no lines are drawn, this order says more than the gaps, which may be narrower than a space.
 */
import { overlap, unionOf, type Box } from '../lattice/geometry.js';
import { glyphBox } from './loose-lines.js';
import type { Glyph } from './page-content.js';
import { joinLabels } from './spaced-labels.js';
import type { TextBlock } from './text-block.js';
import { partAmounts } from './touching-figures.js';

/** Gaps on one line, in ems: within a run of text, between runs, and between Chinese and Latin text. */
const RUN_GAP = 1;
const TEXT_GAP = 0.16;
const SCRIPT_GAP = 0.34;
/** Brackets and commas side by side share the blank halves of their ems. */
const OVERLAP = 0.56;
/** Figures of one number never overlap by more; those of two cells may, where one is too long for its own. */
const FIGURE = /^\d$/;
const FIGURE_OVERLAP = 0.01;
/** A space in Chinese text is half an em wide. */
const SPACE_GAP = 0.6;
/** A year as it stands below a title; and how long one is. */
const YEAR = /^[（(]\d{4}年度?[)）]$/;
const MAX_YEAR = 8;
/** From one line to the next, in ems. */
const MIN_LINE = 0.7;
const MAX_LINE = 1.8;
/** Lines of one text are evenly spaced; a step longer than the usual one by this factor leads to another text. */
const UNEVEN = 1.12;
/** Fewer steps do not tell the usual one. */
const MIN_STEPS = 3;
/** Lines of one text are of one size; a title below is larger. In ems. */
const MAX_SIZE_CHANGE = 0.15;
/** Middles of glyphs on one line differ by less, in ems. */
const SAME_LINE = 0.45;

const isWide = (text: string): boolean => text.charCodeAt(0) >= 0x2e80;

function goesOnInLine(last: Glyph, next: Glyph, em: number): boolean {
  const gap = next.x0 - last.x1;
  if (gap < -OVERLAP * em) return false;
  if (last.run === next.run) return gap <= RUN_GAP * em;
  if (gap < -FIGURE_OVERLAP * em && FIGURE.test(last.text) && FIGURE.test(next.text)) return false;
  const isMixed = isWide(last.text) !== isWide(next.text);
  if (next.spaced) return gap <= SPACE_GAP * em;
  return gap <= (isMixed ? SCRIPT_GAP : TEXT_GAP) * em;
}

class OpenBlock {
  readonly glyphs: Glyph[];
  private box: Box;
  private last: Glyph;

  /** @param maxLine Longest step to the next line, in ems. */
  constructor(
    first: Glyph,
    private readonly maxLine: number,
    private readonly steps: number[],
  ) {
    this.glyphs = [first];
    this.box = glyphBox(first);
    this.last = first;
  }

  /** Takes the next glyph where the text goes on with it. */
  take(next: Glyph): boolean {
    const { last } = this;
    const em = Math.max(last.size, next.size);
    const step = (next.y0 + next.y1 - last.y0 - last.y1) / 2;
    const isSameLine = Math.abs(step) <= SAME_LINE * em;
    // Some programs write a sign of another font after the text that it stands before.
    if (isSameLine && Math.abs(next.x1 - this.box[0]) <= TEXT_GAP * em) return this.add(next);
    if (isSameLine ? !goesOnInLine(last, next, em) : !this.breaksLine(next, step, em)) return false;
    if (!isSameLine) this.steps.push(step / em);
    this.last = next;
    return this.add(next);
  }

  private add(glyph: Glyph): true {
    this.glyphs.push(glyph);
    this.box = unionOf([this.box, glyphBox(glyph)]) ?? this.box;
    return true;
  }

  close(): TextBlock[] {
    return partAmounts(this.glyphs).map((glyphs) => ({
      glyphs,
      box: unionOf(glyphs.map(glyphBox)) ?? this.box,
      size: Math.max(...glyphs.map((glyph) => glyph.size)),
    }));
  }

  /** Whether the next glyph begins the block's next line: below, and not beside. */
  private breaksLine(next: Glyph, step: number, em: number): boolean {
    if (step < MIN_LINE * em || step > this.maxLine * em) return false;
    if (Math.abs(next.size - this.last.size) > MAX_SIZE_CHANGE * em) return false;
    // The year below a title goes on with no text.
    if (this.glyphs.length <= MAX_YEAR && YEAR.test(this.glyphs.map(({ text }) => text).join(''))) return false;
    // The next line begins left of where this one ended; a cell in the next row lies under another column.
    return next.x0 < this.last.x1 && overlap(next.x0, next.x1, this.box[0] - em, this.box[2]) > 0;
  }
}

function blocksWith(glyphs: readonly Glyph[], maxLine: number, steps: number[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  let open = null as OpenBlock | null;
  for (const glyph of glyphs) {
    if (glyph.direction !== 0) continue;
    if (open?.take(glyph) === true) continue;
    if (open !== null) blocks.push(...open.close());
    open = new OpenBlock(glyph, maxLine, steps);
  }
  if (open !== null) blocks.push(...open.close());
  return blocks;
}

export function textBlocks(glyphs: readonly Glyph[]): TextBlock[] {
  const steps: number[] = [];
  const blocks = blocksWith(glyphs, MAX_LINE, steps);
  if (steps.length < MIN_STEPS) return joinLabels(blocks);
  const usual = steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? MAX_LINE;
  return joinLabels(blocksWith(glyphs, Math.min(MAX_LINE, usual * UNEVEN), []));
}
