/** What the lists of changes come to for a character and for a paragraph. */
import type { Bytes } from './bytes.js';
import { SPRM, sprmsOf, type Sprm } from './sprms.js';
import type { StyleSheet } from './style-sheet.js';

export interface CharacterProperties {
  readonly hidden: boolean;
  /** Whether the character itself is formatted as struck out. */
  readonly struck: boolean;
  readonly deleted: boolean;
  /** Whether control characters stand for objects, marks and fields. */
  readonly special: boolean;
  /** Number of the font for Latin letters; null where only a style says it. */
  readonly font: number | null;
  /** A sign by its font and its place there, in the stead of the character. */
  readonly symbol: { readonly font: number; readonly code: number } | null;
  /** Place in the data stream of what a special character stands for. */
  readonly dataAt: number | null;
}

export interface ParagraphProperties {
  /** Number of the style. */
  readonly style: number;
  /** 0 outside of tables, 1 in a table, 2 in a table within a table. */
  readonly depth: number;
  readonly endsInnerCell: boolean;
  readonly endsRow: boolean;
  /** Number of the list, 0 for none, and the level in it. */
  readonly list: number;
  readonly level: number;
  /** Changes to the row that the paragraph ends. */
  readonly tableChanges: readonly Sprm[];
}

/** 0x80: as the style says; 0x81: the opposite of it. */
function toggle(operand: Bytes, styled: boolean): boolean {
  const value = operand.byte(0);
  if (value === 0x80) return styled;
  return value === 0x81 ? !styled : value !== 0;
}

/** Changes that lead to further changes, in the data stream, in the place of the list that names them. */
function* withHuge(list: Bytes, data: Bytes, depth = 0): Generator<Sprm> {
  for (const sprm of sprmsOf(list)) {
    const { code, operand } = sprm;
    const leads = code === SPRM.hugeProperties || code === SPRM.hugePropertiesOld || code === SPRM.tableProperties;
    if (!leads) yield sprm;
    else if (depth < 2) {
      const at = operand.uint32(0);
      yield* withHuge(data.slice(at + 2, data.uint16(at)), data, depth + 1);
    }
  }
}

const PLAIN: CharacterProperties = {
  hidden: false,
  struck: false,
  deleted: false,
  special: false,
  font: null,
  symbol: null,
  dataAt: null,
};

/** A paragraph that nothing is said about. */
export const OUTSIDE_TABLES: ParagraphProperties = {
  style: 0,
  depth: 0,
  endsInnerCell: false,
  endsRow: false,
  list: 0,
  level: 0,
  tableChanges: [],
};

export class PropertyReader {
  private readonly hiddenStyles = new Map<number, boolean>();

  constructor(
    private readonly styles: StyleSheet,
    private readonly data: Bytes,
  ) {}

  /** @param lists Changes in the order in which they apply. */
  character(paragraphStyle: number, lists: readonly Bytes[]): CharacterProperties {
    let properties = { ...PLAIN, hidden: this.isHiddenStyle(paragraphStyle) };
    let styled = properties.hidden;
    for (const list of lists) {
      for (const { code, operand } of sprmsOf(list)) {
        switch (code) {
          case SPRM.hidden:
          case SPRM.specialHidden:
            properties.hidden = toggle(operand, styled);
            break;
          case SPRM.struck:
          case SPRM.doubleStruck:
            properties.struck = toggle(operand, false);
            break;
          case SPRM.deleted:
            properties.deleted = operand.byte(0) !== 0;
            break;
          case SPRM.special:
            properties.special = operand.byte(0) !== 0;
            break;
          case SPRM.font:
            properties.font = operand.uint16(0);
            break;
          case SPRM.symbol:
            properties.symbol = { font: operand.uint16(0), code: operand.uint16(2) };
            properties.special = true;
            break;
          case SPRM.dataOffset:
            properties.dataAt = operand.uint32(0);
            break;
          case SPRM.characterStyle:
            styled = this.isHiddenStyle(paragraphStyle) !== this.isHiddenStyle(operand.uint16(0));
            properties.hidden = styled;
            break;
          case SPRM.plain:
            properties = { ...PLAIN, special: properties.special, hidden: this.isHiddenStyle(paragraphStyle) };
            break;
        }
      }
    }
    return properties;
  }

  /** @param lists The first begins with the number of the style. */
  paragraph(own: Bytes, changes: Bytes): ParagraphProperties {
    const style = own.length >= 2 ? own.uint16(0) : 0;
    const direct = own.length >= 2 ? own.slice(2, own.length - 2) : own;
    const properties = { ...OUTSIDE_TABLES, style };
    const tableChanges: Sprm[] = [];
    let inTable = false;
    let depth = 0;
    for (const list of [...this.styles.changes(style, 'paragraph'), direct, changes]) {
      for (const sprm of withHuge(list, this.data)) {
        const { code, operand } = sprm;
        switch (code) {
          case SPRM.inTable:
            inTable = operand.byte(0) !== 0;
            break;
          case SPRM.depth:
            depth = operand.int32(0);
            break;
          case SPRM.depthChange:
            depth += operand.int32(0);
            break;
          case SPRM.rowEnd:
          case SPRM.innerRowEnd:
            properties.endsRow = operand.byte(0) !== 0;
            break;
          case SPRM.innerCellEnd:
            properties.endsInnerCell = operand.byte(0) !== 0;
            break;
          case SPRM.list:
            properties.list = operand.int16(0);
            break;
          case SPRM.listLevel:
            properties.level = operand.byte(0);
            break;
          default:
            if (isOfTable(code)) tableChanges.push(sprm);
        }
      }
    }
    return { ...properties, depth: inTable ? Math.max(1, depth) : 0, tableChanges };
  }

  private isHiddenStyle(style: number): boolean {
    const known = this.hiddenStyles.get(style);
    if (known !== undefined) return known;
    let hidden = false;
    for (const list of this.styles.changes(style, 'character')) {
      for (const { code, operand } of sprmsOf(list)) if (code === SPRM.hidden) hidden = toggle(operand, hidden);
    }
    this.hiddenStyles.set(style, hidden);
    return hidden;
  }
}

/** The group of changes that a code belongs to is in its bits 10 to 12. */
function isOfTable(code: number): boolean {
  return ((code >> 10) & 7) === 5;
}
