/** Reads the tables of Word documents (.docx, .docm, .dotx, Word XML): their XML is mended first, then goes through mammoth. */
import type { Block } from '../../model/grid.js';
import { Budget } from '../budget.js';
import type { Extractor } from '../extractor.js';
import { orFailure, refuseScans } from '../word/fault.js';
import { readWordBlocks } from '../word/word-blocks.js';
import { BodyReader } from './body.js';
import { readFlatParts } from './flat-package.js';
import { readForeignPart } from './foreign-part.js';
import { OfficePackage } from './package.js';
import { readParts, type DocumentParts } from './parts.js';

/** The grids and the loose text of a document whose parts are at hand. */
async function readBlocks(parts: DocumentParts, budget: Budget): Promise<readonly Block[]> {
  const body = new BodyReader(parts);
  const runs: (readonly Block[])[] = [];
  for (const section of body.sections()) {
    runs.push(await readWordBlocks(section.blocks, budget));
    const foreign = section.foreignPart === null ? null : await parts.related(section.foreignPart);
    if (foreign !== null) runs.push(await readForeignPart(foreign, budget));
  }
  const blocks = runs.flat();
  refuseScans(blocks, body.pictures);
  return blocks;
}

/** Whether the document is one XML file in place of a package. */
function isFlat(bytes: Uint8Array): boolean {
  return bytes[0] !== 0x50 || bytes[1] !== 0x4b;
}

async function readWordXml(bytes: Uint8Array, budget: Budget): Promise<readonly Block[]> {
  const parts = isFlat(bytes)
    ? await readFlatParts(bytes, budget)
    : await readParts(await OfficePackage.open(bytes, budget), budget);
  return readBlocks(parts, budget);
}

export const docxExtractor: Extractor = {
  format: 'docx',
  extract: (file, options) =>
    orFailure(options.lang, async () => ({
      format: 'docx',
      blocks: await readWordXml(file.bytes, new Budget(options)),
      diagnostics: [],
    })),
};
