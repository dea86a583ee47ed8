/** Cells as the sheets are made of: texts, exact numbers, formulas with the figure that they give. */
import { cellXml, escapeXml, looksLikeFormula } from './cell-text.js';
import type { Look, Styles } from './styles.js';

export type Cell =
  | { readonly kind: 'blank'; readonly look: Look }
  | { readonly kind: 'text'; readonly text: string; readonly look: Look }
  /** A decimal string that a spreadsheet holds without loss. */
  | { readonly kind: 'number'; readonly figure: string; readonly look: Look }
  /** `result` is what the formula gives: a decimal string, or a text. */
  | {
      readonly kind: 'formula';
      readonly formula: string;
      readonly result: { readonly figure: string } | { readonly text: string };
      readonly look: Look;
    };

/** A spreadsheet calculates with binary fractions of 53 bits: this many decimal digits survive in them. */
const EXACT_DIGITS = 15;

export function blank(look: Look = {}): Cell {
  return { kind: 'blank', look };
}

/** Null and `""` are empty cells. */
export function text(value: string | null, look: Look = {}): Cell {
  return value === null || value === '' ? blank(look) : { kind: 'text', text: value, look };
}

export function count(value: number, look: Look = {}): Cell {
  return { kind: 'number', figure: String(value), look: { align: 'right', ...look } };
}

/** Whether a spreadsheet calculates with exactly this figure. */
export function isExact(figure: string): boolean {
  const digits = figure.replace(/^-|\./g, '').replace(/^0+/, '');
  return digits.length <= EXACT_DIGITS;
}

/**
 * A figure of a document, shown with its own decimals; as text where a spreadsheet would round it.
 * @param group Thousands separators.
 */
export function figure(value: string | null, look: Look = {}, group = false): Cell {
  const shown: Look = { align: 'right', ...look };
  if (value === null) return blank(shown);
  if (!isExact(value)) return { kind: 'text', text: value, look: shown };
  return { kind: 'number', figure: value, look: { format: formatOf(value, group), ...shown } };
}

/** The number format that shows a figure as it is printed. */
export function formatOf(value: string, group = false): string {
  const places = value.includes('.') ? value.length - value.indexOf('.') - 1 : 0;
  return (group ? '#,##0' : '0') + (places > 0 ? `.${'0'.repeat(places)}` : '');
}

export function formula(
  expression: string,
  result: { readonly figure: string } | { readonly text: string },
  look: Look = {},
): Cell {
  const format = 'figure' in result ? { align: 'right' as const, format: formatOf(result.figure) } : {};
  return { kind: 'formula', formula: expression, result, look: { ...format, ...look } };
}

/** @param reference `C7` */
export function toXml(cell: Cell, reference: string, styles: Styles): string {
  const open = (look: Look, quoted = false): string => `<c r="${reference}" s="${String(styles.of(look, quoted))}"`;
  switch (cell.kind) {
    case 'blank':
      return `${open(cell.look)}/>`;
    case 'number':
      return `${open(cell.look)}><v>${cell.figure}</v></c>`;
    case 'text': {
      const quoted = looksLikeFormula(cell.text);
      return `${open(cell.look, quoted)} t="inlineStr"><is><t xml:space="preserve">${cellXml(cell.text)}</t></is></c>`;
    }
    case 'formula': {
      const { formula: expression, result } = cell;
      const [type, value] = 'figure' in result ? ['', result.figure] : [' t="str"', cellXml(result.text)];
      return `${open(cell.look)}${type}><f>${escapeXml(expression)}</f><v>${value}</v></c>`;
    }
  }
}

/** 0 → `A`, 26 → `AA` */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** A text as a formula writes it. Only for words of our own. */
export function quoted(words: string): string {
  return `"${words.replaceAll('"', '""')}"`;
}
