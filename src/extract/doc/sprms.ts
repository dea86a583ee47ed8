/** Goes through lists of property changes (sprm), which is how a binary Word document says every formatting. */
import type { Bytes } from './bytes.js';

export interface Sprm {
  readonly code: number;
  /** The operand, without its length. */
  readonly operand: Bytes;
}

/** Codes of the changes that matter for text and tables. */
export const SPRM = {
  hidden: 0x083c,
  struck: 0x0837,
  doubleStruck: 0x2a53,
  deleted: 0x0800,
  special: 0x0855,
  symbol: 0x6a09,
  font: 0x4a4f,
  characterStyle: 0x4a30,
  plain: 0x2a33,
  dataOffset: 0x6a03,
  isData: 0x0806,
  specialHidden: 0x0818,
  inTable: 0x2416,
  rowEnd: 0x2417,
  depth: 0x6649,
  depthChange: 0x664a,
  innerCellEnd: 0x244b,
  innerRowEnd: 0x244c,
  listLevel: 0x260a,
  list: 0x460b,
  paragraphStyle: 0x4600,
  hugeProperties: 0x6646,
  hugePropertiesOld: 0x6645,
  tableProperties: 0x646b,
  defineTable: 0xd608,
  defineTableOld: 0xd606,
  insertCells: 0x7621,
  deleteCells: 0x5622,
  cellWidths: 0x7623,
  mergeCells: 0x5624,
  splitCells: 0x5625,
  verticalMerge: 0xd62b,
  changeTabs: 0xc615,
  sectionBreak: 0x3009,
  titlePage: 0x300a,
} as const;

/** Bytes of the operand by the three top bits of the code; 0: the operand says it. */
const OPERAND_SIZES = [1, 1, 2, 4, 2, 2, 0, 3] as const;

/** Where the operand begins and how long it is. */
function operandOf(list: Bytes, code: number, at: number): readonly [start: number, length: number] {
  const size = OPERAND_SIZES[code >> 13] ?? 1;
  if (size > 0) return [at, size];
  if (code === SPRM.defineTable || code === SPRM.defineTableOld) return [at + 2, list.uint16(at) - 1];
  const length = list.byte(at);
  if (code !== SPRM.changeTabs || length < 255) return [at + 1, length];
  // Too many tab stops for one byte: the operand says how many are deleted and how many added.
  const deleted = list.byte(at + 1) * 4;
  return [at + 1, deleted + 2 + list.byte(at + 2 + deleted) * 3];
}

/** The changes of a list, in order. A list that breaks off ends there: its bytes are padded. */
export function* sprmsOf(list: Bytes): Generator<Sprm> {
  let at = 0;
  while (at + 3 <= list.length) {
    const code = list.uint16(at);
    const [start, length] = operandOf(list, code, at + 2);
    if (length < 0 || start + length > list.length) return;
    yield { code, operand: list.slice(start, length) };
    at = start + length;
  }
}
