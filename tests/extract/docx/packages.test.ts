import { strToU8 } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { attempt, outline, read } from '../reading.js';
import { cell, docx, documentXml, inCell, paragraph, relationships, row, run, table, zip } from './documents.js';

const ROWS = [['项目', '10.65万元']];
const BODY = inCell('10.65万元');
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

describe('where the text of a document stands', () => {
  it.each<[name: string, bytes: Uint8Array]>([
    ['a document', docx(BODY)],
    [
      'the strict form of ISO',
      docx('', {
        members: {
          '_rels/.rels': relationships([
            ['r1', 'http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument', 'word/document.xml'],
          ]),
          'word/document.xml': documentXml(BODY)
            .replace(
              'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
              'http://purl.oclc.org/ooxml/wordprocessingml/main',
            )
            .replace('<w:document', '<w:document w:conformance="strict"'),
        },
      }),
    ],
    [
      'a main part of another name, and a left-over one',
      docx(inCell('旧'), {
        members: {
          '_rels/.rels': relationships([['r1', `${OFFICE}/officeDocument`, '/word/document2.xml']]),
          'word/document2.xml': documentXml(BODY),
        },
      }),
    ],
    [
      'a main part that Word on the web numbered',
      zip({
        '_rels/.rels': relationships([['r1', `${OFFICE}/officeDocument`, '/word/document2.xml']]),
        'word/document2.xml': documentXml(BODY),
      }),
    ],
    ['paths with backslashes', zip({ 'word\\document.xml': documentXml(BODY) })],
    ['no relationships', zip({ 'word/document.xml': documentXml(BODY) })],
    [
      'other prefixes',
      zip({ 'word/document.xml': documentXml(BODY).replaceAll(/\bw:/g, 'x:').replace('xmlns:w=', 'xmlns:x=') }),
    ],
    ['text in UTF-16', zip({ 'word/document.xml': iconv.encode(documentXml(BODY), 'utf-16le', { addBOM: true }) })],
    ['a byte order mark', zip({ 'word/document.xml': `\uFEFF<?xml version="1.0"?>\n${documentXml(BODY)}` })],
    [
      'one XML file of many parts',
      strToU8(
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>' +
          '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">' +
          `<pkg:part pkg:name="/_rels/.rels"><pkg:xmlData>${relationships([['r1', `${OFFICE}/officeDocument`, 'word/document.xml']])}</pkg:xmlData></pkg:part>` +
          '<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>AAAA</pkg:binaryData></pkg:part>' +
          `<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>${documentXml(BODY)}</pkg:xmlData></pkg:part></pkg:package>`,
      ),
    ],
  ])('%s', async (_, bytes) => {
    const extraction = await read(bytes, { name: '自评表.doc' });
    expect(extraction.format).toBe('docx');
    expect(outline(extraction)).toEqual([ROWS]);
  });

  it('the XML of Word 2003', async () => {
    const w2003 = 'http://schemas.microsoft.com/office/word/2003/wordml';
    const rows =
      '<w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>产出</w:t></w:r></w:p></w:tc>' +
      '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>次数</w:t></w:r></w:p></w:tc></w:tr>' +
      '<w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc>' +
      '<w:tc><w:tcPr/><w:p><aml:annotation aml:id="0" w:type="Word.Deletion"><aml:content><w:r><w:delText>8</w:delText></w:r></aml:content></aml:annotation>' +
      '<aml:annotation aml:id="1" w:type="Word.Insertion"><aml:content><w:r><w:t>9</w:t></w:r></aml:content></aml:annotation></w:p></w:tc>' +
      '<w:tc><w:tcPr/><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>10</w:t></w:r></w:p></w:tc></w:tr>';
    const xml =
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n' +
      `<w:wordDocument xmlns:w="${w2003}" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core">` +
      `<w:body><wx:sect><w:p><w:r><w:t>自评表</w:t></w:r></w:p><w:tbl><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>${rows}</w:tbl></wx:sect></w:body></w:wordDocument>`;
    expect(outline(await read(xml, { name: '自评表.doc' }))).toEqual([
      '自评表',
      [
        ['产出', '一、次数'],
        ['9', '10'],
      ],
    ]);
  });
});

describe('documents within the document', () => {
  const html = '<html><body><p>附表</p><table><tr><td>甲<td>乙</table></body></html>';
  const chunk = paragraph(run('前')) + '<w:altChunk r:id="c1"/>' + paragraph(run('后'));
  const message = (boundary: string): string =>
    `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="${boundary}"\r\n\r\n--${boundary}\r\n` +
    `Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(html).toString('base64')}\r\n--${boundary}--\r\n`;

  it.each<[name: string, target: string, content: string]>([
    ['a web page', 'word/chunk.html', html],
    ['a web archive', 'word/afchunk.mht', message('----=mhtDocumentPart')],
  ])('%s', async (_, target, content) => {
    const bytes = docx(chunk, { related: { c1: `/${target}` }, members: { [target]: content } });
    expect(outline(await read(bytes))).toEqual(['前', '附表', [['甲', '乙']], '后']);
  });

  it.each<[name: string, content: string | Uint8Array]>([
    ['RTF', '{\\rtf1 A\\par}'],
    ['a Word document', docx(paragraph(run('A')))],
    ['text', 'A\r\n'],
  ])('%s', async (_, content) => {
    const bytes = docx(chunk, { related: { c1: 'a.bin' }, members: { 'word/a.bin': content } });
    expect(outline(await read(bytes))).toEqual(['前', 'A', '后']);
  });

  it('stands behind the table that it is in a cell of', async () => {
    const body = table([row([cell('甲'), cell('<w:altChunk r:id="c1"/>')])]) + paragraph(run('后'));
    const bytes = docx(body, { related: { c1: 'a.html' }, members: { 'word/a.html': html } });
    expect(outline(await read(bytes))).toEqual([[['甲', '']], '附表', [['甲', '乙']], '后']);
  });

  it('one that is missing, or of a format that is not read', async () => {
    const body = chunk + inCell('甲');
    const pdf = { related: { c1: 'a.pdf' }, members: { 'word/a.pdf': '%PDF-1.4' } };
    for (const bytes of [docx(body), docx(body, pdf)]) {
      const extraction = await read(bytes);
      expect(outline(extraction)).toEqual(['前', '后', [['项目', '甲']]]);
      expect(extraction.diagnostics).toMatchObject([{ code: 'text-unassigned', raw: '【嵌入对象 altChunk】' }]);
    }
  });
});

describe('documents without a table', () => {
  it('text alone', async () => {
    expect(outline(await read(docx(paragraph(run('说明')))))).toEqual(['说明']);
  });

  it('a form typed with tabs is a table', async () => {
    const line = (...texts: string[]): string => paragraph(texts.map((text) => run(text)).join('<w:r><w:tab/></w:r>'));
    const lines = [line('项目支出绩效自评表'), line('三级指标', '分值', '得分'), line('数量', '', '9')];
    expect(outline(await read(docx(lines.join(''))))).toEqual([
      '项目支出绩效自评表',
      [
        ['三级指标', '分值', '得分'],
        ['数量', '', '9'],
      ],
    ]);
  });

  it('text with commas is none', async () => {
    const text = '产出,效益,满意度';
    expect(outline(await read(docx(paragraph(run(text)).repeat(3))))).toEqual([text, text, text]);
  });

  it('tabs beside a table are space', async () => {
    const typed = paragraph(
      `${run('填表人：甲')}<w:r><w:tab/></w:r>${run('电话：1')}<w:r><w:tab/></w:r>${run('日期')}`,
    );
    expect(outline(await read(docx(table([row([cell('甲')])]) + typed)))).toEqual([
      [['甲']],
      '填表人：甲 电话：1 日期',
    ]);
  });

  it('pictures alone are most likely scans', async () => {
    const picture = paragraph('<w:r><w:drawing><wp:inline/></w:drawing></w:r>');
    expect(await attempt(docx(picture))).toMatchObject({
      failed: 'no-table',
      detail: expect.stringContaining('扫描') as string,
    });
    expect(await attempt(docx(picture + table([row([cell('甲')])])))).not.toHaveProperty('failed');
  });
});
