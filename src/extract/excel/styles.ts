/** Reads which number format each cell style of an .xlsx workbook has. */
import { BUILTIN_FORMATS } from './format/builtin-formats.js';
import type { XmlReader } from './xml-reader.js';

/** Format code by number of the style; null for General. */
export type StyleFormats = readonly (string | null)[];

export function readStyles(reader: XmlReader): StyleFormats {
  const own = new Map<string, string>();
  const used: string[] = [];
  let inCellFormats = false;
  for (let event = reader.next(); event !== null; event = reader.next()) {
    if (reader.name === 'cellXfs') inCellFormats = event === 'open';
    if (event !== 'open') continue;
    if (reader.name === 'numFmt') own.set(reader.attribute('numFmtId') ?? '', reader.attribute('formatCode') ?? '');
    else if (reader.name === 'xf' && inCellFormats) used.push(reader.attribute('numFmtId') ?? '0');
  }
  return used.map((number) => own.get(number) ?? BUILTIN_FORMATS[Number(number)] ?? null);
}
