/** Cells that several kinds of rows of the 重算 sheet have in common. */
import { Decimal, decimal, decimalPlaces, roundTo } from '../../../model/decimal.js';
import { renderMessage, type Lang } from '../../../model/lang.js';
import type { Fine } from '../live/live-formula.js';
import { WORDS } from '../words.js';
import { figure, formula, isExact, quoted, text, type Cell } from '../xlsx/cell.js';
import type { Look } from '../xlsx/styles.js';
import { reference, span, type ColumnKey } from './recomputation-plan.js';
import { noteWords, type KindName, type NoteName } from './recomputation-words.js';

/** The cells of one row; what is left out is blank. */
export type Line = Partial<Readonly<Record<ColumnKey, Cell>>>;

/** A row, and what it is. */
export interface KindLine {
  readonly kind: KindName;
  readonly line: Line;
}

export const SUM_LOOK: Look = { fill: 'sum', font: 'bold' };

/** Makes the cells of the row with this number. */
export class LineCells {
  constructor(
    readonly row: number,
    readonly lang: Lang,
  ) {}

  at(key: ColumnKey): string {
    return reference(key, this.row);
  }

  say(name: NoteName, fields: Readonly<Record<string, string>> = {}): string {
    return renderMessage(noteWords(name), fields, this.lang);
  }

  note(name: NoteName, look: Look = {}): Line {
    return { note: text(this.say(name), { font: 'grey', ...look }) };
  }

  counted(counted: boolean): Line {
    const { yes, no } = WORDS[this.lang];
    return { counted: text(counted ? yes : no, { align: 'centre' }) };
  }

  /** The formula of the unrounded figure. */
  fine(expression: string, { figure: exact, places }: Fine): Line {
    const cell = formula(`ROUND(${expression},${String(places)})`, { figure: exact }, { format: '0.00########' });
    return { fine: cell };
  }

  /** The same, rounded once. */
  rounded(recomputed: string, look: Look = {}): Line {
    const places = decimalPlaces(recomputed);
    return { recomputed: formula(`ROUND(${this.at('fine')},${String(places)})`, { figure: recomputed }, look) };
  }

  /** declared − recomputed */
  difference(recomputed: string | null, declared: string | null, percent = false): Line {
    if (recomputed === null || declared === null || !isExact(declared) || !isExact(recomputed)) return {};
    const places = Math.max(decimalPlaces(recomputed), decimalPlaces(declared));
    const result = roundTo(decimal(declared).minus(decimal(recomputed)), places);
    const zero = decimal(result).isZero();
    const look: Look = {
      ...(zero ? {} : { font: 'red' }),
      ...(percent ? { format: percentFormat(places) } : {}),
    };
    const expression = `ROUND(${this.at('declared')}-${this.at('recomputed')},${String(places)})`;
    return { difference: formula(expression, { figure: zero ? result.replace('-', '') : result }, look) };
  }

  /** What the total takes of the row: the recomputed score, the declared one where there is none. */
  taken(recomputed: string | null, declared: string | null): Line {
    const value = recomputed ?? declared;
    if (value === null || !isExact(value)) return { taken: figure(value) };
    return { taken: formula(this.at(recomputed === null ? 'declared' : 'recomputed'), { figure: value }) };
  }

  /** Says whether a comparison of cells holds. */
  agreement(test: string, agrees: boolean): Line {
    const { equal, unequal } = WORDS[this.lang];
    const look: Look = { align: 'centre', font: agrees ? 'green' : 'amber' };
    const expression = `IF(${test},${quoted(equal)},${quoted(unequal)})`;
    return { check: formula(expression, { text: agrees ? equal : unequal }, look) };
  }

  equality(recomputed: string, declared: string): Line {
    if (!isExact(recomputed) || !isExact(declared)) return {};
    const test = `${this.at('declared')}=${this.at('recomputed')}`;
    return this.agreement(test, decimal(recomputed).equals(decimal(declared)));
  }

  /** Sum of a column over the rows that count in the total. */
  sum(key: ColumnKey, first: number, last: number, sum: Decimal, places = sum.decimalPlaces(), look: Look = {}): Cell {
    const flags = span('counted', first, last);
    const { yes } = WORDS[this.lang];
    const expression = `ROUND(SUMIF(${flags},${quoted(yes)},${span(key, first, last)}),${String(places)})`;
    return formula(expression, { figure: roundTo(sum, places) }, look);
  }
}

/** Null where one of them is not known, or is beyond a spreadsheet. */
export function sumOf(figures: readonly (string | null)[]): Decimal | null {
  let sum = new Decimal(0);
  for (const each of figures) {
    if (each === null || !isExact(each)) return null;
    sum = sum.plus(decimal(each));
  }
  return sum;
}

/** @param places Of the fraction. */
export function percentFormat(places: number): string {
  return places > 2 ? `0.${'0'.repeat(places - 2)}%` : '0%';
}
