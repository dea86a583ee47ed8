/** What a page shows and what it hides: places, directions, fonts, layers, masks. */
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../src/model/grid.js';
import { attempt, gridsOf, outline, read, rowsOf } from '../reading.js';
import { chinese, gridLines, stream, textAt, writePdf, type WrittenPdf } from './pdf-writer.js';

const XS = [100, 200, 300];
const YS = [700, 740, 780];

/** A table of two rows and two columns with its texts. */
const TABLE =
  gridLines(XS, YS) +
  textAt(110, 755, '指标') +
  textAt(210, 755, '得分') +
  textAt(110, 715, '培训人数') +
  textAt(210, 715, '9.5');
const ROWS = [
  ['指标', '得分'],
  ['培训人数', '9.5'],
];

async function grid(pdf: WrittenPdf): Promise<Grid> {
  const [found] = gridsOf(await read(writePdf(pdf)));
  if (found === undefined) throw new Error('no grid');
  return found;
}

const rows = async (pdf: WrittenPdf): Promise<string[][]> => rowsOf(await grid(pdf));

describe('a ruled table', () => {
  it('gives its cells with page and box, from the top left', async () => {
    const { cells, pages } = await grid({ pages: [{ content: TABLE }] });
    expect(pages).toEqual([1]);
    expect(cells[3]).toEqual({
      row: 1,
      column: 1,
      rowSpan: 1,
      columnSpan: 1,
      text: '9.5',
      page: 1,
      bbox: [200, 102, 300, 142],
    });
  });

  it.each([
    ['turned to the right', '/Rotate 90', [102 - 40, 200, 102, 300]],
    ['upside down', '/Rotate 180', [595 - 300, 842 - 142, 595 - 200, 842 - 102]],
    ['cropped', '/CropBox[50 100 500 800]', [150, 60, 250, 100]],
  ])('on a page %s', async (_, entries) => {
    // The text is turned with the page: what a viewer shows is what counts.
    const [found] = gridsOf(await read(writePdf({ pages: [{ content: TABLE, entries }] })));
    const texts = found?.cells.map(({ text }) => text) ?? [];
    expect([...texts].sort()).toEqual(ROWS.flat().sort());
  });

  it('on a cropped page counts from the corner that is shown', async () => {
    const { cells } = await grid({ pages: [{ content: TABLE, entries: '/CropBox[50 100 500 800]' }] });
    expect(cells[3]?.bbox).toEqual([150, 60, 250, 100]);
  });

  it('on a page turned to the right has the places that a viewer shows', async () => {
    const { cells } = await grid({ pages: [{ content: TABLE, entries: '/Rotate 90' }] });
    expect(cells.find(({ text }) => text === '9.5')?.bbox).toEqual([700, 200, 740, 300]);
  });

  it('in forms inside of forms', async () => {
    const found = await rows({
      pages: [{ content: 'q 1 0 0 1 10 0 cm /A Do Q' }],
      resources: '/XObject<</A 20 0 R>>',
      objects: {
        20: stream(
          '/B Do',
          '/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Matrix[1.5 0 0 1.5 -50 -400]/Resources<</XObject<</B 21 0 R>>>>',
        ),
        21: stream(TABLE, '/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</Font<</F 3 0 R>>>>'),
      },
    });
    expect(found).toEqual(ROWS);
  });

  it('whose lines are thin filled areas, and whose cells are painted over', async () => {
    const lines = [...XS.map((x) => `${x} 700 0.75 80 re f\n`), ...YS.map((y) => `100 ${y} 200 0.75 re f\n`)].join('');
    const shade = '0.9 g 100 740 200 40 re f 0 g\n';
    expect(await rows({ pages: [{ content: shade + lines + TABLE.slice(TABLE.indexOf('BT')) }] })).toEqual(ROWS);
  });

  it.each([
    ['white lines', '1 G 150 700 m 150 780 l S 0 G\n'],
    ['lines that nobody sees', '/T gs 150 700 m 150 780 l S /O gs\n'],
    ['the outline of a clip', 'q 150 700 50 80 re W n Q\n'],
    ['strokes of characters', '150 720 m 152 720 l S\n'],
  ])('does not count %s', async (_, drawn) => {
    const resources = '/ExtGState<</T<</CA 0/ca 0>>/O<</CA 1/ca 1>>>>';
    expect(await rows({ pages: [{ content: drawn + TABLE }], resources })).toEqual(ROWS);
  });
});

/** A table with names in its first column only. */
const NAMES = gridLines(XS, YS) + textAt(110, 755, '名称') + textAt(110, 715, '其他');

describe('text', () => {
  const cell = async (shown: string, extra: Partial<WrittenPdf> = {}): Promise<string> =>
    (await rows({ pages: [{ content: NAMES + shown }], ...extra }))[0]?.[1] ?? '';

  it.each([
    ['painted twice to look bold is read once', textAt(210, 755, '得分') + textAt(210.4, 755, '得分'), '得分'],
    ['in letters keeps its spaces', textAt(210, 755, 'Project X', 'L'), 'Project X'],
    ['keeps no space between Chinese and figures', textAt(210, 755, '2024 年度'), '2024年度'],
    ['of radicals is read as characters', textAt(210, 755, '\u2F6C\u6807\u2ED3\u671F'), '目标长期'],
    ['in lines is joined', textAt(210, 765, '年度总体') + textAt(210, 752, '目标'), '年度总体目标'],
    [
      'in lines of words keeps their space',
      textAt(210, 765, 'Project', 'L') + textAt(210, 752, 'Manager', 'L'),
      'Project Manager',
    ],
    [
      'with one character a line is a word',
      [...'得分'].map((sign, at) => textAt(245, 765 - at * 12, sign)).join(''),
      '得分',
    ],
    [
      'in vertical writing of two columns is read from the right',
      [...'绩效'].map((sign, at) => textAt(260, 765 - at * 12, sign)).join('') +
        [...'指标'].map((sign, at) => textAt(245, 765 - at * 12, sign)).join(''),
      '绩效指标',
    ],
    [
      'in vertical writing keeps its brackets',
      [...'（元）']
        .map((sign, at) => textAt(245, 768 - at * 12, sign === '（' ? '\uFE35' : sign === '）' ? '\uFE36' : sign))
        .join(''),
      '（元）',
    ],
    ['in spaced letters is one number', `BT /L 10 Tf 5 Tc 210 755 Td (98.5) Tj ET`, '98.5'],
    ['in two numbers is two', `BT /L 10 Tf 210 755 Td (98 5) Tj ET`, '98 5'],
    [
      'that is underlined from border to border stays in one cell',
      `${textAt(205, 755, '一二三四五六七八九')}203 753.5 m 297 753.5 l S\n`,
      '一二三四五六七八九',
    ],
    [
      'under a level watermark is alone',
      `${textAt(210, 755, '得分')}BT 0.85 g /F 40 Tf 1 0 0 1 190 735 Tm ${chinese('密')} Tj 0 g ET`,
      '得分',
    ],
    ['in vertical writing', `BT /V 10 Tf 1 0 0 1 250 775 Tm ${chinese('得分')} Tj ET`, '得分'],
    ['turned upwards', `BT /F 10 Tf 0 1 -1 0 255 745 Tm ${chinese('得分')} Tj ET`, '得分'],
    [
      'with spacing, scale, rise and a matrix',
      `BT /F 5 Tf 2 Tc 80 Tz 1 Ts 2 0 0 2 210 755 Tm ${chinese('得分')} Tj ET`,
      '得分',
    ],
    ['line by line with leading', `BT /F 10 Tf 12 TL 210 768 Td ${chinese('得')} Tj T* ${chinese('分')} Tj ET`, '得分'],
    ['of a negative size, mirrored back', `BT /F -10 Tf -1 0 0 -1 210 755 Tm ${chinese('得分')} Tj ET`, '得分'],
    ['with kerning', `BT /F 10 Tf 210 755 Td [${chinese('得')} -200 ${chinese('分')}] TJ ET`, '得分'],
    ['that is invisible is not shown', `BT 3 Tr /F 10 Tf 210 755 Td ${chinese('得分')} Tj ET`, ''],
    ['outside of its clip is not shown', `q 0 0 10 10 re W n ${textAt(210, 755, '得分')}Q`, ''],
  ])('%s', async (_, shown, expected) => {
    expect(await cell(shown)).toBe(expected);
  });

  it('of a hidden layer is not shown', async () => {
    const objects = { 20: '<</Type/OCG/Name(draft)>>' };
    const hidden = `/OC /Draft BDC ${textAt(210, 755, '草稿')}EMC `;
    const pdf = writePdf({
      pages: [{ content: gridLines(XS, YS) + textAt(110, 755, '名称') + hidden + textAt(210, 715, '9.5') }],
      resources: '/Properties<</Draft 20 0 R>>',
      objects: { ...objects, 1: '<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[20 0 R]/D<</OFF[20 0 R]>>>>>>' },
    });
    expect(rowsOf(gridsOf(await read(pdf))[0] as Grid)).toEqual([
      ['名称', ''],
      ['', '9.5'],
    ]);
  });

  it('of a watermark across the table stands beside it', async () => {
    const mark = `BT /F 40 Tf 0.7 0.7 -0.7 0.7 120 710 Tm ${chinese('内部资料')} Tj ET`;
    expect(outline(await read(writePdf({ pages: [{ content: TABLE + mark }] })))).toEqual([ROWS, '内部资料']);
  });

  it('too long for its cell stays whole', async () => {
    const found = await rows({
      pages: [{ content: gridLines(XS, YS) + textAt(110, 755, '一二三四五六七八九十十一') + textAt(210, 715, '得分') }],
    });
    expect(found).toEqual([
      ['一二三四五六七八九十十一', ''],
      ['', '得分'],
    ]);
  });

  it('above each of two tables side by side is above its own, though one begins further down', async () => {
    const shifted = (by: number): string => `q 1 0 0 1 ${by} ${by === 0 ? 0 : -30} cm ${TABLE} Q\n`;
    const content =
      shifted(0) + shifted(250) + textAt(110, 790, '表1') + textAt(360, 775, '表2') + textAt(360, 760, '（2023年度）');
    expect(outline(await read(writePdf({ pages: [{ content }] })))).toEqual(['表1', ROWS, '表2', '（2023年度）', ROWS]);
  });

  it('outside of the table is loose, side by side texts apart', async () => {
    const above = textAt(150, 800, '（2024年度）') + textAt(400, 800, '单位：万元');
    expect(outline(await read(writePdf({ pages: [{ content: above + TABLE + textAt(100, 650, '注：无') }] })))).toEqual(
      ['（2024年度）', '单位：万元', ROWS, '注：无'],
    );
  });
});

describe('a table inside of a cell', () => {
  it('is a grid of its own, and no text is read twice', async () => {
    const inner =
      gridLines([120, 150, 180], [705, 715, 735]) + textAt(125, 722, '甲', 'F', 8) + textAt(155, 722, '乙', 'F', 8);
    const content = gridLines(XS, YS) + textAt(110, 755, '名称') + textAt(210, 755, '得分') + inner;
    const found = gridsOf(await read(writePdf({ pages: [{ content }] })));
    expect(found.flatMap(({ cells }) => cells.map(({ text }) => text)).filter((text) => text !== '')).toEqual([
      '名称',
      '得分',
      '甲',
      '乙',
    ]);
  });
});

describe('what cannot be read says so', () => {
  it('a page that is only an image is a scan', async () => {
    const objects = {
      20: stream(
        'x'.repeat(300 * 300),
        '/Type/XObject/Subtype/Image/Width 300/Height 300/BitsPerComponent 8/ColorSpace/DeviceGray',
      ),
    };
    const pdf = writePdf({
      pages: [{ content: 'q 595 0 0 842 0 0 cm /I Do Q' }],
      resources: '/XObject<</I 20 0 R>>',
      objects,
    });
    expect(await attempt(pdf)).toMatchObject({ failed: 'no-table', detail: expect.stringContaining('扫描') as string });
  });

  it('an image page among others is reported', async () => {
    const objects = {
      20: stream(
        'x'.repeat(300 * 300),
        '/Type/XObject/Subtype/Image/Width 300/Height 300/BitsPerComponent 8/ColorSpace/DeviceGray',
      ),
    };
    const pages = [{ content: TABLE }, { content: 'q 595 0 0 842 0 0 cm /I Do Q' }];
    const { diagnostics } = await read(writePdf({ pages, resources: '/XObject<</I 20 0 R>>', objects }));
    expect(diagnostics).toMatchObject([{ code: 'text-unassigned', location: { page: 2 } }]);
  });

  /** A font by glyph numbers, without a word on which characters they are. */
  const nameless = {
    20: '<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+X/Encoding/Identity-H/DescendantFonts[21 0 R]>>',
    21: '<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>',
  };
  const numbers = (count: number): string =>
    Array.from({ length: count }, (_, at) => (0x0700 + at * 7).toString(16).padStart(4, '0')).join('');

  it('a document in such a font has no text', async () => {
    const content = gridLines(XS, YS) + `BT /L 8 Tf 110 755 Td <${numbers(10)}> Tj 0 -40 Td <${numbers(10)}> Tj ET`;
    const pdf = writePdf({ pages: [{ content }], objects: { ...nameless, 6: nameless[20] } });
    expect(await attempt(pdf)).toMatchObject({ failed: 'no-table', detail: expect.stringContaining('编码') as string });
  });

  it('a few such texts are marked and reported', async () => {
    const content = `${TABLE}${textAt(110, 725, '一二三四五六七')}BT /L 8 Tf 210 725 Td <${numbers(9)}> Tj ET`;
    const extraction = await read(writePdf({ pages: [{ content }], objects: { ...nameless, 6: nameless[20] } }));
    expect(rowsOf(gridsOf(extraction)[0] as Grid)[1]?.[1]).toBe(`${'\uFFFD'.repeat(9)}9.5`);
    expect(extraction.diagnostics).toMatchObject([{ code: 'text-unassigned', location: { page: 1 } }]);
  });
});
