/** One table over several pages, made by hand: what goes on, and what begins anew. */
import { describe, expect, it } from 'vitest';
import { gridsOf, outline, read, rowsOf } from '../reading.js';
import { gridLines, textAt, writePdf } from './pdf-writer.js';

interface Part {
  /** Positions of the column lines. */
  readonly xs: readonly number[];
  /** Positions of the row lines from the top of the page, 842 points high unless turned sideways. */
  readonly ys: readonly number[];
  readonly rows: readonly (readonly string[])[];
  readonly above?: readonly string[];
  readonly below?: readonly string[];
  readonly landscape?: boolean;
}

function page({ xs, ys, rows, above = [], below = [], landscape = false }: Part): {
  content: string;
  mediaBox: string;
} {
  const [width, height] = landscape ? [842, 595] : [595, 842];
  const up = ys.map((y) => height - y);
  const cells = rows.flatMap((texts, row) =>
    texts.map((text, column) => (text === '' ? '' : textAt((xs[column] ?? 0) + 3, (up[row] ?? 0) - 14, text))),
  );
  const lines = [
    ...above.map((text, at) => textAt(220, height - 20 - at * 14, text)),
    ...below.map((text, at) => textAt(290, 30 - at * 14, text)),
  ];
  return { content: gridLines(xs, up) + cells.join('') + lines.join(''), mediaBox: `0 0 ${width} ${height}` };
}

const XS = [50, 150, 300, 400, 500];
const HEADER = ['一级指标', '三级指标', '指标值', '实际完成值'];
const FIRST = {
  xs: XS,
  ys: [700, 730, 760, 790],
  rows: [HEADER, ['产出指标', '培训人数', '10人', '10人'], ['', '检查次数', '5次', '5次']],
};
const SECOND = {
  xs: XS,
  ys: [50, 80, 110],
  rows: [
    ['效益指标', '满意率', '≥90%', '95%'],
    ['总分', '', '', '100'],
  ],
};
const WHOLE = [...FIRST.rows, ...SECOND.rows];

async function grids(...parts: readonly Part[]): Promise<string[][][]> {
  return gridsOf(await read(writePdf({ pages: parts.map(page) }))).map(rowsOf);
}

describe('goes on', () => {
  it.each<[string, Partial<Part>]>([
    ['as it is', {}],
    ['with columns that drift by some points', { xs: [51, 153, 298, 402, 499] }],
    ['with the margins of the other side', { xs: XS.map((x) => x + 30) }],
    ['on a page turned sideways', { xs: [50, 210, 450, 610, 770], landscape: true }],
    ['below its header', { ys: [50, 80, 110, 140], rows: [HEADER, ...SECOND.rows] }],
    ['below a running head', { above: ['（续）'] }],
  ])('%s', async (_, changed) => {
    expect(await grids(FIRST, { ...SECOND, ...changed })).toEqual([WHOLE]);
  });

  it('over page numbers, which stand between its parts', async () => {
    const pages = [
      { ...FIRST, below: ['第 1 页 共 2 页'] },
      { ...SECOND, below: ['第 2 页 共 2 页'] },
    ];
    expect(outline(await read(writePdf({ pages: pages.map(page) })))).toEqual([WHOLE, '第2页共2页']);
  });

  it('with the rest of a row that the break cut through', async () => {
    const cut = { ...FIRST, rows: [...FIRST.rows.slice(0, 2), ['', '街道和乡镇公共服务站点标准化建', '5次', '5次']] };
    const rest = { ...SECOND, ys: [50, 80, 110, 140], rows: [['', '设达标率', '', ''], ...SECOND.rows] };
    expect(await grids(cut, rest)).toEqual([
      [...FIRST.rows.slice(0, 2), ['', '街道和乡镇公共服务站点标准化建设达标率', '5次', '5次'], ...SECOND.rows],
    ]);
  });

  it.each([
    ['效益指标（30', '分）'],
    ['社会效益', '指标'],
    ['年度总体', '目标'],
  ])('with a label that the break cut: %s|%s', async (upper, lower) => {
    const cut = { ...FIRST, rows: [...FIRST.rows.slice(0, 2), [upper, '检查次数', '5次', '5次']] };
    const rest = { ...SECOND, rows: [[lower, '满意率', '≥90%', '95%'], ...SECOND.rows.slice(1)] };
    expect((await grids(cut, rest))[0]?.slice(2, 4)).toEqual([
      [upper + lower, '检查次数', '5次', '5次'],
      ['满意率', '≥90%', '95%'],
    ]);
  });

  it('without the header of its rows on a third page', async () => {
    const third = {
      ...SECOND,
      rows: [
        ['满意度指标', '群众满意度', '≥90%', '96%'],
        ['总分', '', '', '100'],
      ],
    };
    const middle = {
      ...SECOND,
      ys: [50, 80, 790],
      rows: SECOND.rows.slice(0, 1).concat([['', '及时率', '100%', '100%']]),
    };
    expect((await grids(FIRST, middle, third))[0]).toHaveLength(7);
  });
});

describe('begins anew', () => {
  it.each<[string, Part, Partial<Part>]>([
    ['below a title', FIRST, { above: ['项目支出绩效自评表'] }],
    ['behind a note', { ...FIRST, below: ['注：以上数据截至年末'] }, {}],
    ['where there was room for it on the page before', { ...FIRST, ys: [100, 130, 160, 190] }, { ys: [50, 80, 800] }],
    ['in other columns on a page of one width', FIRST, { xs: [120, 150, 300, 350, 480] }],
    [
      'with the first row of a form',
      { ...FIRST, rows: [['项目名称', '甲', '', ''], ...FIRST.rows.slice(1)] },
      {
        rows: [
          ['项目名称', '乙', '', ''],
          ['总分', '', '', '9'],
        ],
      },
    ],
  ])('%s', async (_, first, second) => {
    expect(await grids(first, { ...SECOND, ...second })).toHaveLength(2);
  });
});
