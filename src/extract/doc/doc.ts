/** Reads the tables of documents named .doc: binary Word documents (and .wps of WPS Writer) by their own structures, RTF. */
import type { Extraction } from '../../model/grid.js';
import { Budget } from '../budget.js';
import { isRtf } from '../detect/binary.js';
import type { Extractor, ExtractOptions } from '../extractor.js';
import { readRtf } from '../rtf/rtf.js';
import { orFailure } from '../word/fault.js';
import { readBinaryDocument } from './binary-document.js';

async function readDocument(bytes: Uint8Array, options: ExtractOptions): Promise<Extraction> {
  const budget = new Budget(options);
  if (isRtf(bytes)) {
    const blocks = await readRtf(bytes, budget);
    return { format: 'doc', blocks, diagnostics: budget.leftOut.diagnostics(options.lang) };
  }
  const { blocks, unread } = await readBinaryDocument(bytes, budget);
  const diagnostics = [...budget.leftOut.diagnostics(options.lang), ...unread.diagnostics(options.lang)];
  return { format: 'doc', blocks, diagnostics };
}

export const docExtractor: Extractor = {
  format: 'doc',
  extract: (file, options) => orFailure(options.lang, () => readDocument(file.bytes, options)),
};
