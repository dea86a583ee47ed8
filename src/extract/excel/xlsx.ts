/** Reads the sheets of an .xlsx workbook from its own XML: every number stays the decimal that the file holds. */
import type { Budget } from '../budget.js';
import { LimitExceeded } from '../budget.js';
import type { Extractor, ExtractOptions, SourceFile } from '../extractor.js';
import type { RawSheet } from './raw-sheet.js';
import { ValueFormatter } from './format/format-value.js';
import { readSharedStrings } from './shared-strings.js';
import { readStyles } from './styles.js';
import { UnreadableFile } from './unreadable-file.js';
import { openPart, readWorkbook, workbookPart, type WorkbookSheet } from './workbook.js';
import { extractSheets } from './extract-sheets.js';
import { readWorksheet } from './worksheet.js';
import { ZipParts } from './zip-parts.js';

const BINARY = { zh: 'Excel 二进制工作簿（.xlsb）', en: 'Excel binary workbook (.xlsb)' };

type SheetChoice = (sheet: WorkbookSheet) => boolean;

/** Sheets are pages of a kind. */
function checkCount(count: number, { limits }: ExtractOptions): void {
  if (count > limits.maxPages) throw new LimitExceeded('maxPages');
}

async function* readXmlSheets(
  parts: ZipParts,
  part: string,
  options: ExtractOptions,
  budget: Budget,
  isWanted: SheetChoice,
): AsyncGenerator<RawSheet> {
  const workbook = readWorkbook(parts, part);
  checkCount(workbook.sheets.length, options);
  const { sharedStrings, styles, date1904 } = workbook;
  const context = {
    strings: sharedStrings === null ? [] : await readSharedStrings(openPart(parts, sharedStrings), budget),
    styles: styles === null ? [] : readStyles(openPart(parts, styles)),
    formatter: new ValueFormatter(date1904),
    date1904,
  };
  for (const sheet of workbook.sheets.filter(isWanted)) {
    await budget.breathe();
    yield await readWorksheet(sheet, openPart(parts, sheet.part), context, budget);
  }
}

async function* readSheets(
  file: SourceFile,
  options: ExtractOptions,
  budget: Budget,
  isWanted: SheetChoice,
): AsyncGenerator<RawSheet> {
  const parts = new ZipParts(file.bytes, options.limits.maxCharacters);
  const part = workbookPart(parts);
  if (part.endsWith('.bin')) throw new UnreadableFile('unsupported-format', BINARY);
  yield* readXmlSheets(parts, part, options, budget, isWanted);
}

export const xlsxExtractor: Extractor = {
  format: 'xlsx',
  extract: (file, options) => extractSheets('xlsx', options, (budget) => readSheets(file, options, budget, () => true)),
};

/** Only the sheet that a workbook shows as an object in a document. */
export const activeSheetExtractor: Extractor = {
  format: 'xlsx',
  extract: (file, options) =>
    extractSheets('xlsx', options, (budget) => readSheets(file, options, budget, ({ isActive }) => isActive)),
};
