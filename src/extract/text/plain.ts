/** Reads plain text and CSV: the same reader, which finds out itself what separates the cells. */
import type { SourceFormat } from '../../model/source.js';
import { nameEnding } from '../detect/detection.js';
import type { Extractor } from '../extractor.js';
import { findDialect } from './dialect.js';
import { readDocument } from './document.js';
import { readTextTables } from './text-tables.js';

function plainExtractor(format: SourceFormat): Extractor {
  return {
    format,
    extract: (file, options) =>
      readDocument(format, file, options, (text, budget) =>
        readTextTables(text, findDialect(text, nameEnding(file.name)), budget),
      ),
  };
}

export const textExtractor = plainExtractor('text');
export const csvExtractor = plainExtractor('csv');
