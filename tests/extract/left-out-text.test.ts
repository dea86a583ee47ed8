import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/model/grid.js';
import { gridsOf, read, rowsOf } from './reading.js';
import { cell, docx, paragraph, row, run, table } from './docx/documents.js';

/** What a document says, and what it left out. */
function shown(extraction: Extraction): { rows: string[][]; left: (string | null)[] } {
  return {
    rows: gridsOf(extraction).flatMap(rowsOf),
    left: extraction.diagnostics.filter(({ code }) => code === 'text-unassigned').map(({ raw }) => raw),
  };
}

const struckDocument = (content: string): Uint8Array => docx(table([row([cell('A'), cell(content)])]));
const MERGED = (value = ''): string => `<w:vMerge${value}/>`;
const rtf = (body: string): Buffer =>
  Buffer.from(`{\\rtf1\\ansi \\trowd\\cellx1000\\cellx2000\\pard\\intbl ${body}\\row}`, 'latin1');

describe('text that is struck out is no part of a figure, and is reported', () => {
  it.each<[name: string, content: string | Uint8Array]>([
    ['Word', struckDocument(paragraph(run('7', '<w:strike/>') + run('8')))],
    ['Word, a paragraph of its own', struckDocument(paragraph(run('7', '<w:dstrike/>')) + paragraph(run('8')))],
    ['RTF', rtf('A\\cell{\\strike 7}8\\cell')],
    ['HTML', '<table><tr><td>A</td><td><s>7</s>8</td></tr></table>'],
    ['HTML, a mark that is not closed', '<table><tr><td>A<td>8<del>7</tr></table>'],
  ])('%s', async (_name, content) => {
    expect(shown(await read(content))).toEqual({ rows: [['A', '8']], left: ['【已划去】7'] });
  });

  it('a mark that is switched off strikes nothing', async () => {
    expect(shown(await read(struckDocument(paragraph(run('10', '<w:strike w:val="0"/>')))))).toEqual({
      rows: [['A', '10']],
      left: [],
    });
  });

  it('many of them are counted', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => `<tr><td>项<td><s>${String(at)}</s>8</tr>`);
    const { left } = shown(await read(`<table>${rows.join('')}</table>`));
    expect(left).toEqual(['【已划去】0；1；2；3；4；5；6；7 … + 4']);
  });
});

describe('text under a merged cell is not printed, and is reported', () => {
  const form = (covered: string): Uint8Array =>
    docx(
      table([
        row([cell('产出指标', MERGED(' w:val="restart"')), cell('8')]),
        row([cell(covered, MERGED()), cell('9')]),
      ]),
    );

  it.each<[name: string, covered: string, left: string[]]>([
    ['another text', '效益指标', ['【被合并单元格遮盖】效益指标']],
    ['the same text, repeated by the program that wrote it', '产出指标', []],
    ['nothing', '', []],
  ])('%s', async (_name, covered, left) => {
    expect(shown(await read(form(covered)))).toEqual({ rows: [['产出指标', '8'], ['9']], left });
  });

  it('side by side', async () => {
    const content = table([
      row([cell('甲', '<w:hMerge w:val="restart"/>'), cell('乙', '<w:hMerge/>'), cell('8')]),
      row([cell('丙'), cell('丁'), cell('9')]),
    ]);
    expect(shown(await read(docx(content))).left).toEqual(['【被合并单元格遮盖】乙']);
  });
});
