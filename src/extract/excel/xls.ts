/** Reads the sheets of an .xls workbook (Excel 5 to 2003, WPS) with SheetJS, which decodes the records. */
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { decodeBytes } from '../encodings.js';
import type { Extractor, ExtractOptions, SourceFile } from '../extractor.js';
import { LimitExceeded, type Budget } from '../budget.js';
import { cutBiffStream, type BiffStream } from './biff-stream.js';
import { BUILTIN_FORMATS } from './format/builtin-formats.js';
import { ValueFormatter } from './format/format-value.js';
import { storedNumber } from './format/general.js';
import { extractSheets } from './extract-sheets.js';
import { emptySheet, putCell, type RawSheet } from './raw-sheet.js';
import { readSpreadsheetMl } from './spreadsheet-ml.js';
import { corrupt, UnreadableFile } from './unreadable-file.js';

const NAME = { zh: 'Excel 97-2003 工作簿（.xls）', en: 'Excel 97-2003 workbook (.xls)' };

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

/** Code pages of the time before Unicode, as the decoder of the platform calls them. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  10008: 'gb18030',
  65001: 'utf-8',
};

/** What SheetJS asks of its own tables of code pages, by the decoder of the platform. */
const codePageTable = {
  utils: {
    decode: (page: number, data: Uint8Array | readonly number[]): string =>
      decodeBytes(Uint8Array.from(data), CODE_PAGES[page] ?? 'windows-1252'),
  },
};

interface FormatTable {
  get_table(): Record<number, string>;
  load(code: string, id: number): void;
}

/** The table of formats of SheetJS outlives a file; ours has those that a Chinese Excel knows by number. */
function resetFormats(formats: FormatTable): void {
  const table = formats.get_table();
  for (const id of Object.keys(table)) Reflect.deleteProperty(table, id);
  formats.load('General', 0);
  for (const [id, code] of Object.entries(BUILTIN_FORMATS)) formats.load(code, Number(id));
}

async function decodeWorkbook(stream: BiffStream): Promise<WorkBook> {
  const library = await import('@e965/xlsx');
  const { read, set_cptable } = library;
  if (stream.version < 8) set_cptable(codePageTable);
  resetFormats(library.SSF as FormatTable);
  try {
    return read(stream.bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellStyles: true,
      // Of texts before Unicode whose workbook does not say its code page.
      ...(stream.version < 8 && { codepage: 936 }),
    });
  } catch {
    throw corrupt('Workbook');
  }
}

function shownText({ t, v, z }: CellObject, formatter: ValueFormatter, zerosHidden: boolean): string {
  const format = typeof z === 'string' ? z : null;
  switch (t) {
    case 's':
      return formatter.text(String(v), format);
    case 'b':
      return v === true ? 'TRUE' : 'FALSE';
    case 'e':
      return ERRORS[Number(v)] ?? '';
    case 'n': {
      const number = storedNumber(String(v));
      if (number === null || (zerosHidden && number.isZero())) return '';
      return formatter.number(number, format);
    }
    case 'd':
    case 'z':
      return '';
  }
}

function fillSheet(raw: RawSheet, sheet: WorkSheet, formatter: ValueFormatter, zerosHidden: boolean): RawSheet {
  // Rows without cells are missing.
  const rows = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
  rows.forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      if (cell !== undefined) putCell(raw, row, column, shownText(cell, formatter, zerosHidden));
    });
  });
  for (const { s, e } of sheet['!merges'] ?? []) raw.merges.push({ top: s.r, left: s.c, bottom: e.r, right: e.c });
  sheet['!rows']?.forEach(({ hidden, hpt }, row) => {
    if (hidden === true || hpt === 0) raw.hiddenRows.add(row);
  });
  sheet['!cols']?.forEach(({ hidden, width }, column) => {
    if (hidden === true || width === 0) raw.hiddenColumns.add(column);
  });
  return raw;
}

async function* readSheets(
  file: SourceFile,
  options: ExtractOptions,
  budget: Budget,
  onlyActive = false,
): AsyncGenerator<RawSheet> {
  const stream = await openStream(file);
  if (stream.encrypted) throw new UnreadableFile('encrypted', NAME);
  const workbook = await decodeWorkbook(stream);
  if (workbook.SheetNames.length > options.limits.maxPages) throw new LimitExceeded('maxPages');
  const formatter = new ValueFormatter(workbook.Workbook?.WBProps?.date1904 === true);
  const hidden = new Set(workbook.Workbook?.Sheets?.flatMap(({ name, Hidden }) => (Hidden ? [name] : [])));
  for (const [index, name] of workbook.SheetNames.entries()) {
    await budget.breathe();
    if (onlyActive && index !== stream.active) continue;
    const sheet = workbook.Sheets[name];
    if (sheet === undefined) throw corrupt(name);
    // Charts, dialogs and macros have no cells.
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') continue;
    yield fillSheet(emptySheet(name, hidden.has(name)), sheet, formatter, stream.zerosHidden[index] ?? false);
  }
}

/** Old Office files begin so. */
const COMPOUND_FILE = 0xd0;
/** And a stream of records that a program wrote without a file around it. */
const BARE_STREAM = 0x09;

/** The stream of records: `Workbook` since Excel 97, `Book` before. */
async function openStream(file: SourceFile): Promise<BiffStream> {
  if (file.bytes[0] === BARE_STREAM) return cutBiffStream(Buffer.from(file.bytes));
  const { default: cfb } = await import('cfb');
  let entry;
  try {
    const container = cfb.read(file.bytes, { type: 'buffer' });
    entry = cfb.find(container, '/Workbook') ?? cfb.find(container, '/Book');
  } catch {
    throw corrupt('OLE');
  }
  if (entry === null) throw corrupt('Workbook');
  return cutBiffStream(Buffer.from(entry.content));
}

export const xlsExtractor: Extractor = {
  format: 'xls',
  extract: (file, options) => {
    const [first] = file.bytes;
    // What begins otherwise is the XML of 2003.
    const readAny = first === COMPOUND_FILE || first === BARE_STREAM ? readSheets : readSpreadsheetMl;
    return extractSheets('xls', options, (budget) => readAny(file, options, budget));
  },
};

/** Only the sheet that a workbook shows as an object in a document. */
export const activeSheetExtractor: Extractor = {
  format: 'xls',
  extract: (file, options) => extractSheets('xls', options, (budget) => readSheets(file, options, budget, true)),
};
