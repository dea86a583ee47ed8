/** Pages of originals as pictures: drawn when they are asked for, a few at once, the last ones kept. */
import type { PagePicture } from '../evidence/picture.js';
import type { DrawPage } from './artists.js';

const KEPT_BYTES = 64 * 1024 * 1024;

export class Pictures {
  /** In the order in which they were asked for last. */
  private readonly kept = new Map<string, PagePicture>();
  private bytes = 0;
  private readonly underWay = new Map<string, Promise<PagePicture | null>>();
  private readonly free: DrawPage[];
  private readonly waiting: ((draw: DrawPage) => void)[] = [];

  /** @param artists As many pages are drawn at once. */
  constructor(artists: readonly DrawPage[]) {
    this.free = [...artists];
  }

  /**
   * @param document Tells the document among all that are kept.
   * @param load Its bytes; null where they are gone.
   * @returns null where there is no such page, or it cannot be drawn.
   */
  async get(document: string, page: number, load: () => Promise<Uint8Array | null>): Promise<PagePicture | null> {
    const key = `${document}/${String(page)}`;
    const known = this.kept.get(key);
    if (known !== undefined) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known;
    }
    const running = this.underWay.get(key);
    if (running !== undefined) return running;
    const work = this.make(key, page, load).finally(() => this.underWay.delete(key));
    this.underWay.set(key, work);
    return work;
  }

  /** Forgets the pictures of documents whose name begins so. */
  forget(prefix: string): void {
    for (const [key, { picture }] of this.kept) {
      if (!key.startsWith(prefix)) continue;
      this.kept.delete(key);
      this.bytes -= picture.length;
    }
  }

  private async make(key: string, page: number, load: () => Promise<Uint8Array | null>): Promise<PagePicture | null> {
    const draw = this.free.pop() ?? (await new Promise<DrawPage>((resolve) => this.waiting.push(resolve)));
    try {
      const bytes = await load();
      const picture = bytes === null ? null : await draw(bytes, page);
      if (picture !== null) this.keep(key, picture);
      return picture;
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free.push(draw);
      else next(draw);
    }
  }

  private keep(key: string, picture: PagePicture): void {
    this.kept.set(key, picture);
    this.bytes += picture.picture.length;
    for (const [oldest, { picture: old }] of this.kept) {
      if (this.bytes <= KEPT_BYTES || oldest === key) return;
      this.kept.delete(oldest);
      this.bytes -= old.length;
    }
  }
}
