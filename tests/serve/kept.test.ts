/** What is kept, and for how long: batches by number, size and age; pictures by size. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/batch/engine.js';
import type { PagePicture } from '../../src/evidence/picture.js';
import type { DrawPage } from '../../src/serve/artists.js';
import { Batches } from '../../src/serve/batches.js';
import type { Batch } from '../../src/serve/batch.js';
import { limitsFor, type ServeLimits } from '../../src/serve/limits.js';
import { Pictures } from '../../src/serve/pictures.js';
import { Workspace } from '../../src/serve/workspace.js';

describe('batches', () => {
  let workspace: Workspace;
  let time = 0;
  /** Passes over every document. */
  const engine: Engine = {
    width: 1,
    use: (task) => task({ run: async () => ({ lines: null, defects: [] }) }),
    close: () => undefined,
  };

  beforeAll(async () => {
    workspace = await Workspace.open();
  });
  afterAll(() => workspace.remove());

  function batches(limits: Partial<ServeLimits>): Batches {
    const work = { engine, lang: 'zh' as const, maxBytes: 1_000, severities: {}, onDefect: () => undefined };
    return new Batches({
      ...{ workspace, work, now: () => time, onRemove: () => undefined },
      limits: { ...limitsFor({ maxBytes: 1_000 }), ...limits },
    });
  }

  async function finished(kept: Batches, bytes = 1): Promise<Batch> {
    const batch = await kept.create(null);
    const file = path.join(batch.folder, '1');
    await writeFile(file, 'x');
    batch.add({ name: 'a.txt', file, bytes });
    batch.seal();
    await batch.finished;
    return batch;
  }

  test('go when nobody looked at them for as long as was asked', async () => {
    const kept = batches({ keep: 100 });
    const [looked, left] = [await finished(kept), await finished(kept)];
    time += 60;
    kept.get(looked.id);
    time += 60;
    await kept.sweep();
    expect(kept.get(looked.id)).toBe(looked);
    expect(() => kept.get(left.id)).toThrow();
    expect(existsSync(left.folder)).toBe(false);
  });

  test('under way stay, however old', async () => {
    const kept = batches({ keep: 100 });
    const batch = await kept.create(null);
    time += 1_000;
    await kept.sweep();
    expect(kept.get(batch.id)).toBe(batch);
  });

  test('make room by size', async () => {
    const kept = batches({ maxKeptBytes: 100 });
    const [first, second] = [await finished(kept, 80), await finished(kept, 80)];
    await finished(kept, 1);
    expect(() => kept.get(first.id)).toThrow();
    expect(kept.get(second.id)).toBe(second);
  });

  test('under way make no room: a further one is put off', async () => {
    const kept = batches({ maxBatches: 2 });
    await kept.create(null);
    await kept.create(null);
    await expect(kept.create(null)).rejects.toMatchObject({ status: 503 });
  });
});

describe('pictures', () => {
  const MEGABYTE = 1024 * 1024;
  const bytes = async (): Promise<Uint8Array> => new Uint8Array();

  function picture(page: number, size: number): PagePicture {
    return { page, width: 1, height: 1, picture: new Uint8Array(size), type: 'image/webp' };
  }

  test('are drawn once, also when they are asked for at the same time', async () => {
    let drawn = 0;
    const draw: DrawPage = async (_bytes, page) => picture(page, ++drawn);
    const pictures = new Pictures([draw]);
    const [one, other] = await Promise.all([pictures.get('a', 1, bytes), pictures.get('a', 1, bytes)]);
    expect(await pictures.get('a', 1, bytes)).toBe(one);
    expect([other, drawn]).toEqual([one, 1]);
  });

  test('no more at once than there are artists', async () => {
    let [now, most] = [0, 0];
    const draw: DrawPage = async (_bytes, page) => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now--;
      return picture(page, 1);
    };
    const pictures = new Pictures([draw, draw]);
    const all = await Promise.all(Array.from({ length: 9 }, (_, page) => pictures.get('a', page + 1, bytes)));
    expect(all.map((each) => each?.page)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(most).toBe(2);
  });

  test('the ones not looked at for longest go first', async () => {
    let drawn = 0;
    const pictures = new Pictures([
      async (_bytes, page) => {
        drawn++;
        return picture(page, 30 * MEGABYTE);
      },
    ]);
    for (const page of [1, 2, 1, 3]) await pictures.get('a', page, bytes);
    expect(drawn).toBe(3);
    await pictures.get('a', 1, bytes);
    expect(drawn).toBe(3);
    await pictures.get('a', 2, bytes);
    expect(drawn).toBe(4);
  });

  test('of a batch that is gone are forgotten; what cannot be drawn may be asked for again', async () => {
    let drawn = 0;
    const pictures = new Pictures([async (_bytes, page) => (++drawn === 1 ? null : picture(page, 1))]);
    expect(await pictures.get('batch/a', 1, bytes)).toBeNull();
    expect(await pictures.get('batch/a', 1, bytes)).not.toBeNull();
    pictures.forget('batch/');
    await pictures.get('batch/a', 1, bytes);
    expect(drawn).toBe(3);
  });

  test('a document that is gone is not drawn, and an artist that fails goes on', async () => {
    let drawn = 0;
    const pictures = new Pictures([
      async (_bytes, page) => {
        if (++drawn === 1) throw new Error('once');
        return picture(page, 1);
      },
    ]);
    expect(await pictures.get('a', 1, async () => null)).toBeNull();
    await expect(pictures.get('a', 1, bytes)).rejects.toThrow('once');
    expect(await pictures.get('a', 1, bytes)).not.toBeNull();
  });
});
