/** Text that is painted and that nobody sees, and text that was put on a page later. */
import { describe, expect, it } from 'vitest';
import { attempt, gridsOf, read, rowsOf } from '../reading.js';
import { chinese, gridLines, stream, textAt, writePdf, type WrittenPdf } from './pdf-writer.js';

const XS = [100, 200, 300];
const LINES = gridLines(XS, [700, 740, 780]);
const TABLE =
  LINES + textAt(110, 755, '指标') + textAt(210, 755, '得分') + textAt(110, 715, '培训人数') + textAt(210, 715, '9.5');

const lastCell = async (pdf: WrittenPdf): Promise<string | undefined> =>
  gridsOf(await read(writePdf(pdf)))
    .flatMap(rowsOf)
    .at(-1)
    ?.at(-1);

const onPage = (content: string, resources = ''): Promise<string | undefined> =>
  lastCell({ pages: [{ content }], resources });

const OLD = textAt(250, 715, '8.0');
const WHITE = `1 g ${OLD} 0 g\n`;
const area = (color: string): string => `${color} 240 705 55 30 re f 0 g\n`;

describe('text in the colour of the paper', () => {
  it.each([
    ['is not seen', WHITE],
    ['is not seen where the shade is painted over it', `${WHITE}/Half gs ${area('0.9 g')}`],
    ['is not seen on a shade beside it', `0.2 g 105 705 20 5 re f 0 g ${WHITE}`],
  ])('%s', async (_, content) => {
    expect(await onPage(TABLE + content, '/ExtGState<</Half<</ca .5>>>>')).toBe('9.5');
  });

  it.each([
    ['on a dark area', `${area('0.2 g')}${WHITE}`],
    ['on a thick line', `30 w 0.2 G 240 720 m 295 720 l S 0 G 1 w ${WHITE}`],
    ['on an image', `q 55 0 0 30 240 705 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q ${WHITE}`],
    ['with an outline', `1 g 2 Tr ${OLD} 0 Tr 0 g`],
  ])('is read %s', async (_, content) => {
    expect(await onPage(TABLE + content)).toMatch(/^9\.5 ?8\.0$/);
  });
});

describe('text that is painted over', () => {
  const NEW = textAt(210, 715, '9.5');
  const printed = LINES + textAt(110, 755, '指标') + textAt(210, 755, '得分') + textAt(110, 715, '培训人数');

  it('is not seen: a corrected figure', async () => {
    expect(await onPage(printed + OLD + area('1 g') + NEW)).toBe('9.5');
  });

  it.each([
    ['half transparent', `/Half gs ${area('1 g')}`],
    ['multiplied', `/Multiply gs ${area('1 g')}`],
    ['cut to another shape', `q 240 700 m 295 700 l 295 702 l h W n ${area('1 g')} Q\n`],
    ['another cell', area('1 g').replace('240 705', '240 745')],
  ])('is seen where the area is %s', async (_, cover) => {
    const states = '/ExtGState<</Half<</ca .5>>/Multiply<</BM/Multiply>>>>';
    expect(await onPage(printed + OLD + cover + NEW, states)).toMatch(/8\.0/);
  });
});

describe('text put on a page later', () => {
  const appearance = stream(
    `BT /F 10 Tf 2 5 Td ${chinese('请核实100')} Tj ET`,
    '/Type/XObject/Subtype/Form/BBox[0 0 80 20]/Resources<</Font<</F 3 0 R>>>>',
  );
  const put = (content: string, kind: string): WrittenPdf => ({
    pages: [
      { content, entries: `/Annots[<</Type/Annot${kind}/F 4/Rect[205 705 285 725]/AP<</N 20 0 R>>/DA(/F 10 Tf)>>]` },
    ],
    objects: { 20: appearance },
  });

  it.each(['/Subtype/FreeText', '/Subtype/Stamp'])('over a text is a remark, and said to be left: %s', async (kind) => {
    const pdf = put(TABLE, kind);
    expect(await lastCell(pdf)).toBe('9.5');
    const extraction = await attempt(writePdf(pdf));
    expect('diagnostics' in extraction && extraction.diagnostics.map(({ raw }) => raw)).toEqual(['请核实100']);
  });

  it('in an empty cell is what was filled in', async () => {
    const empty = TABLE.replace(textAt(210, 715, '9.5'), '');
    expect(await lastCell(put(empty, '/Subtype/FreeText'))).toBe('请核实100');
  });

  it('in a field goes with the words before it', async () => {
    const before = TABLE.replace(textAt(210, 715, '9.5'), textAt(203, 727, '注', 'F', 8));
    expect(await lastCell(put(before, '/Subtype/Widget/FT/Tx/T(a)'))).toBe('注请核实100');
  });
});
