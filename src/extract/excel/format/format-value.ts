/** Prints the value of a cell as its number format shows it. */
import { decimal, type Decimal } from '../../../model/decimal.js';
import { formatDate, isDateSection } from './format-date.js';
import { formatNumber } from './format-number.js';
import { generalText } from './general.js';
import { parseFormat, type FormatSection } from './parse-format.js';

/** Formats repeat from cell to cell; a workbook may have thousands, most of them unused. */
const CACHE_SIZE = 500;

export class ValueFormatter {
  private readonly parsed = new Map<string, readonly FormatSection[]>();

  constructor(private readonly date1904: boolean) {}

  /** A number as from `storedNumber`. @param code Null for General. */
  number(value: Decimal, code: string | null): string {
    if (code === null || code === 'General' || code === '') return generalText(value);
    const sections = this.sectionsOf(code);
    const { section, signed } = choose(sections, value);
    if (section === undefined) return generalText(value);
    if (isDateSection(section.tokens)) return formatDate(value, section, this.date1904) ?? generalText(value);
    const { text, zero } = formatNumber(value.abs(), section.tokens);
    return signed && value.isNegative() && !zero ? `-${text}` : text;
  }

  /** A text; only a format with four sections, or one made of nothing else, says anything about it. */
  text(value: string, code: string | null): string {
    if (code === null || !code.includes(';')) return value;
    const section = this.sectionsOf(code)[3];
    if (section === undefined) return value;
    return section.tokens
      .map((token) => (token.kind === 'text' ? value : token.kind === 'literal' ? token.text : ''))
      .join('');
  }

  private sectionsOf(code: string): readonly FormatSection[] {
    const known = this.parsed.get(code);
    if (known !== undefined) return known;
    const sections = parseFormat(code);
    if (this.parsed.size < CACHE_SIZE) this.parsed.set(code, sections);
    return sections;
  }
}

interface Choice {
  readonly section: FormatSection | undefined;
  /** Whether the minus is ours to print: a section for negative numbers prints its own. */
  readonly signed: boolean;
}

function choose(sections: readonly FormatSection[], value: Decimal): Choice {
  const numeric = sections.slice(0, 3);
  if (numeric.some(({ condition }) => condition !== null)) {
    const at = numeric.findIndex(({ condition }) => condition === null || holds(condition, value));
    return { section: numeric[at], signed: true };
  }
  const [first, second, third] = numeric;
  if (value.isZero()) return { section: third ?? first, signed: false };
  if (value.isNegative() && second !== undefined) return { section: second, signed: false };
  return { section: first, signed: true };
}

function holds({ operator, bound }: NonNullable<FormatSection['condition']>, value: Decimal): boolean {
  const order = value.comparedTo(decimal(bound));
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '=':
      return order === 0;
    default:
      return order !== 0;
  }
}
