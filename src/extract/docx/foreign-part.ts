/** Reads the documents of other formats that a Word document takes in when it is opened (`w:altChunk`). */
import type { Block } from '../../model/grid.js';
import type { Budget } from '../budget.js';
import { decodeText } from '../decode.js';
import { readHtmlBlocks } from '../html/html.js';
import { holdsWebArchive, readWebArchive } from '../mhtml/mhtml.js';

/** The blocks of a web page or web archive, which is what programs put in; none of other formats. */
export async function readForeignPart(bytes: Uint8Array, budget: Budget): Promise<readonly Block[]> {
  if (holdsWebArchive(bytes)) return readWebArchive(bytes, budget);
  const text = decodeText(bytes)?.text ?? '';
  budget.checkCharacters(text.length);
  return /<(?:html|body|table|p|div)[\s>]/i.test(text.slice(0, 10_000)) ? readHtmlBlocks(text, budget) : [];
}
