/** The processes that draw pages of originals, each one page at a time. */
import type { PagePicture } from '../evidence/picture.js';
import { PageRenderer } from '../evidence/render-page.js';

/** @returns null where there is no such page, or it cannot be drawn. */
export type DrawPage = (bytes: Uint8Array, page: number) => Promise<PagePicture | null>;

export interface Artists {
  /** Each draws one page at a time. */
  readonly draw: readonly DrawPage[];
  close(): void;
}

/** They start when they are first needed. */
export function startArtists(count: number): Artists {
  const renderers = Array.from({ length: count }, () => new PageRenderer());
  return {
    draw: renderers.map(drawWith),
    close() {
      for (const renderer of renderers) renderer.close();
    },
  };
}

/** The renderer is heard to the end: one that is left in the middle has to be started again. */
function drawWith(renderer: PageRenderer): DrawPage {
  return async (bytes, page) => {
    let drawn: PagePicture | null = null;
    for await (const picture of renderer.render(bytes, [page])) drawn = picture;
    return drawn;
  };
}
