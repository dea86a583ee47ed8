/** The readers of all formats, and the way of a document to the right one. */
import type { Extraction } from '../model/grid.js';
import type { SourceFormat } from '../model/source.js';
import { LimitExceeded, tooLarge } from './budget.js';
import { detect } from './detect/detect.js';
import type { Extractor, ExtractFailure, ExtractOptions, SourceFile } from './extractor.js';

/** Each reader loads when its format turns up first: heavy libraries cost nothing before that. */
const READERS: Readonly<Partial<Record<SourceFormat, () => Promise<Extractor>>>> = {
  pdf: async () => (await import('./pdf/pdf.js')).pdfExtractor,
  doc: async () => (await import('./doc/doc.js')).docExtractor,
  docx: async () => (await import('./docx/docx.js')).docxExtractor,
  xlsx: async () => (await import('./excel/xlsx.js')).xlsxExtractor,
  xls: async () => (await import('./excel/xls.js')).xlsExtractor,
  html: async () => (await import('./mhtml/mhtml.js')).webExtractor,
  markdown: async () => (await import('./text/markdown.js')).markdownExtractor,
  csv: async () => (await import('./text/plain.js')).csvExtractor,
  text: async () => (await import('./text/plain.js')).textExtractor,
};

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte <= 0x20);
}

/** The format of a document by its content, null where fuhe does not know it. Never throws. */
export function detectFormat(file: SourceFile): SourceFormat | null {
  return isBlank(file.bytes) ? null : detect(file).format;
}

/**
 * Reads the grids of one document.
 * @returns the extraction, or why there is none.
 * @throws `signal.reason` when aborted; nothing else.
 */
export async function extractDocument(file: SourceFile, options: ExtractOptions): Promise<Extraction | ExtractFailure> {
  const { limits, signal, lang } = options;
  signal.throwIfAborted();
  if (file.bytes.length > limits.maxBytes) return tooLarge('maxBytes', limits, lang);
  if (isBlank(file.bytes)) return { failed: 'empty', detail: '' };
  const found = detect(file);
  if (found.fault !== null) return { failed: found.fault, detail: found.name[lang] };
  const load = found.format === null ? undefined : READERS[found.format];
  if (load === undefined) return { failed: 'unsupported-format', detail: found.name[lang] };
  const reader = await load();
  try {
    return await reader.extract(file, options);
  } catch (error) {
    if (error instanceof LimitExceeded) return tooLarge(error.bound, limits, lang);
    throw error;
  }
}
