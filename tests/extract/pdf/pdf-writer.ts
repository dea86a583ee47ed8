/** Writes small PDFs by hand, for what no program prints on demand. */

export interface WrittenPage {
  /** Operators of the page. */
  readonly content: string;
  /** Entries of the page besides its content: `/Rotate 90`. */
  readonly entries?: string;
  readonly mediaBox?: string;
}

export interface WrittenPdf {
  readonly pages: readonly WrittenPage[];
  /** Resources of all pages, besides the fonts F (Chinese, UTF-16), V (the same, vertical) and L (Latin). */
  readonly resources?: string;
  /** Further objects by number, from 20 on. */
  readonly objects?: Readonly<Record<number, string>>;
}

const FIRST_PAGE = 100;

const descendant =
  '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000>>';

/** Text for the fonts F and V. */
export function chinese(text: string): string {
  return `<${[...text].map((sign) => (sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')}>`;
}

/** Shows a text at a place, in points from the lower left. */
export function textAt(x: number, y: number, text: string, font = 'F', size = 10): string {
  return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${font === 'L' ? `(${text})` : chinese(text)} Tj ET\n`;
}

/** Lines of a grid between the given positions. */
export function gridLines(xs: readonly number[], ys: readonly number[]): string {
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const upright = xs.map((x) => `${x} ${low} m ${x} ${high} l S\n`);
  const level = ys.map((y) => `${left} ${y} m ${right} ${y} l S\n`);
  return [...upright, ...level].join('');
}

export function writeObjects(objects: Readonly<Record<number, string>>, root = 1): Uint8Array {
  const parts = ['%PDF-1.7\n'];
  let length = parts[0]?.length ?? 0;
  const offsets = new Map<number, number>();
  for (const [number, body] of Object.entries(objects)) {
    offsets.set(Number(number), length);
    const part = `${number} 0 obj\n${body}\nendobj\n`;
    parts.push(part);
    length += part.length;
  }
  const size = Math.max(...offsets.keys()) + 1;
  const entries = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  parts.push(
    `xref\n0 ${size}\n${entries.join('')}trailer\n<</Size ${size}/Root ${root} 0 R>>\nstartxref\n${length}\n%%EOF\n`,
  );
  return Buffer.from(parts.join(''), 'latin1');
}

export function stream(content: string, entries = ''): string {
  return `<<${entries}/Length ${content.length}>>\nstream\n${content}\nendstream`;
}

export function writePdf({ pages, resources = '', objects = {} }: WrittenPdf): Uint8Array {
  const numbers = pages.map((_, index) => FIRST_PAGE + index * 2);
  const all: Record<number, string> = {
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: `<</Type/Pages/Count ${pages.length}/Kids[${numbers.map((number) => `${number} 0 R`).join(' ')}]>>`,
    3: '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>',
    4: '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-V/DescendantFonts[5 0 R]>>',
    5: descendant,
    6: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...objects,
  };
  pages.forEach(({ content, entries = '', mediaBox = '0 0 595 842' }, index) => {
    const number = FIRST_PAGE + index * 2;
    const fonts = '/Font<</F 3 0 R/V 4 0 R/L 6 0 R>>';
    all[number] =
      `<</Type/Page/Parent 2 0 R/MediaBox[${mediaBox}]/Contents ${number + 1} 0 R/Resources<<${fonts}${resources}>>${entries}>>`;
    all[number + 1] = stream(content);
  });
  return writeObjects(all);
}
