/** Reads the texts of a workbook: plain and rich text, without phonetic guides. */
import type { Budget } from '../budget.js';
import type { XmlReader } from './xml-reader.js';

/** Characters that XML cannot hold are written `_x000D_`. */
function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The text of a string item, up to the end of its element (`si` or `is`): its own runs, not the guide above them. */
export function readStringItem(reader: XmlReader, element: string): string {
  let text = '';
  let guide = 0;
  let shown = false;
  for (let event = reader.next(); event !== null; event = reader.next()) {
    if (event === 'text') {
      if (shown && guide === 0) text += reader.text;
    } else if (event === 'close' && reader.name === element) break;
    else if (reader.name === 'rPh') guide += event === 'open' ? 1 : -1;
    else if (reader.name === 't') shown = event === 'open';
  }
  return unescapeText(text);
}

export async function readSharedStrings(reader: XmlReader, budget: Budget): Promise<string[]> {
  const strings: string[] = [];
  for (let event = reader.next(); event !== null; event = reader.next()) {
    if (event !== 'open' || reader.name !== 'si') continue;
    strings.push(readStringItem(reader, 'si'));
    if (budget.isDue()) await budget.breathe();
  }
  return strings;
}
