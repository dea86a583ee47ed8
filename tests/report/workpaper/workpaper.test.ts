/** The workpaper as an auditor opens it: what stands on which sheet, how it scrolls, filters and prints. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Workbook, Worksheet } from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { summarizeBatch } from '../../../src/batch/summary.js';
import { failure } from '../../../src/diagnostics/catalogue.js';
import type { Result } from '../../../src/model/evaluation.js';
import type { Lang } from '../../../src/model/lang.js';
import { auditDocument } from '../../../src/pipeline.js';
import { openWorkpaper } from '../../../src/report/workpaper/workpaper.js';
import { indicator } from '../../helpers/record-builder.js';
import { evaluation, finding, unreadable } from '../../helpers/results.js';
import { expectLive, readBook, rowsOf, shown } from '../../helpers/spreadsheet/book.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';

const folder = temporaryFolder();
const SHEETS = ['汇总', '评价表', '问题', '重算', '未读文件'];

async function write(
  results: readonly Result[],
  options: { readonly lang?: Lang; readonly rowsPerSheet?: number; readonly name?: string } = {},
): Promise<Workbook> {
  const { lang = 'zh', name = 'paper.xlsx', ...rest } = options;
  const paper = await openWorkpaper(folder.at(name), { lang, ...rest });
  const batch = summarizeBatch({ lang });
  for (const result of results) {
    await paper.add([result]);
    batch.add([result]);
  }
  await paper.finish(batch.finish());
  return readBook(folder.at(name));
}

function sheetOf(book: Workbook, name: string): Worksheet {
  const sheet = book.getWorksheet(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

function texts(sheet: Worksheet): string {
  const lines: string[] = [];
  sheet.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell((cell) => cells.push(String(shown(cell))));
    lines.push(cells.join(' | '));
  });
  return lines.join('\n');
}

/** Temporary files of this process. */
function scratch(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`fuhe-scratch-${String(process.pid)}-`));
}

test.each([
  ['zh', '问题', '说明'],
  ['en', 'Findings', 'Finding'],
] as const)('results in the other language are told in that of the workpaper: %s', async (lang, findings, column) => {
  const bytes = readFileSync('fixtures/text/seed/input.txt');
  const audited = async (of: Lang): Promise<readonly Result[]> =>
    (await auditDocument(bytes, { path: 'x', lang: of })).results;
  const told = async (of: Lang): Promise<unknown[]> => {
    const book = await write(await audited(of), { lang, name: `${lang}-${of}.xlsx` });
    return rowsOf(sheetOf(book, findings)).map((row) => shown(row[column]));
  };
  const messages = await told(lang === 'zh' ? 'en' : 'zh');
  expect(messages.length).toBeGreaterThan(40);
  expect(messages).toEqual(await told(lang));
});

test('so are documents that were not read', async () => {
  const source = { path: 'b.docx', sha256: null, format: null };
  const told = async (of: Lang): Promise<unknown[]> => {
    const book = await write([failure('corrupt', source, of, 'x.xml')], { name: `unread-${of}.xlsx` });
    return rowsOf(sheetOf(book, '未读文件')).map((row) => [shown(row['原因']), shown(row['处理建议'])]);
  };
  expect(await told('en')).toEqual([['文件已损坏，无法读取：x.xml', '请重新下载或向报送单位索取原件']]);
  expect(await told('en')).toEqual(await told('zh'));
});

describe('the seed', () => {
  let results: readonly Result[];
  let book: Workbook;
  beforeAll(async () => {
    const bytes = readFileSync('fixtures/text/seed/input.txt');
    results = (await auditDocument(bytes, { path: 'a/seed.txt' })).results;
    book = await write([...results, unreadable('b.docx')]);
  });

  test('has five sheets, and every formula of them is right', () => {
    expect(book.worksheets.map(({ name }) => name)).toEqual(SHEETS);
    expect(expectLive(book)).toBeGreaterThan(400);
  });

  test('评价表: one row a table, with the figures of the audit', () => {
    const rows = rowsOf(sheetOf(book, '评价表'));
    const titles = [
      '单位',
      '项目',
      '年度',
      '规则档案',
      '申报总分',
      '复算总分',
      '差异',
      '结论',
      '错误',
      '警告',
      '来源文件',
      '表号',
    ];
    expect(rows).toHaveLength(8);
    expect(titles.map((title) => shown(rows[7]?.[title]))).toEqual([
      '中卫市人力资源和社会保障局机关',
      '中卫市柔性引进特聘专家经费及中卫市政府特殊津贴',
      2024,
      'zhongwei-2024',
      90,
      90,
      0,
      '不符',
      2,
      8,
      'a/seed.txt',
      8,
    ]);
    expect(rows[7]?.['差异']?.formula).toBe('ROUND(F9-G9,2)');
  });

  test('问题: both errors of table 8, with figures, place, basis and what to do', () => {
    const errors = rowsOf(sheetOf(book, '问题')).filter((row) => shown(row['级别']) === '错误');
    const said = errors.map((row) =>
      ['规则', '评价表', '行', '栏目', '申报', '复算', '差异', '依据'].map((title) => shown(row[title])),
    );
    const rule = '一、二级指标分值与明细不符\nsection-weight-mismatch';
    const basis = '预算管理一体化系统绩效自评校验';
    expect(said).toEqual([
      [rule, '8', 10, '一级指标分值', 40, 45, -5, basis],
      [rule, '8', 16, '一级指标分值', 40, 35, 5, basis],
    ]);
    expect(shown(errors[0]?.['说明'])).toContain('标注 40 分，其下 6 行分值合计 45 分');
    expect(shown(errors[0]?.['处理建议'])).toContain('逐行核对分值');
    expect(errors[0]?.['评价表']?.formula).toBe(`HYPERLINK("#'评价表'!A9","8")`);
  });

  test('问题: the finding across tables names both', () => {
    const row = rowsOf(sheetOf(book, '问题')).at(-1);
    expect(shown(row?.['规则'])).toContain('duplicate-claim');
    expect(shown(row?.['评价表'])).toBe('3 4');
    expect(shown(row?.['项目'])).toBe('3 劳动人事争议仲裁办案专项业务经费\n4 劳动仲裁工作专项业务经费');
  });

  test('未读文件: why, and what to do', () => {
    const [row] = rowsOf(sheetOf(book, '未读文件'));
    expect(['文件', '代码', '原因', '处理建议'].map((title) => shown(row?.[title]))).toEqual([
      'b.docx',
      'not-found',
      '文件不存在',
      '请核对路径',
    ]);
  });

  test('汇总: counts, the worst first, by rule and by unit', () => {
    const text = texts(sheetOf(book, '汇总'));
    for (const line of [
      '文件（份） | 9',
      '自评表（张） | 8',
      '　其中：不符 | 1',
      '未读出（份） | 1',
      '错误（条） | 2',
      '警告（条） | 40',
      '一、二级指标分值与明细不符 | section-weight-mismatch | 错误 | 2 | 1 | 23 | 0',
      '中卫市人力资源和社会保障局 | 中卫市人力资源和社会保障局机关 | 8 | 1 | 2 | 39',
    ]) {
      expect(text).toContain(line);
    }
    const first = text.slice(text.indexOf('二、需先核查的自评表')).split('\n')[2];
    expect(first).toMatch(/^中卫市柔性引进特聘专家.* \| 8 \| 不符 \| 2 \| 8 \| 0$/);
  });

  test('every sheet prints on A4 across, with page numbers; lists keep and repeat their header and filter', () => {
    for (const sheet of book.worksheets) {
      expect(sheet.pageSetup).toMatchObject({
        paperSize: 9,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
      });
      expect(sheet.headerFooter.oddFooter).toBe('&L绩效自评复核底稿&C&A&R第 &P 页，共 &N 页');
      expect(sheet.columns.every(({ width }) => (width ?? 0) >= 5)).toBe(true);
      if (sheet.name === '汇总') continue;
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.pageSetup.printTitlesRow).toBe('1:1');
      const last = sheet.getRow(1).getCell(sheet.columnCount).address.replace(/\d+/, '');
      expect(sheet.autoFilter).toBe(`A1:${last}${String(sheet.rowCount)}`);
    }
  });

  test('figures keep the decimals that are printed', () => {
    const [first] = rowsOf(sheetOf(book, '重算'));
    expect(first?.['申报得分']?.numFmt ?? 'General').toBe('0');
    const [table] = rowsOf(sheetOf(book, '评价表'));
    expect([table?.['申报总分']?.numFmt, table?.['差异']?.numFmt]).toEqual(['0.00', '0.00']);
  });

  test('in English there is no Chinese but the document’s own', async () => {
    const english = await write(
      [
        evaluation({
          path: 'a.txt',
          record: {
            projectName: 'P',
            title: null,
            indicators: [indicator({ level1: 'O', level2: 'Q', level3: 'I', target: '100', actual: '90' })],
          },
          audit: { findings: [] },
        }),
      ],
      {
        lang: 'en',
      },
    );
    expect(english.worksheets.map(({ name }) => name)).toEqual([
      'Summary',
      'Evaluations',
      'Findings',
      'Recomputation',
      'Not read',
    ]);
    for (const sheet of english.worksheets) expect(texts(sheet)).not.toMatch(/\p{Script=Han}/u);
  });

  test('the same results give the same bytes', async () => {
    await write(results, { name: 'again.xlsx' });
    const once = readFileSync(folder.at('again.xlsx'));
    await write(results, { name: 'again.xlsx' });
    expect(readFileSync(folder.at('again.xlsx')).equals(once)).toBe(true);
  });
});

test('a batch of nothing is a workpaper all the same', async () => {
  const book = await write([]);
  expect(book.worksheets.map(({ name }) => name)).toEqual(SHEETS);
  expect(texts(sheetOf(book, '汇总'))).toContain('自评表（张） | 0');
});

test('a table without a single row', async () => {
  const empty = evaluation({
    record: { indicators: [], totalScore: null },
    audit: { declaredTotal: null, recomputedTotal: null, difference: null },
  });
  expect(rowsOf(sheetOf(await write([empty]), '评价表'))).toHaveLength(1);
});

describe('a sheet that is full goes on on a further one', () => {
  test('and says so; formulas and links stay right', async () => {
    const bytes = readFileSync('fixtures/text/seed/input.txt');
    const { results } = await auditDocument(bytes, { path: 'seed.txt' });
    const book = await write(results, { rowsPerSheet: 40 });
    const names = book.worksheets.map(({ name }) => name);
    expect(names).toEqual([
      '汇总',
      '汇总 (2)',
      '评价表',
      '问题',
      '问题 (2)',
      '重算',
      '重算 (2)',
      '重算 (3)',
      '重算 (4)',
      '未读文件',
    ]);
    expect(texts(sheetOf(book, '问题'))).toMatch(/本表已满，续见“问题 \(2\)”$/);
    const whole = await write(results, { name: 'whole.xlsx' });
    const count = (from: Workbook, name: string): number =>
      from.worksheets
        .filter((sheet) => sheet.name.startsWith(name))
        .reduce((sum, sheet) => sum + rowsOf(sheet).length, 0);
    expect(count(book, '问题') - 1).toBe(count(whole, '问题'));
    for (const sheet of book.worksheets) expect(sheet.rowCount).toBeLessThanOrEqual(40);
    // No table is torn over two sheets: its sums would not reach its rows.
    expect(expectLive(book)).toBe(expectLive(whole));
    const link = rowsOf(sheetOf(book, '评价表'))[7]?.['重算']?.formula;
    expect(link).toMatch(/^HYPERLINK\("#'重算 \(4\)'!A\d+","重算"\)$/);
  });
});

describe('the file', () => {
  test('appears when it is complete; what stood there stays until then', async () => {
    const file = folder.write('there.xlsx', 'before');
    const paper = await openWorkpaper(file, { lang: 'zh' });
    await paper.add([evaluation({})]);
    expect(readFileSync(file, 'utf8')).toBe('before');
    await paper.finish(null);
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(scratch()).toEqual([]);
  });

  test('is not there when the work was given up; nothing stays behind', async () => {
    const paper = await openWorkpaper(folder.at('given-up.xlsx'), { lang: 'zh' });
    await paper.add([evaluation({}), unreadable()]);
    await paper.abandon();
    expect(existsSync(folder.at('given-up.xlsx'))).toBe(false);
    expect(scratch()).toEqual([]);
  });

  test('that cannot be written is an error, and nothing stays behind', async () => {
    const paper = await openWorkpaper(path.join(folder.at('no-such-folder'), 'x.xlsx'), { lang: 'zh' });
    await paper.add([evaluation({})]);
    await expect(paper.finish(null)).rejects.toThrow('ENOENT');
    expect(scratch()).toEqual([]);
  });

  test('waits in temporary files, not in memory', async () => {
    const paper = await openWorkpaper(folder.at('large.xlsx'), { lang: 'zh' });
    const long = evaluation({ audit: { findings: [finding({ message: '长'.repeat(20_000) })] } });
    const before = process.memoryUsage.rss();
    for (let at = 0; at < 3_000; at += 1) await paper.add([{ ...long, id: `${String(at)}#1` }]);
    const grown = process.memoryUsage.rss() - before;
    await paper.finish(null);
    // 180 MB of text went through.
    expect(grown).toBeLessThan(120 * 1024 * 1024);
  });
});

test('a link leads to its evaluation even where a document has the name of a sheet', async () => {
  writeFileSync(folder.at('x'), '');
  const book = await write([evaluation({ path: "'!A1", record: { projectName: "评价表'!B7" } })]);
  expect(rowsOf(sheetOf(book, '问题'))[0]?.['评价表']?.formula).toBe(`HYPERLINK("#'评价表'!A2","1")`);
});

test('问题: a rate is a percentage with the places of the form', async () => {
  const path = '/record/funds/0/executionRate';
  const found = finding({ path, declared: '0.9500', recomputed: '0.9970', difference: '-0.0470' });
  const book = await write([evaluation({ audit: { findings: [found] } })], { name: 'rate.xlsx' });
  const [row] = rowsOf(sheetOf(book, '问题'));
  const cells = ['申报', '复算', '差异'].map((title) => row?.[title]);
  expect(cells.map((cell) => [shown(cell), cell?.numFmt])).toEqual([
    [0.95, '0.00%'],
    [0.997, '0.00%'],
    [-0.047, '0.00%'],
  ]);
});
