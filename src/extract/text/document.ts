/** What all readers of text share: decoding, the bound on characters, the empty document, the report of broken bytes. */
import { diagnostic } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Block, Extraction } from '../../model/grid.js';
import type { SourceFormat } from '../../model/source.js';
import { Budget } from '../budget.js';
import { decodeText, REPLACEMENT, type DecodedText } from '../decode.js';
import type { ExtractFailure, ExtractOptions, SourceFile } from '../extractor.js';
import { lineEnd } from './lines.js';

const SHOWN_CHARACTERS = 80;

/** The first line with a broken byte, around that byte. */
function brokenPlace(text: string): string {
  const at = text.indexOf(REPLACEMENT);
  const from = Math.max(0, at - SHOWN_CHARACTERS / 2);
  return text.slice(from, Math.min(lineEnd(text, at).end, from + SHOWN_CHARACTERS)).trim();
}

function reportBroken({ text, replaced, dropped = 0 }: DecodedText, { lang }: ExtractOptions): Diagnostic[] {
  const raws = [...(replaced > 0 ? [brokenPlace(text)] : []), ...(dropped > 0 ? [`U+0000 × ${String(dropped)}`] : [])];
  return raws.map((raw) => diagnostic('text-unassigned', { path: null, raw }, lang));
}

/**
 * Decodes a document and has its blocks read.
 * @param readBlocks
 *   Gets the whole text; blocks come back in reading order.
 */
export async function readDocument(
  format: SourceFormat,
  file: SourceFile,
  options: ExtractOptions,
  readBlocks: (text: string, budget: Budget) => Promise<readonly Block[]>,
): Promise<Extraction | ExtractFailure> {
  const decoded = decodeText(file.bytes);
  if (decoded === null) return { failed: 'unsupported-format', detail: '' };
  const budget = new Budget(options);
  budget.checkCharacters(decoded.text.length);
  if (decoded.text.trim() === '') return { failed: 'empty', detail: '' };
  const blocks = await readBlocks(decoded.text, budget);
  const diagnostics = [...reportBroken(decoded, options), ...budget.leftOut.diagnostics(options.lang)];
  return { format, blocks, diagnostics };
}
