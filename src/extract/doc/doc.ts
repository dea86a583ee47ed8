/** Reads the tables of documents named .doc: binary Word documents (and .wps of WPS Writer) by their own structures, RTF. */
import type { Block } from '../../model/grid.js';
import { Budget } from '../budget.js';
import type { Extractor } from '../extractor.js';
import { readRtf } from '../rtf/rtf.js';
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

async function readBinary(bytes: Uint8Array, budget: Budget): Promise<readonly Block[]> {
  const { info, main, table, data } = openStreams(bytes);
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
  return blocks;
}

const RTF = '{\\rtf';

/** Documents named .doc may be RTF. */
function isRtf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, RTF.length)).toString('latin1') === RTF;
}

export const docExtractor: Extractor = {
  format: 'doc',
  extract: (file, options) =>
    orFailure(options.lang, async () => ({
      format: 'doc',
      blocks: await (isRtf(file.bytes) ? readRtf : readBinary)(file.bytes, new Budget(options)),
      diagnostics: [],
    })),
};
