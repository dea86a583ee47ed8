/**
 * Cuts the stream of an .xls workbook down to the records that say what its cells show.
 *
 * The library that decodes them also follows hyperlinks, names, notes and drawings: a damaged one of these would cost
 * the whole file, and a hyperlink over a whole sheet hours. What is not needed never reaches it.
 */
import { LimitExceeded } from '../budget.js';
import { corrupt } from './unreadable-file.js';

const BOF = 0x0809;
const EOF = 0x000a;
const CONTINUE = 0x003c;
const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;
const FORMULA = 0x0006;
const WINDOW1 = 0x003d;
const WINDOW2 = 0x023e;
const MULTIPLE_NUMBERS = 0x00bd;

const CELLS = new Set([FORMULA, MULTIPLE_NUMBERS, 0x0203, 0x027e, 0x00fd, 0x0204, 0x00d6, 0x0205]);
/** Besides: text of a formula, texts, formats, styles, code page, epoch, extent, merged cells, rows and columns. */
const OTHERS = [0x0207, 0x00fc, 0x041e, 0x00e0, 0x0042, 0x0022, 0x0200, 0x00e5, 0x0208, 0x007d];
const KEPT = new Set([BOF, EOF, BOUND_SHEET, ...CELLS, ...OTHERS]);

/** Cell, value, flags: what stands in a formula record before the formula itself. */
const FORMULA_HEAD = 20;
const SHOW_ZEROS = 0x10;
/** Cells as the library keeps them take some hundred bytes each. */
const MAX_CELLS = 2_000_000;

export interface BiffStream {
  readonly bytes: Buffer;
  /** 8 since Excel 97, 5 for the two before. */
  readonly version: 5 | 8;
  readonly encrypted: boolean;
  /** Which sheets show no zeros, in the order of the sheets in the stream. */
  readonly zerosHidden: readonly boolean[];
  /** Number of the sheet that the workbook opens with, in the order of its list. */
  readonly active: number;
}

interface OpenSheet {
  readonly at: number;
  zerosHidden: boolean;
}

class StreamCutter {
  private readonly pieces: Buffer[] = [];
  private length = 0;
  /** From where a substream begins in the file to where it begins in what is kept. */
  private readonly moved = new Map<number, number>();
  private readonly bounds: Buffer[] = [];
  private readonly sheets: OpenSheet[] = [];
  private depth = 0;
  private cells = 0;
  private version: 5 | 8 = 8;
  private encrypted = false;
  private active = 0;

  constructor(private readonly source: Buffer) {}

  cut(): BiffStream {
    let kept = false;
    let at = 0;
    while (at + 4 <= this.source.length && !this.encrypted) {
      const type = this.source.readUInt16LE(at);
      const size = this.source.readUInt16LE(at + 2);
      const body = this.source.subarray(at + 4, at + 4 + size);
      if (at === 0 && type !== BOF) throw corrupt('Workbook');
      // Zeros fill the stream up behind its last record; a record that is cut off ends it too.
      if (body.length < size || (this.depth === 0 && type !== BOF)) break;
      kept = type === CONTINUE ? kept : KEPT.has(type);
      this.see(type, body, at);
      if (kept) this.keep(type, body);
      at += 4 + size;
    }
    if (!this.encrypted) this.rebase();
    const zerosHidden = this.sheets
      .filter((sheet) => this.bounds.some((bound) => bound.readUInt32LE(4) === this.moved.get(sheet.at)))
      .map((sheet) => sheet.zerosHidden);
    return {
      bytes: Buffer.concat(this.pieces),
      version: this.version,
      encrypted: this.encrypted,
      zerosHidden,
      active: this.active,
    };
  }

  private see(type: number, body: Buffer, at: number): void {
    if (type === BOF) {
      if (this.depth === 0) {
        this.moved.set(at, this.length);
        this.sheets.push({ at, zerosHidden: false });
      }
      if (at === 0 && body.length >= 2) this.version = body.readUInt16LE(0) >= 0x0600 ? 8 : 5;
      this.depth += 1;
    } else if (type === EOF) this.depth -= 1;
    else if (type === FILE_PASS) this.encrypted = true;
    else if (type === WINDOW1 && body.length >= 12) this.active = body.readUInt16LE(10);
    else if (type === WINDOW2 && this.depth === 1 && body.length >= 2) {
      const sheet = this.sheets.at(-1);
      if (sheet !== undefined) sheet.zerosHidden = (body.readUInt16LE(0) & SHOW_ZEROS) === 0;
    } else if (CELLS.has(type)) {
      this.cells += type === MULTIPLE_NUMBERS ? Math.ceil(body.length / 6) : 1;
      if (this.cells > MAX_CELLS) throw new LimitExceeded('maxCells');
    }
  }

  private keep(type: number, body: Buffer): void {
    // Without the formula: what counts is its stored result.
    const content = type === FORMULA ? Buffer.concat([body.subarray(0, FORMULA_HEAD), Buffer.alloc(2)]) : body;
    const record = Buffer.alloc(4 + content.length);
    record.writeUInt16LE(type, 0);
    record.writeUInt16LE(content.length, 2);
    content.copy(record, 4);
    if (type === BOUND_SHEET && content.length >= 8) this.bounds.push(record);
    this.pieces.push(record);
    this.length += record.length;
  }

  /** Sheets are found by where they begin, which the cutting changed. */
  private rebase(): void {
    for (const bound of this.bounds) {
      const at = this.moved.get(bound.readUInt32LE(4));
      if (at === undefined) throw corrupt('Workbook');
      bound.writeUInt32LE(at, 4);
    }
  }
}

/** @throws UnreadableFile when a sheet that is listed is missing, LimitExceeded when there are too many cells. */
export function cutBiffStream(source: Buffer): BiffStream {
  return new StreamCutter(source).cut();
}
