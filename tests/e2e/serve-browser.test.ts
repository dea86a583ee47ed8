/** `fuhe serve` in a real browser, with script and without. */
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems, openWatched, startBrowser } from '../helpers/browser.js';
import { startServe, type ServeProcess } from '../helpers/serve-process.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { SEED, SEED_PDF } from '../serve/application.js';

const folder = temporaryFolder();
let serve: ServeProcess;
let browser: Browser;

beforeAll(async () => {
  folder.write('甲局/自评表.pdf', SEED_PDF);
  folder.write('甲局/旧/自评表.txt', SEED);
  folder.write('甲局/.hidden.txt', SEED);
  folder.write('甲局/照片.xyz', 'x');
  [serve, browser] = await Promise.all([startServe(), startBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await serve.stop();
});

/** Other work may hold up the machine. */
const PATIENT = { timeout: 60_000 };
const PDF = path.resolve('fixtures/pdf/seed-office/input.pdf');

describe('with script', () => {
  test('upload, the two errors of table 8 on their cells, the place in the original and back', async () => {
    const { page, requests, troubles } = await openWatched(browser, serve.url);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.setInputFiles('#files', PDF);
    await page.getByRole('button', { name: '开始复核' }).click();
    await page.waitForURL('**/page');
    await page.getByRole('link', { name: /特聘专家经费/ }).click();
    for (const [cell, declared, recomputed] of [
      ['indicators-0-level1', '40', '45'],
      ['indicators-6-level1', '40', '35'],
    ] as const) {
      await page.locator(`#cell-${cell} button.mark`).click();
      const facts = await page.locator('.finding.open dl.facts').innerText();
      for (const fact of [declared, recomputed, '财预〔2020〕10号']) expect(facts).toContain(fact);
      await page.locator('.stage .frame.error.chosen').waitFor();
    }
    // From the place in the original back to the cell, and on to a page without findings.
    await page.locator('.stage .frame.error').first().dispatchEvent('click');
    expect(await page.locator('#cell-indicators-0-level1').getAttribute('class')).toContain('chosen');
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(serve.url) && !url.startsWith('blob:'))).toEqual([]);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test('a folder by choice, hidden files left out', async () => {
    const { page, troubles } = await openWatched(browser, serve.url);
    await page.setInputFiles('#folder', folder.at('甲局'));
    expect(await page.locator('#notice').textContent()).toMatch(/^已选 3 个文件/);
    await page.getByRole('button', { name: '开始复核' }).click();
    await page.waitForURL('**/page');
    await expect.poll(() => page.locator('table.tables tbody tr').count(), PATIENT).toBe(16);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test('a folder and a file by drop, with progress by file', async () => {
    const { page, troubles } = await openWatched(browser, serve.url);
    const debug = await page.context().newCDPSession(page);
    const data = { items: [], files: [folder.at('甲局'), PDF], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await debug.send('Input.dispatchDragEvent', { type, x: 300, y: 200, data });
    }
    await expect.poll(() => page.locator('#notice').textContent(), PATIENT).toMatch(/^已选 4 个文件/);
    // The results are looked at when the list has been.
    const states: string[][] = [];
    await page.exposeFunction('note', (...cells: string[]) => states.push(cells));
    await page.evaluate(
      `new MutationObserver(() => {
        const rows = [...document.querySelectorAll('#progress tbody tr')];
        note(...rows.map((row) => row.innerText.replace(/\\s+/g, ' ')));
      }).observe(document.querySelector('#progress'), { childList: true, subtree: true })`,
    );
    await page.getByRole('button', { name: '开始复核' }).click();
    await page.waitForURL('**/page');
    const last = states.at(-1) ?? [];
    expect(last).toEqual([
      expect.stringContaining('input.pdf'),
      expect.stringContaining('甲局/旧/自评表.txt'),
      expect.stringContaining('甲局/照片.xyz'),
      expect.stringContaining('甲局/自评表.pdf'),
    ]);
    expect(last[0]).toContain('8 张表，错误 2 项，警告');
    expect(last[2]).toContain('格式不支持，已略过');
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test('what cannot be uploaded is said before, what was refused behind', async () => {
    const { page } = await openWatched(browser, serve.url);
    await page.getByRole('button', { name: '开始复核' }).click();
    expect(await page.locator('#notice').textContent()).toContain('请先选择文件');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });
});

describe('without script', () => {
  test('upload, findings and cells lead to each other and to the original', async () => {
    const { page, troubles } = await openWatched(browser, serve.url, { javaScriptEnabled: false });
    await page.setInputFiles('#files', PDF);
    await page.getByRole('button', { name: '开始复核' }).click();
    await page.waitForURL(/\/batches\/[\w-]+$/);
    await page
      .getByRole('link', { name: /^中卫市柔性引进特聘专家经费/ })
      .first()
      .click();
    const errors = page.locator('li.error');
    expect(await errors.count()).toBe(2);
    await errors.first().getByRole('link', { name: /行/ }).click();
    expect(page.url()).toMatch(/#cell-indicators-\d+-level1$/);
    await page.locator('td:target .mark').first().click();
    expect(page.url()).toMatch(/#finding-\d+$/);
    await errors.first().getByRole('link', { name: /页/ }).click();
    await page.locator('svg.original a:target rect').click();
    expect(page.url()).toMatch(/\/evaluations\/8#finding-\d+$/);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test('removing the batch', async () => {
    const { page } = await openWatched(browser, serve.url, { javaScriptEnabled: false });
    await page.setInputFiles('#files', PDF);
    await page.getByRole('button', { name: '开始复核' }).click();
    await page.waitForURL(/\/batches\/[\w-]+$/);
    const address = page.url();
    await page.getByRole('button', { name: '删除本批文件和结果' }).click();
    await page.waitForURL(serve.url);
    expect((await page.goto(address))?.status()).toBe(404);
    await page.context().close();
  });
});
