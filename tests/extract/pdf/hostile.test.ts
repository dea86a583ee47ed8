/** Broken and hostile files: each ends as the right failure or a right reading, in time, and without harm to the next. */
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { attempt, gridsOf, read, rowsOf } from '../reading.js';
import { gridLines, stream, textAt, writeObjects, writePdf } from './pdf-writer.js';
import { startSeconds } from '../../helpers/processor-time.js';

/** Of the processor: how long they take besides depends on what else the machine does. */
const SECONDS = 10;
const PATIENCE = { timeout: 120_000 };

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../fixtures/pdf/${name}/input.pdf`, import.meta.url));

const TABLE = gridLines([100, 200, 300], [700, 740, 780]) + textAt(110, 755, '指标') + textAt(210, 755, '得分');
const ROWS = [
  ['指标', '得分'],
  ['', ''],
];
const good = writePdf({ pages: [{ content: TABLE }] });

/** What became of a file: its failure, or the rows of its grids. */
async function outcome(bytes: Uint8Array): Promise<string | string[][][]> {
  const result = await attempt(bytes, { name: 'x.pdf' });
  return 'failed' in result ? result.failed : gridsOf(result).map(rowsOf);
}

/** Objects of a document whose page tree is given. */
function tree(objects: Readonly<Record<number, string>>): Uint8Array {
  return writeObjects({ 1: '<</Type/Catalog/Pages 2 0 R>>', ...objects });
}

/** A page whose content is deflated. */
function deflated(content: string | Uint8Array): Uint8Array {
  const packed = deflateSync(content).toString('latin1');
  const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>';
  return tree({
    2: '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    3: page,
    4: stream(packed, '/Filter/FlateDecode'),
  });
}

describe.each([
  ['printed by LibreOffice', 'long-office'],
  ['printed by Chromium', 'long-chromium'],
])('a file %s, cut off', (_, name) => {
  const whole = fixture(name);

  it.each([0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95])(
    'after %f of its bytes is damaged',
    async (share) => {
      expect(await outcome(whole.subarray(0, Math.floor(whole.length * share)))).toBe('corrupt');
    },
  );

  it('by its last bytes only is whole', async () => {
    expect(gridsOf(await read(whole.subarray(0, whole.length - 8)))).toEqual(gridsOf(await read(whole)));
  });
});

describe('passwords', () => {
  it('one that is needed to open the file', async () => {
    expect(await outcome(fixture('encrypted-password'))).toBe('encrypted');
  });

  it('one that only guards against changes', async () => {
    const [grid] = gridsOf(await read(fixture('encrypted-restricted')));
    expect(grid?.cells[1]?.text).toBe('公务员招录笔试、事业编招考笔试、面试专项业务经费');
  });
});

describe('hostile files', () => {
  const page = (number: number, entries = ''): string =>
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${number} 0 R/Resources<<>>${entries}>>`;
  const loop = {
    20: stream('/A Do', '/Type/XObject/Subtype/Form/BBox[0 0 900 900]/Resources<</XObject<</A 20 0 R>>>>'),
  };
  const kids = Array.from({ length: 10_000 }, () => '3 0 R').join(' ');
  const crossing = Array.from(
    { length: 3_000 },
    (_, at) => `${at * 5} 0 m ${at * 5} 20000 l S 0 ${at * 5} m 20000 ${at * 5} l S\n`,
  );

  it.each<[string, Uint8Array, string | string[][][]]>([
    ['no PDF behind its mark', Buffer.from('%PDF-1.7\nnothing of the kind\n%%EOF'), 'corrupt'],
    ['a catalogue without pages', tree({ 2: '<</Type/Pages/Count 0/Kids[]>>' }), []],
    ['pages that are not there', tree({ 2: '<</Type/Pages/Count 3/Kids[7 0 R 8 0 R 9 0 R]>>' }), 'corrupt'],
    ['a page tree that is its own branch', tree({ 2: '<</Type/Pages/Count 1/Kids[2 0 R]>>' }), 'corrupt'],
    ['10,000 pages', tree({ 2: `<</Type/Pages/Count 10000/Kids[${kids}]>>`, 3: page(4), 4: stream('') }), 'too-large'],
    [
      'a count of pages that is a lie',
      tree({ 2: '<</Type/Pages/Count 999999999/Kids[3 0 R]>>', 3: page(4), 4: stream('') }),
      [],
    ],
    ['a huge page', writePdf({ pages: [{ content: TABLE, mediaBox: '0 0 1000000000 1000000000' }] }), [ROWS]],
    [
      'a form that draws itself',
      writePdf({ pages: [{ content: `/A Do ${TABLE}` }], resources: '/XObject<</A 20 0 R>>', objects: loop }),
      [ROWS],
    ],
    ['200 MB of blanks in one page', deflated(Buffer.alloc(200 * 1024 * 1024, 0x20)), []],
    ['a million lines', deflated('0 0 m 9 9 l S\n'.repeat(1_000_000)), 'too-large'],
    ['states nested without end', deflated('q '.repeat(300_000)), 'too-large'],
    ['3,000 lines each way', deflated(crossing.join('')), []],
    [
      'numbers beyond all bounds',
      writePdf({ pages: [{ content: `1e38 0 0 1e38 0 0 cm 0 0 m 1e38 1e38 l S ${'9'.repeat(400)} 0 m 1 1 l S` }] }),
      [],
    ],
  ])('%s', PATIENCE, async (_, bytes, expected) => {
    const seconds = startSeconds();
    expect(await outcome(bytes)).toEqual(expected);
    expect(seconds()).toBeLessThan(SECONDS);
    expect(await outcome(good)).toEqual([ROWS]);
  });

  it('a table of references that goes in circles', PATIENCE, async () => {
    const text = Buffer.from(good).toString('latin1');
    const start = text.lastIndexOf('xref\n0', text.lastIndexOf('startxref'));
    const circular = text.replace('/Root 1 0 R', `/Prev ${String(start)}/Root 1 0 R`);
    expect(await outcome(Buffer.from(circular, 'latin1'))).toEqual([ROWS]);
  });

  it('a wrong place for the table of references', async () => {
    const text = Buffer.from(good)
      .toString('latin1')
      .replace(/startxref\n\d+/, 'startxref\n5');
    expect(await outcome(Buffer.from(text, 'latin1'))).toEqual([ROWS]);
  });
});

describe('limits', () => {
  const many = writePdf({ pages: Array.from({ length: 3 }, () => ({ content: TABLE })) });

  it.each([
    ['pages', { maxPages: 2 }],
    ['characters', { maxCharacters: 8 }],
    ['cells', { maxCells: 10 }],
  ])('of %s', async (_, limits) => {
    expect(await attempt(many, { limits })).toMatchObject({ failed: 'too-large' });
  });

  it('of time: the signal is looked at between the pages, and within one', PATIENCE, async () => {
    const aborted = new Error('time is up');
    const controller = new AbortController();
    const reading = attempt(deflated('0 0 m 9 9 l S\n'.repeat(500_000)), { signal: controller.signal });
    setTimeout(() => controller.abort(aborted), 200);
    await expect(reading).rejects.toBe(aborted);
  });
});

describe('damage inside', () => {
  it('a part of a page that cannot be drawn is reported, with what could be read', async () => {
    const pdf = writePdf({
      pages: [{ content: `${TABLE}/A Do` }],
      resources: '/XObject<</A 20 0 R>>',
      objects: { 20: stream('', '/Type/XObject/Subtype/Unheard') },
    });
    const extraction = await read(pdf);
    expect(gridsOf(extraction).map(rowsOf)).toEqual([ROWS]);
    expect(extraction.diagnostics).toMatchObject([{ code: 'text-unassigned', location: { page: 1 } }]);
  });

  it('a font that is not there is reported', async () => {
    const content = `${TABLE}BT /Nowhere 10 Tf 210 715 Td (9.5) Tj ET`;
    const { diagnostics } = await read(writePdf({ pages: [{ content }] }));
    expect(diagnostics).toMatchObject([{ code: 'text-unassigned', location: { page: 1 } }]);
  });
});
