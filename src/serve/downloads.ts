/** The files that a visitor takes home of a batch, made when they are first asked for and kept beside its results. */
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Result } from '../model/evaluation.js';
import { openPage, type DocumentPicture } from '../report/page/page.js';
import { openWorkpaper } from '../report/workpaper/workpaper.js';
import type { Application } from './application.js';
import type { Batch } from './batch.js';
import { PerBatch } from './per-batch.js';

/** Of the pages of originals in the static page. */
const MAX_PICTURE_BYTES = 30 * 1024 * 1024;

export class Downloads {
  private readonly workpapers = new PerBatch<string>();
  private readonly reports = new PerBatch<string>();

  constructor(private readonly application: Application) {}

  /** @returns Where the workpaper (审计底稿) lies. */
  workpaper(batch: Batch): Promise<string> {
    return this.workpapers.get(batch, () => this.writeWorkpaper(batch));
  }

  /** @returns Where the static page lies. */
  report(batch: Batch): Promise<string> {
    return this.reports.get(batch, () => this.writeReport(batch));
  }

  private async writeWorkpaper(batch: Batch): Promise<string> {
    const file = path.join(batch.folder, 'workpaper.xlsx');
    const { lang, profile } = this.application.options;
    const workpaper = await openWorkpaper(file, { lang, profile: profile === 'auto' ? null : profile });
    try {
      for await (const results of batch.documents()) await workpaper.add(results);
      await workpaper.finish(await batch.summary());
      return file;
    } catch (error) {
      await workpaper.abandon();
      throw error;
    }
  }

  private async writeReport(batch: Batch): Promise<string> {
    const { lang, version, profile } = this.application.options;
    const file = path.join(batch.folder, 'report.html');
    const handle = await open(file, 'w', 0o600);
    try {
      const page = await openPage((text) => handle.appendFile(text), {
        ...{ lang, version, maxPictureBytes: MAX_PICTURE_BYTES, pictures: 'all' },
        profile: profile === 'auto' ? null : profile,
      });
      for await (const results of batch.documents()) {
        await page.add(results, page.takesPictures ? await this.picturesOf(batch, results) : []);
      }
      await page.finish((await this.application.view(batch)).end);
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return file;
  }

  /** The pages of one document that carry findings. */
  private async picturesOf(batch: Batch, results: readonly Result[]): Promise<DocumentPicture[]> {
    const pages = new Map<string, { readonly sha256: string; readonly page: number }>();
    for (const result of results) {
      if (result.type !== 'evaluation') continue;
      const { sha256 } = result.source;
      for (const { location } of result.audit.findings) {
        if (location.page != null) pages.set(`${sha256}/${String(location.page)}`, { sha256, page: location.page });
      }
    }
    const pictures: DocumentPicture[] = [];
    for (const { sha256, page } of pages.values()) {
      const picture = await this.application.picture(batch, sha256, page);
      if (picture !== null) pictures.push({ ...picture, sha256 });
    }
    return pictures;
  }
}
