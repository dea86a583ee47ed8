/** Draws pages of a PDF. To be run in a process of its own: a page can take any time and memory. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { PDFPageProxy } from 'pdfjs-dist';
import { dataFolders, loadPdfLibrary } from '../extract/pdf/library.js';
import type { PagePicture } from './picture.js';

/** A page is drawn no larger than this, whatever its size. */
const MAX_SCALE = 3;
const MAX_PIXELS = 6_000_000;
/** Images in the page beyond this are left out. */
const MAX_IMAGE_PIXELS = 40_000_000;
/** Good enough to read six-point type at the usual width; two thirds of the size of a JPEG that is. */
const QUALITY = 50;

/** Folder of the library's decoders of images, with a separator at its end. */
function decoders(): string {
  return path.join(path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'wasm') + path.sep;
}

/** The pages that can be drawn, in the order asked for. */
export async function* drawPages(
  bytes: Uint8Array,
  pages: readonly number[],
  maxWidth: number,
): AsyncGenerator<PagePicture> {
  const library = await loadPdfLibrary();
  const folders = dataFolders();
  const task = library.getDocument({
    // The library takes the bytes away.
    data: new Uint8Array(bytes),
    cMapUrl: folders.cMaps,
    cMapPacked: true,
    standardFontDataUrl: folders.standardFonts,
    wasmUrl: decoders(),
    // Glyphs are drawn from the outlines in the file: nothing here could register a font with the canvas.
    disableFontFace: true,
    useSystemFonts: false,
    maxImageSize: MAX_IMAGE_PIXELS,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    for (const number of pages) {
      if (number < 1 || number > document.numPages) continue;
      const picture = await drawPage(await document.getPage(number), maxWidth).catch(() => null);
      if (picture !== null) yield { page: number, ...picture };
    }
  } finally {
    await task.destroy();
  }
}

async function drawPage(page: PDFPageProxy, maxWidth: number): Promise<Omit<PagePicture, 'page'>> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(maxWidth / width, MAX_SCALE, Math.sqrt(MAX_PIXELS / (width * height)));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.max(1, Math.floor(viewport.width)), Math.max(1, Math.floor(viewport.height)));
  await page.render({ canvas, viewport, background: '#ffffff' }).promise;
  page.cleanup();
  return { width, height, picture: await canvas.encode('webp', QUALITY), type: 'image/webp' };
}
