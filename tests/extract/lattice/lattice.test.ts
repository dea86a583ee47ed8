/** Rules as programs draw them → cells with spans: pure geometry. */
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/extract/lattice/geometry.js';
import { findLattices, type LatticeTable } from '../../../src/extract/lattice/lattice.js';

const h = (at: number, from: number, to: number): Rule => ({ axis: 'h', at, from, to });
const v = (at: number, from: number, to: number): Rule => ({ axis: 'v', at, from, to });

/** Three columns of 100 and three rows of 20, from (10, 10) on, every line whole. */
const XS = [10, 110, 210, 310];
const YS = [10, 30, 50, 70];
const FULL = [...XS.map((x) => v(x, 10, 70)), ...YS.map((y) => h(y, 10, 310))];

/** `row,column` and `+rowSpan×columnSpan` where it is not 1×1. */
function places(table: LatticeTable | undefined): string[] {
  return (table?.cells ?? []).map(({ row, column, rowSpan, columnSpan }) =>
    rowSpan === 1 && columnSpan === 1 ? `${row},${column}` : `${row},${column}+${rowSpan}×${columnSpan}`,
  );
}

const NINE = ['0,0', '0,1', '0,2', '1,0', '1,1', '1,2', '2,0', '2,1', '2,2'];

/** The rules without the piece of the line at `x` between two heights, or of the line at `y`. */
const without = (rules: readonly Rule[], axis: 'h' | 'v', at: number, from: number, to: number): Rule[] =>
  rules.flatMap((rule) =>
    rule.axis === axis && rule.at === at
      ? [
          { ...rule, to: from },
          { ...rule, from: to },
        ]
      : [rule],
  );

/** A line in pieces. */
function pieces({ axis, at, from, to }: Rule, length: number, gap: number): Rule[] {
  const found: Rule[] = [];
  for (let start = from; start < to; start += length + gap)
    found.push({ axis, at, from: start, to: Math.min(to, start + length) });
  return found;
}

/** A dot that was taken for a piece of the other direction. */
function crossed({ axis, at, from, to }: Rule): Rule {
  const half = (to - from) / 2;
  return { axis: axis === 'h' ? 'v' : 'h', at: from + half, from: at - half, to: at + half };
}

describe('one table', () => {
  it.each<[string, readonly Rule[], readonly string[]]>([
    ['whole lines', FULL, NINE],
    ['in any order', [...FULL].reverse(), NINE],
    [
      'a line in pieces that hardly meet',
      [...FULL.filter(({ at, axis }) => axis === 'v' || at !== 30), h(30, 10, 100), h(30, 102, 310)],
      NINE,
    ],
    ['double lines', [...FULL, ...YS.map((y) => h(y + 1.5, 10, 310)), ...XS.map((x) => v(x + 1.5, 10, 70))], NINE],
    [
      'lines a little off',
      [...XS.map((x, at) => v(x + at / 3, 10.5, 69)), ...YS.map((y, at) => h(y - at / 3, 9, 311))],
      NINE,
    ],
    [
      'each cell with a border of its own',
      XS.slice(0, 3).flatMap((x) =>
        YS.slice(0, 3).flatMap((y) => [
          h(y + 1, x + 1, x + 99),
          h(y + 19, x + 1, x + 99),
          v(x + 1, y + 1, y + 19),
          v(x + 99, y + 1, y + 19),
        ]),
      ),
      NINE,
    ],
    ['a cell over two columns', without(FULL, 'v', 110, 10, 30), ['0,0+1×2', '0,2', ...NINE.slice(3)]],
    [
      'a cell over two rows',
      without(FULL, 'h', 30, 10, 110),
      ['0,0+2×1', '0,1', '0,2', '1,1', '1,2', '2,0', '2,1', '2,2'],
    ],
    [
      'a cell over two rows and two columns',
      without(without(FULL, 'h', 50, 110, 310), 'v', 210, 30, 70),
      ['0,0', '0,1', '0,2', '1,0', '1,1+2×2', '2,0'],
    ],
    ['no line above the first row', FULL.filter(({ axis, at }) => axis === 'v' || at !== 10), NINE],
    ['no line below the last row', FULL.filter(({ axis, at }) => axis === 'v' || at !== 70), NINE],
    ['no lines left and right', FULL.filter(({ axis, at }) => axis === 'h' || (at !== 10 && at !== 310)), NINE],
    [
      'no line around it, the first row with one line in it only',
      without(FULL, 'v', 210, 10, 30).filter(({ at, from, to }) => at !== 10 && at !== 310 && at !== 70 && to > from),
      ['0,0', '0,1+1×2', ...NINE.slice(3)],
    ],
    ['dashed lines', FULL.flatMap((rule) => pieces(rule, 5, 4)), NINE],
    ['dotted lines', FULL.flatMap((rule) => pieces(rule, 0.75, 0.75)), NINE],
    ['dots without a direction', FULL.flatMap((rule) => pieces(rule, 1, 2).map(crossed)), NINE],
    ['a stray line that parts nothing', [...FULL, h(40, 10, 30)], NINE],
    ['dots and corners', [...FULL, h(40, 100, 102), v(60, 40, 41)], NINE],
    [
      'a cell that neither begins nor ends here',
      [v(-90, 10, 70), ...FULL.filter(({ at, axis }) => axis === 'v' || (at !== 10 && at !== 70))],
      ['0,0+3×1', '0,1', '0,2', '0,3', '1,1', '1,2', '1,3', '2,1', '2,2', '2,3'],
    ],
  ])('%s', (_, rules, expected) => {
    const tables = findLattices(rules);
    expect(tables).toHaveLength(1);
    expect(places(tables[0])).toEqual(expected);
  });

  it('cuts what is no rectangle into rectangles', () => {
    const broken = without(without(FULL, 'v', 110, 10, 30), 'h', 30, 110, 210);
    expect(places(findLattices(broken)[0])).toEqual(['0,0+1×2', '0,2', '1,0', '1,1', '1,2', '2,0', '2,1', '2,2']);
  });

  it('covers its outline with cells, each place once', () => {
    const [table] = findLattices(without(FULL, 'v', 110, 10, 50));
    const area = (table?.cells ?? []).reduce((sum, { box }) => sum + (box[2] - box[0]) * (box[3] - box[1]), 0);
    expect(area).toBeCloseTo(300 * 60);
  });

  it('knows space beside it from cells', () => {
    const narrower = [
      ...XS.map((x) => v(x, 10, 50)),
      ...[10, 30, 50].map((y) => h(y, 10, 310)),
      v(10, 50, 70),
      v(110, 50, 70),
      h(70, 10, 110),
    ];
    const open = findLattices(narrower)[0]?.cells.filter(({ isOpen }) => isOpen) ?? [];
    expect(open.map(({ row, column, columnSpan }) => [row, column, columnSpan])).toEqual([[2, 1, 2]]);
  });
});

describe('several tables', () => {
  const move = (rules: readonly Rule[], dx: number, dy: number): Rule[] =>
    rules.map(({ axis, at, from, to }) => {
      const [across, along] = axis === 'h' ? [dy, dx] : [dx, dy];
      return { axis, at: at + across, from: from + along, to: to + along };
    });

  it('one below the other', () => {
    expect(findLattices([...FULL, ...move(FULL, 0, 100)]).map(places)).toEqual([NINE, NINE]);
  });

  it('one below the other, of rows no higher than dashes are long', () => {
    const low = FULL.flatMap((rule) => (rule.axis === 'v' ? pieces(rule, 8, 0) : [rule]));
    expect(findLattices([...low, ...move(low, 0, 85)]).map(({ box }) => box[3] - box[1])).toEqual([60, 60]);
  });

  it('one beside the other', () => {
    expect(findLattices([...FULL, ...move(FULL, 400, 0)]).map(places)).toEqual([NINE, NINE]);
  });
});

describe('what is no table', () => {
  it.each<[string, readonly Rule[]]>([
    ['nothing', []],
    ['lines under rows', YS.map((y) => h(y, 10, 310))],
    ['lines between columns', XS.map((x) => v(x, 10, 70))],
    ['a cross', [h(40, 10, 310), v(100, 35, 45)]],
  ])('%s', (_, rules) => {
    expect(findLattices(rules)).toEqual([]);
  });

  it('a drawing of many thousand lines', () => {
    const drawing = Array.from({ length: 20_000 }, (_, at) => [h(at * 5, 0, 100_000), v(at * 5, 0, 100_000)]).flat();
    expect(findLattices(drawing)).toEqual([]);
  });
});
