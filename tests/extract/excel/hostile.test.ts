import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attempt, gridsOf, outline, placesOf, read } from '../reading.js';
import { biffStream, compoundFile, label } from './biff-builder.js';
import {
  merges,
  number,
  text,
  textRows,
  workbook,
  workbookParts,
  zipParts,
  type WorkbookXml,
} from './workbook-builder.js';
import { startSeconds } from '../../helpers/processor-time.js';

const rows = textRows([
  ['一级指标', '分值', '得分'],
  ['产出指标', '10', '9.5'],
]);
const table = [
  [
    ['一级指标', '分值', '得分'],
    ['产出指标', '10', '9.5'],
  ],
];
const SECONDS = 10;

/** Reads a workbook within the time that a hostile one may take. */
async function readSoon(bytes: Uint8Array, name = 'a.xlsx') {
  const seconds = startSeconds();
  const result = await attempt(bytes, { name });
  expect(seconds()).toBeLessThan(SECONDS);
  return result;
}

function withParts(parts: Readonly<Record<string, string>>, content: Partial<WorkbookXml> = {}): Uint8Array {
  return workbook({ sheets: [{ rows }], ...content, parts });
}

/** Writes another size for a part into the directory of a zip file and before the part itself. */
function declareSize(zip: Uint8Array, part: string, size: number): Uint8Array {
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf(part); at >= 0; at = bytes.indexOf(part, at + 1)) {
    if (bytes.readUInt32LE(at - 30) === 0x04034b50) bytes.writeUInt32LE(size, at - 30 + 22);
    if (at >= 46 && bytes.readUInt32LE(at - 46) === 0x02014b50) bytes.writeUInt32LE(size, at - 46 + 24);
  }
  return new Uint8Array(bytes);
}

describe('sheets that say more than they hold', () => {
  it.each([
    [
      'one cell in the last corner',
      { head: '<dimension ref="A1:XFD1048576"/>', rows: `${rows}<row r="1048576">${text('XFD1048576', '完')}</row>` },
    ],
    [
      'columns to the end of the world',
      { head: '<cols><col min="1" max="4294967295" width="0" hidden="0"/></cols>', rows: textRows([]) },
    ],
    ['a hyperlink over everything', { rows, tail: '<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>' }],
    ['styled blank cells', { rows: `<row r="1">${'<c s="1"/>'.repeat(16_000)}</row>${textRows([['甲', '乙']], 2)}` }],
  ])('%s', async (_, sheet) => {
    expect(await readSoon(workbook({ sheets: [sheet] }))).toMatchObject({ format: 'xlsx' });
  });

  it('one far cell makes no larger table', async () => {
    const far = `${rows}<row r="1048576">${text('XFD1048576', '完')}</row>`;
    expect(outline(await read(workbook({ sheets: [{ rows: far }] }), { name: 'a.xlsx' }))).toEqual([
      ...table,
      [['完']],
    ]);
  });

  it('fifty thousand merged ranges, one over the other', async () => {
    const ranges = Array.from({ length: 50_000 }, (_, at) => `A1:C${String((at % 1_000) + 1)}`);
    const [grid] = gridsOf(await read(workbook({ sheets: [{ rows, tail: merges(...ranges) }] }), { name: 'a.xlsx' }));
    expect(grid && placesOf(grid)).toHaveLength(4);
  });

  it('one long text in a million cells', async () => {
    const cells = Array.from({ length: 12_000 }, (_, at) => `<row r="${String(at + 1)}"><c t="s"><v>0</v></c></row>`);
    const bytes = workbook({ sheets: [{ rows: cells.join('') }], strings: `<si><t>${'字'.repeat(20_000)}</t></si>` });
    expect(await readSoon(bytes)).toMatchObject({ failed: 'too-large' });
  });
});

describe('packages that unpack to more than allowed', () => {
  it.each(['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml', 'xl/styles.xml'])(
    '%s of 500 MB is not unpacked',
    async (part) => {
      const bytes = withParts({}, { strings: '<si><t>甲</t></si>', styles: '<cellXfs/>' });
      expect(await readSoon(declareSize(bytes, part, 500_000_000))).toMatchObject({ failed: 'too-large' });
    },
  );

  it('a part that is larger than it says is damaged', async () => {
    const bytes = withParts({}, { strings: `<si><t>${'甲'.repeat(100_000)}</t></si>` });
    expect(await readSoon(declareSize(bytes, 'xl/sharedStrings.xml', 100))).toMatchObject({ failed: 'corrupt' });
  });

  it('hidden columns, all of them over and over', async () => {
    const head = `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(100)}</cols>`;
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
    expect(await readSoon(workbook({ sheets: [{ head, rows }] }))).toMatchObject({ failed: 'too-large' });
  });

  it('more sheets than pages allowed', async () => {
    const sheets = Array.from({ length: 2_001 }, () => ({ rows: '' }));
    expect(await readSoon(workbook({ sheets }))).toMatchObject({ failed: 'too-large' });
  });

  it('a thousand sheets that are all the same large part', async () => {
    const relations = Array.from(
      { length: 1_000 },
      (_, at) => `<Relationship Id="rId${String(at + 1)}" Type="x/worksheet" Target="worksheets/sheet1.xml"/>`,
    );
    const bytes = workbook({
      sheets: Array.from({ length: 1_000 }, (_, at) => ({ rows: at === 0 ? ' '.repeat(1_000_000) : '' })),
      parts: { 'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>` },
    });
    expect(await readSoon(bytes)).toMatchObject({ failed: 'too-large' });
  });
});

describe('workbooks that contradict themselves', () => {
  const sheetOf = (cells: string): Uint8Array => workbook({ sheets: [{ rows: cells }] });

  it.each([
    ['a text that is not in the list', sheetOf('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')],
    ['a row beyond the last', sheetOf(`<row r="1048577">${text('A1048577', '甲')}</row>`)],
    ['a column beyond the last', sheetOf(`<row r="1">${text('XFE1', '甲')}</row>`)],
    ['tags that do not close', sheetOf('<row r="1"><c r="A1"><v>1')],
    ['a tag cut off', withParts({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1' })],
    [
      'a quote that does not close',
      withParts({ 'xl/worksheets/sheet1.xml': `<worksheet a="${'<row>'.repeat(50_000)}` }),
    ],
    ['a sheet without relation', withParts({ 'xl/_rels/workbook.xml.rels': '<Relationships/>' })],
    ['a worksheet of binary bytes', withParts({ 'xl/worksheets/sheet1.xml': '\0\x01\0\x02abc\0\0\x03'.repeat(50) })],
  ])('%s', async (_, bytes) => {
    expect(await readSoon(bytes)).toMatchObject({ failed: 'corrupt' });
  });

  it('a worksheet that is missing', async () => {
    const parts = Object.entries(workbookParts({ sheets: [{ rows }] })).filter(([name]) => !name.includes('sheet1'));
    expect(await readSoon(zipParts(Object.fromEntries(parts)))).toMatchObject({ failed: 'corrupt' });
  });

  it('a damaged byte in a part', async () => {
    const bytes = zipParts(workbookParts({ sheets: [{ rows: rows + textRows([['甲'.repeat(2_000)]], 3) }] }));
    const at = Buffer.from(bytes).indexOf('xl/worksheets/sheet1.xml') + 60;
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    expect(await readSoon(bytes)).toMatchObject({ failed: 'corrupt' });
  });

  it('a binary workbook says that it is one', async () => {
    expect(await readSoon(zipParts({ 'xl/workbook.bin': 'x' }))).toEqual({
      failed: 'unsupported-format',
      detail: 'Excel 二进制工作簿（.xlsb）',
    });
  });
});

describe('tricks', () => {
  it('entities that multiply, and those from outside, are not expanded', async () => {
    const laughs =
      '<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
    const sheet = `<worksheet><sheetData><row>${text('A1', '甲&b;')}${text('B1', '乙&c;')}</row></sheetData></worksheet>`;
    const result = await readSoon(withParts({ 'xl/worksheets/sheet1.xml': laughs + sheet }));
    expect(JSON.stringify(result)).not.toContain('哈');
    expect(JSON.stringify(result)).not.toContain('root:');
  });

  it('names from the prototype of objects are names like others', async () => {
    const comments =
      '<comments><commentList><comment ref="__proto__"><text><t>x</t></text></comment></commentList></comments>';
    const sheets = ['__proto__', 'constructor', 'toString'].map((name) => ({ name, rows }));
    const bytes = workbook({ sheets, parts: { 'xl/comments1.xml': comments, __proto__: 'x' } });
    expect(gridsOf(await read(bytes, { name: 'a.xlsx' })).map((grid) => grid.sheet)).toEqual(
      sheets.map(({ name }) => name),
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
    const old = sheets.map(({ name }) => ({ name, records: [label(8, 0, 0, '甲'), label(8, 0, 1, '乙')] }));
    const grids = gridsOf(await read(compoundFile(biffStream({ sheets: old })), { name: 'a.xls' }));
    expect(grids.map((grid) => grid.sheet)).toEqual(sheets.map(({ name }) => name));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('targets outside the package lead nowhere', async () => {
    const relations =
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>';
    expect(await readSoon(withParts({ 'xl/_rels/workbook.xml.rels': relations }))).toMatchObject({ failed: 'corrupt' });
  });

  it.each(['9'.repeat(100_000), '1e999999', '0x10', 'NaN', '١٢'])(
    'a number like %.20s is kept as it stands or refused',
    async (value) => {
      expect(
        await readSoon(workbook({ sheets: [{ rows: `<row>${number('A1', value)}${text('B1', '分')}</row>` }] })),
      ).toMatchObject({
        format: 'xlsx',
      });
    },
  );

  it('a format without end', async () => {
    const styles = `<numFmts><numFmt numFmtId="176" formatCode="${'0,'.repeat(200_000)}"/></numFmts><cellXfs><xf numFmtId="176"/></cellXfs>`;
    const cells = Array.from({ length: 2_000 }, (_, at) => `<row>${number(`A${String(at + 1)}`, '123456.7')}</row>`);
    expect(await readSoon(workbook({ sheets: [{ rows: cells.join('') }], styles }))).toMatchObject({ format: 'xlsx' });
  });
});

const FILES = ['xlsx/seed-libreoffice/input.xlsx', 'xls/seed-sheets/input.xls'].map((path) => {
  const bytes = new Uint8Array(readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url)));
  return { path, bytes };
});

describe.each(FILES)('$path', ({ path, bytes }) => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('cut off at %i elevenths is damaged', async (elevenths) => {
    const cut = bytes.slice(0, Math.floor((bytes.length * elevenths) / 11));
    expect(await readSoon(cut, path)).toMatchObject({ failed: 'corrupt' });
  });

  it('with some bytes changed is read, or refused for a reason; nothing else happens', async () => {
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        const damaged = Uint8Array.from(bytes);
        for (const [at, byte] of changes) damaged[at] = byte;
        const result = await readSoon(damaged, path);
        expect('failed' in result ? ['corrupt', 'encrypted', 'too-large', 'unsupported-format'] : ['blocks']).toContain(
          'failed' in result ? result.failed : 'blocks',
        );
      }),
      { numRuns: 150 },
    );
  });
});
