/** Prints the PDF fixtures, where Chromium and LibreOffice are installed: `npx tsx scripts/fixtures-pdf.ts [NAME…]`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { printByChromium } from './print-chromium.js';
import { printByOffice, printDocument, wordBytes, type Protection } from './print-office.js';
import { familyForms, longForm, seedForms, type PrintedTable } from './printed-tables.js';

const seed = await seedForms();
const families = familyForms();
const long = [longForm()];

/** TrueType, which Chromium embeds; the others, with outlines of another kind, it draws glyph by glyph. */
const TRUETYPE = 'WenQuanYi Zen Hei';

const FIXTURES: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
  'seed-chromium': () => printByChromium(seed, { lines: 'all' }),
  'seed-chromium-landscape': () =>
    printByChromium(seed, { lines: 'all', landscape: true, font: TRUETYPE, breaks: true }),
  'seed-chromium-separate': () => printByChromium(seed, { lines: 'separate', font: TRUETYPE, fontSize: 9 }),
  'seed-chromium-borderless': () => printByChromium(seed, { lines: 'none', font: TRUETYPE }),
  'seed-chromium-zebra': () => printByChromium(seed, { lines: 'zebra', font: TRUETYPE, landscape: true }),
  'seed-chromium-header': () => printByChromium(seed, { lines: 'header', font: TRUETYPE }),
  'seed-chromium-rows': () => printByChromium(seed, { lines: 'rows', font: TRUETYPE }),
  'seed-office': () => printByOffice(seed, { borders: true, fontSize: 8.5 }),
  'seed-office-landscape': () => printByOffice(seed, { borders: true, landscape: true }),
  'seed-office-borderless': () => printByOffice(seed, { borders: false, landscape: true }),
  'families-chromium': () => printByChromium(families, { lines: 'all', font: TRUETYPE, breaks: true }),
  'families-office': () => printByOffice(families, { borders: true, landscape: true }),
  'encrypted-password': () => protectedBy('password'),
  'encrypted-restricted': () => protectedBy('restricted'),
  'long-one-page': () => printByChromium(long, { lines: 'all', font: TRUETYPE, pageSize: '210mm 1000mm' }),
  'long-chromium': () => printByChromium(long, { lines: 'all', font: TRUETYPE, fontSize: 11 }),
  'long-office': () => printByOffice(long, { borders: true, fontSize: 12 }),
  'long-office-header': () => printByOffice(repeatable(long), { borders: true, fontSize: 12, headerRows: 1 }),
  'long-office-landscape': () => printByOffice(long, { borders: true, fontSize: 11, landscape: true }),
};

/** The first seed table, protected. */
async function protectedBy(protection: Protection): Promise<Uint8Array> {
  return printDocument(await wordBytes(seed.slice(0, 1), { borders: true }), 'docx', protection);
}

/** The table with its column heads in the first row, where Word can repeat them. */
function repeatable(tables: readonly PrintedTable[]): PrintedTable[] {
  return tables.map((table) => ({
    ...table,
    rows: table.rows - 2,
    cells: table.cells.filter(({ row }) => row >= 2).map((cell) => ({ ...cell, row: cell.row - 2 })),
  }));
}

const asked = process.argv.slice(2);
for (const [name, print] of Object.entries(FIXTURES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const folder = new URL(`../fixtures/pdf/${name}/`, import.meta.url);
  mkdirSync(folder, { recursive: true });
  const bytes = await print();
  writeFileSync(new URL('input.pdf', folder), bytes);
  console.log(`${name}: ${String(Math.round(bytes.length / 1024))} KB`);
}
