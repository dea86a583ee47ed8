/** Makes Word documents for tests out of the XML of their body. */
import { strToU8, zipSync, type Zippable } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMESPACES = [
  ['w', W],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
  ['w14', 'http://schemas.microsoft.com/office/word/2010/wordml'],
]
  .map(([prefix = '', uri = '']) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const documentXml = (body: string): string => `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`;
/** A part by the name of its root element: `hdr`. */
export const root = (name: string, content: string): string => `<w:${name} ${NAMESPACES}>${content}</w:${name}>`;

export interface DocumentContent {
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  /** Targets by relationship id. */
  readonly related?: Readonly<Record<string, string>>;
  /** Further members, or others in place of the usual ones. */
  readonly members?: Readonly<Record<string, string | Uint8Array>>;
}

export function zip(members: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(members)) {
    files[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(files);
}

export function relationships(targets: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `<Relationships xmlns="${RELATIONSHIPS}">${each.join('')}</Relationships>`;
}

const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

function contentTypes(parts: readonly string[]): string {
  const overrides = parts.map((part) => {
    const kind = part === 'document' ? 'document.main' : part;
    return `<Override PartName="/word/${part}.xml" ContentType="${CONTENT_TYPE}.${kind}+xml"/>`;
  });
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
  );
}

/** A .docx file with this body. */
export function docx(
  body: string,
  { styles, numbering, footnotes, endnotes, related = {}, members }: DocumentContent = {},
): Uint8Array {
  const parts = Object.entries({ styles, numbering, footnotes, endnotes }).flatMap(([name, content]) =>
    content === undefined ? [] : [[name, root(name, content)] as const],
  );
  return zip({
    '[Content_Types].xml': contentTypes(['document', ...parts.map(([name]) => name)]),
    '_rels/.rels': relationships([['r1', `${OFFICE}/officeDocument`, 'word/document.xml']]),
    'word/document.xml': documentXml(body),
    'word/_rels/document.xml.rels': relationships([
      ...parts.map(([name]) => [name, `${OFFICE}/${name}`, `${name}.xml`] as const),
      ...Object.entries(related).map(([id, target]) => [id, `${OFFICE}/aFChunk`, target] as const),
    ]),
    ...Object.fromEntries(parts.map(([name, content]) => [`word/${name}.xml`, content])),
    ...members,
  });
}

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
/** A cell with a text, or with blocks where the content begins with a tag of one. */
export const cell = (content: string, properties = ''): string => {
  const blocks = /^<w:(?:p|tbl|sdt|altChunk|customXml)\b|^<mc:/.test(content) ? content : paragraph(run(content));
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${blocks}</w:tc>`;
};
export const row = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
export const table = (rows: readonly string[], widths: readonly number[] = []): string =>
  `<w:tbl><w:tblPr/><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${String(width)}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;
/** A table of one cell. */
export const inCell = (content: string): string => table([row([cell('项目'), cell(content)])]);
