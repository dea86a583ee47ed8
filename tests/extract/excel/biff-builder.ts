/** Builds .xls workbooks record by record, as no library would write them. */
import cfb from 'cfb';
import iconv from 'iconv-lite';

/** One record of the stream. */
export type BiffRecord = readonly [type: number, body: Buffer];

const u16 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(value & 0xffff, index * 2));
  return bytes;
};

export const record = (type: number, ...values: readonly number[]): BiffRecord => [type, u16(...values)];
export const BOF_OF_BOOK = 0x0005;
export const BOF_OF_SHEET = 0x0010;
export const eof: BiffRecord = [0x000a, Buffer.alloc(0)];

/** A text in its cell: in the code page of the workbook before Excel 97, in UTF-16 since. */
export function label(version: 5 | 8, row: number, column: number, text: string): BiffRecord {
  if (version === 8) {
    const bytes = Buffer.from(text, 'utf16le');
    return [0x0204, Buffer.concat([u16(row, column, 0, text.length), Buffer.of(1), bytes])];
  }
  const bytes = iconv.encode(text, 'gb18030');
  return [0x0204, Buffer.concat([u16(row, column, 0, bytes.length), bytes])];
}

export function number(row: number, column: number, value: number, style = 0): BiffRecord {
  const body = Buffer.alloc(14);
  u16(row, column, style).copy(body);
  body.writeDoubleLE(value, 6);
  return [0x0203, body];
}

/** A formula with its stored result; `formula` are the bytes of its tokens. */
export function formula(row: number, column: number, value: number, tokens: Buffer): BiffRecord {
  const [, head] = number(row, column, value);
  return [0x0006, Buffer.concat([head, Buffer.alloc(6), u16(tokens.length), tokens])];
}

/** A style with the number format of that number. */
export const style = (format: number): BiffRecord => [0x00e0, Buffer.concat([u16(0, format), Buffer.alloc(16)])];

export interface BiffSheet {
  readonly name: string;
  /** 1: hidden, 2: very hidden. */
  readonly state?: number;
  readonly records: readonly BiffRecord[];
}

interface BiffWorkbook {
  readonly version?: 5 | 8;
  /** Records before the list of sheets. */
  readonly globals?: readonly BiffRecord[];
  readonly sheets: readonly BiffSheet[];
}

function join(records: readonly BiffRecord[]): Buffer {
  return Buffer.concat(records.flatMap(([type, body]) => [u16(type, body.length), body]));
}

function boundSheet(version: 5 | 8, { name, state = 0 }: BiffSheet, at: number): BiffRecord {
  const head = Buffer.alloc(6);
  head.writeUInt32LE(at, 0);
  head.writeUInt8(state, 4);
  const wide = Buffer.from(name, 'utf16le');
  const narrow = iconv.encode(name, 'gb18030');
  const text = version === 8 ? [Buffer.of(name.length, 1), wide] : [Buffer.of(narrow.length), narrow];
  return [0x0085, Buffer.concat([head, ...text])];
}

/** The stream of records, without the file around it. */
export function biffStream({ version = 8, globals = [], sheets }: BiffWorkbook): Buffer {
  const bof = (kind: number): BiffRecord => record(0x0809, version === 8 ? 0x0600 : 0x0500, kind, 0, 0, 0, 0, 0, 0);
  const bodies = sheets.map(({ records }) => join([bof(BOF_OF_SHEET), ...records, eof]));
  const head = (offsets: readonly number[]): Buffer =>
    join([
      bof(BOF_OF_BOOK),
      ...globals,
      ...sheets.map((sheet, index) => boundSheet(version, sheet, offsets[index] ?? 0)),
      eof,
    ]);
  let at = head([]).length;
  const offsets = bodies.map((body) => {
    const start = at;
    at += body.length;
    return start;
  });
  return Buffer.concat([head(offsets), ...bodies]);
}

/** The file around a stream. */
export function compoundFile(stream: Buffer, name = 'Workbook'): Uint8Array {
  const container = cfb.utils.cfb_new();
  // Short streams lie among others; workbooks as Office writes them never do.
  cfb.utils.cfb_add(container, `/${name}`, Buffer.concat([stream, Buffer.alloc(Math.max(0, 4_096 - stream.length))]));
  return new Uint8Array(cfb.write(container, { type: 'buffer' }) as Buffer);
}

export function xls(content: BiffWorkbook): Uint8Array {
  return compoundFile(biffStream(content), content.version === 5 ? 'Book' : 'Workbook');
}
