/** Reads the lists of a binary Word document, from which its paragraphs get their numbers. */
import type { ListDefinition, ListLevel } from '../word/list-counter.js';
import { DocumentFault } from '../word/fault.js';
import { readSymbols } from '../word/symbol-fonts.js';
import type { Bytes } from './bytes.js';
import type { FileInformation } from './file-information.js';
import { SPRM, sprmsOf } from './sprms.js';

/** Names of `ST_NumberFormat` by the numbers of the binary format; the rest print digits. */
const FORMATS: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  57: 'numberInDash',
  255: 'none',
};

const SUFFIXES = ['tab', 'space', 'nothing'] as const;
const LIST_SIZE = 28;
const OVERRIDE_SIZE = 16;
const LEVEL_SIZE = 28;
const SIMPLE = 1;
const LEGAL = 4;
const NO_RESTART = 8;
const HAS_START = 16;
const HAS_LEVEL = 32;

function fontOf(changes: Bytes, fonts: readonly string[]): string {
  for (const { code, operand } of sprmsOf(changes)) if (code === SPRM.font) return fonts[operand.uint16(0)] ?? '';
  return '';
}

/** @returns the level, and where the next one begins. */
function readLevel(table: Bytes, at: number, fonts: readonly string[]): readonly [ListLevel, number] {
  const flags = table.byte(at + 5);
  const characterAt = at + LEVEL_SIZE + table.byte(at + 25);
  const textAt = characterAt + table.byte(at + 24);
  const length = table.uint16(textAt);
  const format = FORMATS[table.byte(at + 4)] ?? 'decimal';
  // Numbers of levels stand in the text as characters 0 to 8.
  const text = table.utf16(textAt + 2, length).replace(/[\0-\x08]/g, (sign) => `%${String(sign.charCodeAt(0) + 1)}`);
  const font = fontOf(table.slice(characterAt, textAt - characterAt), fonts);
  const level: ListLevel = {
    start: table.int32(at),
    format,
    text: format === 'bullet' ? readSymbols(text, font) : text,
    restartAfter: (flags & NO_RESTART) === 0 ? null : table.byte(at + 26),
    legal: (flags & LEGAL) !== 0,
    suffix: SUFFIXES[table.byte(at + 15)] ?? 'tab',
  };
  return [level, textAt + 2 + length * 2];
}

function readLists(table: Bytes, info: FileInformation, fonts: readonly string[]): Map<number, ListLevel[]> {
  const { at, length } = info.extent('lists');
  const lists = new Map<number, ListLevel[]>();
  if (length < 2) return lists;
  const count = table.uint16(at);
  let place = at + 2 + count * LIST_SIZE;
  for (let index = 0; index < count; index += 1) {
    const list = at + 2 + index * LIST_SIZE;
    const levels: ListLevel[] = [];
    for (let left = (table.byte(list + 26) & SIMPLE) === 0 ? 9 : 1; left > 0; left -= 1) {
      const [level, next] = readLevel(table, place, fonts);
      levels.push(level);
      place = next;
    }
    lists.set(table.uint32(list), levels);
  }
  return lists;
}

/** The lists as paragraphs name them: the first is number 1. None where they are damaged: the text is worth more. */
export function readListDefinitions(table: Bytes, info: FileInformation, fonts: readonly string[]): ListDefinition[] {
  try {
    return readOverrides(table, info, fonts);
  } catch (error) {
    if (error instanceof DocumentFault) return [];
    throw error;
  }
}

function readOverrides(table: Bytes, info: FileInformation, fonts: readonly string[]): ListDefinition[] {
  const lists = readLists(table, info, fonts);
  const { at, length } = info.extent('listOverrides');
  if (length < 4) return [];
  const count = table.uint32(at);
  let place = at + 4 + count * OVERRIDE_SIZE;
  const definitions: ListDefinition[] = [];
  for (let index = 0; index < count; index += 1) {
    const override = at + 4 + index * OVERRIDE_SIZE;
    const id = table.uint32(override);
    const levels = [...(lists.get(id) ?? [])];
    const startOverrides = new Map<number, number>();
    place += 4;
    for (let left = table.byte(override + 12); left > 0; left -= 1) {
      const flags = table.uint32(place + 4);
      const number = flags & 15;
      if ((flags & HAS_START) !== 0) startOverrides.set(number, table.int32(place));
      place += 8;
      if ((flags & HAS_LEVEL) !== 0) {
        const [level, next] = readLevel(table, place, fonts);
        levels[number] = level;
        place = next;
      }
    }
    definitions.push({ levels, counterId: String(id), startOverrides });
  }
  return definitions;
}
