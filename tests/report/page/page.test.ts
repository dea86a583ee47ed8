import { describe, expect, test } from 'vitest';
import { hashSource, pageAssets } from '../../../src/report/page/assets.js';
import { openPage, pageShell, serverPolicy, type PageWriter } from '../../../src/report/page/page.js';
import type { Result } from '../../../src/model/evaluation.js';
import type { Overview } from '../../../src/report/page/view.js';
import { evaluation, SHA256, unreadable } from '../../helpers/results.js';

const NOTHING = { error: 0, warning: 0, info: 0 };
const END = { summary: { documents: 1, evaluations: 1, failures: 0, findings: NOTHING }, findings: { zh: [], en: [] } };
const OPTIONS = { lang: 'zh', version: '0', maxPictureBytes: 1_000, pictures: 'all' } as const;

async function written(fill: (page: PageWriter) => Promise<void>): Promise<string> {
  const pieces: string[] = [];
  const page = await openPage(async (text) => void pieces.push(text), OPTIONS);
  await fill(page);
  return pieces.join('');
}

const pageOf = (results: readonly Result[]): Promise<string> =>
  written(async (page) => {
    await page.add(results, []);
    await page.finish(END);
  });

function blockOf<T>(html: string, name: string): T {
  const found = new RegExp(`id="data-${name}">(.*?)</script>`, 's').exec(html)?.[1];
  return JSON.parse(found ?? 'null') as T;
}

/** Start tags of the document, scripts and styles by what they hold. */
const scriptsOf = (html: string): string[] =>
  [...html.matchAll(/<script(?: [^>]*)?>/g)].map(([tag]) => tag).filter((tag) => !tag.includes('application/json'));

describe('the static page', () => {
  test('holds one script and one style, and lets only these in', async () => {
    const html = await pageOf([evaluation({})]);
    const { script, style } = await pageAssets();
    expect(scriptsOf(html)).toEqual(['<script>']);
    expect(html).toContain(`<script>${script}</script>`);
    expect(html).toContain(`<style>${style}</style>`);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(policy).toContain(`script-src ${hashSource(script)};`);
    expect(policy).toContain(`style-src ${hashSource(style)};`);
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  test('names no address outside of itself', async () => {
    const html = await pageOf([evaluation({})]);
    const addresses = [...html.matchAll(/(?:https?:)?\/\/[\w.-]+\.[a-z]{2,}[^\s"'`]*/g)].map(([address]) => address);
    expect(addresses.filter((address) => !address.includes('www.w3.org/2000/svg'))).toEqual([]);
  });

  test('a document cannot leave the block that its words stand in', async () => {
    const hostile = '</script><script>alert(1)</script><!-- ]]> \u2028 & \u0000 " onload="x';
    const result = evaluation({ path: `${hostile}.txt`, record: { projectName: hostile, unit: hostile } });
    const html = await pageOf([result, unreadable(hostile)]);
    expect(scriptsOf(html)).toEqual(['<script>']);
    expect(html).not.toContain('alert(1)</script>');
    expect(html).not.toContain('<!--');
    expect(blockOf<Overview>(html, 'overview').rows[0]?.project).toBe(hostile);
    expect(blockOf<Overview>(html, 'overview').unread[0]?.path).toBe(hostile);
  });

  test('numbers the tables in their order and points findings across tables to them', async () => {
    const html = await written(async (page) => {
      await page.add([evaluation({}), unreadable()], []);
      await page.add([{ ...evaluation({}), id: `${SHA256}#2` }], []);
      const place = { id: `${SHA256}#2`, path: '/record/indicators/3/actual', location: {} };
      const cross = {
        rule: 'duplicate-claim',
        severity: 'warning',
        declared: '5件',
        recomputed: null,
        difference: null,
        places: [place],
      } as const;
      const say = (message: string): (typeof cross & { message: string; places: (typeof place)[] })[] => [
        { ...cross, message, places: [place] },
      ];
      await page.finish({ ...END, findings: { zh: say('重复'), en: say('twice') } });
    });
    const overview = blockOf<Overview>(html, 'overview');
    expect(overview.rows.map(({ key }) => key)).toEqual([1, 2]);
    expect(overview.rows.map(({ rules }) => Object.keys(rules))).toEqual([
      ['score-mismatch'],
      ['score-mismatch', 'duplicate-claim'],
    ]);
    expect(overview.cross).toMatchObject([
      { message: { zh: '重复', en: 'twice' }, places: [{ key: 2, cell: 'indicators/3/actual' }] },
    ]);
    expect(blockOf(html, 'evaluation-2')).toMatchObject({ key: 2 });
  });

  test('takes pictures in order until one does not fit, once each, and says that some are missing', async () => {
    const picture = (page: number, bytes: number): Parameters<PageWriter['add']>[1][number] => {
      return { sha256: SHA256, page, width: 595, height: 842, picture: new Uint8Array(bytes), type: 'image/webp' };
    };
    const fill = (pictures: number[]) => async (page: PageWriter) => {
      await page.add(
        [evaluation({})],
        pictures.map((bytes, index) => picture(index + 1, bytes)),
      );
      await page.add([evaluation({})], [picture(1, 10)]);
      await page.finish(END);
    };
    const enough = await written(fill([400, 400]));
    expect(enough.match(/id="data-picture-/g)).toHaveLength(2);
    expect(blockOf<Overview>(enough, 'overview').pictures).toBe('all');
    expect(blockOf(enough, `picture-${SHA256}-1`)).toMatchObject({
      width: 595,
      height: 842,
      url: expect.stringMatching(/^data:image\/webp;base64,A+=*$/) as string,
    });
    const tooMany = await written(fill([400, 700, 100]));
    expect(tooMany.match(/id="data-picture-/g)).toHaveLength(1);
    expect(blockOf<Overview>(tooMany, 'overview').pictures).toBe('limit');
  });

  test('500 tables of the usual length stay below 10 MB', async () => {
    const { readFileSync } = await import('node:fs');
    const { auditDocument } = await import('../../../src/pipeline.js');
    const { results } = await auditDocument(readFileSync('fixtures/text/seed/input.txt'), { path: '自评表.txt' });
    const eight = Buffer.byteLength(await pageOf(results)) - Buffer.byteLength(await pageOf([]));
    expect((eight / 8) * 500).toBeLessThan(10_000_000);
  });
});

describe('the shell of the local application', () => {
  const source = {
    kind: 'server',
    overview: '/o.json',
    evaluation: '/e/{key}.json',
    picture: '/p/{document}/{page}',
  } as const;

  test('holds no results, and says where they are', async () => {
    const html = await pageShell({ lang: 'en', version: '0', source });
    expect(blockOf(html, 'setup')).toMatchObject({ lang: 'en', source });
    expect(html).not.toContain('data-overview"');
    expect(html).toContain('<html lang="en">');
  });

  test('may fetch from where it came from only', async () => {
    const policy = await serverPolicy();
    const { script } = await pageAssets();
    expect(policy).toContain(`script-src ${hashSource(script)};`);
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });
});
