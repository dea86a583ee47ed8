/** Reads the tables of binary Word documents (.doc, and .wps of WPS Writer), by their own structures. */
import { Budget } from '../budget.js';
import type { Extractor, ExtractOptions, SourceFile } from '../extractor.js';
import type { Extraction } from '../../model/grid.js';
import { orFailure, refuseScans } from '../word/fault.js';
import { readWordBlocks } from '../word/word-blocks.js';
import { readFontNames } from './fonts.js';
import { FormattedPages } from './formatted-pages.js';
import { readListDefinitions } from './lists.js';
import { readPieces } from './pieces.js';
import { PropertyReader } from './properties.js';
import { StoryReader } from './story.js';
import { openStreams } from './streams.js';
import { StyleSheet } from './style-sheet.js';
import { TextReader } from './text-runs.js';

async function readBinary(file: SourceFile, options: ExtractOptions): Promise<Extraction> {
  const budget = new Budget(options);
  const { info, main, table, data } = openStreams(file.bytes);
  budget.checkCharacters(info.textBoxStart + info.textBoxLength);
  const text = new TextReader(
    main,
    readPieces(table, info.extent('pieces'), main),
    FormattedPages.ofCharacters(main, table, info.extent('characterPages')),
    FormattedPages.ofParagraphs(main, table, info.extent('paragraphPages')),
    new PropertyReader(new StyleSheet(table, info.extent('styles')), data),
  );
  const fonts = readFontNames(table, info.extent('fonts'));
  const story = new StoryReader({ fonts, lists: readListDefinitions(table, info, fonts), data, budget });
  const body = await story.read([...text.paragraphs(0, info.bodyLength)]);
  const boxes = await story.read([...text.paragraphs(info.textBoxStart, info.textBoxStart + info.textBoxLength)]);
  const blocks = await readWordBlocks([...body, ...boxes], budget);
  refuseScans(blocks, story.pictures);
  return { format: 'doc', blocks, diagnostics: [] };
}

export const docExtractor: Extractor = {
  format: 'doc',
  extract: (file, options) => orFailure(options.lang, () => readBinary(file, options)),
};
