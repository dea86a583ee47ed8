/** Reads the tables of documents named .doc: binary Word documents (and .wps of WPS Writer) by their own structures, RTF. */
import { Budget } from '../budget.js';
import { isRtf } from '../detect/binary.js';
import type { Extractor } from '../extractor.js';
import { readRtf } from '../rtf/rtf.js';
import { orFailure } from '../word/fault.js';
import { readBinaryDocument } from './binary-document.js';

export const docExtractor: Extractor = {
  format: 'doc',
  extract: (file, options) =>
    orFailure(options.lang, async () => ({
      format: 'doc',
      blocks: await (isRtf(file.bytes) ? readRtf : readBinaryDocument)(file.bytes, new Budget(options)),
      diagnostics: [],
    })),
};
