/** The batches that are kept: a bound on their number, size and age. Their addresses cannot be guessed. */
import { randomBytes } from 'node:crypto';
import { Batch, type BatchWork } from './batch.js';
import type { ServeLimits } from './limits.js';
import { refusals } from './refusals.js';
import type { Workspace } from './workspace.js';

/** 128 bits in base64url. */
const ID = /^[\w-]{22}$/;

export interface BatchesOptions {
  readonly workspace: Workspace;
  readonly limits: ServeLimits;
  readonly work: BatchWork;
  /** The time in milliseconds. */
  readonly now: () => number;
  readonly onRemove: (batch: Batch) => void;
}

export class Batches {
  private readonly kept = new Map<string, Batch>();

  constructor(private readonly options: BatchesOptions) {}

  /**
   * An empty batch.
   * @param wanted
   *   An address that the visitor's own page drew, so that it can ask how far the upload is.
   * @throws Refusal where there is no room.
   */
  async create(wanted: string | null): Promise<Batch> {
    const { workspace, work, now } = this.options;
    await this.makeRoom();
    const id = wanted !== null && ID.test(wanted) && !this.kept.has(wanted) ? wanted : newId();
    const batch = new Batch(id, await workspace.folder(newId()), now(), work);
    this.kept.set(id, batch);
    return batch;
  }

  /** @throws Refusal where there is none. */
  get(id: string): Batch {
    const batch = this.kept.get(id);
    if (batch === undefined) throw refusals.noBatch();
    batch.lastUsed = this.options.now();
    return batch;
  }

  async remove(batch: Batch): Promise<void> {
    this.kept.delete(batch.id);
    this.options.onRemove(batch);
    await batch.remove();
  }

  /** Removes what nobody looked at for too long. */
  async sweep(): Promise<void> {
    const { limits, now } = this.options;
    const old = [...this.kept.values()].filter((batch) => {
      return batch.isOver && now() - batch.lastUsed > limits.keep;
    });
    await Promise.all(old.map((batch) => this.remove(batch)));
  }

  /** Gives up all work. */
  cancel(): void {
    for (const batch of this.kept.values()) batch.cancel();
  }

  /** The batches that were not looked at for longest make room; those under way do not. */
  private async makeRoom(): Promise<void> {
    const { maxBatches, maxKeptBytes } = this.options.limits;
    const isFull = (): boolean => {
      const bytes = [...this.kept.values()].reduce((sum, batch) => sum + batch.bytes, 0);
      return this.kept.size >= maxBatches || bytes > maxKeptBytes;
    };
    const over = [...this.kept.values()].filter(({ isOver }) => isOver).sort((a, b) => a.lastUsed - b.lastUsed);
    for (const batch of over) {
      if (!isFull()) return;
      await this.remove(batch);
    }
    if (isFull()) throw refusals.full();
  }
}

function newId(): string {
  return randomBytes(16).toString('base64url');
}
