/** Builds .xlsx workbooks from bare XML, as no library would write them. */
import { strToU8, zipSync, type Zippable } from 'fflate';

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface SheetXml {
  readonly name?: string;
  /** `hidden` or `veryHidden`. */
  readonly state?: string;
  /** What stands in the worksheet before and behind its cells. */
  readonly head?: string;
  /** Rows, as XML. */
  readonly rows: string;
  readonly tail?: string;
}

export interface WorkbookXml {
  readonly sheets: readonly SheetXml[];
  readonly strings?: string;
  readonly styles?: string;
  readonly date1904?: boolean;
  /** Further parts, or others in place of those above. */
  readonly parts?: Readonly<Record<string, string>>;
}

export function workbookParts({
  sheets,
  strings,
  styles,
  date1904 = false,
  parts = {},
}: WorkbookXml): Record<string, string> {
  const list = sheets.map(({ name, state }, index) => {
    const number = String(index + 1);
    const shown = state === undefined ? '' : ` state="${state}"`;
    return `<sheet name="${name ?? `表${number}`}" sheetId="${number}"${shown} r:id="rId${number}"/>`;
  });
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
  const relations = [
    ...sheets.map((_, index) =>
      relation(`rId${String(index + 1)}`, 'worksheet', `worksheets/sheet${String(index + 1)}.xml`),
    ),
    ...(strings === undefined ? [] : [relation('strings', 'sharedStrings', 'sharedStrings.xml')]),
    ...(styles === undefined ? [] : [relation('styles', 'styles', 'styles.xml')]),
  ];
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      `<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONS}"><workbookPr date1904="${String(Number(date1904))}"/>` +
      `<sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`,
    ...(strings !== undefined && { 'xl/sharedStrings.xml': `<sst xmlns="${SPREADSHEET}">${strings}</sst>` }),
    ...(styles !== undefined && { 'xl/styles.xml': `<styleSheet xmlns="${SPREADSHEET}">${styles}</styleSheet>` }),
    ...Object.fromEntries(
      sheets.map(({ head = '', rows, tail = '' }, index) => [
        `xl/worksheets/sheet${String(index + 1)}.xml`,
        `<worksheet xmlns="${SPREADSHEET}">${head}<sheetData>${rows}</sheetData>${tail}</worksheet>`,
      ]),
    ),
    ...parts,
  };
}

export function zipParts(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(parts))
    entries[name] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(entries);
}

export function workbook(content: WorkbookXml): Uint8Array {
  return zipParts(workbookParts(content));
}

/** A cell with its text in it: `text('B2', '得分')`. */
export function text(place: string, content: string): string {
  return `<c r="${place}" t="inlineStr"><is><t>${content}</t></is></c>`;
}

export function number(place: string, value: string, style = 0): string {
  return `<c r="${place}" s="${String(style)}"><v>${value}</v></c>`;
}

/** Rows of texts from a place on, one cell a column; `''` for no cell. */
export function textRows(rows: readonly (readonly string[])[], top = 1, left = 0): string {
  return rows
    .map((cells, index) => {
      const row = top + index;
      const written = cells.map((cell, column) =>
        cell === '' ? '' : text(`${String.fromCharCode(65 + left + column)}${String(row)}`, cell),
      );
      return `<row r="${String(row)}">${written.join('')}</row>`;
    })
    .join('');
}

export function merges(...ranges: readonly string[]): string {
  return `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
}
