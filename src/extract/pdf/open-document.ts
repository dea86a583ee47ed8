/** Opens a PDF and gives the operators of its pages. */
import { readFile } from 'node:fs/promises';
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { FontInfo } from './graphics-state.js';
import { dataFolders, loadPdfLibrary, NO_DOCUMENT, type PdfLibrary } from './library.js';
import { IDENTITY, matrixFrom } from './matrix.js';
import { OperatorWatch, TooManyOperators } from './operator-watch.js';
import type { PageOperators } from './page-scan.js';

/** Pixels up to which an image is decoded: it may be a line of the table, and nothing larger is looked at. */
const MAX_IMAGE_PIXELS = 16_384;
const IMAGE_REFUSED = 'Image exceeded maximum allowed size';

/** Operators of one page: maps and drawings can have millions, forms some thousands. */
const MAX_OPERATORS = 600_000;

/** Units of an em in fonts whose glyphs are drawn by operators; others measure them by their bounding box. */
const EM_UNITS = [200, 4_096] as const;

export interface OpenPage {
  readonly operators: PageOperators;
  /** Something on the page could not be read and was passed over. */
  readonly isDamaged: boolean;
}

/** What the library says of a font; its own declarations leave most of it out. */
interface LoadedFont {
  readonly isType3Font?: boolean;
  readonly vertical?: boolean;
  readonly name?: string;
  readonly fontMatrix?: ArrayLike<number>;
  readonly bbox?: ArrayLike<number>;
}

function fontInfo(name: string, font: LoadedFont): FontInfo {
  const matrix = matrixFrom(font.fontMatrix) ?? [0.001, 0, 0, 0.001, 0, 0];
  const isType3 = font.isType3Font === true;
  const units = 1 / Math.abs(matrix[3] || 0.001);
  const height = Math.abs((font.bbox?.[3] ?? 0) - (font.bbox?.[1] ?? 0));
  const isScaled = units >= EM_UNITS[0] && units <= EM_UNITS[1];
  const em = isType3 && !isScaled && height > 0 ? height / units : 1;
  return { name, face: font.name ?? '', matrix, isType3, vertical: font.vertical === true, em };
}

/** The installation lacks a file: no fault of the document, and nothing that may pass as one. */
export class IncompleteInstallation extends Error {}

/** Reads the tables of characters that come with the library, and remembers when one is missing. */
class DataFiles {
  failure: IncompleteInstallation | null = null;

  /** The class that the library wants to make its reader from. */
  readerClass(): new () => { fetch(request: { kind: string; filename: string }): Promise<Uint8Array> } {
    const fetchFile = this.fetch.bind(this);
    return class {
      readonly fetch = fetchFile;
    };
  }

  private async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const folders = dataFolders();
    try {
      return new Uint8Array(await readFile((kind === 'cMapUrl' ? folders.cMaps : folders.standardFonts) + filename));
    } catch (error) {
      // The library would go on with empty text, and say nothing.
      this.failure ??= new IncompleteInstallation(`pdfjs-dist lacks its file ${filename}`, { cause: error });
      throw error;
    }
  }
}

export class PdfFile {
  private readonly files = new DataFiles();
  private readonly tasks: PDFDocumentLoadingTask[] = [];
  private readonly fonts = new Map<string, FontInfo | null>();
  private strict: PDFDocumentProxy | null = null;
  private lenient: PDFDocumentProxy | null = null;
  private readonly watch: OperatorWatch;
  private refusesImages = false;

  private constructor(
    private readonly library: PdfLibrary,
    private readonly bytes: Uint8Array,
    private readonly signal: AbortSignal,
  ) {
    this.watch = new OperatorWatch(library.OPS, MAX_OPERATORS, signal);
  }

  /**
   * The opened file, or why it does not open. A file encrypted with the empty password opens.
   * @throws Error where the installation does not read PDF at all.
   */
  static async open(bytes: Uint8Array, signal: AbortSignal): Promise<PdfFile | 'encrypted' | 'corrupt'> {
    const file = new PdfFile(await loadPdfLibrary(), bytes, signal);
    try {
      file.strict = await file.load(true);
      return file;
    } catch (error) {
      await file.close();
      return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'corrupt';
    }
  }

  get pageCount(): number {
    return this.strict?.numPages ?? 0;
  }

  get ops(): PdfLibrary['OPS'] {
    return this.library.OPS;
  }

  /**
   * One page, or why there is none: it is not there or beyond reading, or it is a drawing of millions of lines.
   * @throws IncompleteInstallation, and `signal.reason` when aborted.
   */
  async page(number: number): Promise<OpenPage | 'corrupt' | 'too-large'> {
    const page = await this.tryPage(number);
    this.signal.throwIfAborted();
    if (this.files.failure !== null) throw this.files.failure;
    return page;
  }

  async close(): Promise<void> {
    await Promise.all(this.tasks.map((task) => task.destroy()));
  }

  private async load(stopAtErrors: boolean): Promise<PDFDocumentProxy> {
    const options = {
      // The library takes the bytes away, and takes no Buffer.
      data: new Uint8Array(this.bytes),
      BinaryDataFactory: this.files.readerClass(),
      cMapUrl: dataFolders().cMaps,
      cMapPacked: true,
      standardFontDataUrl: dataFolders().standardFonts,
      useSystemFonts: false,
      // Else the outlines of all glyphs are made ready for drawing.
      disableFontFace: false,
      ownerDocument: NO_DOCUMENT,
      maxImageSize: MAX_IMAGE_PIXELS,
      useWasm: false,
      verbosity: 0,
      stopAtErrors,
    };
    const task = this.library.getDocument(options);
    this.tasks.push(task);
    const document = await task.promise;
    this.watch.attach(document);
    return document;
  }

  private async tryPage(number: number): Promise<OpenPage | 'corrupt' | 'too-large'> {
    try {
      return (await this.readStrictly(number)) ?? (await this.readLeniently(number));
    } catch (error) {
      return error instanceof TooManyOperators ? 'too-large' : 'corrupt';
    }
  }

  /** Null where some part of the page is in error. */
  private async readStrictly(number: number): Promise<OpenPage | null> {
    if (this.strict === null || this.refusesImages) return null;
    const operators = await this.operatorsOf(this.strict, number);
    const { failure } = this.watch;
    if (failure === null) return { operators, isDamaged: false };
    if (failure instanceof TooManyOperators) throw failure;
    this.refusesImages = String(failure).includes(IMAGE_REFUSED);
    return null;
  }

  private async readLeniently(number: number): Promise<OpenPage> {
    this.lenient ??= await this.load(false);
    const operators = await this.operatorsOf(this.lenient, number);
    if (this.watch.failure !== null) throw this.watch.failure;
    return { operators, isDamaged: !this.refusesImages };
  }

  private async operatorsOf(document: PDFDocumentProxy, number: number): Promise<PageOperators> {
    const page = await document.getPage(number);
    this.watch.start();
    const list = await page.getOperatorList();
    const { setFont, setGState, beginMarkedContentProps, beginAnnotation } = this.ops;
    const names = new Set<string>();
    let isLayered = false;
    let isAnnotated = false;
    list.fnArray.forEach((code, at) => {
      const values = list.argsArray[at] as readonly unknown[];
      if (code === setFont) names.add(String(values[0]));
      else if (code === setGState) for (const name of fontsOfState(values)) names.add(name);
      else if (code === beginMarkedContentProps) isLayered ||= values[0] === 'OC';
      else if (code === beginAnnotation) isAnnotated = true;
    });
    for (const name of names) if (!this.fonts.has(name)) this.fonts.set(name, await loadedFont(page, name));
    const layers = isLayered ? await document.getOptionalContentConfig() : null;
    const remarks = isAnnotated ? await remarksOf(page) : null;
    const viewport = page.getViewport({ scale: 1 });
    page.cleanup();
    return {
      number: page.pageNumber,
      width: viewport.width,
      height: viewport.height,
      transform: matrixFrom(viewport.transform) ?? IDENTITY,
      codes: list.fnArray,
      arguments: list.argsArray as unknown[],
      font: (name) => this.fonts.get(name) ?? null,
      isRemark: (annotation) => remarks?.has(annotation) ?? false,
      isLayerShown: (layer) => (layers?.isVisible(layer) as boolean | undefined) ?? true,
    };
  }
}

function fontsOfState(values: readonly unknown[]): string[] {
  const entries = (values[0] ?? []) as readonly (readonly [string, unknown])[];
  return entries.flatMap(([key, value]) => (key === 'Font' && Array.isArray(value) ? [String(value[0])] : []));
}

/** The names of a page's annotations but for the fields of forms. */
async function remarksOf(page: PDFPageProxy): Promise<ReadonlySet<unknown>> {
  const annotations = (await page.getAnnotations()) as readonly { readonly id?: unknown; readonly subtype?: unknown }[];
  return new Set(annotations.filter(({ subtype }) => subtype !== 'Widget').map(({ id }) => id));
}

/** The font of a name once it is there; null where it could not be loaded, for which the library gives a message. */
async function loadedFont(page: PDFPageProxy, name: string): Promise<FontInfo | null> {
  const objects = page.commonObjs as { get(name: string, callback: (font: unknown) => void): void };
  const font = await new Promise<unknown>((resolve) => {
    objects.get(name, resolve);
  });
  return typeof font === 'object' && font !== null ? fontInfo(name, font) : null;
}
