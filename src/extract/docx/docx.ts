/** Reads the tables of Word documents (.docx, .docm, .dotx, Word XML): their XML is mended first, then goes through mammoth. */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Block, Extraction } from '../../model/grid.js';
import { Budget } from '../budget.js';
import type { Extractor, ExtractOptions, SourceFile } from '../extractor.js';
import { orFailure, refuseScans } from '../word/fault.js';
import { holdsZip } from '../zip-body.js';
import { WordBlockReader } from '../word/word-blocks.js';
import { EmbeddedParts } from './embedded-parts.js';
import { readFlatParts } from './flat-package.js';
import { OfficePackage } from './package.js';
import { readParts, type DocumentParts } from './parts.js';
import { readStories, type DocumentStory } from './stories.js';

/** What the text of a document is, and its pieces of other documents. */
interface OpenDocument extends DocumentStory {
  readonly related: DocumentParts['related'];
}

/** Whether the document is one XML file in place of a package. */
function isFlat(bytes: Uint8Array): boolean {
  return (bytes[0] !== 0x50 || bytes[1] !== 0x4b) && !holdsZip(bytes);
}

/** The trees of its parts, which take more memory than all else, end with this. */
async function openDocument(bytes: Uint8Array, budget: Budget): Promise<OpenDocument> {
  const parts = isFlat(bytes)
    ? await readFlatParts(bytes, budget)
    : await readParts(await OfficePackage.open(bytes, budget), budget);
  return { ...(await readStories(parts, budget.leftOut)), related: parts.related };
}

async function readDocument(
  { bytes }: SourceFile,
  options: ExtractOptions,
  embedded: EmbeddedParts | null,
): Promise<Extraction> {
  const budget = new Budget(options);
  const { pieces: story, pictures, related } = await openDocument(bytes, budget);
  const reader = new WordBlockReader(budget);
  const runs: (readonly Block[])[] = [];
  for (const piece of story) {
    if (piece.kind === 'blocks') runs.push(await reader.read(piece.blocks));
    else if (embedded !== null) runs.push(await embedded.read(await related(piece.part.id), piece.part));
  }
  const read = runs.flat();
  refuseScans(read, pictures, embedded?.unread.programs);
  const blocks = await reader.withTyped(read);
  const diagnostics: readonly Diagnostic[] = [
    ...budget.leftOut.diagnostics(options.lang),
    ...(embedded?.diagnostics() ?? []),
  ];
  return { format: 'docx', blocks, diagnostics };
}

/** Reads a document within a document; what is in it in turn is left out. */
const innerExtractor: Extractor = {
  format: 'docx',
  extract: (file, options) => orFailure(options.lang, () => readDocument(file, options, null)),
};

export const docxExtractor: Extractor = {
  format: 'docx',
  extract: (file, options) =>
    orFailure(options.lang, () => readDocument(file, options, new EmbeddedParts(options, innerExtractor))),
};
