import { zipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { auditDocument } from '../../../src/pipeline.js';
import { attempt, gridsOf, read } from '../reading.js';
import { cell, docx, documentXml, inCell, paragraph, root, row, run, table, zip } from './documents.js';

const whole = docx(inCell('10.65万元') + paragraph(run('正文'.repeat(2_000))));

/** A member as it is, whatever its directory says of it. */
function withDirectory(bytes: Uint8Array, change: (view: DataView, at: number) => void): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const view = new DataView(changed.buffer);
  for (let at = 0; at + 46 < changed.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) change(view, at);
  return changed;
}

const isDocument = (view: DataView, at: number): boolean => {
  const length = view.getUint16(at + 28, true);
  const name = Buffer.from(view.buffer as ArrayBuffer, at + 46, length).toString();
  return name === 'word/document.xml';
};

describe('broken documents', () => {
  it.each(Array.from({ length: 10 }, (_, index) => Math.floor((whole.length * (index + 1)) / 11)))(
    'cut off at byte %i',
    async (length) => {
      expect(await attempt(whole.subarray(0, length), { name: 'a.docx' })).toMatchObject({ failed: 'corrupt' });
    },
  );

  it.each<[name: string, bytes: Uint8Array, failed: string]>([
    ['XML that breaks off', zip({ 'word/document.xml': documentXml(inCell('甲')).slice(0, -30) }), 'corrupt'],
    ['tags that cross', zip({ 'word/document.xml': documentXml('<w:p><w:r></w:p></w:r>') }), 'corrupt'],
    ['an empty main part', zip({ 'word/document.xml': '' }), 'corrupt'],
    ['bytes that are no UTF-8', zip({ 'word/document.xml': Uint8Array.of(0x3c, 0x61, 0xff, 0xfe, 0xc3) }), 'corrupt'],
    ['a prefix of no namespace', zip({ 'word/document.xml': '<q:document/>' }), 'corrupt'],
    [
      'an external entity',
      zip({
        'word/document.xml': `<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>${documentXml(inCell('&x;'))}`,
      }),
      'corrupt',
    ],
    [
      'entities that multiply',
      zip({
        'word/document.xml': `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${documentXml(inCell('&b;'))}`,
      }),
      'corrupt',
    ],
    ['an entity of nowhere', zip({ 'word/document.xml': documentXml(inCell('&nbsp;')) }), 'corrupt'],
    [
      'a bit that flipped',
      withDirectory(zip({ 'word/document.xml': documentXml(inCell('甲')) }), (view, at) => {
        view.setUint32(at + 16, view.getUint32(at + 16, true) ^ 1, true);
      }),
      'corrupt',
    ],
    [
      'a size that is a lie',
      withDirectory(whole, (view, at) => {
        if (isDocument(view, at)) view.setUint32(at + 24, 100, true);
      }),
      'corrupt',
    ],
    [
      'an encrypted member',
      withDirectory(whole, (view, at) => {
        view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
      }),
      'encrypted',
    ],
    [
      'a name that leaves the folder',
      zip({ '../../etc/passwd': 'x', 'word/document.xml': documentXml(inCell('甲')) }),
      'corrupt',
    ],
  ])('%s', async (_, bytes, failed) => {
    expect(await attempt(bytes, { name: 'a.docx' })).toMatchObject({ failed });
  });

  it('tables nested 500 deep', async () => {
    const nested = '<w:tbl><w:tr><w:tc>'.repeat(500) + paragraph(run('甲')) + '</w:tc></w:tr></w:tbl>'.repeat(500);
    expect(await attempt(docx(nested))).toMatchObject({ failed: 'too-large' });
  });

  it('elements nested 100,000 deep', async () => {
    const nested = '<w:sdt><w:sdtContent>'.repeat(50_000) + '</w:sdtContent></w:sdt>'.repeat(50_000);
    expect(await attempt(docx(nested))).toMatchObject({ failed: 'too-large' });
  });

  it('more cells than allowed', async () => {
    const rows = Array.from({ length: 20 }, () => row([cell('甲'), cell('乙')]));
    expect(await attempt(docx(table(rows)), { limits: { maxCells: 30 } })).toMatchObject({ failed: 'too-large' });
  });

  it('more members than a document has', async () => {
    const members = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`m/${String(index)}`, 'x']));
    expect(await attempt(docx(inCell('甲'), { members }))).toMatchObject({ failed: 'too-large' });
  });

  it('throws the reason of an abort', async () => {
    const reason = new Error('stopped');
    const controller = new AbortController();
    const reading = attempt(docx(table(Array.from({ length: 3_000 }, () => row([cell('甲'), cell('乙')])))), {
      signal: controller.signal,
    });
    controller.abort(reason);
    await expect(reading).rejects.toBe(reason);
  });
});

describe('documents that unfold to a large size', () => {
  it('are refused by what their directory says, before they unfold', async () => {
    const declared = withDirectory(whole, (view, at) => {
      if (isDocument(view, at)) view.setUint32(at + 24, 200 * 1024 * 1024, true);
    });
    const { results } = await auditDocument(declared, { path: 'a.docx' });
    expect(results).toMatchObject([
      { type: 'failure', error: { code: 'too-large', message: expect.stringContaining('200 MB') as string } },
    ]);
  });

  it('are refused where they pack as no document does', async () => {
    const [head = '', tail = ''] = documentXml(paragraph(run('|'))).split('|');
    const text = strToU8(`${head}${'9'.repeat(20 * 1024 * 1024)}${tail}`);
    const bytes = zipSync({ 'word/document.xml': text });
    expect(bytes.length).toBeLessThan(100_000);
    expect(await attempt(bytes)).toMatchObject({ failed: 'too-large' });
  });

  it('are refused where they have more elements than a document has', async () => {
    const bytes = zip({ 'word/document.xml': documentXml('<w:p/><w:r/>'.repeat(1_100_000)) });
    expect(await attempt(bytes)).toMatchObject({ failed: 'too-large' });
  });
});

describe('documents longer than any that people read', () => {
  it.each<[name: string, body: string]>([
    ['lines', paragraph(run('行')).repeat(150_001)],
    ['text', paragraph(run('绩效'.repeat(500_000))).repeat(11)],
    [
      'lines in headers that the sections share',
      paragraph('', '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>').repeat(200),
    ],
  ])('%s', async (_, body) => {
    const heads = root('hdr', paragraph(run('头')).repeat(1_000));
    const bytes = docx(body, { related: { h: 'h.xml' }, members: { 'word/h.xml': heads } });
    expect(await attempt(bytes)).toMatchObject({ failed: 'too-large' });
  });
});

describe('a long table', () => {
  const START = '<w:vMerge w:val="restart"/>';

  it('is one grid, with its merged cells whole', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) =>
      row([cell(`第${String(index)}项`, index % 3 === 0 ? START : '<w:vMerge/>'), cell(String(index)), cell('10')]),
    );
    const grids = gridsOf(await read(docx(table(rows, [1000, 1000, 1000]) + table([row([cell('完')])]))));
    expect(grids.map(({ rows, columns }) => [rows, columns])).toEqual([
      [3_000, 3],
      [1, 1],
    ]);
    const merged = grids[0]?.cells.filter((cell) => cell.column === 0) ?? [];
    expect(merged.map(({ row, rowSpan }) => [row, rowSpan])).toEqual(
      Array.from({ length: 1_000 }, (_, at) => [at * 3, 3]),
    );
    expect(grids[0]?.cells.filter((cell) => cell.column === 1).map(({ text }) => text)).toEqual(
      Array.from({ length: 3_000 }, (_, at) => String(at)),
    );
  });

  it('is one grid where a single merged cell goes all the way down', async () => {
    const rows = Array.from({ length: 2_000 }, (_, index) =>
      row([cell('产出', index === 0 ? START : '<w:vMerge/>'), cell(String(index))]),
    );
    const [grid] = gridsOf(await read(docx(table(rows, [1000, 1000]))));
    expect(grid?.cells[0]).toMatchObject({ text: '产出', rowSpan: 2_000 });
  });
});
