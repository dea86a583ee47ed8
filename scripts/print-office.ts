/** Prints tables to PDF by way of Word documents and LibreOffice. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { PrintedCell, PrintedTable } from './printed-tables.js';

export interface OfficeStyle {
  readonly landscape?: boolean;
  readonly borders: boolean;
  /** First rows that are repeated on every page. */
  readonly headerRows?: number;
  readonly font?: string;
  /** In points. */
  readonly fontSize?: number;
}

/** Twentieths of a point. */
const TWIPS = 20;
const MARGIN = 42 * TWIPS;
const A4 = { width: 11_906, height: 16_838 };

/** Widths of the columns, by the longest text that stands in each alone. */
function columnWidths({ columns, cells }: PrintedTable, total: number): number[] {
  const weights = Array.from({ length: columns }, (_, column) => {
    const own = cells.filter((cell) => cell.column === column && cell.columnSpan === 1);
    return Math.min(14, Math.max(4, ...own.map(({ text }) => text.length)));
  });
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => Math.floor((weight / sum) * total));
}

function cellOf({ rowSpan, columnSpan, text }: PrintedCell, style: OfficeStyle): TableCell {
  const { font = 'Noto Serif CJK SC', fontSize = 9 } = style;
  const border = { style: style.borders ? BorderStyle.SINGLE : BorderStyle.NONE, size: 4, color: '000000' };
  return new TableCell({
    rowSpan,
    columnSpan,
    verticalAlign: VerticalAlign.CENTER,
    borders: { top: border, bottom: border, left: border, right: border },
    margins: { top: 20, bottom: 20, left: 60, right: 60 },
    children: text
      .split('\n')
      .map((line) => new Paragraph({ children: [new TextRun({ text: line, font, size: fontSize * 2 })] })),
  });
}

function tableOf(table: PrintedTable, style: OfficeStyle, width: number): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: columnWidths(table, width),
    rows: Array.from(
      { length: table.rows },
      (_, row) =>
        new TableRow({
          tableHeader: row < (style.headerRows ?? 0),
          children: table.cells.filter((cell) => cell.row === row).map((cell) => cellOf(cell, style)),
        }),
    ),
  });
}

export async function wordBytes(tables: readonly PrintedTable[], style: OfficeStyle): Promise<Uint8Array> {
  const { landscape = false, font = 'Noto Serif CJK SC' } = style;
  const width = (landscape ? A4.height : A4.width) - 2 * MARGIN;
  const title = (text: string): Paragraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, font, size: 28 })] });
  const document = new Document({
    sections: [
      {
        properties: {
          page: {
            size: { ...A4, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        children: tables.flatMap((table) => [...table.titles.map(title), tableOf(table, style, width)]),
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** What LibreOffice can do to a PDF besides: an open password, or one that only guards against changes. */
export type Protection = 'none' | 'password' | 'restricted';

const FILTERS: Readonly<Record<Protection, string>> = {
  none: 'pdf',
  password: filter({ EncryptFile: true, DocumentOpenPassword: 'secret' }),
  restricted: filter({ RestrictPermissions: true, PermissionPassword: 'secret' }),
};

function filter(options: Readonly<Record<string, string | boolean>>): string {
  const entries = Object.entries(options).map(([name, value]) => [name, { type: typeof value, value: String(value) }]);
  return `pdf:writer_pdf_Export:${JSON.stringify(Object.fromEntries(entries))}`;
}

/** PDF of an office document. */
export function printDocument(bytes: Uint8Array, ending: string, protection: Protection = 'none'): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'fuhe-office-'));
  try {
    const document = path.join(folder, `document.${ending}`);
    writeFileSync(document, bytes);
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', FILTERS[protection], '--outdir', folder, document],
      {
        stdio: 'ignore',
      },
    );
    return readFileSync(path.join(folder, 'document.pdf'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function printByOffice(tables: readonly PrintedTable[], style: OfficeStyle): Promise<Uint8Array> {
  return printDocument(await wordBytes(tables, style), 'docx');
}
