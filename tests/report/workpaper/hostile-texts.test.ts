/** Texts that would act on a spreadsheet, break its file, or lie about what they are. */
import * as fs from 'node:fs';
import { readFileSync } from 'node:fs';
import { readFile, set_fs } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import type { Workbook } from 'exceljs';
import { describe, expect, test } from 'vitest';
import { openWorkpaper } from '../../../src/report/workpaper/workpaper.js';
import { indicator } from '../../helpers/record-builder.js';
import { evaluation, finding, unreadable } from '../../helpers/results.js';
import { readBook, rowsOf, shown } from '../../helpers/spreadsheet/book.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';

set_fs(fs);
const folder = temporaryFolder();
const file = folder.at('hostile.xlsx');
const STRING = 3;

/** The text wherever a document's text may get to. */
async function write(text: string): Promise<Workbook> {
  const paper = await openWorkpaper(file, { lang: 'zh' });
  const row = indicator({
    level1: text,
    level2: text,
    level3: text,
    method: text,
    reason: text,
    target: text,
    actual: text,
  });
  const found = finding({ message: text, declared: text, recomputed: text, location: { sheet: text } });
  const fields = { title: text, projectName: text, department: text, unit: text, indicators: [row] };
  const table = evaluation({ path: text, record: fields, audit: { findings: [found] } });
  await paper.add([table, { ...unreadable(text), error: { code: 'corrupt', message: text, hint: text } }]);
  const across = {
    rule: text,
    severity: 'warning' as const,
    declared: text,
    recomputed: text,
    difference: null,
    message: text,
  };
  await paper.finish({
    findings: [{ ...across, places: [{ id: table.id, path: text, location: {} }] }],
    summary: { documents: 2, evaluations: 1, failures: 1, findings: { error: 1, warning: 1, info: 0 } },
  });
  return readBook(file);
}

function parts(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(readFileSync(file))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}

const project = (book: Workbook): ReturnType<typeof rowsOf>[number][string] | undefined => {
  const sheet = book.getWorksheet('评价表');
  return sheet === undefined ? undefined : rowsOf(sheet)[0]?.['项目'];
};

describe('what looks like a formula is text', () => {
  test.each([
    `=cmd|' /C calc'!A0`,
    '=HYPERLINK("http://evil.example","x")',
    '+1+1',
    '-2+3+cmd|x',
    '@SUM(1+1)*2',
    '\t=1+1',
    '\r=1+1',
    '＝1+1',
    ' =1+1',
  ])('%j', async (text) => {
    const book = await write(text);
    const cell = project(book);
    expect(cell?.type).toBe(STRING);
    expect(shown(cell)).toBe(text.replace('\r', '\n'));
    const own = /^(?:ROUND\(|IF\(|HYPERLINK\("#'|[A-Z]+\d+$)/;
    book.eachSheet((sheet) => {
      sheet.eachRow((row) => {
        row.eachCell((each) => {
          if (each.formula === undefined) return;
          expect(each.formula).toMatch(own);
          expect(each.formula).not.toMatch(/cmd|evil|SUM\(1/);
        });
      });
    });
    // A spreadsheet that is made to read the cell anew finds it marked as text.
    const { 'xl/styles.xml': styles = '', ...others } = parts();
    const quoted = [...styles.slice(styles.indexOf('<cellXfs')).matchAll(/<xf [^>]*>/g)].map(([xf]) =>
      xf.includes('quotePrefix="1"'),
    );
    const sheets = Object.values(others).join('');
    const written = [
      ...sheets.matchAll(/<c r="[A-Z]+\d+" s="(\d+)" t="inlineStr"><is><t xml:space="preserve">([^<]*)/g),
    ];
    const marked = written.filter(([, , content = '']) => /^\s*[=+\-@＝]/.test(content));
    expect(marked.length).toBeGreaterThan(5);
    expect(marked.every(([, style]) => quoted[Number(style)])).toBe(true);
  });

  test('it is shown behind an apostrophe: a CSV file takes cells as they are shown', async () => {
    const cell = project(await write('=1+1'));
    expect([shown(cell), cell?.numFmt]).toEqual(['=1+1', `"'"@`]);
  });

  test.each(['考试经费', '-', '+', '-5%', '+3', '-1,234.50'])('%s is not marked', async (text) => {
    await write(text);
    expect(parts()['xl/styles.xml']).not.toContain('quotePrefix');
  });
});

describe('what a cell or its file cannot take is marked', () => {
  test.each([
    ['control characters', 'a\u0000b\u0008c\u001Bd', 'a\uFFFDb\uFFFDc\uFFFDd'],
    ['what is no character', 'a\uFFFEb\uFFFF', 'a\uFFFDb\uFFFD'],
    ['half a surrogate pair', 'a\uD83Db\uDE00', 'a\uFFFDb\uFFFD'],
    ['line ends', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
  ])('%s', async (_, text, expected) => {
    expect(shown(project(await write(text)))).toBe(expected);
  });

  test.each(['😀 𠮷 \u202Eabc\u202C', '<script>alert(1)</script>&amp;"\'', ' a  b ', ']]>'])(
    'what it can take stays as it is: %j',
    async (text) => {
      expect(shown(project(await write(text)))).toBe(text);
    },
  );

  test('a text that has the form of an escape stays as it is', async () => {
    await write('_x0041_ _x000D_');
    const { Sheets } = readFile(file);
    expect((Sheets['评价表'] as Record<string, { v?: unknown }>)['C2']?.v).toBe('_x0041_ _x000D_');
  });

  test('a text of a megabyte is cut, with a mark', async () => {
    const text = String(shown(project(await write('😀'.repeat(500_000)))));
    expect(text.length).toBeLessThanOrEqual(32_767);
    expect(text).toMatch(/^(?:😀)+…\[截断 cut\]$/u);
  });
});

test('nothing leads out of the workbook', async () => {
  await write('http://evil.example/"><x');
  const found = parts();
  expect(Object.keys(found).sort()).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/workbook.xml',
    ...['1', '2', '3', '4', '5'].map((number) => `xl/worksheets/sheet${number}.xml`),
  ]);
  for (const [name, xml] of Object.entries(found)) {
    expect(xml, name).not.toContain('External');
    expect(xml, name).not.toContain('<hyperlink');
    for (const [formula] of xml.matchAll(/<f>[^<]*<\/f>/g)) expect(formula).not.toContain('evil');
  }
});
