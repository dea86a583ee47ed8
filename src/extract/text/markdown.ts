/** Reads Markdown: tables of pipes, and tables in HTML that stand in the text. */
import type { Block } from '../../model/grid.js';
import { nameEnding } from '../detect/detection.js';
import type { Extractor } from '../extractor.js';
import { readHtmlBlocks } from '../html/html.js';
import { findDialect } from './dialect.js';
import { readDocument } from './document.js';
import { readPipeTables } from './pipes.js';
import { readTextTables } from './text-tables.js';

/** The mark of a heading, where tables are not made of pipes. */
const HEADING = /^ {0,3}#{1,6}[ \t]+(?=\S)/gm;

interface Segment {
  readonly kind: 'html' | 'text';
  readonly text: string;
}

/** Cuts the text at its outermost `<table>` … `</table>`. A table without an end goes on to the end of the text. */
function* segmentsOf(text: string): Generator<Segment> {
  const tags = /<(\/?)table(?=[\s>])/gi;
  let start = 0;
  let depth = 0;
  for (let tag = tags.exec(text); tag !== null; tag = tags.exec(text)) {
    const closes = tag[1] === '/';
    if (!closes && depth === 0) {
      yield { kind: 'text', text: text.slice(start, tag.index) };
      start = tag.index;
    }
    if (closes && depth === 1) {
      const end = text.indexOf('>', tag.index) + 1;
      yield { kind: 'html', text: text.slice(start, end) };
      start = end;
    }
    depth = Math.max(0, depth + (closes ? -1 : 1));
  }
  yield { kind: depth > 0 ? 'html' : 'text', text: text.slice(start) };
}

export const markdownExtractor: Extractor = {
  format: 'markdown',
  extract: (file, options) =>
    readDocument('markdown', file, options, async (text, budget) => {
      const segments = [...segmentsOf(text)];
      const plain = segments.flatMap((segment) => (segment.kind === 'text' ? [segment.text] : []));
      const dialect = findDialect(plain.join('\n'), nameEnding(file.name));
      const blocks: Block[] = [];
      for (const segment of segments) {
        const read =
          segment.kind === 'html'
            ? await readHtmlBlocks(segment.text, budget)
            : dialect.kind === 'none' || dialect.kind === 'pipes'
              ? await readPipeTables(segment.text, dialect.kind === 'none' ? '|' : dialect.pipe, budget)
              : await readTextTables(segment.text.replace(HEADING, ''), dialect, budget);
        for (const block of read) blocks.push(block);
      }
      return blocks;
    }),
};
