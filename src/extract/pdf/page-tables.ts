/** Lays one page out: its tables and the lines around them, in reading order. */
import { contains } from '../lattice/geometry.js';
import { findLattices } from '../lattice/lattice.js';
import { looseLines } from './loose-lines.js';
import type { Glyph, PageContent } from './page-content.js';
import type { PageItem, PageLayout, PageTable } from './page-layout.js';
import type { PageText } from './page-text.js';
import { streamParts, type StreamPart } from './stream-rows.js';
import { fillTables, pageTable } from './ruled-tables.js';

/** Lines and tables in one sequence from top to bottom; the lines come sorted. */
function inReadingOrder(tables: readonly (PageTable | StreamPart)[], texts: readonly PageText[]): PageItem[] {
  const items: PageItem[] = [];
  let next = 0;
  for (const table of [...tables].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])) {
    for (; next < texts.length; next += 1) {
      const text = texts[next] as PageText;
      if ((text.box[1] + text.box[3]) / 2 > table.box[1]) break;
      items.push(text);
    }
    items.push(table);
  }
  return [...items, ...texts.slice(next)];
}

export function layOutPage(content: PageContent, glyphs: readonly Glyph[]): PageLayout {
  const { number, width, height } = content;
  const { tables: filled, rest } = fillTables(findLattices(content.rules), glyphs);
  const tables = filled.map((table) => pageTable(table, number));
  const unassigned = rest.filter(({ x0, y0, x1, y1, direction }) => {
    return direction !== null && tables.some(({ box }) => contains(box, (x0 + x1) / 2, (y0 + y1) / 2));
  });
  const streams = streamParts(rest, number, width);
  const streamed = new Set(
    streams.flatMap(({ rows }) => rows.flatMap(({ blocks }) => blocks.flatMap((b) => b.glyphs))),
  );
  const texts = looseLines(
    rest.filter((glyph) => !streamed.has(glyph)),
    number,
  );
  return {
    number,
    width,
    height,
    items: inReadingOrder([...tables, ...streams], texts),
    unassigned: unassigned.map((glyph) => glyph.text).join(''),
  };
}
