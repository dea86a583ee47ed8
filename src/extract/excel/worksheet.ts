/** Reads one worksheet of an .xlsx workbook: its cells as shown, merged ranges, hidden rows and columns. */
import { LimitExceeded, type Budget } from '../budget.js';
import { corrupt } from './unreadable-file.js';
import type { ValueFormatter } from './format/format-value.js';
import { storedNumber } from './format/general.js';
import { readIsoDate } from './iso-date.js';
import { emptySheet, MAX_COLUMNS, MAX_ROWS, putCell, type MergedRange, type RawSheet } from './raw-sheet.js';
import { readStringItem } from './shared-strings.js';
import type { StyleFormats } from './styles.js';
import type { XmlReader } from './xml-reader.js';

const MAX_HIDDEN_RUNS = 4 * MAX_COLUMNS;

/** What the cells of all sheets refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly styles: StyleFormats;
  readonly formatter: ValueFormatter;
  readonly date1904: boolean;
}

type SheetIdentity = Pick<RawSheet, 'name' | 'isHidden'>;

interface Place {
  readonly row: number;
  readonly column: number;
}

/** `AB12` → row 11, column 27; null where it is no place of a sheet. */
function placeOf(reference: string): Place | null {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (match === null) return null;
  let column = 0;
  for (const letter of (match[1] ?? '').toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number.parseInt(match[2] ?? '', 10);
  return row >= 1 && row <= MAX_ROWS && column <= MAX_COLUMNS ? { row: row - 1, column: column - 1 } : null;
}

function mergedRange(reference: string): MergedRange | null {
  const [first = '', last = first] = reference.split(':');
  const start = placeOf(first);
  const end = placeOf(last);
  if (start === null || end === null || end.row < start.row || end.column < start.column) return null;
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}

/** What stands between the tags of a cell. */
interface CellContent {
  readonly value: string | null;
  /** Text of a string that stands in the cell itself. */
  readonly inline: string | null;
  readonly formula: string | null;
}

class SheetReader {
  private readonly sheet: RawSheet;
  private row = -1;
  private column = -1;
  private showZeros = true;
  /** Columns of all hidden runs together. */
  private hiddenRuns = 0;

  constructor(
    { name, isHidden }: SheetIdentity,
    private readonly reader: XmlReader,
    private readonly context: SheetContext,
    private readonly budget: Budget,
  ) {
    this.sheet = emptySheet(name, isHidden);
  }

  async read(): Promise<RawSheet> {
    const { reader, budget } = this;
    for (let event = reader.next(); event !== null; event = reader.next()) {
      if (event !== 'open') continue;
      if (budget.isDue()) await budget.breathe();
      switch (reader.name) {
        case 'sheetView':
          this.showZeros &&= reader.attribute('showZeros') === null || reader.flag('showZeros');
          break;
        case 'col':
          this.readColumn();
          break;
        case 'row':
          this.openRow();
          break;
        case 'c':
          this.readCell();
          break;
        case 'mergeCell':
          this.readMerge();
          break;
      }
    }
    return this.sheet;
  }

  private readColumn(): void {
    const hidden = this.reader.flag('hidden') || Number(this.reader.attribute('width') ?? '1') === 0;
    if (!hidden) return;
    const first = Number(this.reader.attribute('min') ?? '0');
    const last = Math.min(Number(this.reader.attribute('max') ?? '0'), MAX_COLUMNS);
    this.hiddenRuns += Math.max(0, last - first + 1);
    // Runs lie side by side; many over each other are a way to keep a reader busy.
    if (this.hiddenRuns > MAX_HIDDEN_RUNS) throw new LimitExceeded('maxCells');
    for (let column = Math.max(first, 1); column <= last; column += 1) this.sheet.hiddenColumns.add(column - 1);
  }

  private openRow(): void {
    const number = this.reader.attribute('r');
    this.row = number === null ? this.row + 1 : Number.parseInt(number, 10) - 1;
    this.column = -1;
    if (!(this.row >= 0 && this.row < MAX_ROWS)) throw corrupt(this.sheet.name);
    const flat = Number(this.reader.attribute('ht') ?? '1') === 0;
    if (flat || this.reader.flag('hidden')) this.sheet.hiddenRows.add(this.row);
  }

  private readMerge(): void {
    const range = mergedRange(this.reader.attribute('ref') ?? '');
    if (range === null) return;
    this.budget.addCells(1);
    this.sheet.merges.push(range);
  }

  private readCell(): void {
    const { reader, sheet } = this;
    const reference = reader.attribute('r');
    const style = Number(reader.attribute('s') ?? '0');
    const type = reader.attribute('t') ?? 'n';
    const place = reference === null ? { row: this.row, column: this.column + 1 } : placeOf(reference);
    if (place === null || place.row < 0 || place.column >= MAX_COLUMNS) throw corrupt(sheet.name);
    this.row = place.row;
    this.column = place.column;
    const content = this.readContent();
    const text = this.shownText(type, content, this.context.styles[style] ?? null);
    if (text === null) {
      if (content.formula !== null) sheet.uncomputed.push(content.formula);
    } else if (putCell(sheet, place.row, place.column, text)) this.budget.addCells(1);
  }

  private readContent(): CellContent {
    const { reader } = this;
    let value: string | null = null;
    let inline: string | null = null;
    let formula: string | null = null;
    let element = '';
    for (let event = reader.next(); event !== null; event = reader.next()) {
      if (event === 'close') {
        if (reader.name === 'c') break;
        element = '';
      } else if (event === 'open') {
        element = reader.name;
        if (element === 'is') inline = readStringItem(reader, 'is');
        else if (element === 'f') formula ??= '';
      } else if (element === 'v') value = (value ?? '') + reader.text;
      else if (element === 'f') formula = (formula ?? '') + reader.text;
    }
    return { value, inline, formula };
  }

  /** @returns null where the cell holds nothing. */
  private shownText(type: string, { value, inline }: CellContent, format: string | null): string | null {
    const { strings, formatter, date1904 } = this.context;
    if (type === 'inlineStr') return inline === null ? value : formatter.text(inline, format);
    if (value === null || (value === '' && type !== 'str')) return null;
    switch (type) {
      case 's': {
        const text = strings[Number(value)];
        if (text === undefined) throw corrupt(this.sheet.name);
        return formatter.text(text, format);
      }
      case 'str':
        return formatter.text(value, format);
      case 'b':
        return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
        return value;
      default: {
        const number = type === 'd' ? readIsoDate(value, date1904) : storedNumber(value);
        if (number === null) return value;
        return number.isZero() && !this.showZeros ? '' : formatter.number(number, format);
      }
    }
  }
}

/** @throws UnreadableFile when the sheet contradicts itself, LimitExceeded when it has too many cells. */
export function readWorksheet(
  sheet: SheetIdentity,
  reader: XmlReader,
  context: SheetContext,
  budget: Budget,
): Promise<RawSheet> {
  return new SheetReader(sheet, reader, context, budget).read();
}
