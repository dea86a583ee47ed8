/** What is made of a batch once, when it is first asked for; it goes with the batch. */
import type { Batch } from './batch.js';

export class PerBatch<T> {
  private readonly made = new WeakMap<Batch, Promise<T>>();

  /** After an error it may be tried again. */
  get(batch: Batch, make: () => Promise<T>): Promise<T> {
    const known = this.made.get(batch);
    if (known !== undefined) return known;
    const work = make();
    this.made.set(batch, work);
    work.catch(() => this.made.delete(batch));
    return work;
  }
}
