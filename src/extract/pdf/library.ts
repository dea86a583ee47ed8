/** Loads pdfjs-dist, its fast build, with what it needs to run in Node, and makes sure that it reads. */
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as pdfjs from 'pdfjs-dist';
import { readsSamplePage } from './sample-page.js';

export type PdfLibrary = typeof pdfjs;

/** Folders of the package with data that it reads at run time; each ends with a separator, as the package wants. */
export interface DataFolders {
  readonly cMaps: string;
  readonly standardFonts: string;
}

function nodeHasEnough(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 13);
}

/** pdfjs-dist hands fonts to the page that shows them; here nobody shows any, and taking them is cheaper than refusing. */
class UnusedFontFace {
  readonly loaded = Promise.resolve(this);
}

/** Stands for the document that fonts are added to. */
export const NO_DOCUMENT = { fonts: { add: () => undefined, delete: () => undefined } };

function define(name: string, value: unknown): void {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

export function dataFolders(): DataFolders {
  const root = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return {
    cMaps: path.join(root, 'cmaps') + path.sep,
    standardFonts: path.join(root, 'standard_fonts') + path.sep,
  };
}

/** The package greets Node with a warning to take its slow build, before it can be told to be quiet. */
async function importQuietly(): Promise<PdfLibrary> {
  const output = globalThis.console;
  const warn = output.warn.bind(output);
  output.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('`legacy` build')) warn(...words);
  };
  try {
    return await import('pdfjs-dist');
  } finally {
    output.warn = warn;
  }
}

async function load(): Promise<PdfLibrary> {
  if (!nodeHasEnough()) await import('./polyfills.js');
  const canvas = await import('@napi-rs/canvas');
  // All of it before the import: the package looks for them while it loads.
  define('DOMMatrix', canvas.DOMMatrix);
  define('Path2D', canvas.Path2D);
  define('ImageData', canvas.ImageData);
  define('FontFace', UnusedFontFace);
  const library = await importQuietly();
  // Some versions gave empty pages on a runtime that lacked something, without an error: worse than failing here.
  if (!(await readsSamplePage(library))) throw new Error('pdfjs-dist does not read its sample page on this runtime');
  return library;
}

let loading: Promise<PdfLibrary> | null = null;

/**
 * The library, loaded at the first call.
 * @throws Error where the installation does not read PDF at all.
 */
export function loadPdfLibrary(): Promise<PdfLibrary> {
  return (loading ??= load());
}
