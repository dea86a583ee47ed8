/** Looks of the cells, and the style sheet of the workbook that comes of those in use. */
import { escapeXml } from './cell-text.js';

const FONTS = {
  plain: '<sz val="10"/>',
  bold: '<b/><sz val="10"/>',
  title: '<b/><sz val="16"/>',
  head: '<b/><sz val="10"/><color rgb="FFFFFFFF"/>',
  red: '<b/><sz val="10"/><color rgb="FFB3261E"/>',
  amber: '<b/><sz val="10"/><color rgb="FF8A5300"/>',
  green: '<sz val="10"/><color rgb="FF1B6E34"/>',
  grey: '<sz val="10"/><color rgb="FF5F6368"/>',
  link: '<u/><sz val="10"/><color rgb="FF0B57D0"/>',
} as const;

const FILLS = {
  none: '<patternFill patternType="none"/>',
  // The second fill is the format's own, whatever a file says.
  reserved: '<patternFill patternType="gray125"/>',
  head: '<patternFill patternType="solid"><fgColor rgb="FF33506E"/></patternFill>',
  sum: '<patternFill patternType="solid"><fgColor rgb="FFE9EEF4"/></patternFill>',
  form: '<patternFill patternType="solid"><fgColor rgb="FFFFF9E5"/></patternFill>',
} as const;

const ALIGNMENTS = {
  left: '<alignment vertical="top" wrapText="1"/>',
  start: '<alignment horizontal="left" vertical="top"/>',
  right: '<alignment horizontal="right" vertical="top"/>',
  rightText: '<alignment horizontal="right" vertical="top" wrapText="1"/>',
  centre: '<alignment horizontal="center" vertical="top" wrapText="1"/>',
  middle: '<alignment horizontal="center" vertical="center" wrapText="1"/>',
  loose: '<alignment vertical="center"/>',
} as const;

const LINE = '<color rgb="FFBFC7D1"/>';
const BORDERS = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border><left style="thin">${LINE}</left><right style="thin">${LINE}</right>` +
    `<top style="thin">${LINE}</top><bottom style="thin">${LINE}</bottom><diagonal/></border>`,
];

export interface Look {
  readonly font?: keyof typeof FONTS;
  readonly fill?: 'none' | 'head' | 'sum' | 'form';
  readonly align?: keyof typeof ALIGNMENTS;
  /** Number format, as the format writes it: `#,##0.00` */
  readonly format?: string;
  readonly border?: boolean;
}

const GENERAL = 'General';
/** Formats below this number are built in. */
const FIRST_FORMAT = 164;
/** How a spreadsheet marks a cell whose text was typed behind an apostrophe: typed anew, it stays text. */
const QUOTED = ' quotePrefix="1"';
/**
 * Shows the apostrophe. The text itself stays what it is, but a CSV file takes cells as they are shown: saved as one and
 * opened again, the text is not run either.
 */
const QUOTED_FORMAT = `"'"@`;

export class Styles {
  private readonly formats: string[] = [];
  private readonly looks = new Map<string, number>();
  private readonly xfs: string[] = [];

  constructor(private readonly fontName: string) {
    this.of({ border: false });
  }

  /** Number of the style. @param quoted The text stays text even where it looks like a formula. */
  of(look: Look, quoted = false): number {
    const { font = 'plain', fill = 'none', align = 'left', border = true } = look;
    const format = quoted ? QUOTED_FORMAT : (look.format ?? GENERAL);
    const key = `${font} ${fill} ${align} ${border ? '1' : '0'}${quoted ? '1' : '0'} ${format}`;
    const known = this.looks.get(key);
    if (known !== undefined) return known;
    const number = {
      font: Object.keys(FONTS).indexOf(font),
      fill: Object.keys(FILLS).indexOf(fill),
      format: this.formatNumber(format),
    };
    this.xfs.push(
      `<xf numFmtId="${String(number.format)}" fontId="${String(number.font)}" fillId="${String(number.fill)}" ` +
        `borderId="${border ? '1' : '0'}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" ` +
        `applyAlignment="1"${quoted ? QUOTED : ''}>${ALIGNMENTS[align]}</xf>`,
    );
    const at = this.xfs.length - 1;
    this.looks.set(key, at);
    return at;
  }

  toXml(): string {
    const name = `<name val="${escapeXml(this.fontName)}"/>`;
    const formats = this.formats.map(
      (code, at) => `<numFmt numFmtId="${String(FIRST_FORMAT + at)}" formatCode="${escapeXml(code)}"/>`,
    );
    return (
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      (formats.length > 0 ? listXml('numFmts', formats) : '') +
      listXml(
        'fonts',
        Object.values(FONTS).map((font) => `<font>${font}${name}</font>`),
      ) +
      listXml(
        'fills',
        Object.values(FILLS).map((fill) => `<fill>${fill}</fill>`),
      ) +
      listXml('borders', BORDERS) +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      listXml('cellXfs', this.xfs) +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }

  private formatNumber(code: string): number {
    if (code === GENERAL) return 0;
    const at = this.formats.indexOf(code);
    return FIRST_FORMAT + (at < 0 ? this.formats.push(code) - 1 : at);
  }
}

function listXml(name: string, items: readonly string[]): string {
  return `<${name} count="${String(items.length)}">${items.join('')}</${name}>`;
}
