/** The auditor's page in a browser, opened as the file that it is. */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems, openWatched, startBrowser, type WatchedPage } from '../helpers/browser.js';
import { runCommand } from '../helpers/command.js';
import { linesOf, runCli } from '../helpers/run-cli.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import type { Evaluation } from '../../src/model/evaluation.js';
import { openPage } from '../../src/report/page/page.js';

const folder = temporaryFolder();
const addressOf = (name: string, hash = ''): string => pathToFileURL(folder.at(`${name}/index.html`)).href + hash;
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
  const { status, stderr } = runCommand('report', 'fixtures/pdf/seed-office/input.pdf', '--out', folder.at('seed'));
  expect(status, stderr).toBe(0);
}, 120_000);

afterAll(async () => {
  await browser.close();
});

async function open(name: string, hash = '', options: Parameters<typeof openWatched>[2] = {}): Promise<WatchedPage> {
  const watched = await openWatched(browser, addressOf(name, hash), options);
  await watched.page.waitForSelector('main#content');
  return watched;
}

/** Visible text of the page without names of files. */
const wordsOf = (page: Page, selector: string): Promise<string> =>
  page.evaluate(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((part) => {
      const copy = part.cloneNode(true);
      for (const each of copy.querySelectorAll('.path, [lang], option')) if (each !== copy) each.remove();
      return copy.textContent;
    }).join('\\n')`,
  );

describe('the seed', () => {
  test('both errors of table 8, from the overview to the place in the original and back', async () => {
    const { page, requests, troubles } = await open('seed');
    await expect.poll(() => page.locator('table.tables tbody tr').count()).toBe(8);
    await page.getByLabel('核查规则', { exact: true }).selectOption('section-weight-mismatch');
    expect(await page.locator('table.tables tbody tr').count()).toBe(1);
    expect(await page.getByRole('status').textContent()).toContain('列出 1 张');
    await page.locator('table.tables tbody a').click();

    for (const [cell, declared, recomputed, formula] of [
      ['indicators-0-level1', '40', '45', '10 + 5 + 5 + 5 + 10 + 10 = 45'],
      ['indicators-6-level1', '40', '35', '20 + 15 = 35'],
    ] as const) {
      const printed = page.locator(`#cell-${cell}`);
      expect(await printed.getAttribute('class')).toContain('marked error');
      await printed.locator('button.mark').click();
      const facts = await page.locator('.finding.open dl.facts').innerText();
      for (const fact of [declared, recomputed, formula, '财预〔2020〕10号', '逐行核对分值'])
        expect(facts).toContain(fact);
      const frame = page.locator('.stage .frame.chosen');
      await frame.waitFor();
      expect(await frame.getAttribute('class')).toContain('error');
      expect(await page.locator('.stage img').getAttribute('alt')).toContain('第 6 页');
      // The frame stands over the picture, where the pane shows it.
      const [inner, outer] = [await frame.boundingBox(), await page.locator('.stage').boundingBox()];
      expect((inner?.y ?? 0) + (inner?.height ?? 0)).toBeGreaterThan(outer?.y ?? 0);
      expect(inner?.y ?? Infinity).toBeLessThan((outer?.y ?? 0) + (outer?.height ?? 0));
    }

    // From a frame on the original to its cell.
    await page
      .locator('.stage .frame.error')
      .first()
      .evaluate((frame) => {
        (frame as unknown as { click(): void }).click();
      });
    expect(await page.locator('#cell-indicators-0-level1').getAttribute('class')).toContain('chosen');

    await page.getByRole('link', { name: '返回总览' }).click();
    await expect.poll(() => page.locator('table.tables tbody tr').count()).toBe(1);
    expect({ requests, troubles }).toEqual({ requests: [], troubles: [] });
  });

  test('on a small screen the place in the original is seen at once, in the middle of a page as wide as its pane', async () => {
    const { page } = await open('seed', '#/8');
    for (const key of ['n', 'p', 'p']) {
      await page.keyboard.press(key);
      const frame = page.locator('.stage .frame.chosen');
      await frame.waitFor();
      const [inner, stage, picture, list] = await Promise.all(
        [frame, page.locator('.stage'), page.locator('.original-page'), page.locator('.pane-findings')].map((each) =>
          each.boundingBox(),
        ),
      );
      if (!inner || !stage || !picture || !list) throw new Error('not shown');
      expect(stage.y + stage.height).toBeLessThanOrEqual(768);
      expect(inner.y).toBeGreaterThanOrEqual(stage.y);
      expect(inner.y + inner.height).toBeLessThanOrEqual(stage.y + stage.height);
      expect(picture.width).toBeLessThanOrEqual(stage.width);
      expect(list.height).toBeLessThanOrEqual(768 / 3);
    }
  });

  test('the total is right where it is recomputed as declared, whatever is wrong elsewhere', async () => {
    const { page } = await open('seed', '#/8');
    expect(await page.locator('tr.total .verdict').allTextContents()).toEqual(['相符']);
    expect(await page.locator('.heading .verdict').textContent()).toBe('不符');
  });

  test('keys go from finding to finding, from table to table and back', async () => {
    const { page } = await open('seed', '#/7');
    const chosen = (): Promise<string | null> => page.locator('.finding.open .finding-number').textContent();
    await page.keyboard.press('n');
    expect(await chosen()).toBe('1');
    await page.keyboard.press('j');
    expect(await chosen()).toBe('2');
    await page.keyboard.press('p');
    await page.keyboard.press('k');
    expect(Number(await chosen())).toBeGreaterThan(1);
    await page.keyboard.press(']');
    await page.getByText('第 8 张，共 8 张').waitFor();
    await page.keyboard.press('u');
    await page.locator('table.tables').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('柔性');
    expect(await page.locator('table.tables tbody tr').count()).toBe(1);
  });

  test('a finding across tables leads to its cells', async () => {
    const { page } = await open('seed');
    await page.locator('.findings .links a').first().click();
    await page.locator('#cell-indicators-0-actual.chosen').waitFor();
    expect(await page.locator('section.across a').count()).toBe(1);
  });

  test('no English in the Chinese view, no Chinese of ours in the English one', async () => {
    const { page } = await open('seed');
    for (const hash of ['#/', '#/8']) {
      await page.goto(addressOf('seed', hash));
      await page.keyboard.press('n');
      expect((await wordsOf(page, 'header.bar, main')).match(/[A-Za-z]{3,}/g) ?? []).toEqual([]);
    }
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: '中文' }).waitFor();
    for (const hash of ['#/', '#/8']) {
      await page.goto(addressOf('seed', hash));
      await page.keyboard.press('n');
      const ours = await wordsOf(
        page,
        'h2, h3, caption, thead th, dt, label span, .badge, .verdict, .score-status, .help',
      );
      // The unit that the form prints stands in the head of its block.
      expect(ours.replaceAll('万元', '').match(/\p{Script=Han}+/gu) ?? []).toEqual([]);
      expect(ours.replace('（万元）', '')).not.toMatch(/[：（）；，。、]/);
      expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    }
  });

  test.each(['light', 'dark'] as const)('no serious fault of accessibility, %s', async (colorScheme) => {
    for (const hash of ['#/', '#/8', '#/print']) {
      const { page } = await open('seed', hash, { colorScheme });
      if (hash === '#/8') await page.keyboard.press('n');
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.context().close();
    }
  });

  test.each([1366, 390])('nothing sticks out of a page %i pixels wide', async (width) => {
    for (const hash of ['#/', '#/8']) {
      const { page } = await open('seed', hash, { viewport: { width, height: 768 } });
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect(wide).toBeLessThanOrEqual(width);
      await page.context().close();
    }
  });

  test('on paper every table begins a page and brings its findings as notes', async () => {
    const { page } = await open('seed', '#/print');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('article.sheet').count()).toBe(8);
    expect(await page.locator('header.bar').isVisible()).toBe(false);
    const begins = await page.evaluate(
      `[...document.querySelectorAll('article.sheet')].map((sheet) => getComputedStyle(sheet).breakBefore)`,
    );
    expect(begins).toEqual(['auto', ...Array<string>(7).fill('page')]);
    const whole = await page.evaluate(
      `[...document.querySelectorAll('.printed :is(td, th):not(.merged)')].every((cell) => getComputedStyle(cell).breakInside === 'avoid')`,
    );
    expect(whole).toBe(true);
    expect(await page.locator('article.sheet').last().locator('.footnotes').innerText()).toContain(
      '10 + 5 + 5 + 5 + 10 + 10 = 45',
    );
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(8);
  });
});

describe('what a document says is never run', () => {
  const HOSTILE = [
    '</script><script>document.title="run"</script>',
    '<img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '"><a href="javascript:alert(1)" onmouseover="alert(1)">x</a>',
    "=cmd|'/C calc'!A0",
    '\u202Etxt.exe\u202C',
  ];

  test('markup, addresses and formulas stay text', async () => {
    const source = readFileSync('fixtures/text/seed/input.txt', 'utf8');
    const lines = source.split('\n');
    const names = [
      '柔性引进专家人数',
      '享受特殊津贴人数',
      '开展项目咨询',
      '专家服务天数',
      '引进专家满意度',
      '有效促进',
    ];
    const text = names.reduce((all, name, index) => all.replaceAll(name, HOSTILE[index] ?? ''), lines.join('\n'));
    expect(text).not.toBe(source);
    const document = folder.write('<img src=x onerror=alert(1)>.txt', text);
    expect((await runCli(['report', document, '--out', folder.at('hostile')])).status).toBe(0);
    const { page, requests, troubles } = await open('hostile');
    for (const hash of ['#/8', '#/print', '#/']) {
      await page.goto(addressOf('hostile', hash));
      await page.keyboard.press('n');
      expect(await page.locator('main img:not(.stage img), main script, main a[href^="javascript"]').count()).toBe(0);
      expect(await page.locator('main [onerror], main [onmouseover]').count()).toBe(0);
    }
    await page.goto(addressOf('hostile', '#/8'));
    const words = await page.locator('main').innerText();
    for (const hostile of HOSTILE.slice(1, 3)) expect(words).toContain(hostile);
    // What would turn the text around is seen.
    expect(words).not.toContain('\u202E');
    expect(await page.title()).not.toBe('run');
    expect({ requests, troubles }).toEqual({ requests: [], troubles: [] });
  });
});

test('a very long text does not push all else out of sight, and can be read in full', async () => {
  const long = `${'很长的项目名称'.repeat(6_000)}。`;
  const source = readFileSync('fixtures/text/seed/input.txt', 'utf8').replaceAll('柔性引进专家人数', long);
  const document = folder.write('long.txt', source);
  expect((await runCli(['report', document, '--out', folder.at('long')])).status).toBe(0);
  const { page } = await open('long', '#/8');
  expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThan(12_000);
  const cell = page.locator('#cell-indicators-0-level3');
  expect(await cell.innerText()).not.toContain('。');
  await cell.getByRole('button', { name: '显示全部' }).click();
  expect(await cell.locator('.text').textContent()).toBe(long);
});

test('a batch without documents says so', async () => {
  mkdirSync(folder.at('no-documents'));
  const { status, stderr } = await runCli(['report', folder.at('no-documents'), '--out', folder.at('nothing')]);
  expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.stringContaining('没有找到文件') as string });
  const { page } = await open('nothing');
  expect(await page.locator('main').innerText()).toContain('没有找到文件');
});

test('a format without pages gives the row in words', async () => {
  expect((await runCli(['report', 'fixtures/text/seed-columns/input.txt', '--out', folder.at('text')])).status).toBe(0);
  const { page } = await open('text', '#/8');
  await page.locator('#cell-indicators-0-level1 button.mark').click();
  const words = await page.locator('section.evidence').innerText();
  expect(words).toMatch(/第 \d+ 行/);
  expect(words).toContain('产出指标（40分） | 数量指标 | 柔性引进专家人数 | 10');
});

test('600 tables: the list shows some, filters and sorts all', async () => {
  const { stdout } = await runCli(['audit', 'fixtures/text/seed/input.txt', '--format', 'ndjson']);
  const eight = linesOf<Evaluation>(stdout);
  const file = folder.write('many/index.html', '');
  const page = await openPage(async (text) => void appendFileSync(file, text), {
    ...{ lang: 'zh', version: '0', maxPictureBytes: 0, pictures: 'none' },
  });
  for (let index = 0; index < 600; index += 1) {
    const evaluation = eight[index % 8] as Evaluation;
    const record = { ...evaluation.record, unit: `第${String(index % 40)}单位`, projectName: `项目${String(index)}` };
    await page.add([{ ...evaluation, id: String(index), record }], []);
  }
  const summary = { documents: 600, evaluations: 600, failures: 0, findings: { error: 0, warning: 0, info: 0 } };
  await page.finish({ summary, findings: { zh: [], en: [] } });

  const { page: opened, troubles } = await open('many');
  const status = opened.getByRole('status');
  const rows = opened.locator('table.tables tbody tr');
  await expect.poll(() => status.textContent()).toContain('共 600 张，列出 600 张');
  expect(await rows.count()).toBe(100);
  await opened.getByRole('button', { name: '再显示 100 张' }).click();
  expect(await rows.count()).toBe(200);
  await opened.getByLabel('单位', { exact: true }).selectOption('第7单位');
  expect(await status.textContent()).toContain('列出 15 张');
  await opened.getByRole('button', { name: '警告' }).click();
  expect(await opened.locator('th[aria-sort="descending"]').textContent()).toBe('警告');
  const counts = (await rows.locator('td:last-child').allTextContents()).map(Number);
  expect(counts).toEqual([...counts].sort((one, other) => other - one));
  await opened.getByRole('searchbox').fill('项目7');
  expect(await rows.count()).toBe(1);
  await rows.locator('a').click();
  await opened.getByText('第 1 张，共 1 张').waitFor();
  expect(troubles).toEqual([]);
});
