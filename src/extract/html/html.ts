/** Reads the tables of a web page. */
import { Tokenizer } from 'parse5';
import type { Block } from '../../model/grid.js';
import type { Budget } from '../budget.js';
import type { Extractor } from '../extractor.js';
import { findDialect } from '../text/dialect.js';
import { readDocument } from '../text/document.js';
import { readTextTables } from '../text/text-tables.js';
import { PageReader } from './page-reader.js';

/** Characters given to the tokenizer between two looks at the signal. */
const CHUNK = 256 * 1024;

/** The grids and the loose text of a page or a piece of one, in reading order; also for what other readers turn into HTML. */
export async function readHtmlBlocks(html: string, budget: Budget): Promise<readonly Block[]> {
  const page = new PageReader(budget);
  const tokenizer = new Tokenizer({}, page);
  page.tokenizer = tokenizer;
  for (let at = 0; at < html.length; at += CHUNK) {
    if (at > 0) await budget.breathe();
    tokenizer.write(html.slice(at, at + CHUNK), at + CHUNK >= html.length);
  }
  return page
    .finish()
    .items.map((item) => (typeof item === 'string' ? { kind: 'text', text: item.trim(), page: null } : item));
}

/** A page without a table may hold one as text, in `<pre>` or line by line. */
async function readLines(blocks: readonly Block[], budget: Budget): Promise<readonly Block[]> {
  const text = blocks.map((block) => (block.kind === 'text' ? block.text : '')).join('\n');
  return readTextTables(text, findDialect(text, ''), budget);
}

export const htmlExtractor: Extractor = {
  format: 'html',
  extract: (file, options) =>
    readDocument('html', file, options, async (text, budget) => {
      const blocks = await readHtmlBlocks(text, budget);
      return blocks.some((block) => block.kind === 'grid') ? blocks : readLines(blocks, budget);
    }),
};
