/** Reads the sheets of an “XML Spreadsheet 2003”, which web systems export and call .xls. */
import { decodeText } from '../decode.js';
import { LimitExceeded, type Budget } from '../budget.js';
import type { ExtractOptions, SourceFile } from '../extractor.js';
import { ValueFormatter } from './format/format-value.js';
import { storedNumber } from './format/general.js';
import { readIsoDate } from './iso-date.js';
import { emptySheet, MAX_COLUMNS, MAX_ROWS, putCell, type RawSheet } from './raw-sheet.js';
import { corrupt } from './unreadable-file.js';
import { XmlReader } from './xml-reader.js';

/** Formats that have names in place of codes. */
const NAMED_FORMATS: Readonly<Record<string, string>> = {
  'General Number': 'General',
  'General Date': 'yyyy/m/d h:mm',
  'Long Date': 'yyyy"年"m"月"d"日"',
  'Medium Date': 'd-mmm-yy',
  'Short Date': 'yyyy/m/d',
  'Long Time': 'h:mm:ss',
  'Medium Time': 'h:mm AM/PM',
  'Short Time': 'h:mm',
  Currency: '"¥"#,##0.00',
  Fixed: '0.00',
  Standard: '#,##0.00',
  Percent: '0.00%',
  Scientific: '0.00E+00',
};

class DocumentReader {
  private readonly formats = new Map<string, string>();
  private readonly formatter = new ValueFormatter(false);
  private row = -1;
  /** Further down than the row at hand where that stands for several. */
  private lastRow = -1;
  private column = -1;
  private hiddenColumn = -1;

  constructor(
    private readonly reader: XmlReader,
    private readonly budget: Budget,
  ) {}

  async *sheets(): AsyncGenerator<RawSheet> {
    const { reader, budget } = this;
    let style = '';
    let sheet: RawSheet | null = null;
    let shown = true;
    for (let event = reader.next(); event !== null; event = reader.next()) {
      if (budget.isDue()) await budget.breathe();
      if (event === 'close' && reader.name === 'Worksheet' && sheet !== null) {
        yield shown ? sheet : { ...sheet, isHidden: true };
        sheet = null;
      }
      if (event !== 'open') continue;
      if (reader.name === 'Style') style = reader.attribute('ID') ?? '';
      else if (reader.name === 'NumberFormat') this.formats.set(style, reader.attribute('Format') ?? '');
      else if (reader.name === 'Worksheet') {
        sheet = emptySheet(reader.attribute('Name') ?? '');
        shown = true;
        this.row = this.lastRow = this.hiddenColumn = -1;
      } else if (reader.name === 'Visible') shown = !this.textWithin('Visible').startsWith('Sheet');
      else if (sheet !== null) this.openPart(sheet);
    }
  }

  private openPart(sheet: RawSheet): void {
    switch (this.reader.name) {
      case 'Column':
        this.readColumn(sheet);
        break;
      case 'Row':
        this.row = this.place('Index', this.lastRow, MAX_ROWS);
        this.lastRow = this.row + this.span('Span', MAX_ROWS);
        this.column = -1;
        if (this.reader.flag('Hidden') || this.reader.attribute('Height') === '0') sheet.hiddenRows.add(this.row);
        break;
      case 'Cell':
        this.readCell(sheet);
        break;
    }
  }

  /** A number from 1 that an attribute says, else the one behind the last; from 0. */
  private place(attribute: string, last: number, most: number): number {
    const said = this.reader.attribute(attribute);
    const at = said === null ? last + 1 : Number.parseInt(said, 10) - 1;
    if (!(at >= 0 && at < most)) throw corrupt(attribute);
    return at;
  }

  /** How many more rows or columns an element stands for. */
  private span(attribute: string, most: number): number {
    const more = Number.parseInt(this.reader.attribute(attribute) ?? '0', 10);
    return more > 0 ? Math.min(more, most) : 0;
  }

  private readColumn({ hiddenColumns }: RawSheet): void {
    const first = this.place('Index', this.hiddenColumn, MAX_COLUMNS);
    this.hiddenColumn = Math.min(first + this.span('Span', MAX_COLUMNS), MAX_COLUMNS - 1);
    const hidden = this.reader.flag('Hidden') || this.reader.attribute('Width') === '0';
    for (let column = first; hidden && column <= this.hiddenColumn; column += 1) hiddenColumns.add(column);
  }

  private readCell(sheet: RawSheet): void {
    const { reader, row } = this;
    if (row < 0) throw corrupt(sheet.name);
    const column = this.place('Index', this.column, MAX_COLUMNS);
    const right = Math.min(column + this.span('MergeAcross', MAX_COLUMNS), MAX_COLUMNS - 1);
    const bottom = Math.min(row + this.span('MergeDown', MAX_ROWS), MAX_ROWS - 1);
    const format = this.formats.get(reader.attribute('StyleID') ?? '') ?? this.formats.get('Default') ?? null;
    this.column = right;
    let text = '';
    for (
      let event = reader.next();
      event !== null && !(event === 'close' && reader.name === 'Cell');
      event = reader.next()
    ) {
      if (event !== 'open') continue;
      if (reader.name === 'Comment') this.textWithin('Comment');
      else if (reader.name === 'Data') text = this.shownText(reader.attribute('Type') ?? 'String', format);
    }
    if (right > column || bottom > row) sheet.merges.push({ top: row, left: column, bottom, right });
    if (putCell(sheet, row, column, text)) this.budget.addCells(1);
  }

  private shownText(type: string, named: string | null): string {
    const text = this.textWithin('Data');
    const format = named === null ? null : (NAMED_FORMATS[named] ?? named);
    if (type === 'Boolean') return text === '1' ? 'TRUE' : 'FALSE';
    if (type === 'Error') return text;
    const number = type === 'Number' ? storedNumber(text) : type === 'DateTime' ? readIsoDate(text, false) : null;
    return number === null ? this.formatter.text(text, format) : this.formatter.number(number, format);
  }

  /** All text up to the end of the element at hand, mark-up within it left out. */
  private textWithin(element: string): string {
    let text = '';
    for (let event = this.reader.next(); event !== null; event = this.reader.next()) {
      if (event === 'text') text += this.reader.text;
      else if (event === 'close' && this.reader.name === element) break;
    }
    return text;
  }
}

export async function* readSpreadsheetMl(
  file: SourceFile,
  { limits }: ExtractOptions,
  budget: Budget,
): AsyncGenerator<RawSheet> {
  const decoded = decodeText(file.bytes);
  if (decoded === null) throw corrupt('XML');
  budget.checkCharacters(decoded.text.length);
  let sheets = 0;
  for await (const sheet of new DocumentReader(new XmlReader(decoded.text, 'XML'), budget).sheets()) {
    sheets += 1;
    if (sheets > limits.maxPages) throw new LimitExceeded('maxPages');
    yield sheet;
  }
}
