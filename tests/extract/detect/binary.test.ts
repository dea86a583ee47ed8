import { describe, expect, it } from 'vitest';
import { detect } from '../../../src/extract/detect/detect.js';
import type { Detection } from '../../../src/extract/detect/detection.js';

function of(bytes: Uint8Array): Pick<Detection, 'format' | 'fault'> {
  const { format, fault } = detect({ name: 'a.txt', bytes });
  return { format, fault };
}

/** A zip file with empty members of these names, stored. */
function zip(names: readonly string[], flags = 0): Buffer {
  const locals = names.map((name) => {
    const head = Buffer.alloc(30);
    head.write('PK\x03\x04', 'latin1');
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, Buffer.from(name)]);
  });
  const entries = names.map((name) => {
    const head = Buffer.alloc(46);
    head.write('PK\x01\x02', 'latin1');
    head.writeUInt16LE(flags, 8);
    head.writeUInt16LE(name.length, 28);
    return Buffer.concat([head, Buffer.from(name)]);
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt32LE(directory.length, 12);
  return Buffer.concat([...locals, directory, end]);
}

/** An OLE file whose root storage holds the named streams, and an embedded storage with a Word document. */
function compound(names: readonly string[]): Buffer {
  const file = Buffer.alloc(512 * 4);
  file.write('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1');
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  file.writeUInt32LE(0, 76);
  // The table of sectors: itself, then the directory over two sectors.
  file.writeUInt32LE(0xfffffffd, 512);
  file.writeUInt32LE(2, 516);
  file.writeUInt32LE(0xfffffffe, 520);
  const entry = (index: number, name: string, right: number, child: number): void => {
    const at = 1_024 + index * 128;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE(name.length * 2 + 2, at + 64);
    file.writeUInt32LE(0xffffffff, at + 68);
    file.writeUInt32LE(right, at + 72);
    file.writeUInt32LE(child, at + 76);
  };
  const none = 0xffffffff;
  const members = ['ObjectPool', ...names];
  entry(0, 'Root Entry', none, 1);
  members.forEach((name, index) => {
    entry(index + 1, name, index + 1 < members.length ? index + 2 : none, index === 0 ? members.length + 1 : none);
  });
  entry(members.length + 1, 'WordDocument', none, none);
  return file;
}

describe('zip files', () => {
  it.each<[names: string[], format: Detection['format']]>([
    [['[Content_Types].xml', 'word/document.xml'], 'docx'],
    [['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'], 'xlsx'],
    [['ppt/presentation.xml'], null],
    [['OFD.xml', 'Doc_0/Document.xml'], null],
    [['自评表.pdf', '自评表.docx'], null],
  ])('%j', (names, format) => {
    expect(of(zip(names))).toEqual({ format, fault: null });
  });

  it.each([
    ['before', Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), zip(['word/document.xml'])])],
    ['behind', Buffer.concat([zip(['word/document.xml']), Buffer.from('\r\n')])],
  ])('with other bytes %s', (_, bytes) => {
    expect(of(bytes)).toEqual({ format: 'docx', fault: null });
  });

  it.each([
    ['text', '.odt'],
    ['spreadsheet', '.ods'],
  ])('names OpenDocument files: %s', (kind, ending) => {
    const bytes = zip(['mimetype', `application/vnd.oasis.opendocument.${kind}`, 'content.xml']);
    const { format, name } = detect({ name: 'a', bytes });
    expect(format).toBeNull();
    expect(name.zh).toContain(ending);
  });

  it('says when it is encrypted', () => {
    expect(of(zip(['word/document.xml'], 1))).toEqual({ format: 'docx', fault: 'encrypted' });
  });

  it('says when it was cut off', () => {
    expect(of(zip(['word/document.xml']).subarray(0, -30))).toEqual({ format: null, fault: 'corrupt' });
  });
});

describe('old Office files', () => {
  it.each<[names: string[], format: Detection['format'], fault: Detection['fault']]>([
    [['WordDocument', '1Table'], 'doc', null],
    [['Workbook'], 'xls', null],
    [['Book'], 'xls', null],
    [['PowerPoint Document'], null, null],
    [['EncryptionInfo', 'EncryptedPackage'], null, 'encrypted'],
  ])('%j', (names, format, fault) => {
    expect(of(compound(names))).toEqual({ format, fault });
  });

  it('is no endless walk where the directory goes round in a circle', () => {
    const file = compound(['Workbook']);
    file.writeUInt32LE(1, 512 + 2 * 4);
    file.writeUInt32LE(1, 1_024 + 2 * 128 + 72);
    expect(of(file)).toEqual({ format: 'xls', fault: null });
  });
});

describe('spreadsheets without a file around them', () => {
  it.each<[name: string, head: number[], format: Detection['format']]>([
    ['Excel 97', [0x09, 0x08, 0x10, 0, 0, 6, 5, 0], 'xls'],
    ['Excel 95', [0x09, 0x08, 0x08, 0, 0, 5, 5, 0], 'xls'],
    ['Excel 4', [0x09, 0x04, 0x06, 0, 0, 0, 0x10, 0], null],
  ])('%s', (_, head, format) => {
    expect(of(Buffer.from([...head, 0x0a, 0, 0, 0]))).toEqual({ format, fault: null });
  });
});

describe('RTF', () => {
  it.each(['{\\rtf1', '\r\n{\\rtf1', '\ufeff{\\rtf1'])('%j', (head) => {
    expect(of(Buffer.from(`${head} a\\par}`))).toEqual({ format: 'doc', fault: null });
  });
});

describe('XML of Office, by its namespace and not its prefix', () => {
  it.each<[text: string, format: Detection['format']]>([
    ['<?xml version="1.0"?><s:Workbook xmlns:s="urn:schemas-microsoft-com:office:spreadsheet">', 'xls'],
    ['<?xml version="1.0"?><x:wordDocument xmlns:x="http://schemas.microsoft.com/office/word/2003/wordml">', 'docx'],
    ['<?xml version="1.0"?><p:package xmlns:p="http://schemas.microsoft.com/office/2006/xmlPackage">', 'docx'],
    ['<?xml version="1.0"?><Workbook xmlns="urn:other">', null],
  ])('%s', (text, format) => {
    expect(of(Buffer.from(text))).toEqual({ format, fault: null });
  });
});
