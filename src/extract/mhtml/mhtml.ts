/** Reads web archives (.mht, and what Word saves as “single file web page” under the name .doc): pages packed as a message. */
import type { Block, Extraction } from '../../model/grid.js';
import { Budget } from '../budget.js';
import { decodeDeclared, decodeText } from '../decode.js';
import { isWebArchive } from '../detect/web-archive.js';
import type { Extractor, ExtractOptions, SourceFile } from '../extractor.js';
import { htmlExtractor, readHtmlBlocks } from '../html/html.js';
import { corrupt, orFailure } from '../word/fault.js';
import { decodePart, leafParts, startPart, type MimePart } from './mime.js';

/** Bytes that say what a document is. */
const HEAD = 8 * 1024;

/** The message as characters of one byte each, which is what its headers are made of. */
function messageText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
}

export function holdsWebArchive(bytes: Uint8Array): boolean {
  return isWebArchive(messageText(bytes.subarray(0, HEAD)));
}

/** The text of a page: the message says its encoding, or the page itself does. */
function pageText(part: MimePart): string {
  const bytes = decodePart(part);
  const { charset } = part.parameters;
  // A wrong or unknown name is common (`unicode`, gb2312 for GBK): the bytes decide.
  const declared = charset === undefined ? null : decodeDeclared(bytes, charset);
  return (declared ?? decodeText(bytes))?.text ?? '';
}

/**
 * The grids and the text of the page that the archive was made for.
 * Where that is only a frame without tables, those of the pages in it (sheets of a workbook).
 */
export async function readWebArchive(bytes: Uint8Array, budget: Budget): Promise<readonly Block[]> {
  const message = messageText(bytes).trimStart();
  const pages = [...leafParts(message)].filter(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  const start = startPart(message);
  const root = pages.findIndex(({ id }) => id !== null && id === start);
  if (root > 0) pages.unshift(...pages.splice(root, 1));
  if (pages.length === 0) throw corrupt('网页归档中没有网页', 'a web archive without a page');
  const runs: (readonly Block[])[] = [];
  for (const page of pages) {
    const text = pageText(page);
    budget.checkCharacters(text.length);
    const read = await readHtmlBlocks(text, budget);
    if (page === pages[0] && read.some((block) => block.kind === 'grid')) return read;
    runs.push(read);
    await budget.breathe();
  }
  return runs.flat();
}

async function readArchive(file: SourceFile, options: ExtractOptions): Promise<Extraction> {
  const budget = new Budget(options);
  const blocks = await readWebArchive(file.bytes, budget);
  return { format: 'html', blocks, diagnostics: budget.leftOut.diagnostics(options.lang) };
}

/** Web pages, as they are or in an archive. */
export const webExtractor: Extractor = {
  format: 'html',
  extract: (file, options) =>
    holdsWebArchive(file.bytes)
      ? orFailure(options.lang, () => readArchive(file, options))
      : htmlExtractor.extract(file, options),
};
