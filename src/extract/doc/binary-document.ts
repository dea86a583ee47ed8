/** Reads a binary Word document: its body, and what its other stories put among the paragraphs of it. */
import type { Block } from '../../model/grid.js';
import type { Budget } from '../budget.js';
import type { WordBlock } from '../word/blocks.js';
import { refuseScans } from '../word/fault.js';
import { withoutPageNumbers } from '../word/page-numbers.js';
import type { UnreadObjects } from '../word/unread-objects.js';
import { WordBlockReader } from '../word/word-blocks.js';
import type { AnchoredBlocks } from './anchored-blocks.js';
import { readAnchors, type AnchoredStory, type AnchoredStretch } from './anchors.js';
import { readFontNames } from './fonts.js';
import { FormattedPages } from './formatted-pages.js';
import { readListDefinitions } from './lists.js';
import { readPieces } from './pieces.js';
import { PropertyReader } from './properties.js';
import { StoryReader } from './story.js';
import { openStreams, type WordStreams } from './streams.js';
import { StyleSheet } from './style-sheet.js';
import { TextReader, type TextParagraph } from './text-runs.js';

const ANCHORED: readonly AnchoredStory[] = ['headers', 'footnotes', 'endnotes', 'boxes'];

function textReader({ info, main, table, data }: WordStreams): TextReader {
  return new TextReader(
    main,
    readPieces(table, info.extent('pieces'), main),
    FormattedPages.ofCharacters(main, table, info.extent('characterPages')),
    FormattedPages.ofParagraphs(main, table, info.extent('paragraphPages')),
    new PropertyReader(new StyleSheet(table, info.extent('styles')), data),
  );
}

/** Those paragraphs of a story that lie in a stretch of it. Both are in ascending order. */
function* divide(
  paragraphs: readonly TextParagraph[],
  stretches: readonly AnchoredStretch[],
): Generator<readonly [AnchoredStretch, TextParagraph[]]> {
  let next = 0;
  for (const stretch of stretches) {
    const own: TextParagraph[] = [];
    for (let at = paragraphs[next]; at !== undefined && at.start < stretch.end; at = paragraphs[next]) {
      if (at.start >= stretch.start) own.push(at);
      next += 1;
    }
    if (own.length > 0) yield [stretch, own];
  }
}

interface ReadDocument {
  readonly blocks: readonly Block[];
  readonly unread: UnreadObjects;
}

export async function readBinaryDocument(bytes: Uint8Array, budget: Budget): Promise<ReadDocument> {
  const streams = openStreams(bytes);
  const { info, main, table, data } = streams;
  budget.checkCharacters(info.stories.boxes.end);
  const text = textReader(streams);
  const fonts = readFontNames(table, info.extent('fonts'));
  const story = new StoryReader({ fonts, lists: readListDefinitions(table, info, fonts), data, budget });
  const anchors = readAnchors(main, table, info);
  const anchored: AnchoredBlocks[] = [];
  for (const name of ANCHORED) {
    const { start, end } = info.stories[name];
    if (anchors[name].length === 0 || end === start) continue;
    const keep = (blocks: WordBlock[]): WordBlock[] => (name === 'headers' ? withoutPageNumbers(blocks) : blocks);
    for (const [{ at, isBeside }, paragraphs] of divide([...text.paragraphs(start, end)], anchors[name])) {
      anchored.push({ at, isBeside, read: async () => keep(await story.read(paragraphs)) });
    }
  }
  const { start, end } = info.stories.body;
  const body = await story.read([...text.paragraphs(start, end)], anchored);
  const reader = new WordBlockReader(budget);
  const blocks = await reader.read(body);
  refuseScans(blocks, story.pictures, story.objects.programs);
  return { blocks: await reader.withTyped(blocks), unread: story.objects };
}
