/** Makes binary Word documents for tests, structure by structure. */
import { utils, write } from 'cfb';

export interface TestRun {
  readonly text: string;
  /** Changes to the characters. */
  readonly changes?: readonly number[];
}

export interface TestParagraph {
  readonly runs: readonly TestRun[];
  readonly mark: '\r' | '\x07' | '\f';
  /** Changes to the paragraph, behind the number of its style. */
  readonly changes?: readonly number[];
  readonly style?: number;
  readonly markChanges?: readonly number[];
  /** Stored with one byte a character. */
  readonly narrow?: boolean;
  /** The modifier of the piece. */
  readonly modifier?: number;
}

export interface TestDocument {
  readonly paragraphs: readonly TestParagraph[];
  /** Text of text boxes. */
  readonly boxes?: readonly TestParagraph[];
  /** Lists of changes that pieces name by their modifier. */
  readonly pieceChanges?: readonly (readonly number[])[];
  readonly data?: readonly number[];
  readonly fonts?: readonly string[];
  readonly styles?: readonly (readonly number[])[];
  /** Bytes of the list tables: definitions with their levels, overrides. */
  readonly lists?: readonly [definitions: readonly number[], levels: readonly number[], overrides: readonly number[]];
  /** Whether the text lies in the file backwards, piece by piece, as after fast saves. */
  readonly scattered?: boolean;
  readonly flags?: number;
  readonly version?: number;
  readonly identifier?: number;
}

const TEXT_AT = 2_048;
const PAGE = 512;

export const word = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
export const long = (value: number): number[] => [...word(value), ...word(value >>> 16)];
/** A change to a property: its code and its operand. */
export const sprm = (code: number, ...operand: readonly number[]): number[] => [...word(code), ...operand];

export const IN_TABLE = sprm(0x2416, 1);
export const ROW_END = [...IN_TABLE, ...sprm(0x2417, 1)];
export const HIDDEN = sprm(0x083c, 1);
export const DELETED = sprm(0x0800, 1);
export const SPECIAL = sprm(0x0855, 1);

/** The definition of a row: edges of its cells, and the flags of each. */
export function defineTable(edges: readonly number[], flags: readonly number[] = []): number[] {
  const cells = flags.flatMap((flag) => [...word(flag), ...Array.from({ length: 18 }, () => 0)]);
  const operand = [edges.length - 1, ...edges.flatMap(word), ...cells];
  return sprm(0xd608, ...word(operand.length + 1), ...operand);
}

export const text = (content: string, changes: readonly number[] = []): TestParagraph => ({
  runs: [{ text: content }],
  mark: '\r',
  changes,
});
export const cellOf = (content: string, changes: readonly number[] = []): TestParagraph => ({
  runs: [{ text: content }],
  mark: '\x07',
  changes: [...IN_TABLE, ...changes],
});
export const rowEnd = (...changes: readonly number[]): TestParagraph => ({
  runs: [],
  mark: '\x07',
  changes: [...ROW_END, ...changes],
});
/** A row of texts with a definition. */
export const rowOf = (
  texts: readonly string[],
  edges: readonly number[],
  flags?: readonly number[],
): TestParagraph[] => [...texts.map((each) => cellOf(each)), rowEnd(...defineTable(edges, flags))];

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly properties: readonly number[];
}

/** One page a stretch: places, entry, and the properties at its end. */
function formattedPage({ from, to, properties }: Stretch, isParagraph: boolean): number[] {
  const length = properties.length;
  const packed = !isParagraph
    ? [length, ...properties]
    : length % 2 === 1
      ? [(length + 1) / 2, ...properties]
      : [0, length / 2, ...properties];
  const at = (PAGE - 1 - packed.length) & ~1;
  const page = new Array<number>(PAGE).fill(0);
  [...long(from), ...long(to), length === 0 && !isParagraph ? 0 : at / 2].forEach(
    (byte, index) => (page[index] = byte),
  );
  packed.forEach((byte, index) => (page[at + index] = byte));
  page[PAGE - 1] = 1;
  return page;
}

function styleSheet(styles: readonly (readonly number[])[]): number[] {
  return [
    ...word(18),
    ...word(styles.length),
    ...word(10),
    ...new Array<number>(14).fill(0),
    ...styles.flatMap((style) => [...word(style.length), ...style]),
  ];
}

/** A style of paragraphs that changes its paragraphs and characters. */
export function paragraphStyle(paragraph: readonly number[], character: readonly number[], base = 0xfff): number[] {
  const even = (bytes: readonly number[]): number[] => [
    ...word(bytes.length),
    ...bytes,
    ...(bytes.length % 2 === 1 ? [0] : []),
  ];
  return [
    ...word(0),
    ...word(1 | (base << 4)),
    ...word(2),
    ...word(0),
    ...word(0),
    ...word(0),
    ...word(0),
    ...even([0, 0, ...paragraph]),
    ...even(character),
  ];
}

function fontTable(fonts: readonly string[]): number[] {
  const entries = fonts.map((name) => {
    const body = [...new Array<number>(39).fill(0), ...Buffer.from(`${name}\0`, 'utf16le')];
    return [body.length, ...body];
  });
  return [...word(fonts.length), ...word(0), ...entries.flat()];
}

export function doc(document: TestDocument): Uint8Array {
  const body = document.paragraphs;
  const all = [...body, ...(document.boxes ?? [])];
  const main: number[] = [];
  const characters: Stretch[] = [];
  const paragraphs: Stretch[] = [];
  const places = new Map<TestParagraph, number>();
  const lengthOf = ({ runs }: TestParagraph): number => runs.reduce((sum, run) => sum + run.text.length, 1);

  for (const paragraph of document.scattered === true ? [...all].reverse() : all) {
    const from = TEXT_AT + main.length;
    places.set(paragraph, from);
    for (const { text, changes = [] } of [
      ...paragraph.runs,
      { text: paragraph.mark as string, changes: paragraph.markChanges },
    ]) {
      const start = TEXT_AT + main.length;
      main.push(...Buffer.from(text, paragraph.narrow === true ? 'latin1' : 'utf16le'));
      if (changes.length > 0) characters.push({ from: start, to: TEXT_AT + main.length, properties: changes });
    }
    const properties = [...word(paragraph.style ?? 0), ...(paragraph.changes ?? [])];
    paragraphs.push({ from, to: TEXT_AT + main.length, properties });
  }
  while ((TEXT_AT + main.length) % PAGE !== 0) main.push(0);
  const pageOf = (): number => (TEXT_AT + main.length) / PAGE;
  const table: number[] = [];
  const extents = new Map<number, readonly [number, number]>();
  const add = (index: number, bytes: readonly number[]): void => {
    extents.set(index, [table.length, bytes.length]);
    table.push(...bytes);
  };
  const addPages = (index: number, stretches: readonly Stretch[], isParagraph: boolean): void => {
    const numbers = stretches.map((stretch) => {
      const number = pageOf();
      main.push(...formattedPage(stretch, isParagraph));
      return number;
    });
    const ends = [...stretches.map(({ from }) => from), stretches.at(-1)?.to ?? 0];
    add(index, [...ends.flatMap(long), ...numbers.flatMap(long)]);
  };
  addPages(12, characters, false);
  addPages(13, paragraphs, true);

  let at = 0;
  const starts = all.map((paragraph) => (at += lengthOf(paragraph)) - lengthOf(paragraph));
  const descriptors = all.map((paragraph) => {
    const place = places.get(paragraph) ?? 0;
    const coded = paragraph.narrow === true ? (place * 2) | 0x40000000 : place;
    return [...word(0), ...long(coded), ...word(paragraph.modifier ?? 0)];
  });
  const pieces = [...[...starts, at].flatMap(long), ...descriptors.flat()];
  const changes = (document.pieceChanges ?? []).flatMap((list) => [1, ...word(list.length), ...list]);
  add(33, [...changes, 2, ...long(pieces.length), ...pieces]);
  if (document.styles !== undefined) add(1, styleSheet(document.styles));
  if (document.fonts !== undefined) add(15, fontTable(document.fonts));
  if (document.lists !== undefined) {
    add(73, document.lists[0]);
    table.push(...document.lists[1]);
    add(74, document.lists[2]);
  }
  const boxLength = (document.boxes ?? []).reduce((sum, paragraph) => sum + lengthOf(paragraph), 0);
  return compound(fileInformation(document, at - boxLength, boxLength, extents), main, table, document.data ?? []);
}

function fileInformation(
  { flags = 0x0200, version = 0xc1, identifier = 0xa5ec }: TestDocument,
  bodyLength: number,
  boxLength: number,
  extents: ReadonlyMap<number, readonly [number, number]>,
): Buffer {
  const head = Buffer.alloc(TEXT_AT);
  head.writeUInt16LE(identifier, 0);
  head.writeUInt16LE(version, 2);
  head.writeUInt16LE(flags, 10);
  head.writeUInt16LE(14, 32);
  head.writeUInt16LE(22, 62);
  head.writeInt32LE(bodyLength, 76);
  head.writeInt32LE(boxLength, 100);
  head.writeUInt16LE(93, 152);
  for (const [index, [at, length]] of extents) {
    head.writeUInt32LE(at, 154 + index * 8);
    head.writeUInt32LE(length, 158 + index * 8);
  }
  return head;
}

function compound(
  head: Buffer,
  main: readonly number[],
  table: readonly number[],
  data: readonly number[],
): Uint8Array {
  const container = utils.cfb_new();
  // Streams below 4096 bytes lie in the small sectors; the text is padded beyond, as Word does.
  const padding = Buffer.alloc(4_096);
  utils.cfb_add(container, '/WordDocument', Buffer.concat([head, Buffer.from(main), padding]));
  utils.cfb_add(container, '/1Table', Buffer.from(table));
  if (data.length > 0) utils.cfb_add(container, '/Data', Buffer.from(data));
  return Uint8Array.from(write(container, { type: 'buffer' }) as Buffer);
}
