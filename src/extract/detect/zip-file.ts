/** Tells the documents that are zip files apart by the names of their members, without unpacking anything. */
import { endOfDirectory } from '../zip-body.js';
import { asciiAt, detected, type Detection } from './detection.js';

const ENTRY = 'PK\x01\x02';
const MAX_ENTRIES = 10_000;

interface Directory {
  readonly names: ReadonlySet<string>;
  readonly encrypted: boolean;
}

/** @returns null where the zip file has no directory: it was cut off. */
function readDirectory(bytes: Uint8Array): Directory | null {
  const end = endOfDirectory(bytes);
  if (end < 0 || end + 22 > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new Set<string>();
  let encrypted = false;
  // Bytes may stand before the archive; the directory ends where the end record begins.
  let at = end - view.getUint32(end + 12, true);
  for (let entry = 0; entry < MAX_ENTRIES && at >= 0 && at + 46 <= end; entry += 1) {
    if (asciiAt(bytes, at, 4) !== ENTRY) break;
    const nameLength = view.getUint16(at + 28, true);
    // Some programs on Windows write the paths of members with backslashes.
    names.add(asciiAt(bytes, at + 46, Math.min(nameLength, 1_024)).replaceAll('\\', '/'));
    encrypted ||= (view.getUint16(at + 8, true) & 1) === 1;
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { names, encrypted };
}

const DOCX = detected('docx', 'Word 文档（.docx）', 'Word document (.docx)');

/** A member that only this format has, and what the format is. */
const MEMBERS: readonly (readonly [member: string, is: Detection])[] = [
  ['word/document.xml', DOCX],
  ['xl/workbook.xml', detected('xlsx', 'Excel 工作簿（.xlsx）', 'Excel workbook (.xlsx)')],
  ['xl/workbook.bin', detected('xlsx', 'Excel 二进制工作簿（.xlsb）', 'Excel binary workbook (.xlsb)')],
  ['ppt/presentation.xml', detected(null, 'PowerPoint 演示文稿（.pptx）', 'PowerPoint presentation (.pptx)')],
  ['OFD.xml', detected(null, 'OFD 版式文档', 'OFD document')],
  ['META-INF/container.xml', detected(null, 'EPUB 电子书', 'EPUB book')],
];

/** What OpenDocument files call themselves in their first member, which is not packed. */
const OPEN_DOCUMENT = /application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/;
const OPEN_DOCUMENTS: Readonly<Record<string, Detection>> = {
  text: detected(null, 'OpenDocument 文本（.odt）', 'OpenDocument text (.odt)'),
  spreadsheet: detected(null, 'OpenDocument 表格（.ods）', 'OpenDocument spreadsheet (.ods)'),
  presentation: detected(null, 'OpenDocument 演示文稿（.odp）', 'OpenDocument presentation (.odp)'),
};

function openDocument(bytes: Uint8Array): Detection {
  const kind = OPEN_DOCUMENT.exec(asciiAt(bytes, 0, 128))?.[1] ?? '';
  return OPEN_DOCUMENTS[kind] ?? detected(null, 'OpenDocument 文档', 'OpenDocument file');
}

/** Word on the web numbers the main part when it saves: `word/document2.xml`. */
const NUMBERED_DOCUMENT = /^word\/document\d+\.xml$/;

function kindOf(names: ReadonlySet<string>, bytes: Uint8Array): Detection {
  const known = MEMBERS.find(([member]) => names.has(member))?.[1];
  if (known !== undefined) return known;
  if (names.has('content.xml')) return openDocument(bytes);
  const isNumbered = [...names].some((name) => NUMBERED_DOCUMENT.test(name));
  return isNumbered ? DOCX : detected(null, '压缩包（ZIP）', 'ZIP archive');
}

export function detectZip(bytes: Uint8Array): Detection {
  const directory = readDirectory(bytes);
  if (directory === null) return detected(null, '压缩包（ZIP）不完整', 'ZIP file cut off', 'corrupt');
  const is = kindOf(directory.names, bytes);
  return directory.encrypted ? { ...is, fault: 'encrypted' } : is;
}
