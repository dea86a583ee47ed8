/**
 * PDF pages a second of processor time, against the library doing nothing but `getOperatorList` on the same pages in the same run; and the
 * peak memory of one process that reads many documents. Alone: `npx tsx scripts/bench-pdf.ts`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DEFAULT_LIMITS } from '../src/extract/extractor.js';
import { dataFolders, loadPdfLibrary, NO_DOCUMENT } from '../src/extract/pdf/library.js';
import { pdfExtractor } from '../src/extract/pdf/pdf.js';

const FIXTURES = ['seed-chromium', 'seed-chromium-landscape', 'seed-office', 'families-office', 'long-chromium'];
const ROUNDS = 7;
/** Documents after which the peak memory is looked at. */
const LOOKS = [100, 300, 500];
const MEMORY = '--memory';

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

/** Best time of the processor over all fixtures, in milliseconds; the readers take turns, and other work does not count. */
async function race(
  readers: readonly Read[],
  files: readonly Uint8Array[],
): Promise<{ times: number[]; pages: number }> {
  const times = readers.map(() => Infinity);
  let pages = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, reader] of readers.entries()) {
      const start = process.cpuUsage();
      let read = 0;
      for (const bytes of files) read += await reader(bytes);
      pages = Math.max(pages, read);
      const { user, system } = process.cpuUsage(start);
      times[index] = Math.min(times[index] ?? Infinity, (user + system) / 1000);
    }
  }
  return { times, pages };
}

const fixtureFiles = (): Buffer[] =>
  FIXTURES.map((name) => readFileSync(path.join(import.meta.dirname, '../fixtures/pdf', name, 'input.pdf')));

/** Reads documents one after the other in this process; gives its peak memory in MB after each of `LOOKS`. */
async function peaks(): Promise<number[]> {
  const files = fixtureFiles();
  const found: number[] = [];
  for (let count = 1; count <= Math.max(...LOOKS); count += 1) {
    await fuhe(files[count % files.length] as Buffer);
    if (LOOKS.includes(count)) found.push(Math.round(process.resourceUsage().maxRSS / 1024));
  }
  return found;
}

/** The same in a process of its own, which nothing else has filled. */
function benchMemory(): string {
  const own = import.meta.filename;
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', own, MEMORY], { encoding: 'utf8' });
  const sizes = JSON.parse(stdout) as number[];
  const growth = (sizes.at(-1) ?? 0) / (sizes[0] ?? 1);
  const looks = LOOKS.map((count, index) => `${String(sizes[index])} MB at ${String(count)}`).join(', ');
  return `pdf: peak memory ${looks} documents in one process, ratio ${growth.toFixed(2)}`;
}

export async function benchPdf(): Promise<void> {
  const files = fixtureFiles();
  const { times, pages } = await race([operatorsOnly(false), operatorsOnly(true), fuhe], files);
  const [common = 0, short = 0, own = 0] = times;
  const rate = (time: number): string => ((pages / time) * 1000).toFixed(0);
  console.log(
    `pdf: ${rate(own)} pages per second with tables, getOperatorList alone ${rate(common)} (time × ${(own / common).toFixed(2)}), ` +
      `with fuhe's short cuts ${rate(short)} (time × ${(own / short).toFixed(2)})`,
  );
  console.log(benchMemory());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (process.argv[2] === MEMORY) console.log(JSON.stringify(await peaks()));
  else await benchPdf();
}
