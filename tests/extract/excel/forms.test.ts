import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { workbookBytes, type SheetContent } from '../../../scripts/excel-writer.js';
import { auditDocument } from '../../../src/pipeline.js';
import { gridsOf, read } from '../reading.js';
import { FAMILIES } from '../../helpers/forms/families.js';
import type { Form } from '../../helpers/forms/form.js';
import { generateForm } from '../../helpers/forms/generate.js';
import { renderForms } from '../../helpers/forms/render.js';

function fixture(path: string): Uint8Array {
  return readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url));
}

/** Results without what differs by nature: the document, and where in it a field stands. */
async function auditsOf(bytes: Uint8Array, path: string): Promise<unknown[]> {
  const { results } = await auditDocument(bytes, { path });
  return results.map((result) => {
    if (result.type === 'failure') return result.error;
    const { record, diagnostics, audit } = result;
    const unplaced = JSON.stringify({ record, diagnostics, audit }, (key, value: unknown) =>
      key === 'location' ? undefined : value,
    );
    return JSON.parse(unplaced) as unknown;
  });
}

describe('the seed as workbooks gives the records and findings that it gives as a web page', () => {
  it.each([
    ['written by a library, a sheet a table', 'xlsx/seed-sheets/input.xlsx'],
    ['all tables on one sheet', 'xlsx/seed-stacked/input.xlsx'],
    ['saved again by LibreOffice', 'xlsx/seed-libreoffice/input.xlsx'],
    ['.xls, a sheet a table', 'xls/seed-sheets/input.xls'],
    ['.xls, all tables on one sheet', 'xls/seed-stacked/input.xls'],
  ])('%s', async (_, path) => {
    const expected = await auditsOf(fixture('html/seed-spans/input.html'), 'input.html');
    expect(await auditsOf(fixture(path), path)).toEqual(expected);
  });
});

/** As `scripts/fixtures-excel.ts` draws them. */
const FORM_SEED = 20_240;
const families = FAMILIES.map(({ name }, index) => ({ name, form: generateForm(FORM_SEED + index, { family: name }) }));

/** Notes below the table are left to the other formats: a workbook has no place for them outside its cells. */
const asPage = (form: Form): Uint8Array => new TextEncoder().encode(renderForms([{ ...form, after: [] }], 'html'));

function asSheet(form: Form): SheetContent {
  const { before, rows, columns, cells } = form;
  return { name: form.family, titles: before, rows: rows.length, columns, cells };
}

describe('forms of every family', () => {
  it.each(families)('$name as a workbook', async ({ form }) => {
    const bytes = await workbookBytes([asSheet(form)], 'sheets');
    expect(await auditsOf(bytes, 'a.xlsx')).toEqual(await auditsOf(asPage(form), 'a.html'));
  });

  it.each(['xlsx', 'xls'])('all of them in one .%s file', async (ending) => {
    const expected = await Promise.all(families.map(({ form }) => auditsOf(asPage(form), 'a.html')));
    const path = `${ending}/families/input.${ending}`;
    expect(await auditsOf(fixture(path), path)).toEqual(expected.flat());
  });

  it.each(families)('$name twice, side by side', async ({ form }) => {
    const bytes = await workbookBytes([asSheet(form), asSheet(form)], 'beside');
    const [expected] = await auditsOf(asPage(form), 'a.html');
    expect(await auditsOf(bytes, 'a.xlsx')).toEqual([expected, expected]);
  });

  it.each(families)('$name: every cell stands in the grid once, with its spans', async ({ form }) => {
    const [grid] = gridsOf(await read(await workbookBytes([asSheet(form)], 'sheets'), { name: 'a.xlsx' }));
    const cellOf = ({ row, column, rowSpan, columnSpan, text }: SheetContent['cells'][number]) => ({
      row,
      column,
      rowSpan: text === '' ? 1 : rowSpan,
      columnSpan: text === '' ? 1 : columnSpan,
      text: text.trim(),
    });
    const filled = (cells: readonly SheetContent['cells'][number][]) =>
      cells.filter(({ text }) => text !== '').map(cellOf);
    expect(grid && filled(grid.cells)).toEqual(filled(form.cells));
  });
});
