import { describe, expect, it } from 'vitest';
import { gridsOf, outline, placesOf, read } from '../reading.js';
import { cell, docx, paragraph, row, run, table } from './documents.js';

const span = (columns: number): string => `<w:gridSpan w:val="${String(columns)}"/>`;
const START = '<w:vMerge w:val="restart"/>';
const ON = '<w:vMerge/>';
const H_START = '<w:hMerge w:val="restart"/>';
const H_ON = '<w:hMerge w:val="continue"/>';
const dxa = (width: number): string => `<w:tcW w:w="${String(width)}" w:type="dxa"/>`;
const sdt = (content: string): string => `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const plain = (...texts: string[]): string => row(texts.map((text) => cell(text)));

describe('the grid of a table', () => {
  it.each<[name: string, rows: string[], widths: number[], expected: string[]]>([
    ['plain', [plain('甲', '乙'), plain('丙', '')], [1000, 1000], ['0,0 甲', '0,1 乙', '1,0 丙', '1,1 ']],
    [
      'across and down',
      [
        row([cell('甲', START), cell('乙', span(2))]),
        row([cell('', ON), cell('丙'), cell('丁')]),
        row([cell('', ON), cell('戊'), cell('己')]),
      ],
      [1000, 1000, 1000],
      ['0,0+3×1 甲', '0,1+1×2 乙', '1,1 丙', '1,2 丁', '2,1 戊', '2,2 己'],
    ],
    [
      'a merged cell over several columns',
      [row([cell('甲', span(2) + START), cell('乙')]), row([cell('', span(2) + ON), cell('丙')])],
      [1000, 1000, 1000],
      ['0,0+2×2 甲', '0,2 乙', '1,2 丙'],
    ],
    [
      'one run of merged cells right under another',
      [
        row([cell('甲', START), cell('1')]),
        row([cell('', ON), cell('2')]),
        row([cell('乙', START), cell('3')]),
        row([cell('', ON), cell('4')]),
      ],
      [1000, 1000],
      ['0,0+2×1 甲', '0,1 1', '1,1 2', '2,0+2×1 乙', '2,1 3', '3,1 4'],
    ],
    [
      'what stands in a cell that only goes on is not printed',
      [row([cell('甲', START), cell('乙')]), row([cell('甲', '<w:vMerge w:val="continue"/>'), cell('丙')])],
      [1000, 1000],
      ['0,0+2×1 甲', '0,1 乙', '1,1 丙'],
    ],
    [
      'a cell that goes on from nowhere is a cell of its own',
      [plain('甲', '乙'), row([cell('丙', ON), cell('丁')])],
      [1000, 1000],
      ['0,0 甲', '0,1 乙', '1,0 丙', '1,1 丁'],
    ],
    [
      'a cell that goes on below a narrower one is a cell of its own',
      [row([cell('甲', START), cell('乙')]), row([cell('丙', span(2) + ON)])],
      [1000, 1000],
      ['0,0 甲', '0,1 乙', '1,0+1×2 丙'],
    ],
    [
      'merges of old Word across',
      [row([cell('甲', H_START), cell('', H_ON), cell('', H_ON), cell('乙')]), plain('丙', '丁', '戊', '己')],
      [1000, 1000, 1000, 1000],
      ['0,0+1×3 甲', '0,3 乙', '1,0 丙', '1,1 丁', '1,2 戊', '1,3 己'],
    ],
    [
      'columns left out before and behind',
      [
        row([cell('甲')], '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
        plain('乙', '丙', '丁'),
        row([cell('戊', span(2))], '<w:gridBefore w:val="1"/>'),
      ],
      [1000, 1000, 1000],
      ['0,0 ', '0,1 甲', '0,2 ', '1,0 乙', '1,1 丙', '1,2 丁', '2,0 ', '2,1+1×2 戊'],
    ],
    [
      'rows and cells in content controls',
      [
        plain('甲', '乙'),
        sdt(sdt(row([cell('丙'), sdt(cell('丁'))]))),
        `<w:customXml>${plain('戊', '己')}</w:customXml>`,
      ],
      [1000, 1000],
      ['0,0 甲', '0,1 乙', '1,0 丙', '1,1 丁', '2,0 戊', '2,1 己'],
    ],
    [
      'deleted, moved and hidden rows are not there; inserted ones are',
      [
        plain('甲', '乙'),
        row([cell('一'), cell('二')], '<w:del w:id="1"/>'),
        row([cell('三'), cell('四')], '<w:hidden/>'),
        row([cell('丙'), cell('丁')], '<w:ins w:id="2"/>'),
      ],
      [1000, 1000],
      ['0,0 甲', '0,1 乙', '1,0 丙', '1,1 丁'],
    ],
    [
      'a deleted row at the head of a merged cell',
      [plain('头', '头'), row([cell('一', START), cell('二')], '<w:del w:id="1"/>'), row([cell('甲', ON), cell('乙')])],
      [1000, 1000],
      ['0,0 头', '0,1 头', '1,0 甲', '1,1 乙'],
    ],
    [
      'a deleted cell is not there',
      [row([cell('甲'), cell('一', '<w:cellDel w:id="1"/>'), cell('乙')]), plain('丙', '丁')],
      [1000, 1000],
      ['0,0 甲', '0,1 乙', '1,0 丙', '1,1 丁'],
    ],
    [
      'a tracked merge counts',
      [
        row([cell('甲', '<w:cellMerge w:id="1" w:vMerge="rest"/>'), cell('乙')]),
        row([cell('', '<w:cellMerge w:id="2" w:vMerge="cont"/>'), cell('丙')]),
      ],
      [1000, 1000],
      ['0,0+2×1 甲', '0,1 乙', '1,1 丙'],
    ],
    [
      'header rows that repeat belong to the same grid',
      [row([cell('甲', START), cell('乙')], '<w:tblHeader/>'), row([cell('', ON), cell('丙')])],
      [1000, 1000],
      ['0,0+2×1 甲', '0,1 乙', '1,1 丙'],
    ],
    [
      'an absurd span is the rest of the row',
      [row([cell('甲', span(100_000))]), plain('乙', '丙', '丁')],
      [1000, 1000, 1000],
      ['0,0+1×3 甲', '1,0 乙', '1,1 丙', '1,2 丁'],
    ],
    [
      'spans that are no numbers',
      [
        row([cell('甲', '<w:gridSpan w:val="x"/>'), cell('乙', span(-3)), cell('丙', '<w:gridSpan/>')]),
        plain('丁', '戊', '己'),
      ],
      [1000, 1000, 1000],
      ['0,0 甲', '0,1 乙', '0,2 丙', '1,0 丁', '1,1 戊', '1,2 己'],
    ],
    [
      'a span that was forgotten shows in the width',
      [row([cell('甲', dxa(3000))]), row([cell('乙', dxa(1000)), cell('丙', dxa(2000))]), plain('丁', '戊', '己')],
      [1000, 1000, 1000],
      ['0,0+1×3 甲', '1,0 乙', '1,1+1×2 丙', '2,0 丁', '2,1 戊', '2,2 己'],
    ],
    [
      'borders that only rounding parted are one',
      [
        row([cell('甲'), cell('乙', span(2)), cell('丙')]),
        row([cell('丁', span(2)), cell('戊'), cell('己')]),
        row([cell('庚', span(3)), cell('辛')]),
      ],
      [1000, 15, 1000, 1000],
      ['0,0 甲', '0,1 乙', '0,2 丙', '1,0 丁', '1,1 戊', '1,2 己', '2,0+1×2 庚', '2,2 辛'],
    ],
    [
      'a thin column that a row has is one',
      [row([cell('甲'), cell('线'), cell('乙')]), row([cell('丙', span(2)), cell('丁')])],
      [1000, 15, 1000],
      ['0,0 甲', '0,1 线', '0,2 乙', '1,0+1×2 丙', '1,2 丁'],
    ],
    ['no grid at all', [row([cell('甲', span(2))]), plain('乙', '丙')], [], ['0,0+1×2 甲', '1,0 乙', '1,1 丙']],
    [
      'columns that are never parted keep their number',
      [row([cell('甲', span(2)), cell('乙', span(2))]), row([cell('丙', span(2)), cell('丁', span(2))])],
      [100, 100, 100, 100],
      ['0,0+1×2 甲', '0,2+1×2 乙', '1,0+1×2 丙', '1,2+1×2 丁'],
    ],
  ])('%s', async (_, rows, widths, expected) => {
    const [grid] = gridsOf(await read(docx(table(rows, widths))));
    expect(grid && placesOf(grid)).toEqual(expected);
  });
});

const textBox = (content: string): string => `<w:txbxContent>${content}</w:txbxContent>`;
const drawing = (content: string): string =>
  `<w:drawing><wp:anchor><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>` +
  `<wps:wsp><wps:txbx>${textBox(content)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
const picture = (content: string): string =>
  `<w:pict><v:shape><v:textbox>${textBox(content)}</v:textbox></v:shape></w:pict>`;
const both = (content: string): string =>
  `<mc:AlternateContent><mc:Choice Requires="wps">${drawing(content)}</mc:Choice><mc:Fallback>${picture(content)}</mc:Fallback></mc:AlternateContent>`;
const small = table([plain('甲', '乙'), plain('丙', '丁')]);
const SMALL = [
  ['甲', '乙'],
  ['丙', '丁'],
];

describe('tables of a document', () => {
  it.each<[name: string, body: string, expected: (string | string[][])[]]>([
    [
      'text around and between',
      paragraph(run('题')) + small + paragraph(run('附')) + small,
      ['题', SMALL, '附', SMALL],
    ],
    ['in a content control', sdt(paragraph(run('题')) + small), ['题', SMALL]],
    [
      'in a text box, once',
      paragraph(run('题') + `<w:r>${both(paragraph(run('框')) + small)}</w:r>`),
      ['题', '框', SMALL],
    ],
    ['in a text box of old Word', paragraph(`<w:r>${picture(small)}</w:r>`), [SMALL]],
    [
      'in a text box within a text box',
      paragraph(`<w:r>${both(paragraph(`<w:r>${both(small)}</w:r>`))}</w:r>`),
      [SMALL],
    ],
    [
      'a branch without text gives way to one with text',
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wpc"><w:drawing/></mc:Choice><mc:Fallback>${picture(small)}</mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      [SMALL],
    ],
    [
      'a frame around the form gives the form',
      table([row([cell(paragraph(run('题')) + small + paragraph(''))])]),
      ['题', SMALL],
    ],
    [
      'a small table beside the text of a cell stands behind its table',
      table([
        plain('一', '二'),
        row([cell('三'), cell(paragraph(run('四')) + table([plain('内', '外')]) + paragraph(''))]),
      ]),
      [
        [
          ['一', '二'],
          ['三', '四'],
        ],
        [['内', '外']],
      ],
    ],
    [
      'a small table that arranges the text of a cell is that text',
      table([plain('一', '二'), row([cell('三'), cell(table([plain('目标1'), plain('目标2')]) + paragraph(''))])]),
      [
        [
          ['一', '二'],
          ['三', '目标1\n目标2'],
        ],
      ],
    ],
    [
      'a row with columns of its own table inside a cell',
      table([
        row([cell('一'), cell(table([plain('内', '外')]) + paragraph(run('下')))]),
        plain('二', '三'),
        plain('四', '五'),
      ]),
      [
        [
          ['一', '下'],
          ['二', '三'],
          ['四', '五'],
        ],
        [['内', '外']],
      ],
    ],
  ])('%s', async (_, body, expected) => {
    expect(outline(await read(docx(body)))).toEqual(expected);
  });
});
