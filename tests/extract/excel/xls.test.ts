import { describe, expect, it } from 'vitest';
import { attempt, gridsOf, outline, placesOf, read } from '../reading.js';
import { formula, label, number, record, style, xls, type BiffRecord } from './biff-builder.js';
import { startSeconds } from '../../helpers/processor-time.js';

const heads = (version: 5 | 8): BiffRecord[] =>
  ['项目名称', '分值', '得分'].map((text, at) => label(version, 0, at, text));

describe('.xls workbooks', () => {
  it.each([
    ['Excel 97 and later', 8],
    ['Excel 5 and 95, texts in GBK', 5],
  ] as const)('%s', async (_, version) => {
    const records = [...heads(version), label(version, 1, 0, '考试经费'), number(1, 1, 10), number(1, 2, 9.99)];
    const globals = version === 5 ? [record(0x0042, 936)] : [];
    const [grid] = gridsOf(
      await read(xls({ version, globals, sheets: [{ name: '自评表', records }] }), { name: 'a.xls' }),
    );
    expect(grid).toMatchObject({ sheet: '自评表', rows: 2, columns: 3 });
    expect(grid?.cells.map(({ text }) => text)).toEqual(['项目名称', '分值', '得分', '考试经费', '10', '9.99']);
  });

  it('merged cells, hidden rows, columns and sheets', async () => {
    const records = [
      [0x007d, Buffer.from([1, 0, 1, 0, 0, 8, 0, 0, 1, 0, 0, 0])] as const,
      record(0x0208, 1, 0, 4, 255, 0, 0, 0x20, 0),
      ...['类别', '隐', '甲', '乙'].map((text, at) => label(8, 0, at, text)),
      ...['藏', '藏', '藏', '藏'].map((text, at) => label(8, 1, at, text)),
      ...['合计', '隐', '', '9'].map((text, at) => label(8, 2, at, text)),
      record(0x00e5, 1, 2, 2, 0, 2),
    ];
    const sheets = [
      { name: '选项', state: 1, records: [label(8, 0, 0, '优'), label(8, 0, 1, '良')] },
      { name: '自评表', records },
      { name: '缓存', state: 2, records: [label(8, 0, 0, '甲'), label(8, 0, 1, '乙')] },
    ];
    const extraction = await read(xls({ sheets }), { name: 'a.xls' });
    const grids = gridsOf(extraction);
    expect(grids.map(placesOf)).toEqual([['0,0 类别', '0,1 甲', '0,2 乙', '1,0+1×2 合计', '1,2 9']]);
    expect(extraction.diagnostics).toMatchObject([{ code: 'text-unassigned', raw: '隐 藏 藏 藏 藏' }]);
  });

  it('numbers by the formats of their styles, also those that only Chinese versions number', async () => {
    const format = [0x041e, Buffer.concat([Buffer.from([176, 0, 6, 0, 0]), Buffer.from('0.00_ ')])] as const;
    const globals = [format, ...[0, 10, 14, 31, 57, 176].map(style)];
    const records = [
      ...heads(8),
      ...[0.1 + 0.2, 0.997, 45657, 45657, 45657, 60].map((value, at) => number(1, at, value, at)),
    ];
    const [grid] = gridsOf(await read(xls({ globals, sheets: [{ name: '表', records }] }), { name: 'a.xls' }));
    expect(grid?.cells.slice(-6).map(({ text }) => text)).toEqual([
      '0.3',
      '99.70%',
      '2024/12/31',
      '2024年12月31日',
      '2024年12月',
      '60.00',
    ]);
  });

  it('the formats of one file do not reach into the next', async () => {
    const format = [0x041e, Buffer.concat([Buffer.from([176, 0, 2, 0, 0]), Buffer.from('0%')])] as const;
    const sheets = [{ name: '表', records: [...heads(8), number(1, 0, 1), number(1, 1, 0.5)] }];
    await read(xls({ globals: [format, style(176)], sheets }), { name: 'a.xls' });
    expect(outline(await read(xls({ globals: [style(176)], sheets }), { name: 'b.xls' }))).toEqual([
      [
        ['项目名称', '分值', '得分'],
        ['1', '0.5', ''],
      ],
    ]);
  });

  it('formulas by their stored results, whatever their tokens say', async () => {
    const broken = Buffer.from([0xff, 0xfe, 0x7f, 0x03, 0x41, 0x00]);
    const records = [...heads(8), label(8, 1, 0, '总分'), formula(1, 1, 99.18, broken), number(1, 2, 100)];
    expect(outline(await read(xls({ sheets: [{ name: '表', records }] }), { name: 'a.xls' }))).toEqual([
      [
        ['项目名称', '分值', '得分'],
        ['总分', '99.18', '100'],
      ],
    ]);
  });

  it('zeros that the sheet is told not to show are blank', async () => {
    const sheet = (name: string, options: number) => ({
      name,
      records: [
        ...heads(8),
        label(8, 1, 0, '甲'),
        number(1, 1, 0),
        number(1, 2, 5),
        record(0x023e, options, 0, 0, 0, 0),
      ],
    });
    const extraction = await read(xls({ sheets: [sheet('甲', 0x06b6), sheet('乙', 0x06a6)] }), { name: 'a.xls' });
    expect(gridsOf(extraction).map((grid) => grid.cells.slice(-3).map(({ text }) => text))).toEqual([
      ['甲', '0', '5'],
      ['甲', '', '5'],
    ]);
  });

  it('a hyperlink over the whole sheet, notes and drawings cost nothing', async () => {
    const everywhere = Buffer.alloc(200);
    everywhere.writeUInt16LE(0xffff, 2);
    everywhere.writeUInt16LE(0xff, 6);
    const records = [
      ...heads(8),
      ...[0x01b8, 0x0800, 0x001c, 0x005d, 0x01b6, 0x00ec].map((type) => [type, everywhere] as const),
    ];
    const seconds = startSeconds();
    expect(outline(await read(xls({ sheets: [{ name: '表', records }] }), { name: 'a.xls' }))).toHaveLength(1);
    expect(seconds()).toBeLessThan(2);
  });

  it.each([
    ['encrypted', 'encrypted', { globals: [record(0x002f, 1, 1, 1)], sheets: [] }],
    [
      'a sheet that is listed but missing',
      'corrupt',
      { globals: [[0x0085, Buffer.from([255, 255, 0, 0, 0, 0, 1, 0, 65])] as const], sheets: [] },
    ],
  ])('%s', async (_, failed, content) => {
    expect(await attempt(xls(content), { name: 'a.xls' })).toMatchObject({ failed });
  });
});
