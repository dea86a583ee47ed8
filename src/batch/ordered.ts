/** Keeps several pieces of work going and their results in order. */

/**
 * Starts work on items as they come and yields what becomes of them, in the order of the items.
 * @param width
 *   How many may be under way or wait for their turn: a slow one holds up the others, but never lets them pile up.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  width: number,
  start: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const window: Promise<R>[] = [];
  for await (const item of items) {
    const work = start(item);
    // It is awaited when its turn comes; until then an error is not unheard of.
    work.catch(() => undefined);
    window.push(work);
    if (window.length >= width) yield await (window.shift() as Promise<R>);
  }
  while (window.length > 0) yield await (window.shift() as Promise<R>);
}
