/** Writes blocks as a Word document of the plainest kind: nothing in it that mammoth would read otherwise than Word. */
import { crc32 } from 'node:zlib';
import type { WordBlock, WordCell, WordParagraph, WordTable } from './blocks.js';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const CONTENT_TYPES = `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType="${MAIN_TYPE}"/></Types>`;
const RELATIONSHIPS = `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Characters that XML cannot hold. */
const NOT_XML = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g;

/** Each line is a paragraph: in a page both are lines, and blank ones are none. */
function* writeParagraph({ text }: WordParagraph): Generator<string> {
  for (const line of text.replace(NOT_XML, '').split('\n')) {
    if (line === '') continue;
    yield `<w:p><w:r><w:t>${line.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign)}</w:t></w:r></w:p>`;
  }
}

function* writeCell(cell: WordCell, isContinued: boolean): Generator<string> {
  const span = cell.span === 1 ? '' : `<w:gridSpan w:val="${String(cell.span)}"/>`;
  const merge = cell.continues ? '<w:vMerge/>' : isContinued ? '<w:vMerge w:val="restart"/>' : '';
  yield span + merge === '' ? '<w:tc>' : `<w:tc><w:tcPr>${span}${merge}</w:tcPr>`;
  yield* writeBlocks(cell.blocks);
  yield '</w:tc>';
}

function* writeTable({ rows }: WordTable): Generator<string> {
  yield '<w:tbl>';
  for (const [index, { cells }] of rows.entries()) {
    const below = continuedColumns(rows[index + 1]?.cells ?? []);
    let column = 0;
    yield '<w:tr>';
    for (const cell of cells) {
      yield* writeCell(cell, below.has(column));
      column += cell.span;
    }
    yield '</w:tr>';
  }
  yield '</w:tbl>';
}

/** First columns of the cells that go on from above. */
function continuedColumns(cells: readonly WordCell[]): Set<number> {
  const columns = new Set<number>();
  let column = 0;
  for (const { span, continues } of cells) {
    if (continues) columns.add(column);
    column += span;
  }
  return columns;
}

function* writeBlocks(blocks: readonly WordBlock[]): Generator<string> {
  for (const block of blocks) yield* block.kind === 'paragraph' ? writeParagraph(block) : writeTable(block);
}

function documentXml(blocks: readonly WordBlock[]): string {
  const body = [...writeBlocks(blocks)].join('');
  return `${DECLARATION}<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`;
}

/** The head of a member, as it stands before its data and, from `version needed` on, in the directory. */
function memberHead(name: Buffer, data: Buffer): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  // Names are UTF-8; stored without compression; 1980-01-01.
  head.writeUInt16LE(0x0800, 2);
  head.writeUInt16LE(0x21, 8);
  head.writeUInt32LE(crc32(data), 10);
  head.writeUInt32LE(data.length, 14);
  head.writeUInt32LE(data.length, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
}

/** A zip file of members as they are: what is read back at once need not be packed. */
function storeMembers(members: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [text, content] of Object.entries(members)) {
    const name = Buffer.from(text);
    const data = Buffer.from(content);
    const head = memberHead(name, data);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    parts.push(Buffer.from('PK\x03\x04'), head, name, data);
    directory.push(Buffer.from('PK\x01\x02\x14\0'), head, place, name);
    offset += 4 + head.length + name.length + data.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(directory.length / 4, 8);
  end.writeUInt16LE(directory.length / 4, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

export function plainDocument(blocks: readonly WordBlock[]): Buffer {
  return storeMembers({
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': RELATIONSHIPS,
    'word/document.xml': documentXml(blocks),
  });
}
