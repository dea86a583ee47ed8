/** What the routes share: the batches, their views, and the rules of this visit. */
import type { IncomingMessage } from 'node:http';
import type { PagePicture } from '../evidence/picture.js';
import type { Lang } from '../model/lang.js';
import type { Profile } from '../model/profile.js';
import { BatchView } from './batch-view.js';
import type { Batch } from './batch.js';
import type { Batches } from './batches.js';
import type { KnownHosts } from './hosts.js';
import type { ServeLimits } from './limits.js';
import { readOriginal } from './original.js';
import { PerBatch } from './per-batch.js';
import type { Pictures } from './pictures.js';
import { refusals } from './refusals.js';
import { receiveFiles } from './receive-files.js';

export interface ApplicationOptions {
  readonly lang: Lang;
  readonly version: string;
  readonly profile: 'auto' | Profile;
  readonly limits: ServeLimits;
  readonly hosts: KnownHosts;
  readonly batches: Batches;
  readonly pictures: Pictures;
  /** Aborted when the application stops. */
  readonly signal: AbortSignal;
  /** Told of a defect of the application itself. */
  readonly onError: (error: unknown) => void;
}

export class Application {
  private readonly views = new PerBatch<BatchView>();
  private uploads = 0;

  constructor(readonly options: ApplicationOptions) {}

  /**
   * Takes a form with files; the work on them begins as they come in.
   * @param wanted As for {@link Batches.create}.
   * @throws Refusal, or the error of a connection that broke off; nothing of the upload is kept then.
   */
  async receive(incoming: IncomingMessage, wanted: string | null): Promise<Batch> {
    const { batches, limits, signal } = this.options;
    if (signal.aborted) throw refusals.stopping();
    if (this.uploads >= limits.maxUploads) throw refusals.busy();
    this.uploads += 1;
    let batch: Batch | null = null;
    try {
      const opened = (batch = await batches.create(wanted));
      const onFile = opened.add.bind(opened);
      await receiveFiles(incoming, { limits, folder: opened.folder, signal, onFile });
      refuseUseless(opened, limits);
      opened.seal();
      return opened;
    } catch (error) {
      if (batch !== null) await batches.remove(batch);
      throw error;
    } finally {
      this.uploads -= 1;
    }
  }

  /** @throws Refusal where there is none, or it is not finished. */
  finished(id: string): Batch {
    const batch = this.options.batches.get(id);
    if (!batch.isOver) throw refusals.notReady();
    return batch;
  }

  view(batch: Batch): Promise<BatchView> {
    return this.views.get(batch, () => BatchView.of(batch, this.options.profile));
  }

  /** @returns null where there is no such page, or it cannot be drawn. */
  async picture(batch: Batch, sha256: string, page: number): Promise<PagePicture | null> {
    const original = (await this.view(batch)).original(sha256);
    if (original === null) return null;
    const { pictures, limits } = this.options;
    return pictures.get(`${batch.id}/${sha256}`, page, () => readOriginal(original, limits.maxBytes));
  }
}

/** An upload of nothing, or of nothing that may be read, is told as such at once. */
function refuseUseless({ files }: Batch, { maxBytes }: ServeLimits): void {
  const [first] = files;
  if (first === undefined) throw refusals.noFiles();
  if (files.every(({ upload }) => upload.bytes > maxBytes)) throw refusals.tooLargeFile(first.upload.name, maxBytes);
}
