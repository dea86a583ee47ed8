/** What both Excel readers share: sheets in, blocks and diagnostics out, damage as a failure. */
import { diagnostic } from '../../diagnostics/catalogue.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Block, Extraction } from '../../model/grid.js';
import type { SourceFormat } from '../../model/source.js';
import { Budget } from '../budget.js';
import type { ExtractFailure, ExtractOptions } from '../extractor.js';
import type { RawSheet } from './raw-sheet.js';
import { sheetBlocks } from './sheet-blocks.js';
import { UnreadableFile } from './unreadable-file.js';
import { visibleSheet, type VisibleSheet } from './visible-sheet.js';

const SHOWN_CHARACTERS = 80;
/** Formulas without a result that are named one by one; a library that computes none leaves hundreds. */
const SHOWN_FORMULAS = 5;

/** What the reader of the sheet does not see: hidden texts, and formulas whose result the file lacks. */
function report(raw: RawSheet, sheet: VisibleSheet, { lang }: ExtractOptions): Diagnostic[] {
  const unseen = sheet.hiddenTexts.length === 0 ? [] : [sheet.hiddenTexts.join(' ')];
  const formulas = raw.uncomputed.slice(0, SHOWN_FORMULAS).map((formula) => `=${formula}`);
  return [...unseen, ...formulas].map((text) =>
    diagnostic(
      'text-unassigned',
      { path: null, raw: text.slice(0, SHOWN_CHARACTERS), location: { sheet: raw.name } },
      lang,
    ),
  );
}

/** One text may stand in a million cells at the price of one. */
function charactersOf(sheet: RawSheet): number {
  let sum = 0;
  for (const cells of sheet.rows.values()) for (const text of cells.values()) sum += text.length;
  return sum;
}

export async function extractSheets(
  format: SourceFormat,
  options: ExtractOptions,
  readSheets: (budget: Budget) => AsyncIterable<RawSheet>,
): Promise<Extraction | ExtractFailure> {
  const budget = new Budget(options);
  const blocks: Block[] = [];
  const diagnostics: Diagnostic[] = [];
  let characters = 0;
  try {
    for await (const raw of readSheets(budget)) {
      characters += charactersOf(raw);
      budget.checkCharacters(characters);
      const sheet = visibleSheet(raw, budget);
      blocks.push(...sheetBlocks(sheet, budget));
      diagnostics.push(...report(raw, sheet, options));
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return { failed: error.failed, detail: error.detail[options.lang] };
    throw error;
  }
  return { format, blocks, diagnostics };
}
