import { describe, expect, it } from 'vitest';
import { attempt, gridsOf, outline, placesOf, read } from '../reading.js';
import {
  cellOf,
  defineTable,
  DELETED,
  doc,
  HIDDEN,
  IN_TABLE,
  long,
  paragraphStyle,
  rowEnd,
  rowOf,
  SPECIAL,
  sprm,
  text,
  word,
  type TestDocument,
  type TestParagraph,
  type TestRun,
} from './documents.js';

const ON = 0x20;
const START = 0x60;
const EDGES = [0, 1000, 2000, 3000];

describe('the grid of a table', () => {
  it.each<[name: string, paragraphs: TestParagraph[], expected: string[]]>([
    [
      'plain',
      [...rowOf(['甲', '乙'], [0, 1000, 2000]), ...rowOf(['丙', ''], [0, 1000, 2000])],
      ['0,0 甲', '0,1 乙', '1,0 丙', '1,1 '],
    ],
    [
      'across and down',
      [
        ...rowOf(['甲', '乙'], [0, 1000, 3000], [START, 0]),
        ...rowOf(['', '丙', '丁'], EDGES, [ON, 0, 0]),
        ...rowOf(['', '戊', '己'], EDGES, [ON, 0, 0]),
      ],
      ['0,0+3×1 甲', '0,1+1×2 乙', '1,1 丙', '1,2 丁', '2,1 戊', '2,2 己'],
    ],
    [
      'merged across by its first cell, as early versions mark it',
      [...rowOf(['甲', '', '乙'], EDGES, [1, 2, 0]), ...rowOf(['丙', '丁', '戊'], EDGES)],
      ['0,0+1×2 甲', '0,2 乙', '1,0 丙', '1,1 丁', '1,2 戊'],
    ],
    [
      'and as later versions do',
      [...rowOf(['甲', '', '乙'], EDGES, [2, 1, 0]), ...rowOf(['丙', '丁', '戊'], EDGES)],
      ['0,0+1×2 甲', '0,2 乙', '1,0 丙', '1,1 丁', '1,2 戊'],
    ],
    [
      'a row set in',
      [...rowOf(['甲'], [1000, 2000]), ...rowOf(['乙', '丙'], [0, 1000, 2000])],
      ['0,0 ', '0,1 甲', '1,0 乙', '1,1 丙'],
    ],
    [
      'borders that only rounding parted are one',
      [...rowOf(['甲', '乙'], [-5, 1000, 2000]), ...rowOf(['丙', '丁'], [0, 1012, 2000])],
      ['0,0 甲', '0,1 乙', '1,0 丙', '1,1 丁'],
    ],
    [
      'a definition without the flags of its cells',
      [cellOf('甲'), cellOf('乙'), rowEnd(...defineTable([0, 1000, 2000], []))],
      ['0,0 甲', '0,1 乙'],
    ],
    [
      'no definition',
      [cellOf('甲'), cellOf('乙'), rowEnd(), cellOf('丙'), cellOf('丁'), rowEnd()],
      ['0,0 甲', '0,1 乙', '1,0 丙', '1,1 丁'],
    ],
    [
      'cells inserted, deleted, widened and merged afterwards',
      [
        ...rowOf(['甲', '乙', '丙'], EDGES),
        cellOf('丁'),
        cellOf(''),
        cellOf('戊'),
        rowEnd(
          ...sprm(0x7621, 0, 4, ...word(1000)),
          ...sprm(0x5622, 3, 4),
          ...sprm(0x7623, 2, 3, ...word(1000)),
          ...sprm(0x5624, 0, 2),
        ),
      ],
      ['0,0 甲', '0,1 乙', '0,2 丙', '1,0+1×2 丁', '1,2 戊'],
    ],
    [
      'merged down by a change of its own',
      [
        cellOf('甲'),
        cellOf('乙'),
        rowEnd(...defineTable([0, 1000, 2000], [0, 0]), ...sprm(0xd62b, 2, 0, 3)),
        cellOf(''),
        cellOf('丙'),
        rowEnd(...defineTable([0, 1000, 2000], [0, 0]), ...sprm(0xd62b, 2, 0, 1)),
      ],
      ['0,0+2×1 甲', '0,1 乙', '1,1 丙'],
    ],
    [
      'a deleted row is not there',
      [
        ...rowOf(['甲', '乙'], [0, 1000, 2000]),
        cellOf('一'),
        cellOf('二'),
        { ...rowEnd(...defineTable([0, 1000, 2000])), markChanges: DELETED },
        ...rowOf(['丙', '丁'], [0, 1000, 2000]),
      ],
      ['0,0 甲', '0,1 乙', '1,0 丙', '1,1 丁'],
    ],
    [
      'a row that breaks off',
      [...rowOf(['甲', '乙'], [0, 1440, 2880]), cellOf('丙'), { ...cellOf('丁'), mark: '\r' }],
      ['0,0 甲', '0,1 乙', '1,0 丙', '1,1 丁'],
    ],
  ])('%s', async (_, paragraphs, expected) => {
    const [grid] = gridsOf(await read(doc({ paragraphs: [text('前'), ...paragraphs, text('后')] })));
    expect(grid && placesOf(grid)).toEqual(expected);
  });

  it('properties too long for their page lie in the data stream', async () => {
    const definition = [...sprm(0x2416, 1), ...sprm(0x2417, 1), ...defineTable([0, 1000, 2000], [0, 0])];
    const data = [0, 0, 0, 0, ...word(definition.length), ...definition];
    const huge: TestParagraph = { runs: [], mark: '\x07', changes: sprm(0x6646, ...long(4)) };
    const paragraphs = [cellOf('甲'), cellOf('乙'), huge, text('后')];
    expect(outline(await read(doc({ paragraphs, data })))).toEqual([[['甲', '乙']], '后']);
  });

  it('tables within tables', async () => {
    const inner = [...IN_TABLE, ...sprm(0x6649, ...long(2))];
    const innerCell = (content: string): TestParagraph => text(content, [...inner, ...sprm(0x244b, 1)]);
    const innerEnd = text('', [
      ...inner,
      ...sprm(0x244b, 1),
      ...sprm(0x244c, 1),
      ...defineTable([0, 500, 900], [0, 0]),
    ]);
    const paragraphs = [
      ...rowOf(['甲', '乙'], [0, 1000, 2000]),
      cellOf('丙'),
      { ...text('丁', IN_TABLE) },
      innerCell('内'),
      innerCell('外'),
      innerEnd,
      cellOf('戊'),
      rowEnd(...defineTable([0, 1000, 2000])),
      text('后'),
    ];
    expect(outline(await read(doc({ paragraphs })))).toEqual([
      [
        ['甲', '乙'],
        ['丙', '丁\n戊'],
      ],
      [['内', '外']],
      '后',
    ]);
  });

  it('text boxes stand behind the text', async () => {
    const boxes = [text('框'), ...rowOf(['甲', '乙'], [0, 1000, 2000]), text('')];
    expect(outline(await read(doc({ paragraphs: [text('题')], boxes })))).toEqual(['题', '框', [['甲', '乙']]]);
  });
});

async function printed(runs: readonly TestRun[], more: Partial<TestDocument> = {}): Promise<unknown> {
  const paragraphs: TestParagraph[] = [{ runs, mark: '\x07', changes: IN_TABLE }, rowEnd(...defineTable([0, 1000]))];
  const [grid] = gridsOf(await read(doc({ paragraphs, ...more })));
  return grid?.cells[0]?.text;
}

const mark = (sign: string): TestRun => ({ text: sign, changes: SPECIAL });

describe('the text of a document', () => {
  it.each<[name: string, runs: TestRun[], expected: string]>([
    [
      'hidden, deleted and struck runs',
      [
        { text: '甲' },
        { text: '乙', changes: HIDDEN },
        { text: '丙', changes: DELETED },
        { text: '戊', changes: sprm(0x0837, 1) },
        { text: '己', changes: sprm(0x2a53, 1) },
        { text: '丁' },
      ],
      '甲丁',
    ],
    ['signs of the layout', [{ text: '2024\x1e12\x1f月\t末\v次' }], '2024-12月 末\n次'],
    ['objects and marks of notes', [{ text: '甲' }, mark('\x01'), mark('\x02'), mark('\x05'), { text: '乙' }], '甲乙'],
    ['a field', [mark('\x13'), { text: ' PAGE ' }, mark('\x14'), { text: '7' }, mark('\x15')], '7'],
    [
      'a field within the instruction of another',
      [
        mark('\x13'),
        { text: 'IF ' },
        mark('\x13'),
        { text: 'X' },
        mark('\x14'),
        { text: '隐' },
        mark('\x15'),
        mark('\x14'),
        { text: '见' },
        mark('\x15'),
      ],
      '见',
    ],
    ['a field that never ends', [{ text: '甲' }, mark('\x13'), { text: '乙' }], '甲乙'],
    ['a circled number', [mark('\x13'), { text: 'eq \\o\\ac(○,3)' }, mark('\x15'), { text: '质量' }], '③质量'],
    [
      'a sign of a font',
      [{ text: '(', changes: sprm(0x6a09, ...word(1), ...word(0xf0b3)) }, { text: '90%(含)' }],
      '≥90%(含)',
    ],
    ['places of a symbol font', [{ text: '\uf0a3', changes: sprm(0x4a4f, ...word(1)) }, { text: '5' }], '≤5'],
    [
      'as the style says',
      [
        { text: '甲', changes: sprm(0x083c, 0x80) },
        { text: '乙', changes: sprm(0x083c, 0x81) },
      ],
      '甲',
    ],
  ])('%s', async (_, runs, expected) => {
    expect(await printed(runs, { fonts: ['宋体', 'Symbol'] })).toBe(expected);
  });

  it('embedded objects are named', async () => {
    const object = (program: string): TestParagraph => ({
      runs: [mark('\x13'), { text: ` EMBED ${program} ` }, mark('\x14'), mark('\x01'), mark('\x15')],
      mark: '\r',
    });
    const objects = [object('Equation.3'), object('PBrush'), object('Equation.3')];
    const extraction = await read(doc({ paragraphs: [...objects, ...rowOf(['甲'], [0, 1000])] }));
    expect(extraction.diagnostics.map(({ raw }) => raw)).toEqual(['【嵌入对象 Equation.3】 × 2']);
    expect(await attempt(doc({ paragraphs: [object('Excel.Sheet.8')] }))).toMatchObject({
      failed: 'no-table',
      detail: expect.stringContaining('Excel.Sheet.8') as string,
    });
  });

  it('check boxes', async () => {
    const box = (flags: number, byDefault: number): number[] => [
      ...long(0x60),
      ...word(0x44),
      ...new Array<number>(0x3e).fill(0),
      ...long(0xffffffff),
      ...word(flags),
      ...long(0),
      ...word(2),
      ...word(0x61),
      ...word(0x62),
      ...word(0),
      ...word(byDefault),
    ];
    const first = box(1 | (1 << 2), 0);
    const second = box(1 | (25 << 2), 0);
    const field = (at: number): TestRun[] => [
      mark('\x13'),
      { text: ' FORMCHECKBOX ' },
      { text: '\x01', changes: [...SPECIAL, ...sprm(0x0806, 1), ...sprm(0x6a03, ...long(at))] },
      mark('\x14'),
      mark('\x15'),
    ];
    const runs = [
      ...field(0),
      { text: '是' },
      ...field(first.length),
      { text: '否' },
      ...field(first.length * 2),
      { text: '无' },
    ];
    expect(await printed(runs, { data: [...first, ...second, ...box(1 | (25 << 2), 1)] })).toBe('☑是□否☑无');
  });

  it('a deleted paragraph mark joins two paragraphs', async () => {
    const paragraphs = [{ ...text('产出'), markChanges: DELETED }, text('指标')];
    expect(outline(await read(doc({ paragraphs })))).toEqual(['产出指标']);
  });

  it('a hidden style hides, and a run shows itself again', async () => {
    const styles = [paragraphStyle([], []), paragraphStyle([], HIDDEN), paragraphStyle([], [], 1)];
    const paragraphs = [
      text('甲'),
      { ...text('乙'), style: 1 },
      { ...text('丙'), style: 2 },
      { runs: [{ text: '丁', changes: sprm(0x083c, 0) }], mark: '\r' as const, style: 1, markChanges: sprm(0x083c, 0) },
    ];
    expect(outline(await read(doc({ paragraphs, styles })))).toEqual(['甲', '丁']);
  });

  it('pieces of one byte a character, and pieces in any order', async () => {
    const paragraphs = [
      { ...text('A\x93B\x94 \xb195%'), narrow: true },
      text('得分'),
      ...rowOf(['甲', '乙'], [0, 1000, 2000]),
      { ...text('end'), narrow: true },
    ];
    const expected = ['A“B” ±95%', '得分', [['甲', '乙']], 'end'];
    expect(outline(await read(doc({ paragraphs })))).toEqual(expected);
    expect(outline(await read(doc({ paragraphs, scattered: true })))).toEqual(expected);
  });

  it('changes that a fast save left with the pieces', async () => {
    const paragraphs = [
      { ...text('隐'), modifier: (0x5c << 1) | (1 << 8) },
      text('见'),
      { ...cellOf('甲'), changes: [], modifier: (0x18 << 1) | (1 << 8) },
      { ...cellOf('乙'), changes: [], modifier: 1 },
      { ...rowEnd(), changes: [], modifier: 3 },
      { ...text('删'), modifier: (0x41 << 1) | (1 << 8) },
      text('末'),
    ];
    const pieceChanges = [IN_TABLE, [...IN_TABLE, ...sprm(0x2417, 1), ...defineTable([0, 1000, 2000], [0, 0])]];
    expect(outline(await read(doc({ paragraphs, pieceChanges })))).toEqual(['见', [['甲', '乙']], '末']);
  });

  it('automatic numbers', async () => {
    const level = (start: number, format: number, content: readonly number[]): number[] => [
      ...long(start),
      format,
      0,
      ...new Array<number>(9).fill(0),
      2,
      ...new Array<number>(8).fill(0),
      0,
      0,
      0,
      0,
      ...word(content.length),
      ...content.flatMap(word),
    ];
    const list = (id: number): number[] => [...long(id), ...new Array<number>(22).fill(0), 1, 0];
    const override = (id: number, levels: number): number[] => [
      ...long(id),
      ...new Array<number>(8).fill(0),
      levels,
      0,
      0,
      0,
    ];
    const definitions = [...word(2), ...list(7), ...list(9)];
    const levels = [...level(1, 37, [0, 0x3001]), ...level(1, 0, [0, 0x2e])];
    const overrides = [...long(3), ...override(7, 0), ...override(9, 0), ...override(9, 1)];
    const data = [...long(0), ...long(0), ...long(0), ...long(5), ...long(0x10)];
    const numbered = (content: string, number: number): TestParagraph =>
      text(content, [...sprm(0x260a, 0), ...sprm(0x460b, ...word(number))]);
    const paragraphs = [
      numbered('总体', 1),
      numbered('次数', 2),
      numbered('资金', 1),
      numbered('质量', 2),
      numbered('另起', 3),
      numbered('无', 0),
      numbered('无', 8),
    ];
    expect(outline(await read(doc({ paragraphs, lists: [definitions, levels, [...overrides, ...data]] })))).toEqual([
      '一、总体',
      '1.次数',
      '二、资金',
      '2.质量',
      '5.另起',
      '无',
      '无',
    ]);
  });
});

describe('documents that are not read', () => {
  const paragraphs = rowOf(['甲', '乙'], [0, 1000, 2000]);
  it.each<[name: string, document: TestDocument, failure: object]>([
    ['encrypted', { paragraphs, flags: 0x0300 }, { failed: 'encrypted' }],
    [
      'Word 95',
      { paragraphs, version: 104 },
      { failed: 'unsupported-format', detail: expect.stringContaining('Word 95') as string },
    ],
    ['Word 6', { paragraphs, identifier: 0xa5dc, version: 101 }, { failed: 'unsupported-format' }],
    ['no head', { paragraphs, identifier: 0x1234 }, { failed: 'corrupt' }],
    ['the other table stream', { paragraphs, flags: 0 }, { failed: 'corrupt' }],
    [
      'pictures alone',
      { paragraphs: [{ runs: [mark('\x01')], mark: '\r' }] },
      { failed: 'no-table', detail: expect.stringContaining('扫描') as string },
    ],
    [
      'tables nested beyond all depth',
      { paragraphs: [text('甲', [...IN_TABLE, ...sprm(0x6649, ...long(2_000_000_000))])] },
      { failed: 'too-large' },
    ],
  ])('%s', async (_, document, failure) => {
    expect(await attempt(doc(document), { name: 'a.doc' })).toMatchObject(failure);
  });
});
