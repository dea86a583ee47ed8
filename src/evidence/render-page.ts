/** Pages of a document as pictures, drawn in a process of their own that is ended when one takes too long or too much. */
import path from 'node:path';
import { DrawingProcess } from './drawing-process.js';
import type { PagePicture, RenderOptions } from './picture.js';

/** An A4 page at this width can be read at twice its size. */
const DEFAULT_WIDTH = 1_000;
const MOST_WIDTH = 2_000;
const DEFAULT_TIMEOUT = 20_000;
const DEFAULT_MEMORY = 900 * 1024 * 1024;

export interface RendererOptions {
  /** Milliseconds for one page. */
  readonly timeout?: number;
  /** Bytes that the process may take. */
  readonly maxMemory?: number;
  /** Arguments of node for the process; those of this one unless told. */
  readonly execArgv?: readonly string[];
}

/** The module of the process beside this one, whether they are compiled or not. */
function artistEntry(): URL {
  return new URL(`./artist${path.extname(new URL(import.meta.url).pathname)}`, import.meta.url);
}

/** Draws documents one after the other; the process starts with the first and is used again. */
export class PageRenderer {
  private process: DrawingProcess | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: RendererOptions = {}) {}

  /**
   * The pages asked for, as they are drawn; those that cannot be drawn are left out.
   * @throws `signal.reason` when aborted, Error where the process does not start; nothing else.
   */
  async *render(
    bytes: Uint8Array,
    pages: readonly number[],
    { maxWidth = DEFAULT_WIDTH, signal }: RenderOptions = {},
  ): AsyncGenerator<PagePicture> {
    const before = this.last;
    let finish = (): void => undefined;
    this.last = new Promise<void>((resolve) => {
      finish = resolve;
    });
    try {
      await before;
      signal?.throwIfAborted();
      const wanted = [...new Set(pages)].sort((one, other) => one - other);
      if (wanted.length > 0)
        yield* this.draw({ bytes, pages: wanted, maxWidth: Math.min(maxWidth, MOST_WIDTH) }, signal);
    } finally {
      finish();
    }
  }

  /** Ends the process. */
  close(): void {
    this.process?.end();
    this.process = null;
  }

  private async *draw(
    document: Parameters<DrawingProcess['draw']>[0],
    signal: AbortSignal | undefined,
  ): AsyncGenerator<PagePicture> {
    const { timeout = DEFAULT_TIMEOUT, maxMemory = DEFAULT_MEMORY, execArgv = process.execArgv } = this.options;
    this.process ??= new DrawingProcess({ entry: artistEntry(), execArgv, maxMemory });
    let isOfUse = false;
    try {
      isOfUse = yield* this.process.draw(document, timeout, signal);
    } finally {
      // Whatever it is still at, or what is left of it: the next document gets a fresh one.
      if (!isOfUse) this.close();
    }
    signal?.throwIfAborted();
  }
}

/** The pages of one document, from a process that ends with them. */
export async function* renderPages(
  bytes: Uint8Array,
  pages: readonly number[],
  options: RenderOptions & RendererOptions = {},
): AsyncGenerator<PagePicture> {
  const renderer = new PageRenderer(options);
  try {
    yield* renderer.render(bytes, pages, options);
  } finally {
    renderer.close();
  }
}
