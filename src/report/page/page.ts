/** The auditor's page: as one file with everything in it, or as a shell that the local application fills. */
import type { Result } from '../../model/evaluation.js';
import type { Lang } from '../../model/lang.js';
import type { Profile } from '../../model/profile.js';
import { pageAssets } from './assets.js';
import { beginDocument, dataBlock, embeddedPolicy, endDocument, serverPolicy as policyFor } from './document.js';
import { evaluationView } from './evaluation-view.js';
import { OverviewBuilder, type OverviewEnd } from './overview-builder.js';
import { packEvaluation } from './packing.js';
import { pageCatalogue } from './page-catalogue.js';
import { PictureBudget } from './picture-budget.js';
import type { PageLink, PageSource, PictureNote } from './view.js';

export { PAGE_MARK } from './document.js';
export { evaluationView } from './evaluation-view.js';
export { OverviewBuilder, type OverviewEnd } from './overview-builder.js';
export type { EvaluationView, Overview, PageLink } from './view.js';

export interface ShellOptions {
  /** Language that the page opens in. */
  readonly lang: Lang;
  /** Of the program. */
  readonly version: string;
  readonly source: Extract<PageSource, { kind: 'server' }>;
  /** Shown in the head of the page: downloads, the way back. */
  readonly links?: readonly PageLink[];
}

/** The document of the local application; it fetches its data itself. Send it with {@link serverPolicy} as a header. */
export async function pageShell({ lang, version, source, links = [] }: ShellOptions): Promise<string> {
  const assets = await pageAssets();
  const setup = { lang, version, source, links, catalogue: pageCatalogue() };
  return beginDocument(setup, assets, null) + endDocument(assets);
}

/** Content-Security-Policy of the document that {@link pageShell} gives. */
export async function serverPolicy(): Promise<string> {
  return policyFor(await pageAssets());
}

export interface PageOptions {
  readonly lang: Lang;
  readonly version: string;
  /** The profile of the batch, where one was chosen. */
  readonly profile?: Profile | null;
  /** Bytes that pages of originals may take together. */
  readonly maxPictureBytes: number;
  /** What the page says of pictures where none was left out for want of room. */
  readonly pictures: Exclude<PictureNote, 'limit'>;
}

/** One page of an original, and which. Sizes in points. */
export interface DocumentPicture {
  readonly sha256: string;
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly picture: Uint8Array;
  readonly type: 'image/webp';
}

/** Writes the static page as the results come; holds one line of each evaluation. */
export interface PageWriter {
  /** Results of one document, and pages of it that carry findings. */
  add(results: readonly Result[], pictures: readonly DocumentPicture[]): Promise<void>;
  finish(end: OverviewEnd): Promise<void>;
  /** Whether there is room for further pictures. */
  readonly takesPictures: boolean;
}

export async function openPage(write: (text: string) => Promise<void>, options: PageOptions): Promise<PageWriter> {
  const { lang, version, profile = null } = options;
  const assets = await pageAssets();
  const overview = new OverviewBuilder();
  const budget = new PictureBudget(options.maxPictureBytes);
  const setup = { lang, version, source: { kind: 'embedded' as const }, links: [], catalogue: pageCatalogue() };
  await write(beginDocument(setup, assets, embeddedPolicy(assets)));

  return {
    async add(results, pictures) {
      const keys = overview.add(results)[Symbol.iterator]();
      for (const result of results) {
        if (result.type !== 'evaluation') continue;
        const key = keys.next().value ?? 0;
        await write(dataBlock(`evaluation-${String(key)}`, packEvaluation(evaluationView(result, key, { profile }))));
      }
      for (const { sha256, page, width, height, picture, type } of pictures) {
        if (!budget.take(`${sha256}-${String(page)}`, picture.length)) continue;
        const url = `data:${type};base64,${Buffer.from(picture).toString('base64')}`;
        await write(dataBlock(`picture-${sha256}-${String(page)}`, { width, height, url }));
      }
    },

    async finish(end) {
      await write(dataBlock('overview', overview.finish(end, budget.isSpent ? 'limit' : options.pictures)));
      await write(endDocument(assets));
    },

    get takesPictures() {
      return !budget.isSpent;
    },
  };
}
