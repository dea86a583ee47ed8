/** Forms that a page cuts through: whose name, number or row stands on the other side, and which form a heading is of. */
import { describe, expect, it } from 'vitest';
import { gridsOf, placesOf, read, rowsOf } from '../reading.js';
import { textAt, writePdf } from './pdf-writer.js';

/** A cell by its edges from the top left of the page, and its lines of text, each with the place of its em's top. */
interface Drawn {
  readonly box: readonly [number, number, number, number];
  readonly lines?: readonly (readonly [top: number, text: string])[];
}

const HEIGHT = 842;
const SIZE = 10;

function draw({ box: [x0, y0, x1, y1], lines = [] }: Drawn): string {
  const [top, bottom] = [HEIGHT - y0, HEIGHT - y1];
  const texts = lines.map(([at, text]) => textAt(x0 + 3, HEIGHT - at - 0.88 * SIZE, text, 'F', SIZE));
  return `${x0} ${bottom} ${x1 - x0} ${y1 - y0} re S\n${x0} ${top} m ${x1} ${top} l S\n${texts.join('')}`;
}

const readPages = async (...pages: readonly (readonly Drawn[])[]) =>
  gridsOf(await read(writePdf({ pages: pages.map((cells) => ({ content: cells.map(draw).join('') })) })));

const XS = [50, 130, 210, 350, 450];

/** Rows of cells of one height from a position on. */
function rowsFrom(top: number, rows: readonly (readonly string[])[], height = 30): Drawn[] {
  return rows.flatMap((texts, row) => {
    const y = top + row * height;
    return texts.map((text, column): Drawn => {
      const box = [XS[column] ?? 0, y, XS[column + 1] ?? 0, y + height] as const;
      return { box, lines: text === '' ? [] : [[y + 10, text]] };
    });
  });
}

const HEAD = ['一级指标', '二级指标', '三级指标', '实际完成值'];

describe('a heading at the top of a page', () => {
  const first = [['项目名称', '甲', '', ''], HEAD, ['产出指标', '数量指标', '培训', '5次'], ['总分', '', '', '98']];

  it('is that of the form that began on the page before, though the form above had the same', async () => {
    const upper = [...first, ['项目名称', '乙', '', '']];
    const lower = [HEAD, ['效益指标', '社会效益指标', '满意', '好'], ['总分', '', '', '90']];
    const grids = await readPages(rowsFrom(640, upper), rowsFrom(50, lower));
    expect(grids.map(rowsOf)).toEqual([[...upper, ...lower]]);
  });

  it('is a repeated one within its own form', async () => {
    const lower = [HEAD, ['效益指标', '社会效益指标', '满意', '好']];
    const grids = await readPages(rowsFrom(700, first.slice(0, 3)), rowsFrom(50, lower));
    expect(grids.map(rowsOf)).toEqual([[...first.slice(0, 3), ...lower.slice(1)]]);
  });

  it('goes on with the beginning of its form, however much room there was', async () => {
    const grids = await readPages(rowsFrom(100, [['项目名称', '甲', '', '']]), rowsFrom(50, [HEAD, first[2] ?? []]));
    expect(grids).toHaveLength(1);
  });
});

describe('a cell over the break', () => {
  /** The last rows of a page with the cell of a level beside them. */
  const upper = (lines: Drawn['lines']): Drawn[] => [
    ...rowsFrom(700, [HEAD]),
    { box: [50, 730, 130, 790], lines: lines ?? [] },
    ...rowsFrom(730, [
      ['', '数量指标', '培训', '5次'],
      ['', '质量指标', '合格率', '高'],
    ]).filter(({ box }) => box[0] !== 50),
  ];
  const lower = (lines: Drawn['lines']): Drawn[] => [
    { box: [50, 50, 130, 110], lines: lines ?? [] },
    ...rowsFrom(50, [
      ['', '时效指标', '及时率', '高'],
      ['', '成本指标', '单价', '低'],
    ]).filter(({ box }) => box[0] !== 50),
  ];

  it.each<[string, Drawn['lines'], Drawn['lines']]>([
    ['has its name where it is printed: above', [[755, '产出指标']], []],
    ['has its name where it is printed: below', [], [[70, '产出指标']]],
    ['has its name once that the break cuts lengthwise and both pages print', [[785, '产出指标']], [[45, '产出指标']]],
    ['has the name that the break cuts in two', [[775, '产出']], [[55, '指标']]],
  ])('%s', async (_, above, below) => {
    const [grid, ...others] = await readPages(upper(above), lower(below));
    expect(others).toEqual([]);
    expect(grid === undefined ? [] : placesOf(grid).filter((place) => place.includes('产出'))).toEqual([
      '1,0+4×1 产出指标',
    ]);
  });

  it('has its weight once where the line of it is printed again', async () => {
    const name: Drawn['lines'] = [
      [730, '产出指标（'],
      [745, '50分）'],
    ];
    const [grid] = await readPages(upper(name), lower([[55, '50分）']]));
    expect(grid === undefined ? [] : placesOf(grid).filter((place) => place.includes('50分'))).toEqual([
      '1,0+4×1 产出指标（50分）',
    ]);
  });

  it('is none where each row has the name of its level', async () => {
    const grids = await readPages(
      rowsFrom(700, [HEAD, ['产出指标', '数量指标', '培训人次', '5次']]),
      rowsFrom(50, [['产出指标', '数量指标', '外出教学', '4次']]),
    );
    expect(grids.flatMap((grid) => rowsOf(grid).map((row) => row[0]))).toEqual(['一级指标', '产出指标', '产出指标']);
  });

  it('is none where two whole names follow each other', async () => {
    const grids = await readPages(
      rowsFrom(700, [HEAD, ['产出指标', '数量指标', '指标2：培训人次', '5次']]),
      rowsFrom(50, [
        ['', '', '指标3：外出教学', '4次'],
        ['效益指标', '社会效益指标', '满意', '好'],
      ]),
    );
    expect(grids.flatMap((grid) => rowsOf(grid).map((row) => row.at(-2)))).toEqual([
      '三级指标',
      '指标2：培训人次',
      '指标3：外出教学',
      '满意',
    ]);
  });
});

describe('a merged cell that a program prints on both pages', () => {
  const METHOD = '达到目标得满分，未达到按比例得分';
  /** Rows with a cell over all of them in the last column; its lower border is drawn or not. */
  const rows = (top: number, method: string, isClosed: boolean, name: string): string => {
    const cells = rowsFrom(top, [
      ['产出指标', '数量指标', `${name}人次`, ''],
      ['产出指标', '质量指标', `${name}合格率`, ''],
    ]).filter(({ box }) => box[0] !== 350);
    const lines = method === '' ? [] : [[top + 20, method] as const];
    const upright = `350 ${HEIGHT - top} m 350 ${HEIGHT - top - 60} l S\n450 ${HEIGHT - top} m 450 ${HEIGHT - top - 60} l S\n`;
    const closing = isClosed ? `350 ${HEIGHT - top - 60} m 450 ${HEIGHT - top - 60} l S\n` : '';
    const texts = lines.map(([at, text]) => textAt(353, HEIGHT - at - 9, text, 'F', 6)).join('');
    return `${cells.map(draw).join('')}350 ${HEIGHT - top} m 450 ${HEIGHT - top} l S\n${upright}${closing}${texts}`;
  };
  const methodsOf = async (...contents: readonly string[]): Promise<string[]> => {
    const pages = contents.map((content) => ({ content }));
    return gridsOf(await read(writePdf({ pages })))
      .flatMap(placesOf)
      .filter((place) => place.includes('达到'));
  };

  it('has its text once', async () => {
    expect(await methodsOf(rows(720, METHOD, true, '培训'), rows(50, METHOD, true, '考试'))).toEqual([
      `0,3+4×1 ${METHOD}`,
    ]);
  });

  it('has the text of its lower part where no border ends the upper one', async () => {
    expect(await methodsOf(rows(720, '', false, '培训'), rows(50, METHOD, true, '考试'))).toEqual([
      `0,3+4×1 ${METHOD}`,
    ]);
  });
});

describe('a row that the break cuts', () => {
  it('is whole though a number elsewhere is longer than its cell', async () => {
    const narrow = { box: [350, 700, 380, 740], lines: [[715, '12345']] } as const;
    const [grid] = await readPages(
      [
        { box: [50, 700, 350, 740], lines: [[705, '计划举办培训三期，每期五十人，共一百五十人次，合格率为百分']] },
        narrow,
        { box: [50, 740, 350, 770], lines: [[755, '全年举办培训三期，每期五十人，共一百五十人次，合格率为百分']] },
        { box: [350, 740, 380, 770] },
      ],
      [
        { box: [50, 50, 350, 70], lines: [[54, '之九十五以上。']] },
        { box: [350, 50, 380, 70] },
        { box: [50, 70, 350, 90], lines: [[74, '总分']] },
        { box: [350, 70, 380, 90], lines: [[74, '98']] },
      ],
    );
    expect(grid === undefined ? [] : rowsOf(grid).map((row) => row[0])).toEqual([
      '计划举办培训三期，每期五十人，共一百五十人次，合格率为百分',
      '全年举办培训三期，每期五十人，共一百五十人次，合格率为百分之九十五以上。',
      '总分',
    ]);
  });
});

describe('a number that the break cuts', () => {
  it('is whole again: 10 above 0', async () => {
    const narrow = (top: number, texts: readonly string[]): Drawn[] =>
      texts.map((text, column) => {
        const x = 50 + column * 30;
        return { box: [x, top, x + 30, top + 14], lines: text === '' ? [] : [[top + 2, text]] };
      });
    const body = ['甲', '乙', '丙', '丁'].map((text, row) => narrow(720 + row * 14, [text, '5', '4', '好']));
    const [grid] = await readPages(
      [...body.flat(), ...narrow(776, ['总分', '10', '9.', ''])],
      narrow(50, ['', '0', '8', '']),
    );
    expect(grid === undefined ? [] : rowsOf(grid).at(-1)).toEqual(['总分', '100', '9.8', '']);
  });
});
