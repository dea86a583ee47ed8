import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/extract/registry.js';
import { attempt, gridsOf, outline, placesOf, read } from '../reading.js';

const FONTS =
  '{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\froman\\fcharset2 Symbol;}{\\f2\\fnil\\fcharset2 Wingdings;}{\\f3\\fswiss\\fcharset0 Arial;}}';
const HEAD = `{\\rtf1\\ansi\\ansicpg936\\deff0${FONTS}{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\s0 Normal;}}{\\info{\\title 题名}}`;

/** Characters outside of ASCII as bytes of GBK. */
const gbk = (text: string): string =>
  text.replace(/[^\0-\x7f]/g, (sign) =>
    [...iconv.encode(sign, 'gbk')].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join(''),
  );
const unicode = (text: string): string =>
  text.replace(/[^\0-\x7f]/g, (sign) => `\\u${String((sign.charCodeAt(0) << 16) >> 16)}?`);
const document = (body: string): Buffer => Buffer.from(`${HEAD}${body}}`, 'latin1');
const definition = (edges: readonly number[], marks: readonly string[] = []): string =>
  `\\trowd\\trgaph108\\trleft0${edges.map((edge, index) => `${marks[index] ?? ''}\\cellx${String(edge)}`).join('')}`;
const rowOf = (texts: readonly string[], edges: readonly number[], marks?: readonly string[]): string =>
  `${definition(edges, marks)}\\pard\\intbl ${texts.map((text) => `${gbk(text)}\\cell`).join(' ')}\\row\n`;

describe('the grid of a table', () => {
  it.each<[name: string, body: string, expected: string[]]>([
    [
      'plain',
      rowOf(['甲', '乙'], [1000, 2000]) + rowOf(['丙', ''], [1000, 2000]),
      ['0,0 甲', '0,1 乙', '1,0 丙', '1,1 '],
    ],
    [
      'across and down',
      rowOf(['甲', '乙'], [1000, 3000], ['\\clvmgf']) + rowOf(['', '丙', '丁'], [1000, 2000, 3000], ['\\clvmrg']),
      ['0,0+2×1 甲', '0,1+1×2 乙', '1,1 丙', '1,2 丁'],
    ],
    [
      'merged across',
      rowOf(['甲', '', '乙'], [1000, 2000, 3000], ['\\clmgf', '\\clmrg']) +
        rowOf(['丙', '丁', '戊'], [1000, 2000, 3000]),
      ['0,0+1×2 甲', '0,2 乙', '1,0 丙', '1,1 丁', '1,2 戊'],
    ],
    [
      'one definition for several rows',
      `${definition([1000, 2000])}\\pard\\intbl a\\cell b\\cell\\row\\pard\\intbl c\\cell d\\cell\\row`,
      ['0,0 a', '0,1 b', '1,0 c', '1,1 d'],
    ],
    [
      'a definition behind its row, as Word repeats it',
      `\\pard\\intbl a\\cell b\\cell${definition([1000, 2000])}\\row\\pard\\intbl c\\cell{${definition([2000])}\\row}`,
      ['0,0 a', '0,1 b', '1,0+1×2 c'],
    ],
    [
      'more cell marks than cells',
      `${definition([1000, 2000])}\\pard\\intbl a\\cell b\\cell\\cell\\cell\\row`,
      ['0,0 a', '0,1 b'],
    ],
  ])('%s', async (_, body, expected) => {
    const [grid] = gridsOf(await read(document(body)));
    expect(grid && placesOf(grid)).toEqual(expected);
  });

  it('tables within tables', async () => {
    const inner = `\\pard\\intbl\\itap2 x\\nestcell y\\nestcell{\\*\\nesttableprops${definition([400, 800])}\\nestrow}{\\nonesttables\\par}`;
    const body = `${rowOf(['甲', '乙'], [1000, 2000])}${definition([1000, 2000])}\\pard\\intbl c\\par ${inner}\\pard\\intbl d\\cell e\\cell\\row\\pard f\\par`;
    expect(outline(await read(document(body)))).toEqual([
      [
        ['甲', '乙'],
        ['c\nd', 'e'],
      ],
      [['x', 'y']],
      'f',
    ]);
  });
});

describe('text', () => {
  it.each<[name: string, content: string, text: string]>([
    ['bytes of GBK', gbk('得分：9.99万元'), '得分：9.99万元'],
    ['bytes of GBK as they are', iconv.encode('得分', 'gbk').toString('latin1'), '得分'],
    ['Unicode with a sign in its stead', unicode('≥90%'), '≥90%'],
    ['Unicode with bytes in its stead', "\\uc2\\u24471\\'b5\\'c3\\u20998\\'b7\\'d6", '得分'],
    ['Unicode with nothing in its stead', '\\uc0\\u24471 \\u20998 A', '得分A'],
    ['halves of a pair', '\\uc1\\u-10174?\\u-8265?', '𠮷'],
    ['signs of Symbol', "{\\f1\\'b3}90%{\\f1 \\u-3933 ?}", '≥90%≤'],
    ['signs of Wingdings', "{\\f2\\'fe}", '☑'],
    ['lines, tabs, hyphens', 'a\\line b\\tab c\\_d\\-e\\~f', 'a\nb c-de\u00a0f'],
    ['braces', '\\{a\\}\\\\', '{a}\\'],
    ['hidden and deleted', 'a{\\v b}{\\deleted c}d\\v e\\v0 f\\v g\\plain h', 'adfh'],
    ['a field', 'a{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}', 'a7'],
    [
      'a check box',
      '{\\field{\\*\\fldinst FORMCHECKBOX{\\*\\formfield{\\fftype1\\ffres1\\ffdefres0}}}{\\fldrslt}}a',
      '☑a',
    ],
    [
      'a check box by default',
      '{\\field{\\*\\fldinst FORMCHECKBOX{\\*\\formfield{\\fftype1\\ffres25\\ffdefres0}}}{\\fldrslt}}',
      '□',
    ],
    ['numbers that are written down', '{\\listtext\\pard\\plain 1.\\tab}a', '1. a'],
    ['pictures, bookmarks, unknown groups', 'a{\\pict\\bin3 }}}}{\\*\\bkmkstart c}{\\*\\unknown d}e', 'ae'],
  ])('%s', async (_, content, text) => {
    const body = `${definition([1000])}\\pard\\intbl\\f0 ${content}\\cell\\row\\pard\\par`;
    const [grid] = gridsOf(await read(document(body)));
    expect(grid?.cells.map((cell) => cell.text)).toEqual([text]);
  });

  it('of text boxes, behind the paragraph that they hang on', async () => {
    const box = `{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt \\pard b\\par ${rowOf(['乙'], [500])}}}{\\shprslt{\\*\\do b\\par}}}`;
    const body = `\\pard a${box}\\par ${definition([1000, 2000])}\\pard\\intbl c${box}\\cell d\\cell\\row`;
    expect(outline(await read(document(body)))).toEqual(['b', [['乙']], 'a', [['b\n乙\nc', 'd']]]);
  });

  it('of headers and footers, around their section', async () => {
    const body =
      '\\sectd{\\headerf f}{\\header h\\par}{\\footer \\chpgn 3\\par g\\par}\\pard a\\par\\sect' +
      '\\sectd\\titlepg{\\headerf f}{\\headerl l}{\\footerr i}\\pard b';
    expect(outline(await read(document(body)))).toEqual(['h', 'a', 'g', 'f', 'b', 'i']);
  });

  it('of notes, behind the paragraph or table that refers to them', async () => {
    const note = (text: string): string => `{\\super\\chftn}{\\footnote\\pard\\chftn ${text}\\par}`;
    const body = `\\pard a${note('1')}\\par ${definition([1000, 2000])}\\pard\\intbl b${note('2')}\\cell c\\cell\\row\\pard d\\par`;
    expect(outline(await read(document(body)))).toEqual(['a', '1', [['b', 'c']], '2', 'd']);
  });

  it('around the tables', async () => {
    const body = `\\pard ${gbk('自评表')}\\par\\pard ${rowOf(['甲'], [1000])}\\pard ${gbk('附注')}`;
    expect(outline(await read(document(body)))).toEqual(['自评表', [['甲']], '附注']);
  });
});

describe('documents', () => {
  it('are told by their first bytes, whatever their name', () => {
    for (const name of ['a.doc', 'a.rtf', 'a.txt']) expect(detectFormat({ name, bytes: document('a') })).toBe('doc');
  });

  it.each<[name: string, body: string, failure: object | null]>([
    ['cut off in the middle of a group', `${rowOf(['甲'], [1000])}{\\b {\\i`, null],
    ['more ends of groups than beginnings', `${rowOf(['甲'], [1000])}}}}}}`, null],
    ['groups nested without end', '{'.repeat(100_000), { failed: 'corrupt' }],
    ['tables nested without end', '\\pard\\intbl\\itap2000000000 a\\par', { failed: 'too-large' }],
    ['pictures alone', '{\\pict 00}', { failed: 'no-table' }],
    ['a number of bytes beyond the end', `${rowOf(['甲'], [1000])}\\bin999999999 `, null],
  ])('%s', async (_, body, failure) => {
    const result = await attempt(document(body), { name: 'a.doc' });
    if (failure === null) expect(result).not.toHaveProperty('failed');
    else expect(result).toMatchObject(failure);
  });
});

describe('documents without a table', () => {
  it('a form typed with tabs is a table', async () => {
    const lines = gbk('三级指标\\tab 分值\\tab 得分\\par\n数量\\tab 10\\tab 9\\par');
    expect(outline(await read(document(`\\pard ${lines}`)))).toEqual([
      [
        ['三级指标', '分值', '得分'],
        ['数量', '10', '9'],
      ],
    ]);
  });
});
