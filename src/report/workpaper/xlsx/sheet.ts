/** One kind of sheet of a workbook, written row by row; goes on on a further sheet where one is full. */
import { columnName, text, toXml, type Cell } from './cell.js';
import { escapeXml } from './cell-text.js';
import { Part } from './part.js';
import { rowHeight } from './row-height.js';
import type { Look, Styles } from './styles.js';

export interface Column {
  readonly title: string;
  /** Characters of the default font; a Chinese one takes two. */
  readonly width: number;
}

/** A column that no word of its title is too long for; Chinese breaks anywhere. */
export function column(title: string, width: number): Column {
  const words = title.match(/[A-Za-z]+/g) ?? [];
  return { title, width: Math.max(width, ...words.map((word) => word.length + WORD_MARGIN)) };
}

/** Bold letters run wider than the digits that a width counts. */
const WORD_MARGIN = 3;

export interface SheetPlan {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Rows that stay when scrolling, and are printed on every page; 0 for a sheet without a header. */
  readonly header: 0 | 1;
  /** Columns that stay when scrolling. */
  readonly frozen: number;
  readonly footer: { readonly left: string; readonly page: string };
  /** Says at the end of a full sheet where it goes on. */
  readonly continued: (name: string) => string;
  /** Rows a sheet takes. */
  readonly rows: number;
}

/** Where a row stands. */
export interface RowPlace {
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
}

export interface FinishedSheet {
  readonly name: string;
  readonly part: Part;
  readonly plan: SheetPlan;
  /** Of the last row. */
  readonly lastRow: number;
}

/** Text is handed on in pieces of about this length. */
const PIECE = 64 * 1024;
/** A part of the package must stay below 4 GB. */
const LARGEST = 3 * 1024 * 1024 * 1024;
const HEAD: Look = { font: 'head', fill: 'head', align: 'middle' };

export class Sheet {
  private current: { readonly name: string; readonly part: Part } | null = null;
  private readonly done: FinishedSheet[] = [];
  private pending: string[] = [];
  private length = 0;
  private row = 0;

  constructor(
    private readonly plan: SheetPlan,
    private readonly styles: Styles,
    private readonly partName: () => string,
  ) {}

  /**
   * Makes sure that the next rows come on one sheet.
   * @returns Where the first of them will stand.
   */
  async reserve(rows: number): Promise<RowPlace> {
    const { header } = this.plan;
    // One row is left for the word where it goes on.
    const full = this.row > header && (this.row + rows >= this.plan.rows || (this.current?.part.size ?? 0) > LARGEST);
    if (full) await this.close(this.nameOf(this.done.length + 1));
    const { name } = this.current ?? (await this.open());
    return { sheet: name, row: this.row + 1 };
  }

  /** @param height In points; as high as the text needs unless told. */
  async add(cells: readonly Cell[], height?: number): Promise<RowPlace> {
    const place = await this.reserve(1);
    await this.write(cells, height);
    return place;
  }

  /** Every sheet, at least one. Nothing may be added behind this. */
  async finish(): Promise<readonly FinishedSheet[]> {
    if (this.current === null) await this.open();
    await this.close(null);
    return this.done;
  }

  async abandon(): Promise<void> {
    for (const { part } of this.current === null ? this.done : [...this.done, this.current]) await part.close();
  }

  private nameOf(index: number): string {
    return index === 0 ? this.plan.name : `${this.plan.name} (${String(index + 1)})`;
  }

  private async open(): Promise<{ readonly name: string; readonly part: Part }> {
    const { columns, header, frozen } = this.plan;
    this.current = { name: this.nameOf(this.done.length), part: await Part.open(this.partName()) };
    this.row = 0;
    this.put(openingXml(columns, header, frozen));
    if (header === 1) {
      const titles = columns.map(({ title }) => text(title, HEAD));
      await this.write(titles, HEADER_HEIGHT);
    }
    return this.current;
  }

  /** @param next The sheet on which it goes on. */
  private async close(next: string | null): Promise<void> {
    if (this.current === null) return;
    if (next !== null)
      await this.write([text(this.plan.continued(next), { font: 'bold', align: 'loose', border: false })]);
    const { columns, header, footer } = this.plan;
    const filter = header === 1 ? `<autoFilter ref="A1:${columnName(columns.length - 1)}${String(this.row)}"/>` : '';
    this.put(`</sheetData>${filter}${closingXml(footer)}`);
    const { name, part } = this.current;
    await this.flush();
    await part.end();
    this.done.push({ name, part, plan: this.plan, lastRow: this.row });
    this.current = null;
  }

  private async write(cells: readonly Cell[], height?: number): Promise<void> {
    this.row += 1;
    const row = String(this.row);
    const high = ` ht="${String(height ?? rowHeight(cells, this.plan.columns))}" customHeight="1"`;
    const xml = cells.map((cell, at) => toXml(cell, `${columnName(at)}${row}`, this.styles));
    this.put(`<row r="${row}"${high}>${xml.join('')}</row>`);
    if (this.length > PIECE) await this.flush();
  }

  private put(xml: string): void {
    this.pending.push(xml);
    this.length += xml.length;
  }

  private async flush(): Promise<void> {
    const xml = this.pending.join('');
    this.pending = [];
    this.length = 0;
    await this.current?.part.write(xml);
  }
}

const HEADER_HEIGHT = 30;

function openingXml(columns: readonly Column[], header: 0 | 1, frozen: number): string {
  const corner = `${columnName(frozen)}${String(header + 1)}`;
  const pane = header === 0 ? 'topRight' : frozen === 0 ? 'bottomLeft' : 'bottomRight';
  const split = `${frozen > 0 ? ` xSplit="${String(frozen)}"` : ''}${header > 0 ? ` ySplit="${String(header)}"` : ''}`;
  const view =
    header + frozen === 0
      ? '<sheetView workbookViewId="0" showGridLines="0"/>'
      : `<sheetView workbookViewId="0"><pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
        `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView>`;
  const widths = columns.map(
    ({ width }, at) =>
      `<col min="${String(at + 1)}" max="${String(at + 1)}" width="${String(width)}" customWidth="1"/>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews>${view}</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`
  );
}

/** A4 across, as wide as the page and as long as it takes. */
function closingXml({ left, page }: SheetPlan['footer']): string {
  return (
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    `<headerFooter><oddFooter>${escapeXml(`&L${left}&C&A&R${page}`)}</oddFooter></headerFooter></worksheet>`
  );
}
