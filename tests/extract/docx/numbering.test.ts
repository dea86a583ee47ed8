import { describe, expect, it } from 'vitest';
import { printNumber } from '../../../src/extract/word/number-formats.js';
import { outline, read } from '../reading.js';
import { cell, docx, paragraph, row, run, table } from './documents.js';

describe('numbers in words and signs', () => {
  it.each<[format: string, printed: Readonly<Record<number, string>>]>([
    [
      'chineseCounting',
      { 1: '一', 10: '十', 12: '十二', 20: '二十', 105: '一百零五', 110: '一百一十', 1024: '一千零二十四' },
    ],
    ['chineseLegalSimplified', { 1: '壹', 12: '壹拾贰', 305: '叁佰零伍', 10008: '壹万零捌' }],
    ['ideographDigital', { 10: '一〇', 24: '二四' }],
    ['ideographTraditional', { 1: '甲', 10: '癸', 11: '11' }],
    ['decimalEnclosedCircleChinese', { 1: '①', 20: '⑳', 21: '㉑', 36: '㊱', 51: '51' }],
    ['decimalEnclosedParen', { 3: '⑶' }],
    ['decimalFullWidth', { 12: '１２' }],
    ['decimalZero', { 7: '07', 12: '12' }],
    ['upperRoman', { 4: 'IV', 1990: 'MCMXC' }],
    ['lowerLetter', { 1: 'a', 26: 'z', 27: 'aa', 53: 'aaa' }],
    ['none', { 3: '' }],
    ['klingon', { 3: '3' }],
  ])('%s', (format, printed) => {
    for (const [value, text] of Object.entries(printed)) expect(printNumber(Number(value), format)).toBe(text);
  });
});

const level = (index: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${String(index)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const abstract = (id: number, levels: string): string =>
  `<w:abstractNum w:abstractNumId="${String(id)}">${levels}</w:abstractNum>`;
const list = (id: number, of: number, more = ''): string =>
  `<w:num w:numId="${String(id)}"><w:abstractNumId w:val="${String(of)}"/>${more}</w:num>`;
const item = (text: string, of: number, at = 0): string =>
  paragraph(
    text === '' ? '' : run(text),
    `<w:numPr><w:ilvl w:val="${String(at)}"/><w:numId w:val="${String(of)}"/></w:numPr>`,
  );

const CHINESE = level(0, 'chineseCounting', '%1、', '<w:suff w:val="nothing"/>');
const DECIMAL = level(0, 'decimal', '%1.', '<w:suff w:val="space"/>');
const NESTED =
  CHINESE +
  level(1, 'chineseCounting', '（%2）', '<w:suff w:val="nothing"/>') +
  level(2, 'decimal', '%1.%3', '<w:isLgl/><w:suff w:val="space"/>');

async function lines(body: string, numbering: string, styles?: string): Promise<(string | string[][])[]> {
  return outline(await read(docx(body, { numbering, ...(styles === undefined ? {} : { styles }) })));
}

describe('automatic numbers are text', () => {
  it('counts on, over tables, and starts anew below', async () => {
    const body =
      item('总体', 1) +
      table([row([cell(item('', 2)), cell('次数')]), row([cell(item('', 2)), cell('质量')])]) +
      item('资金', 1, 1) +
      item('执行', 1, 1) +
      item('结果', 1) +
      item('得分', 1, 1) +
      item('明细', 1, 2);
    const numbering = abstract(0, NESTED) + abstract(1, DECIMAL) + list(1, 0) + list(2, 1);
    expect(await lines(body, numbering)).toEqual([
      '一、总体',
      [
        ['1.', '次数'],
        ['2.', '质量'],
      ],
      '（一）资金',
      '（二）执行',
      '二、结果',
      '（一）得分',
      '2.1 明细',
    ]);
  });

  it('lists made of the same one count together, but for those with a start of their own', async () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = abstract(0, DECIMAL) + list(1, 0) + list(2, 0) + list(3, 0, override);
    const body = item('甲', 1) + item('乙', 2) + item('丙', 3) + item('丁', 3) + item('戊', 9);
    expect(await lines(body, numbering)).toEqual(['1. 甲', '2. 乙', '1. 丙', '2. 丁', '戊']);
  });

  it('a level that another one replaces', async () => {
    const override = `<w:lvlOverride w:ilvl="0">${level(0, 'upperLetter', '%1)', '<w:suff w:val="nothing"/>')}</w:lvlOverride>`;
    expect(await lines(item('甲', 1) + item('乙', 1), abstract(0, DECIMAL) + list(1, 0, override))).toEqual([
      'A)甲',
      'B)乙',
    ]);
  });

  it('comes from the style, and can be taken away', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="p"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="q"><w:basedOn w:val="p"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="s"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const numbering = abstract(0, NESTED) + list(1, 0);
    const body =
      paragraph(run('甲'), '<w:pStyle w:val="p"/>') +
      paragraph(run('乙'), '<w:pStyle w:val="s"/>') +
      paragraph(run('丙'), '<w:pStyle w:val="q"/>') +
      paragraph(run('丁'), '<w:pStyle w:val="p"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(await lines(body, numbering, styles)).toEqual(['一、甲', '（一）乙', '二、丙', '丁']);
  });

  it('comes from a numbering style', async () => {
    const styles =
      '<w:style w:type="numbering" w:styleId="n"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const link = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="n"/></w:abstractNum>';
    expect(await lines(item('甲', 2), abstract(0, CHINESE) + link + list(1, 0) + list(2, 5), styles)).toEqual([
      '一、甲',
    ]);
  });

  it('bullets are the signs that they print', async () => {
    const bullet = (font: string, sign: string): string =>
      level(0, 'bullet', sign, `<w:suff w:val="nothing"/><w:rPr><w:rFonts w:ascii="${font}"/></w:rPr>`);
    const numbering =
      abstract(0, bullet('Wingdings', '&#xF06C;')) +
      abstract(1, bullet('Symbol', '&#xF0B7;')) +
      list(1, 0) +
      list(2, 1);
    expect(await lines(item('甲', 1) + item('乙', 2), numbering)).toEqual(['●甲', '•乙']);
  });

  it('deleted paragraphs do not count', async () => {
    const gone = paragraph(
      '<w:del w:id="1"><w:r><w:delText>无</w:delText></w:r></w:del>',
      '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="2"/></w:rPr>',
    );
    expect(await lines(item('甲', 1) + gone + item('乙', 1), abstract(0, DECIMAL) + list(1, 0))).toEqual([
      '1. 甲',
      '2. 乙',
    ]);
  });

  it('levels and numbers that are none', async () => {
    const body = item('甲', 1, 8) + item('乙', 1, 99) + item('丙', 1, -1);
    expect(await lines(body, abstract(0, DECIMAL) + list(1, 0))).toEqual(['甲', '乙', '丙']);
  });
});
