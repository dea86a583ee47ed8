/** The life of a batch: from the form to its results, its files to take home, and its end. */
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import type { BatchResult, Evaluation } from '../../src/model/evaluation.js';
import type { Overview } from '../../src/report/page/page.js';
import type { Progress } from '../../src/serve/batch.js';
import {
  applicationForTests,
  formOf,
  heldEngine,
  post,
  rawRequest,
  SEED,
  SEED_PDF,
  startApplication,
  upload,
} from './application.js';

const application = applicationForTests({ limits: { maxBatches: 4 } });
const text = async (url: string): Promise<string> => (await fetch(url)).text();
const json = async <T>(url: string): Promise<T> => (await fetch(url)).json() as Promise<T>;

describe('the form without script', () => {
  test('is on the first page', async () => {
    const page = await text(application.url());
    expect(page).toMatch(/<form[^>]*method="post"[^>]*action="\/"[^>]*enctype="multipart\/form-data"/s);
    expect(page).toMatch(/<input type="file" id="files" name="files" multiple/);
  });

  test('leads to the overview, with what was found', async () => {
    const batch = await upload(application.url(), formOf([['自评表.txt', SEED]]));
    const page = await text(batch);
    expect(page).toContain('中卫市柔性引进特聘专家经费');
    expect(page).toContain('错误 2 项，警告 40 项，提示 9 项');
    expect(page).toMatch(/“产出指标”.*40.*45/s);
    const evaluation = await text(`${batch}/evaluations/8`);
    expect(evaluation).toContain('section-weight-mismatch');
    // The finding leads to its cell, the cell back to the finding.
    const [, cell, number] =
      /id="(cell-[\w-]+)"[^>]*class="found"[^>]*>.*?href="#finding-(\d+)"/s.exec(evaluation) ?? [];
    expect(evaluation).toContain(`href="#${String(cell)}"`);
    expect(evaluation).toContain(`id="finding-${String(number)}"`);
  });

  test('says what could not be read, with a hint', async () => {
    const page = await text(await upload(application.url(), formOf([['空.docx', '']])));
    expect(page).toContain('空.docx');
    expect(page).toContain('文件为空');
    expect(page).toContain('请核对文件是否上传完整');
  });

  test('refuses in words', async () => {
    const answer = await post(application.url(), formOf([['', '']]));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('未选择文件');
  });

  test('no text of a document or name becomes markup', async () => {
    const hostile = SEED.toString().replaceAll('劳动仲裁', '<script>alert(1)</script><img src=x onerror=alert(2)>');
    const batch = await upload(
      application.url(),
      formOf([
        ['<b onclick=x>.txt', hostile],
        ['<i>.docx', ''],
      ]),
    );
    const pages = [batch, `${batch}/evaluations/4`, `${batch}/evaluations/3`];
    for (const page of pages) expect(await text(page)).not.toMatch(/<script>alert|<img|<b onclick|<i>/);
    expect(await text(batch)).toContain('&lt;i&gt;.docx');
  });
});

describe('a finished batch', () => {
  test('gives its results as the command line does, under a name in Chinese', async () => {
    const batch = await upload(application.url(), formOf([['甲局 自评表.txt', SEED]]));
    const answer = await fetch(`${batch}/result.json`);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="__-______.json"; filename*=UTF-8''${encodeURIComponent('复核-甲局 自评表.json')}`,
    );
    const { results, summary } = (await answer.json()) as BatchResult;
    expect(results).toHaveLength(8);
    expect(summary.findings).toEqual({ error: 2, warning: 40, info: 9 });
  });

  test('gives the workpaper and the static page', async () => {
    const batch = await upload(application.url(), formOf([['自评表.txt', SEED]]));
    const workpaper = await fetch(`${batch}/workpaper.xlsx`);
    expect(
      Buffer.from(await workpaper.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect(workpaper.headers.get('content-disposition')).toMatch(/^attachment; /);
    const page = await fetch(`${batch}/report.html`);
    expect(page.headers.get('content-disposition')).toMatch(/^attachment; .*\.html$/);
    expect(await page.text()).toContain('中卫市柔性引进特聘专家经费');
  });

  test('feeds the page', async () => {
    const batch = await upload(application.url(), formOf([['自评表.pdf', SEED_PDF]]));
    expect((await json<Overview>(`${batch}/overview.json`)).rows).toHaveLength(8);
    const evaluation = await json<Evaluation>(`${batch}/evaluations/8.json`);
    expect(evaluation).toMatchObject({ key: 8, projectName: expect.stringContaining('特聘专家经费') as unknown });
    expect((await fetch(`${batch}/evaluations/9.json`)).status).toBe(404);
    const shell = await fetch(`${batch}/page`);
    expect(shell.headers.get('content-security-policy')).toMatch(/script-src 'sha256-/);

    const picture = await fetch(`${batch}/pictures/${evaluation.source.sha256}/1`);
    expect(picture.headers.get('content-type')).toMatch(/^image\//);
    expect(picture.headers.get('fuhe-page-size')).toMatch(/^\d+(\.\d+)? \d+(\.\d+)?$/);
    expect((await fetch(`${batch}/pictures/${evaluation.source.sha256}/999`)).status).toBe(404);
    expect((await fetch(`${batch}/pictures/${'0'.repeat(64)}/1`)).status).toBe(404);
  });

  test('shows pages of a PDF that came in an archive', async () => {
    const { zipSync } = await import('fflate');
    const archive = zipSync({ '甲局/自评表.pdf': SEED_PDF, '乙局/自评表.txt': SEED });
    const batch = await upload(application.url(), formOf([['打包.zip', archive]]));
    const { rows } = await json<Overview>(`${batch}/overview.json`);
    const [first] = rows.filter(({ path }) => path === '打包.zip!/甲局/自评表.pdf');
    const { source } = await json<Evaluation>(`${batch}/evaluations/${String(first?.key)}.json`);
    expect((await fetch(`${batch}/pictures/${source.sha256}/1`)).status).toBe(200);
  });
});

describe('nothing is kept longer than asked', () => {
  const kept = (): string[] => {
    const prefix = `fuhe-serve-${String(process.pid)}-`;
    return readdirSync(tmpdir())
      .filter((name) => name.startsWith(prefix))
      .flatMap((name) => readdirSync(`${tmpdir()}/${name}`));
  };

  test('the button removes a batch', async () => {
    const batch = await upload(application.url(), formOf([['a.txt', SEED]]));
    const before = kept().length;
    const answer = await post(`${batch}/delete`, '');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect((await fetch(batch)).status).toBe(404);
    expect(kept()).toHaveLength(before - 1);
  });

  test('the oldest batch makes room', async () => {
    const [first = ''] = await Promise.all([upload(application.url(), formOf([['a.txt', SEED]]))]);
    for (let n = 0; n < 4; n++) await upload(application.url(), formOf([['a.txt', SEED]]));
    expect((await fetch(first)).status).toBe(404);
    expect(kept()).toHaveLength(4);
  });

  test('an upload that breaks off leaves nothing', async () => {
    const before = kept();
    const part = '--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nabc';
    await post(application.url(), part, { 'content-type': 'multipart/form-data; boundary=b' });
    expect(kept().length).toBeLessThanOrEqual(before.length);
  });

  test('the end of the application removes all', async () => {
    const server = await startApplication();
    await upload(server.url, formOf([['a.txt', SEED]]));
    const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(`fuhe-serve-${String(process.pid)}-`));
    await server.stop();
    expect(folders.filter((name) => existsSync(`${tmpdir()}/${name}`))).toHaveLength(folders.length - 1);
    await expect(fetch(server.url)).rejects.toThrow();
  });
});

describe('while it is worked on', () => {
  test('shows how far it is, refreshes itself, and can be cancelled', async () => {
    const { engine, release } = heldEngine();
    const server = await startApplication({ engine, limits: { patience: 1 } });
    const batch = await upload(
      server.url,
      formOf([
        ['甲.txt', SEED],
        ['乙.txt', SEED],
        ['丙.txt', SEED],
      ]),
    );
    const page = await text(batch);
    expect(page).toContain('http-equiv="refresh"');
    expect(page).toContain('丙.txt');
    expect((await fetch(`${batch}/result.json`)).status).toBe(404);
    expect(await json<Progress>(`${batch}/progress`)).toMatchObject({ state: 'working', files: 3 });

    expect((await post(`${batch}/cancel`, '')).status).toBe(303);
    release();
    const progress = await json<Progress>(`${batch}/progress?since=0`);
    expect(progress.state).toBe('cancelled');
    expect(progress.changed.at(-1)).toMatchObject({ name: '丙.txt', state: 'cancelled' });
    expect(await text(batch)).toContain('已取消');
    await server.stop();
  });

  test('tells only what changed', async () => {
    const batch = await upload(application.url(), formOf([['甲.txt', SEED]]));
    const { version, changed } = await json<Progress>(`${batch}/progress`);
    expect(changed).toEqual([
      {
        ...{ index: 0, name: '甲.txt', state: 'done', documents: 1, evaluations: 8, failures: 0 },
        findings: { error: 2, warning: 39, info: 9 },
      },
    ]);
    expect((await json<Progress>(`${batch}/progress?since=${String(version)}`)).changed).toEqual([]);
  });

  test('a page may draw the address beforehand; a taken one is not given twice', async () => {
    const id = 'A'.repeat(22);
    const first = await upload(application.url(`?batch=${id}`), formOf([['a.txt', SEED]]));
    const second = await upload(application.url(`?batch=${id}`), formOf([['a.txt', SEED]]));
    expect(first.endsWith(id)).toBe(true);
    expect(second).not.toBe(first);
    const odd = await upload(application.url('?batch=../x'), formOf([['a.txt', SEED]]));
    expect(odd).toMatch(/\/batches\/[\w-]{22}$/);
  });

  test('uploads beyond what it takes at once are put off', async () => {
    const server = await startApplication({ limits: { maxUploads: 0 } });
    const answer = await post(`${server.url}api/audit`, formOf([['a.txt', SEED]]));
    expect(answer.status).toBe(503);
    await server.stop();
  });

  test('an upload that stalls is given up', async () => {
    const server = await startApplication({ limits: { stall: 20 } });
    const { status, text: said } = await rawRequest(
      `${server.url}api/audit`,
      { 'content-type': 'multipart/form-data; boundary=b', 'content-length': '1000' },
      'POST',
    );
    expect([status, JSON.parse(said)]).toMatchObject([408, { error: { code: 'timeout' } }]);
    await server.stop();
  });

  test('in English by choice', async () => {
    const server = await startApplication({ lang: 'en' });
    const batch = await upload(server.url, formOf([['a.txt', SEED]]));
    expect(await text(batch)).toContain('2 errors, 40 warnings, 9 info');
    expect(await text(server.url)).not.toMatch(/[\u4e00-\u9fff]/);
    await server.stop();
  });
});
