/** PDF pages a second, against the library doing nothing but `getOperatorList` on the same pages in the same run. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { DEFAULT_LIMITS } from '../src/extract/extractor.js';
import { dataFolders, loadPdfLibrary, NO_DOCUMENT } from '../src/extract/pdf/library.js';
import { pdfExtractor } from '../src/extract/pdf/pdf.js';

const FIXTURES = ['seed-chromium', 'seed-chromium-landscape', 'seed-office', 'families-office', 'long-chromium'];
const ROUNDS = 7;

type Read = (bytes: Uint8Array) => Promise<number>;

/** Pages read by the library alone, set up as its readers commonly are or with the short cuts that fuhe takes. */
function operatorsOnly(shortCuts: boolean): Read {
  return async (bytes) => {
    const library = await loadPdfLibrary();
    const folders = dataFolders();
    const options = {
      data: new Uint8Array(bytes),
      cMapUrl: folders.cMaps,
      cMapPacked: true,
      standardFontDataUrl: folders.standardFonts,
      useSystemFonts: false,
      verbosity: 0,
      ...(shortCuts ? { disableFontFace: false, ownerDocument: NO_DOCUMENT } : { disableFontFace: true }),
    };
    const task = library.getDocument(options);
    const document = await task.promise;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      await page.getOperatorList();
      page.cleanup();
    }
    await task.destroy();
    return document.numPages;
  };
}

const fuhe: Read = async (bytes) => {
  const options = { limits: DEFAULT_LIMITS, signal: new AbortController().signal, lang: 'zh' as const };
  const extraction = await pdfExtractor.extract({ name: 'input.pdf', bytes }, options);
  if ('failed' in extraction) throw new Error(extraction.detail);
  return 0;
};

/** Best time over all fixtures, in milliseconds; the readers take turns, so that a busy machine slows all alike. */
async function race(
  readers: readonly Read[],
  files: readonly Uint8Array[],
): Promise<{ times: number[]; pages: number }> {
  const times = readers.map(() => Infinity);
  let pages = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, reader] of readers.entries()) {
      const start = performance.now();
      let read = 0;
      for (const bytes of files) read += await reader(bytes);
      pages = Math.max(pages, read);
      times[index] = Math.min(times[index] ?? Infinity, performance.now() - start);
    }
  }
  return { times, pages };
}

export async function benchPdf(): Promise<void> {
  const files = FIXTURES.map((name) =>
    readFileSync(path.join(import.meta.dirname, '../fixtures/pdf', name, 'input.pdf')),
  );
  const { times, pages } = await race([operatorsOnly(false), operatorsOnly(true), fuhe], files);
  const [common = 0, short = 0, own = 0] = times;
  const rate = (time: number): string => ((pages / time) * 1000).toFixed(0);
  console.log(
    `pdf: ${rate(own)} pages per second with tables, getOperatorList alone ${rate(common)} (time × ${(own / common).toFixed(2)}), ` +
      `with fuhe's short cuts ${rate(short)} (time × ${(own / short).toFixed(2)})`,
  );
}
