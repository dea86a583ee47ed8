/** Draws the pages of a document that carry findings, right behind its audit, while its bytes are at hand. */
import { createHash } from 'node:crypto';
import type { DocumentWorker, Engine, Job, Outcome } from '../batch/engine.js';
import { LineBuffer } from '../batch/lines.js';
import { PageRenderer } from '../evidence/render-page.js';
import type { Evaluation, Result } from '../model/evaluation.js';
import type { DocumentPicture } from '../report/page/page.js';

/** A picture among the results of its document, which travel as JSON. */
export interface PictureLine {
  readonly type: 'picture';
  readonly sha256: string;
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly base64: string;
}

export interface PictureOptions {
  /** Bytes for the pictures of the whole batch: no document needs more. */
  readonly maxBytes: number;
  /** False once there is no room left. */
  readonly wanted: () => boolean;
  readonly signal: AbortSignal;
}

export function isPicture(value: Result | PictureLine): value is PictureLine {
  return value.type === 'picture';
}

export function documentPicture({ base64, sha256, page, width, height }: PictureLine): DocumentPicture {
  return { sha256, page, width, height, picture: Buffer.from(base64, 'base64'), type: 'image/webp' };
}

/** The engine, with pictures among its results. As many processes draw as there are documents at once. */
export function withPictures(engine: Engine, options: PictureOptions): Engine {
  const idle: PageRenderer[] = [];
  const all: PageRenderer[] = [];
  const illustrate = async (worker: DocumentWorker, job: Job): Promise<Outcome> => {
    const outcome = await worker.run(job);
    const pages = options.wanted() ? pagesWithFindings(outcome) : [];
    if (pages.length === 0 || !(outcome.lines instanceof Uint8Array)) return outcome;
    let renderer = idle.pop();
    if (renderer === undefined) {
      renderer = new PageRenderer();
      all.push(renderer);
    }
    try {
      return { ...outcome, lines: await addPictures(outcome.lines, job, pages, renderer, options) };
    } catch (error) {
      // The results stand without them; that the installation cannot draw is for the log.
      const message = error instanceof Error ? error.message : String(error);
      return options.signal.aborted ? outcome : { ...outcome, defects: [...outcome.defects, { message, stack: null }] };
    } finally {
      idle.push(renderer);
    }
  };
  return {
    width: engine.width,
    use: (task) => engine.use((worker) => task({ run: (job) => illustrate(worker, job) })),
    close: () => {
      for (const renderer of all) renderer.close();
      engine.close();
    },
  };
}

async function addPictures(
  lines: Uint8Array,
  { bytes }: Job,
  pages: readonly number[],
  renderer: PageRenderer,
  { maxBytes, signal }: PictureOptions,
): Promise<Outcome['lines']> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const buffer = new LineBuffer();
  for (const result of parseLines(lines)) buffer.add(result);
  let taken = 0;
  for await (const { page, width, height, picture } of renderer.render(bytes, pages, { signal })) {
    const base64 = Buffer.from(picture).toString('base64');
    buffer.add({ type: 'picture', sha256, page, width, height, base64 } satisfies PictureLine);
    taken += picture.length;
    // One more than there is room for: the page must say that something is missing.
    if (taken > maxBytes) break;
  }
  return buffer.finish();
}

/** Pages that a finding points to, by its own place or by that of its row. */
function pagesWithFindings({ lines }: Outcome): number[] {
  if (!(lines instanceof Uint8Array)) return [];
  const pages = new Set<number>();
  for (const result of parseLines(lines)) {
    if (result.type !== 'evaluation' || result.source.format !== 'pdf') continue;
    for (const { location, path } of result.audit.findings) {
      const page = location.page ?? rowPage(path, result);
      if (page != null) pages.add(page);
    }
  }
  return [...pages];
}

function rowPage(path: string, { record }: Evaluation): number | null {
  const [, , block, index] = path.split('/');
  const rows = block === 'indicators' ? record.indicators : block === 'funds' ? record.funds : [];
  return rows[Number(index)]?.location.page ?? null;
}

function parseLines(lines: Uint8Array): Result[] {
  const text = Buffer.from(lines.buffer, lines.byteOffset, lines.length).toString('utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Result]));
}
