import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/extract/registry.js';
import { attempt, gridsOf, outline, placesOf, read } from '../reading.js';

const OPENING =
  '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n' +
  '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">';

interface SheetXml {
  readonly rows: string;
  readonly styles?: string;
  readonly columns?: string;
  readonly options?: string;
}

const sheetXml = (name: string, { rows, columns = '', options = '' }: SheetXml): string =>
  `<Worksheet ss:Name="${name}"><Table>${columns}${rows}</Table><WorksheetOptions>${options}</WorksheetOptions></Worksheet>`;

function book(...sheets: readonly SheetXml[]): string {
  const styles = sheets.map(({ styles = '' }) => styles).join('');
  return `${OPENING}<Styles>${styles}</Styles>${sheets.map((sheet, at) => sheetXml(`表${String(at + 1)}`, sheet)).join('')}</Workbook>`;
}

const cell = (text: string, attributes = '', type = 'String'): string =>
  `<Cell ${attributes}><Data ss:Type="${type}">${text}</Data></Cell>`;

const readBook = (...sheets: readonly SheetXml[]) => read(book(...sheets), { name: 'a.xls' });

describe('XML Spreadsheet 2003 named .xls', () => {
  it('is told by its content', () => {
    expect(detectFormat({ name: 'a.xml', bytes: new TextEncoder().encode(book({ rows: '' })) })).toBe('xls');
  });

  it('merged cells, places that are skipped, line breaks and mark-up in texts', async () => {
    const rows = [
      `<Row>${cell('绩效指标', 'ss:MergeDown="1"')}${cell('产出<B>指标</B>&#10;（40分）')}${cell('数量')}</Row>`,
      `<Row>${cell('质量', 'ss:Index="3"')}</Row>`,
      `<Row ss:Index="3">${cell('总分', 'ss:MergeAcross="1"')}${cell('99.18', '', 'Number')}</Row>`,
    ];
    const [grid] = gridsOf(await readBook({ rows: rows.join('') }));
    expect(grid && placesOf(grid)).toEqual([
      '0,0+2×1 绩效指标',
      '0,1 产出指标\n（40分）',
      '0,2 数量',
      '1,1 ',
      '1,2 质量',
      '2,0+1×2 总分',
      '2,2 99.18',
    ]);
  });

  it('numbers, percentages and dates as shown; comments are none of the text', async () => {
    const style = (id: string, format: string): string =>
      `<Style ss:ID="${id}"><NumberFormat ss:Format="${format}"/></Style>`;
    const styles = style('p', 'Percent') + style('d', 'yyyy&quot;年&quot;m&quot;月&quot;') + style('f', '0.00');
    const rows = [
      cell('0.30000000000000004', '', 'Number'),
      cell('0.997', 'ss:StyleID="p"', 'Number'),
      cell('2024-12-31T00:00:00.000', 'ss:StyleID="d"', 'DateTime'),
      cell('60', 'ss:StyleID="f"', 'Number'),
      '<Cell><Data ss:Type="String">调剂</Data><Comment><Data>批注</Data></Comment></Cell>',
      cell('#REF!', '', 'Error'),
    ];
    expect(outline(await readBook({ styles, rows: `<Row>${rows.join('')}</Row>` }))).toEqual([
      [['0.3', '99.70%', '2024年12月', '60.00', '调剂', '#REF!']],
    ]);
  });

  it('hidden rows, columns and sheets are left out', async () => {
    const rows = [
      `<Row>${['甲', '隐', '乙'].map((text) => cell(text)).join('')}</Row>`,
      `<Row ss:Hidden="1">${['藏', '藏', '藏'].map((text) => cell(text)).join('')}</Row>`,
      `<Row>${['丙', '隐', '丁'].map((text) => cell(text)).join('')}</Row>`,
    ].join('');
    const columns = '<Column ss:Index="2" ss:Hidden="1"/>';
    const hidden = { rows, options: '<Visible>SheetHidden</Visible>' };
    expect(outline(await readBook(hidden, { rows, columns }))).toEqual([
      [
        ['甲', '乙'],
        ['丙', '丁'],
      ],
    ]);
  });

  it.each([
    ['cut off', book({ rows: `<Row>${cell('甲')}</Row>` }).slice(0, -40), 'corrupt'],
    ['a row beyond the last', book({ rows: `<Row ss:Index="9999999">${cell('甲')}</Row>` }), 'corrupt'],
    ['a column before the first', book({ rows: `<Row>${cell('甲', 'ss:Index="0"')}</Row>` }), 'corrupt'],
  ])('%s', async (_, text, failed) => {
    expect(await attempt(text, { name: 'a.xls' })).toMatchObject({ failed });
  });
});
