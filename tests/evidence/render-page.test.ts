import { readFileSync } from 'node:fs';
import { loadImage } from '@napi-rs/canvas';
import { afterAll, describe, expect, test } from 'vitest';
import { PageRenderer, renderPages } from '../../src/evidence/render-page.js';
import type { PagePicture } from '../../src/evidence/picture.js';

const seed = readFileSync('fixtures/pdf/seed-office/input.pdf');
const landscape = readFileSync('fixtures/pdf/seed-office-landscape/input.pdf');
// The tests run from the sources.
const execArgv = ['--import', 'tsx'];
const renderer = new PageRenderer({ execArgv });
afterAll(() => {
  renderer.close();
});

async function all(pages: AsyncIterable<PagePicture>): Promise<PagePicture[]> {
  const found: PagePicture[] = [];
  for await (const page of pages) found.push(page);
  return found;
}

describe('pages of a PDF as pictures', () => {
  test('those asked for, once each, with their size in points', async () => {
    const pages = await all(renderer.render(seed, [6, 1, 6], { maxWidth: 600 }));
    expect(pages.map(({ page }) => page)).toEqual([1, 6]);
    for (const { width, height, picture, type } of pages) {
      expect([Math.round(width), Math.round(height), type]).toEqual([595, 842, 'image/webp']);
      const image = await loadImage(picture);
      expect([image.width, image.height]).toEqual([600, 848]);
    }
  });

  test('have something on them', async () => {
    const [page] = await all(renderer.render(landscape, [1]));
    expect(page?.width).toBeGreaterThan(page?.height ?? 0);
    // An empty page of this size takes a few hundred bytes.
    expect(page?.picture.length).toBeGreaterThan(20_000);
  });

  test('a page that is not there, or a document that is none, gives no picture', async () => {
    expect(await all(renderer.render(seed, [0, -1, 99]))).toEqual([]);
    expect(await all(renderer.render(Buffer.from('%PDF-1.7\nno more'), [1]))).toEqual([]);
    expect(await all(renderer.render(new Uint8Array(), [1]))).toEqual([]);
    expect(await all(renderer.render(seed, [2], { maxWidth: 100 }))).toHaveLength(1);
  });

  test('documents at the same time wait for each other', async () => {
    const [one, other] = await Promise.all([
      all(renderer.render(seed, [1, 2], { maxWidth: 100 })),
      all(renderer.render(landscape, [1], { maxWidth: 100 })),
    ]);
    expect(one.map(({ page }) => page)).toEqual([1, 2]);
    expect(other.map(({ page }) => page)).toEqual([1]);
  });

  test('whoever wants no more of a document gets the next one all the same', async () => {
    for await (const { page } of renderer.render(seed, [1, 2, 3], { maxWidth: 100 })) {
      expect(page).toBe(1);
      break;
    }
    expect(await all(renderer.render(seed, [4], { maxWidth: 100 }))).toMatchObject([{ page: 4 }]);
  });

  test('a page that takes too long or too much memory is left out', async () => {
    expect(await all(renderPages(seed, [1], { timeout: 1, execArgv }))).toEqual([]);
    expect(await all(renderPages(seed, [1], { maxMemory: 60 * 1024 * 1024, execArgv }))).toEqual([]);
  });

  test('an installation that cannot draw at all says so', async () => {
    const broken = renderPages(seed, [1], { execArgv: ['--import', 'no-such-package'] });
    await expect(all(broken)).rejects.toThrow('cannot start');
  });

  test('an abort ends it', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const work = all(renderPages(seed, [1, 2, 3, 4, 5, 6], { signal: abort.signal, execArgv }));
    abort.abort(reason);
    await expect(work).rejects.toBe(reason);
  });
});
