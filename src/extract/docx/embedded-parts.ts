/** Reads the documents within a Word document: those it takes in when it is opened (`w:altChunk`), and embedded objects. */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Block, Extraction } from '../../model/grid.js';
import { LimitExceeded } from '../budget.js';
import { detect } from '../detect/detect.js';
import type { Extractor, ExtractOptions, Limits, SourceFile } from '../extractor.js';
import { openCompoundFile, streamAt } from '../word/compound-file.js';
import { DocumentFault } from '../word/fault.js';
import { UnreadObjects } from '../word/unread-objects.js';
import type { EmbeddedPart } from './paragraph-text.js';

/** A report has a table or two as an object; each costs a reading of its own. */
const MAX_PARTS = 20;
/** What a table in the text may hold, which is less than a document may. */
const LIMITS: Partial<Limits> = { maxCells: 200_000, maxCharacters: 4_000_000, maxPages: 50 };

/** An Office document that an old program packed in a compound file. */
const PACKAGE_STREAM = 'Package';

type Reader = Pick<Extractor, 'extract'>;

/** @returns null for what is no table and no text. */
async function readerFor(file: SourceFile, readInner: Reader): Promise<Reader | null> {
  const { format, fault } = detect(file);
  if (fault !== null) return null;
  switch (format) {
    case 'xlsx':
      return (await import('../excel/xlsx.js')).activeSheetExtractor;
    case 'xls':
      return (await import('../excel/xls.js')).activeSheetExtractor;
    case 'docx':
      return readInner;
    case 'doc':
      return (await import('../doc/doc.js')).docExtractor;
    case 'html':
      return (await import('../mhtml/mhtml.js')).webExtractor;
    case 'text':
      return (await import('../text/plain.js')).textExtractor;
    case 'pdf':
    case 'image':
    case 'csv':
    case 'markdown':
    case null:
      return null;
  }
}

/** The document that a compound file holds as it is, or the bytes themselves. */
function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xd0) return bytes;
  return streamAt(openCompoundFile(bytes), PACKAGE_STREAM) ?? bytes;
}

export class EmbeddedParts {
  private readonly options: ExtractOptions;
  private readonly reported: Diagnostic[] = [];
  readonly unread = new UnreadObjects();
  private count = 0;

  /** @param inner Reads a Word document without what is embedded in it. */
  constructor(
    options: ExtractOptions,
    private readonly inner: Reader,
  ) {
    this.options = { ...options, limits: { ...options.limits, ...LIMITS } };
  }

  /** The blocks of a part; none where it cannot be read, which is reported. @param bytes Null where it is missing. */
  async read(bytes: Uint8Array | null, { program }: EmbeddedPart): Promise<readonly Block[]> {
    const extraction = bytes === null ? null : await this.extract(bytes);
    if (extraction !== null) {
      this.reported.push(...extraction.diagnostics);
      return extraction.blocks;
    }
    this.unread.add(program ?? 'altChunk');
    return [];
  }

  /** What could not be read of them. */
  diagnostics(): Diagnostic[] {
    return [...this.reported, ...this.unread.diagnostics(this.options.lang)];
  }

  private async extract(bytes: Uint8Array): Promise<Extraction | null> {
    this.count += 1;
    if (this.count > MAX_PARTS) return null;
    try {
      const file = { name: '', bytes: unpack(bytes) };
      const reader = await readerFor(file, this.inner);
      const extraction = await reader?.extract(file, this.options);
      return extraction === undefined || 'failed' in extraction ? null : extraction;
    } catch (error) {
      // What is wrong with an object is not wrong with the document around it.
      if (error instanceof LimitExceeded || error instanceof DocumentFault) return null;
      throw error;
    }
  }
}
