/** Where a text belongs that does not keep to its place: over a border, in a narrow column, in a later pass. */
import { describe, expect, it } from 'vitest';
import { firstFigure, isBrokenNumber } from '../../../src/extract/pdf/broken-figures.js';
import { mergePasses } from '../../../src/extract/pdf/print-passes.js';
import { spanHeads } from '../../../src/extract/pdf/stream-heads.js';
import { rowOf } from '../../../src/extract/pdf/stream-rows.js';
import type { TextBlock } from '../../../src/extract/pdf/text-block.js';
import { readSigns } from '../../../src/extract/pdf/symbol-glyphs.js';
import { textLines } from '../../../src/extract/pdf/text-lines.js';
import type { Glyph } from '../../../src/extract/pdf/page-content.js';
import { gridsOf, read, rowsOf } from '../reading.js';
import { gridLines, textAt, writePdf } from './pdf-writer.js';

const rest = { size: 10, direction: 0, spaced: false, font: 'f', clip: null, isPale: false, isAdded: false } as const;

/** Characters half as wide as high, from a place on. */
function glyphs(x: number, y: number, text: string, run = 1): Glyph[] {
  return [...text].map((sign, at) => ({
    ...rest,
    text: sign,
    x0: x + at * 5,
    x1: x + at * 5 + 5,
    y0: y,
    y1: y + 10,
    run,
  }));
}

const linesOf = (texts: readonly string[]) => texts.flatMap((text, row) => textLines(glyphs(0, row * 14, text)));

describe('the lines of a narrow cell', () => {
  it.each([
    ['97.5|0%', 22],
    ['10|0%', 22],
    ['10|0.0|0%', 25],
    ['2860000.0|0', 50],
    ['≥9|8%', 20],
  ])('%s are one number', (text, room) => {
    expect(isBrokenNumber(linesOf(text.split('|')), room)).toBe(true);
  });

  it.each([
    ['two numbers with room beside them', '15|10', 60],
    ['two numbers with points', '9.5|4.2', 22],
    ['a percentage and a number', '95%|10', 22],
    ['a number and its unit', '95|人次', 22],
    ['a number alone', '95', 22],
  ])('%s are not one', (_, text, room) => {
    expect(isBrokenNumber(linesOf(text.split('|')), room)).toBe(false);
  });

  it('begin with a figure and the marks that stay with it', () => {
    expect(linesOf(['5%', '5.4', '54']).map(firstFigure)).toEqual([10, 10, 5]);
  });
});

describe('text over the border of its cell', () => {
  const XS = [50, 100, 150, 250];
  const YS = [700, 730, 760];
  const head = ['年初', '全年', '执行'].map((text, column) => textAt((XS[column] ?? 0) + 5, 740, text)).join('');
  const table = async (content: string): Promise<string[] | undefined> => {
    const [grid] = gridsOf(await read(writePdf({ pages: [{ content: gridLines(XS, YS) + head + content }] })));
    return grid === undefined ? undefined : rowsOf(grid).at(-1);
  };

  it('goes back where it began though the next cell has a text of its own', async () => {
    expect(await table(textAt(52, 715, '280000') + textAt(116, 715, '12') + textAt(152, 715, '7'))).toEqual([
      '280000',
      '12',
      '7',
    ]);
  });

  it('goes back glyph by glyph too', async () => {
    const single = [...'28000'].map((sign, at) => textAt(56 + at * 10, 715, sign)).join('');
    expect(await table(single + textAt(120, 715, '12') + textAt(152, 715, '7'))).toEqual(['28000', '12', '7']);
  });

  it('goes back with the bracket that no line begins with', async () => {
    expect(await table(textAt(62, 715, '（元）') + textAt(81, 715, '') + textAt(120, 715, '合计'))).toEqual([
      '（元）',
      '合计',
      '',
    ]);
    expect(await table(textAt(76, 715, '（元）') + textAt(120, 715, '合计'))).toEqual(['（元）', '合计', '']);
  });

  const alone = (x: number, text: string): string =>
    [...text].map((sign, at) => textAt(x + at * 10, 715, sign)).join('');

  it.each([
    ['two amounts that touch, shown glyph by glyph', alone(64, '9.55') + alone(104, '8.25'), ['9.55', '8.25']],
    ['a figure that the border cuts, before another', alone(66, '9.55') + alone(106, '8.25'), ['9.55', '8.25']],
    ['two numbers that touch, each shown at once', textAt(62, 715, '2800') + textAt(102, 715, '12'), ['2800', '12']],
    ['a character that the border cuts', textAt(66, 715, '县教育局') + textAt(120, 715, '12'), ['县教育局', '12']],
    ['the same shown by itself', alone(66, '县教育局') + textAt(120, 715, '12'), ['县教育局', '12']],
    [
      'Latin text behind Chinese',
      textAt(76, 715, '约') + textAt(86, 715, '3600') + textAt(130, 715, '元'),
      ['约3600', '元'],
    ],
  ])('leaves each cell its own: %s', async (_, drawn, texts) => {
    expect(await table(drawn + textAt(152, 715, '7'))).toEqual([...texts, '7']);
  });

  it('stays where a gap parts it from the text before', async () => {
    expect(await table(textAt(76, 715, '28') + textAt(105, 715, '12') + textAt(152, 715, '7'))).toEqual([
      '28',
      '12',
      '7',
    ]);
  });
});

describe('cells that a spreadsheet printed in a second pass', () => {
  const block = (x: number, y: number, text: string): TextBlock => ({
    glyphs: glyphs(x, y, text),
    box: [x, y, x + text.length * 5, y + 10],
    size: 10,
  });
  const row = (...blocks: readonly TextBlock[]) => rowOf(blocks, 1);
  const textsOf = (rows: ReturnType<typeof mergePasses>): string[][] =>
    rows.map(({ blocks }) => blocks.map((own) => own.glyphs.map(({ text }) => text).join('')));

  it('stand in the rows at their height, or between them', () => {
    const rows = [
      row(block(0, 10, '名称'), block(100, 10, '甲')),
      row(block(0, 50, '指标'), block(100, 50, '分值')),
      row(block(0, 70, '次数'), block(100, 70, '15')),
      row(block(50, 30, '目标')),
      row(block(50, 50, '完成值')),
      row(block(50, 70, '496次')),
    ];
    expect(textsOf(mergePasses(rows, rowOf))).toEqual([
      ['名称', '甲'],
      ['目标'],
      ['指标', '完成值', '分值'],
      ['次数', '496次', '15'],
    ]);
  });

  it('are those of another table where they stand beside the first', () => {
    const rows = [
      row(block(0, 10, '甲')),
      row(block(0, 30, '乙')),
      row(block(300, 10, '丙')),
      row(block(300, 30, '丁')),
    ];
    expect(textsOf(mergePasses(rows, rowOf))).toEqual([['甲'], ['乙'], ['丙'], ['丁']]);
  });
});

describe('a heading over several columns', () => {
  const head = (column: number, x: number, text: string) => ({
    column,
    columnSpan: 1,
    text,
    box: [x, 0, x + 30, 10] as const,
  });
  const heads = [head(0, 0, '指标'), head(2, 100, '指标值'), head(4, 200, '完成值'), head(5, 250, '分值')];
  const below = [head(1, 50, '性质'), head(2, 100, '值'), head(3, 150, '单位')];

  it('reaches over those below that it stands in the middle of', () => {
    expect(spanHeads(heads, below).map(({ column, columnSpan }) => [column, columnSpan])).toEqual([
      [0, 1],
      [1, 3],
      [4, 1],
      [5, 1],
    ]);
  });

  it('does so where as many stand below as beside it', () => {
    const parts = ['一级', '二级', '三级', '性质', '值', '单位'].map((text, at) => head(at, at * 50, text));
    const upper = [4, 6, 7, 8, 9].map((column) => head(column, column * 50, '指标'));
    expect(spanHeads([{ ...head(1, 50, '绩效'), columnSpan: 2 }, ...upper], parts)[1]).toMatchObject({
      column: 3,
      columnSpan: 3,
    });
  });

  it('reaches over no cells of a row that has one below each', () => {
    const row = ['甲', '乙', '丙', '丁'].map((text, at) => ({ ...(heads[at] ?? head(9, 0, '')), text }));
    expect(spanHeads(heads, [...row, head(7, 300, '戊')])).toEqual(heads);
  });

  it.each([
    ['values', below.map((part) => ({ ...part, text: `${part.text}1` }))],
    ['headings to one side of it', [head(2, 100, '值'), head(3, 150, '单位')]],
  ])('reaches over no %s', (_, others) => {
    expect(spanHeads(heads, others)).toEqual(heads);
  });
});

describe('signs of symbol fonts', () => {
  it.each([
    ['\uF0B3', 'ABCDEF+SymbolMT', '≥'],
    ['\uF0A3', 'Symbol', '≤'],
    ['\uF0B4', 'OpenSymbol', '×'],
    ['\uF0D6', '', '√'],
    ['\uF0FE', 'Wingdings-Regular', '☑'],
    ['\uF0A8', 'ABCDEF+Wingdings', '□'],
    ['\uF052', 'Wingdings2', '☑'],
    ['\uE000', 'Song', '\uE000'],
    ['≥95%', 'Symbol', '≥95%'],
  ])('%j of %s is %s', (text, font, sign) => {
    expect(readSigns(text, font)).toBe(sign);
  });
});
