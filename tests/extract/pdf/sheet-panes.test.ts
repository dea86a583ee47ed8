/** Sheets wider than their paper: their columns stand on several pages side by side, and are one table again. */
import { describe, expect, it } from 'vitest';
import { attempt, gridsOf, placesOf, read, rowsOf } from '../reading.js';
import { textAt, writePdf } from './pdf-writer.js';

const HEIGHT = 842;
const LEFT = 50;

/** A cell of a sheet by its columns; merged over several where `to` is further right. */
interface SheetCell {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const cell = (row: number, from: number, text: string, to = from + 1): SheetCell => ({ row, from, to, text });

const row = (number: number, texts: readonly string[]): SheetCell[] => texts.map((text, at) => cell(number, at, text));

/** Edges of the sheet's columns, and how high its rows are. */
const XS = [0, 80, 160, 260, 340, 420, 500];
const HEIGHTS = [24, 30, 22, 26, 24, 28];
const top = (number: number): number => 40 + HEIGHTS.slice(0, number).reduce((sum, height) => sum + height, 0);

interface Print {
  /** First and last column of the page, and its rows. */
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
  /** Whether borders run along the edge of the page, through merged cells too. */
  readonly isFramed?: boolean;
}

/** One page of the sheet: what lies beyond its columns is cut off, characters at the edge appear on both pages. */
function printPage(cells: readonly SheetCell[], { columns, rows, isFramed = false }: Print): string {
  const [first, last] = [XS[columns[0]] ?? 0, XS[columns[1]] ?? 0];
  const shift = LEFT - first;
  const own = cells.filter((each) => each.row >= rows[0] && each.row < rows[1] && each.to > columns[0]);
  return own
    .filter(({ from }) => from < columns[1])
    .map((each) => {
      const [x0, x1] = [XS[each.from] ?? 0, XS[each.to] ?? 0];
      const [left, right] = [Math.max(x0, first), Math.min(x1, last)];
      const [upper, lower] = [HEIGHT - top(each.row - rows[0]), HEIGHT - top(each.row - rows[0] + 1)];
      const sides = [left > x0 && !isFramed ? null : left, right < x1 && !isFramed ? null : right];
      const upright = sides.map((x) => (x === null ? '' : `${x + shift} ${upper} m ${x + shift} ${lower} l S\n`));
      const level = [upper, lower].map((y) => `${left + shift} ${y} m ${right + shift} ${y} l S\n`);
      // Centred, as in most sheets.
      const start = (x0 + x1) / 2 - each.text.length * 5;
      const signs = [...each.text].map((sign, at) => ({ sign, x: start + at * 10 }));
      const shown = signs.filter(({ x }) => x + 10 > left && x < right);
      return [...upright, ...level, ...shown.map(({ sign, x }) => textAt(x + shift, lower + 8, sign))].join('');
    })
    .join('');
}

const readSheet = async (cells: readonly SheetCell[], prints: readonly Print[]) =>
  gridsOf(await read(writePdf({ pages: prints.map((print) => ({ content: printPage(cells, print) })) })));

const HEAD = ['一级指标', '二级指标', '三级指标', '目标值', '完成值', '得分'];
const UPPER: readonly SheetCell[] = [
  cell(0, 0, '项目名称'),
  cell(0, 1, '基层文化设施免费开放补助', 6),
  cell(1, 0, '主管部门'),
  cell(1, 1, '县文化局', 3),
  cell(1, 3, '实施单位'),
  cell(1, 4, '县文化馆', 6),
  ...row(2, HEAD),
  ...row(3, ['产出指标', '数量指标', '开放场馆数', '≥12个', '11个', '9.5']),
  ...row(4, ['产出指标', '质量指标', '开放率', '≥95%', '96%', '10']),
  ...row(5, ['效益指标', '社会效益', '受益人次', '≥3万', '3.2万', '15']),
];
const LOWER: readonly SheetCell[] = [
  ...row(6, ['效益指标', '可持续影响', '管护制度', '健全', '健全', '15']),
  ...row(7, ['满意度指标', '满意度', '群众满意度', '≥90%', '92%', '10']),
  ...row(8, ['总分', '', '', '', '', '99.5']),
];
const SHEET = [...UPPER, ...LOWER];
const textsOf = (cells: readonly SheetCell[], from: number): string[][] =>
  [...new Set(cells.map((each) => each.row))]
    .filter((number) => number >= from)
    .map((number) => cells.filter((each) => each.row === number).map(({ text }) => text));

describe('a sheet on pages side by side', () => {
  const [left, right] = [
    [0, 4],
    [4, 6],
  ] as const;
  const [upper, lower] = [
    [0, 6],
    [6, 9],
  ] as const;

  it('is one table, and a cell over the edge is one cell', async () => {
    const grids = await readSheet(UPPER, [
      { columns: left, rows: upper },
      { columns: right, rows: upper },
    ]);
    expect(grids.map(rowsOf)).toEqual([textsOf(UPPER, 0)]);
    expect(grids.flatMap(placesOf)).toContain('0,1+1×5 基层文化设施免费开放补助');
  });

  it('has the cells of each page at their place on that page', async () => {
    const [grid] = await readSheet(UPPER, [
      { columns: left, rows: upper },
      { columns: right, rows: upper },
    ]);
    const score = grid?.cells.find(({ text }) => text === '9.5');
    const start = LEFT + (XS[5] ?? 0) - (XS[4] ?? 0);
    expect(grid?.pages).toEqual([1, 2]);
    expect(score?.page).toBe(2);
    expect(score?.bbox?.map(Math.round)).toEqual([start, top(3), start + 80, top(4)]);
  });

  it('is one table on three pages', async () => {
    const grids = await readSheet(
      UPPER,
      (
        [
          [0, 2],
          [2, 5],
          [5, 6],
        ] as const
      ).map((columns) => ({ columns, rows: upper })),
    );
    expect(grids.map(rowsOf)).toEqual([textsOf(UPPER, 0)]);
  });

  it('has whole figures where borders are drawn along the edge through merged cells', async () => {
    const funds = [
      ...UPPER.filter((each) => each.row !== 1),
      cell(1, 0, '执行数'),
      cell(1, 1, '全年'),
      cell(1, 2, '1187.56', 6),
    ];
    const grids = await readSheet(funds, [
      { columns: left, rows: upper, isFramed: true },
      { columns: right, rows: upper, isFramed: true },
    ]);
    expect(grids.flatMap(rowsOf)[1]).toEqual(['执行数', '全年', '1187.56']);
  });

  it.each([
    ['down, then over', [left, left, right, right], [upper, lower, upper, lower]],
    ['over, then down', [left, right, left, right], [upper, upper, lower, lower]],
  ] as const)('goes on below: %s', async (_, columns, rows) => {
    const prints = columns.map((own, at) => ({ columns: own, rows: rows[at] ?? upper }));
    const grids = await readSheet(SHEET, prints);
    expect(grids.map((grid) => rowsOf(grid).slice(2))).toEqual([textsOf(SHEET, 2)]);
  });

  it.each([
    ['down, then over', [left, left, right, right], [0, 1, 0, 1]],
    ['over, then down', [left, right, left, right], [0, 0, 1, 1]],
  ] as const)('goes on above, where the headings stand on a later page: %s', async (_, columns, at) => {
    const funds = ['资金总额', '100.00', '98.00', '96.00', '10', '9.8'];
    const head = [0, 1, 2, 3, 4].flatMap((number) => row(number, funds));
    const moved = UPPER.filter((each) => each.row >= 2).map((each) => ({ ...each, row: each.row + 3 }));
    const rows = [
      [0, 5],
      [5, 9],
    ] as const;
    const prints = columns.map((own, index) => ({ columns: own, rows: rows[at[index] ?? 0] ?? rows[0] }));
    const grids = await readSheet([...head, ...moved], prints);
    expect(grids.flatMap(rowsOf)).toEqual([...Array.from({ length: 5 }, () => funds), ...textsOf(UPPER, 2)]);
  });
});

describe('a sheet whose first columns are printed on each page', () => {
  const beside = (cells: readonly SheetCell[], columns: readonly [number, number]) =>
    `${printPage(cells, { columns: [0, 1], rows: [0, 6] })}q 1 0 0 1 80 0 cm ${printPage(cells, { columns, rows: [0, 6] })}Q\n`;
  const titled = [printPage(UPPER, { columns: [0, 4], rows: [0, 6] }), beside(UPPER, [4, 6])];

  it('is not read, and the reason is said', async () => {
    const found = await attempt(writePdf({ pages: titled.map((content) => ({ content })) }));
    expect('failed' in found && found.failed).toBe('no-table');
    expect('failed' in found && found.detail).toContain('重复打印了左侧的列');
  });

  it('does not keep another form from being read, and its pages are named', async () => {
    const form = UPPER.map((each) =>
      each.text === '基层文化设施免费开放补助' ? { ...each, text: '农村公路养护' } : each,
    );
    const pages = [...titled, printPage(form, { columns: [0, 6], rows: [0, 6] })].map((content) => ({ content }));
    const { blocks, diagnostics } = await read(writePdf({ pages }));
    expect(blocks.flatMap((block) => (block.kind === 'grid' ? [rowsOf(block.grid)[0]?.[1]] : []))).toEqual([
      '农村公路养护',
    ]);
    expect(diagnostics.map(({ location }) => location?.page)).toEqual([1, 2]);
  });

  it('is not to be seen in forms that begin with the same columns', async () => {
    const form = UPPER.map((each) =>
      each.text === '基层文化设施免费开放补助' ? { ...each, text: '农村公路养护' } : each,
    );
    const prints = [UPPER, form].map((cells) => ({ content: printPage(cells, { columns: [0, 6], rows: [0, 6] }) }));
    expect(gridsOf(await read(writePdf({ pages: prints })))).toHaveLength(2);
  });
});

describe('pages with the same lines', () => {
  const whole = [0, 6] as const;

  it('are two forms where each has the headings of all columns', async () => {
    const rows = [0, 6] as const;
    const print = (cells: readonly SheetCell[]) => ({ content: printPage(cells, { columns: whole, rows }) });
    const other = UPPER.map((each) => (/^[^\d≥]{6,}$/.test(each.text) ? { ...each, text: '县域农村公路养护' } : each));
    expect(gridsOf(await read(writePdf({ pages: [print(UPPER), print(other)] })))).toHaveLength(2);
  });

  it('stand below each other where the second has the columns of the first', async () => {
    const more = [2, 3, 4, 5].flatMap((at) => row(at + 4, ['效益指标', '社会效益', `指标${at}`, '好', '好', '5']));
    const grids = await readSheet(
      [
        ...UPPER,
        ...more,
        ...row(
          10,
          HEAD.map(() => '无'),
        ),
        ...row(
          11,
          HEAD.map(() => '有'),
        ),
      ],
      [
        { columns: whole, rows: [0, 6] },
        { columns: whole, rows: [6, 12] },
      ],
    );
    expect(grids.every(({ columns }) => columns === 6)).toBe(true);
  });

  it('are two tables where no headings stand beside those of the form', async () => {
    const figures = UPPER.map((each) => (each.row === 2 && each.from >= 4 ? { ...each, text: '12.5' } : each));
    const grids = await readSheet(figures, [
      { columns: [0, 4], rows: [0, 6] },
      { columns: [4, 6], rows: [0, 6] },
    ]);
    expect(grids.map(({ columns }) => columns)).toEqual([4, 2]);
  });
});
