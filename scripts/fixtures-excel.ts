/**
 * Writes the seed's tables as Excel workbooks: `npx tsx scripts/fixtures-excel.ts`.
 * exceljs writes them; LibreOffice (`soffice`), where it is installed, saves them again as .xlsx and .xls.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_LIMITS } from '../src/extract/extractor.js';
import { extractDocument } from '../src/extract/registry.js';
import { FAMILIES } from '../tests/helpers/forms/families.js';
import { generateForm } from '../tests/helpers/forms/generate.js';
import { workbookBytes, type SheetContent } from './excel-writer.js';

/** Tests draw the same forms. */
const FORM_SEED = 20_240;
const ROOT = path.join(import.meta.dirname, '..');

/** The clean form of each seed table, with its titles. */
async function readTables(): Promise<SheetContent[]> {
  const bytes = readFileSync(path.join(ROOT, 'fixtures/html/seed-spans/input.html'));
  const options = { limits: DEFAULT_LIMITS, signal: new AbortController().signal, lang: 'zh' as const };
  const extraction = await extractDocument({ name: 'input.html', bytes }, options);
  if ('failed' in extraction) throw new Error(extraction.detail);
  const tables: SheetContent[] = [];
  let titles: string[] = [];
  for (const block of extraction.blocks) {
    if (block.kind === 'text') titles.push(block.text);
    else {
      const { columns, rows, cells } = block.grid;
      tables.push({ name: `表${String(tables.length + 1)}`, titles, columns, rows, cells });
      titles = [];
    }
  }
  return tables;
}

/** One form of every family, a sheet each. */
function drawForms(): SheetContent[] {
  return FAMILIES.map(({ name }, index) => {
    const { before, rows, columns, cells } = generateForm(FORM_SEED + index, { family: name });
    return { name, titles: before, rows: rows.length, columns, cells };
  });
}

function write(folder: string, name: string, content: Uint8Array): string {
  const target = path.join(ROOT, 'fixtures', folder);
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, name), content);
  return path.join(target, name);
}

/** Has LibreOffice save a workbook again. */
function saveAgain(source: string, ending: 'xlsx' | 'xls', folder: string): void {
  const scratch = mkdtempSync(path.join(tmpdir(), 'fuhe-fixtures-'));
  try {
    const profile = `-env:UserInstallation=file://${path.join(scratch, 'profile')}`;
    const filter = ending === 'xls' ? 'xls:MS Excel 97' : 'xlsx:Calc MS Excel 2007 XML';
    execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', scratch, source]);
    const target = path.join(ROOT, 'fixtures', folder);
    mkdirSync(target, { recursive: true });
    copyFileSync(path.join(scratch, `input.${ending}`), path.join(target, `input.${ending}`));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const tables = await readTables();
const sheets = write('xlsx/seed-sheets', 'input.xlsx', await workbookBytes(tables, 'sheets'));
const stacked = write('xlsx/seed-stacked', 'input.xlsx', await workbookBytes(tables, 'stacked'));
saveAgain(sheets, 'xlsx', 'xlsx/seed-libreoffice');
saveAgain(sheets, 'xls', 'xls/seed-sheets');
const families = write('xlsx/families', 'input.xlsx', await workbookBytes(drawForms(), 'sheets'));
saveAgain(families, 'xls', 'xls/families');
saveAgain(stacked, 'xls', 'xls/seed-stacked');
