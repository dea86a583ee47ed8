import { utils, write } from 'cfb';
import { describe, expect, it } from 'vitest';
import { textRows, workbook } from '../excel/workbook-builder.js';
import { attempt, outline, read } from '../reading.js';
import { cell, docx, inCell, paragraph, row, run, table } from './documents.js';

const object = (program: string, id = 'o1'): string =>
  paragraph(
    `<w:r><w:object><v:shape/><o:OLEObject Type="Embed" ProgID="${program}" ShapeID="s" r:id="${id}"/></w:object></w:r>`,
  );

const rows = [
  ['一级指标', '分值', '得分'],
  ['产出指标', '50', '49.5'],
  ['效益指标', '30', '30'],
];

/** A document with an object between two paragraphs. */
function around(program: string, content: string | Uint8Array): Uint8Array {
  const body = paragraph(run('前')) + object(program) + paragraph(run('后'));
  return docx(body, { related: { o1: 'embeddings/o1.bin' }, members: { 'word/embeddings/o1.bin': content } });
}

function compound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const container = utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) utils.cfb_add(container, name, content);
  return Uint8Array.from(write(container, { type: 'buffer' }) as Uint8Array);
}

describe('embedded objects', () => {
  it('a workbook is the sheet that it shows', async () => {
    const bytes = around(
      'Excel.Sheet.12',
      workbook({ sheets: [{ rows: textRows(rows) }, { rows: textRows([['草稿']]) }] }),
    );
    expect(outline(await read(bytes))).toEqual(['前', rows, '后']);
  });

  it('a workbook in a compound file', async () => {
    const bytes = around('Excel.Sheet.12', compound({ Package: workbook({ sheets: [{ rows: textRows(rows) }] }) }));
    expect(outline(await read(bytes))).toEqual(['前', rows, '后']);
  });

  it('a Word document', async () => {
    const inner = docx(inCell('甲') + object('Excel.Sheet.12'));
    expect(outline(await read(around('Word.Document.12', inner)))).toEqual(['前', [['项目', '甲']], '后']);
  });

  it('stands behind the table that it is in a cell of', async () => {
    const body = table([row([cell('甲'), cell(object('Excel.Sheet.12'))])]);
    const bytes = docx(body, {
      related: { o1: 'o1.xlsx' },
      members: { 'word/o1.xlsx': workbook({ sheets: [{ rows: textRows(rows) }] }) },
    });
    expect(outline(await read(bytes))).toEqual([[['甲', '']], rows]);
  });

  it.each<[name: string, program: string, content: string | Uint8Array]>([
    ['of a format that is not read', 'AcroExch.Document', '%PDF-1.4'],
    ['that are damaged', 'Excel.Sheet.8', compound({ Workbook: new Uint8Array(8) })],
    ['without a table', 'Equation.3', compound({ 'Equation Native': new Uint8Array(8) })],
  ])('%s are reported', async (_, program, content) => {
    const named = expect.stringContaining(program) as string;
    const bytes = around(program, content);
    expect(await attempt(bytes)).toMatchObject({ failed: 'no-table', detail: named });
    const body = object(program) + inCell('甲');
    const { diagnostics } = await read(docx(body, { related: { o1: 'o1.bin' }, members: { 'word/o1.bin': content } }));
    expect(diagnostics).toMatchObject([{ code: 'text-unassigned', raw: named }]);
  });

  it('many of a kind are reported as one, pictures not at all', async () => {
    const body = object('Equation.3') + object('Equation.3') + object('PBrush') + inCell('甲');
    expect((await read(docx(body))).diagnostics.map(({ raw }) => raw)).toEqual(['【嵌入对象 Equation.3】 × 2']);
  });
});
