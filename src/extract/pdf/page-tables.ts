/** Lays one page out: its tables and the lines around them, in reading order. */
import { contains } from '../lattice/geometry.js';
import { findLattices } from '../lattice/lattice.js';
import { rowLines, type RowLines } from './banded-rows.js';
import { partsOf, type PaperPart } from './half-pages.js';
import { looseLines } from './loose-lines.js';
import type { PageContent } from './page-content.js';
import type { PageItem, PageLayout, PageTable, Pane } from './page-layout.js';
import { readingOrder } from './reading-order.js';
import { hasSpacedTexts } from './spaced-labels.js';
import { streamParts } from './stream-parts.js';
import { isStreamTable } from './stream-rows.js';
import { fillTables, pageTable } from './ruled-tables.js';
import { tableRules } from './table-rules.js';
import { textBlocks } from './text-blocks.js';
import { turnOf, turnPage, type Turn } from './turned-page.js';
import { setWatermarksApart } from './watermarks.js';

/**
 * The tables and lines of a part of a page, in reading order.
 * @param lines Null where the text outside of lines makes no tables.
 */
function partItems({ glyphs, paper }: PaperPart, tables: readonly PageTable[], lines: RowLines | null): PageItem[] {
  const found = lines === null ? [] : streamParts(glyphs, paper, lines);
  // Beside tables with lines, a few texts side by side are no end or beginning of one without.
  const streams = tables.length === 0 ? found : found.filter(({ rows }) => isStreamTable(rows));
  const streamed = new Set(
    streams.flatMap(({ rows }) => rows.flatMap(({ blocks }) => blocks.flatMap((b) => b.glyphs))),
  );
  const texts = looseLines(
    glyphs.filter((glyph) => !streamed.has(glyph)),
    paper.number,
  );
  return readingOrder([...tables, ...streams], texts);
}

/**
 * @param page What the page shows, with its glyphs as they are to be read.
 * @param before Which way the text of the page before runs.
 * @param panes The pages that it is made of, where it is several.
 */
export function layOutPage(page: PageContent, before: Turn, panes: readonly Pane[] = []): PageLayout {
  const turn = turnOf(page.glyphs, before);
  const { number, width, height, ...content } = turnPage(page, turn);
  const glyphs = setWatermarksApart(content.glyphs);
  const rules = tableRules(content, glyphs);
  const { tables: filled, rest } = fillTables(findLattices(rules), glyphs);
  const tables = filled.map((table) => pageTable(table, number));
  const unassigned = rest.filter(({ x0, y0, x1, y1, direction }) => {
    return direction !== null && tables.some(({ box }) => contains(box, (x0 + x1) / 2, (y0 + y1) / 2));
  });
  const lines = rowLines(
    rules,
    content.fills,
    tables.map(({ box }) => box),
  );
  const blocks = textBlocks(rest);
  const isSpaced = hasSpacedTexts(blocks);
  const paper = { number, left: 0, width };
  const parts = tables.length === 0 && !isSpaced ? partsOf(rest, blocks, paper) : [{ glyphs: rest, paper }];
  const items = parts.flatMap((part) => partItems(part, tables, isSpaced ? null : lines));
  return {
    number,
    width,
    height,
    turn,
    panes,
    items,
    isSpaced,
    unassigned: unassigned.map((glyph) => glyph.text).join(''),
  };
}
