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
const SHOWN_CELLS = 20;
/** Formulas without a result that are named one by one; a library that computes none leaves hundreds. */
const SHOWN_FORMULAS = 5;

function unassigned(text: string, { name }: RawSheet, { lang }: ExtractOptions): Diagnostic {
  return diagnostic(
    'text-unassigned',
    { path: null, raw: text.slice(0, SHOWN_CHARACTERS), location: { sheet: name } },
    lang,
  );
}

/** What the reader of the sheet does not see: hidden texts, and formulas whose result the file lacks. */
function report(raw: RawSheet, sheet: VisibleSheet, options: ExtractOptions): Diagnostic[] {
  const unseen = sheet.hiddenTexts.length === 0 ? [] : [sheet.hiddenTexts.join(' ')];
  const formulas = raw.uncomputed.slice(0, SHOWN_FORMULAS).map((formula) => `=${formula}`);
  return [...unseen, ...formulas].map((text) => unassigned(text, raw, options));
}

/** What forms are about; the lists of choices that templates keep on hidden sheets are not. */
const OF_FORMS = /[一二三]级指标/;

/** A hidden sheet is left out; one that holds a form is reported. */
function reportHidden(raw: RawSheet, options: ExtractOptions): Diagnostic[] {
  const texts = [...raw.rows.values()].flatMap((cells) => [...cells.values()]);
  return texts.some((text) => OF_FORMS.test(text))
    ? [unassigned(texts.slice(0, SHOWN_CELLS).join(' '), raw, options)]
    : [];
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
      if (raw.isHidden) {
        diagnostics.push(...reportHidden(raw, options));
        continue;
      }
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
