/** What earlier runs made of documents, looked up by path and content in their result files. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { resultLines } from './result-lines.js';

/** Lines of one document, one after the other. */
interface Place {
  readonly file: number;
  readonly start: number;
  readonly end: number;
}

interface OpenDocument {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** The last one so far. */
  readonly table: number;
  /** Nothing comes behind a failure or the grids; of tables there may be more. */
  readonly closed: boolean;
}

interface LineSource {
  readonly path: string;
  readonly sha256: string;
  /** Number of the table; 1 where there is none. */
  readonly table: number;
}

/** A digest as short as it may be: the list of a large batch stays in memory. */
function keyOf(path: string, sha256: string): string {
  return createHash('sha256').update(`${sha256}\n${path}`).digest('base64').slice(0, 20);
}

/** The source of a result, without reading the rest of its line where that can be helped. */
function sourceOf(line: string): LineSource | null {
  const short = /"source":(\{[^{}]*\})/.exec(line)?.[1];
  let source: unknown = null;
  try {
    source = JSON.parse(short ?? 'null');
  } catch {
    // Braces in a path.
  }
  try {
    source ??= (JSON.parse(line) as { source?: unknown } | null)?.source;
  } catch {
    return null;
  }
  if (typeof source !== 'object' || source === null) return null;
  const { path, sha256, table } = source as { path?: unknown; sha256?: unknown; table?: unknown };
  if (typeof path !== 'string' || typeof sha256 !== 'string') return null;
  return { path, sha256, table: typeof table === 'number' ? table : 1 };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export class EarlierResults {
  private readonly places = new Map<string, Place>();
  /** Of each file, how far its documents are whole. */
  private readonly whole: number[] = [];
  /** Lines of the first file that were moved to the second. */
  private moved: { readonly from: number; readonly shift: number } | null = null;

  private constructor(private readonly files: readonly string[]) {}

  /** Nothing to look up. */
  static none(): EarlierResults {
    return new EarlierResults([]);
  }

  /**
   * Reads what the files hold, those that there are.
   * The last document of a file may lack tables, so it counts as not done.
   * @param rest
   *   Where lines of the file lie, or are put, until they have their places.
   */
  static async read(file: string, rest: string): Promise<EarlierResults> {
    const results = new EarlierResults([file, rest]);
    for (const [index, each] of results.files.entries()) {
      if (existsSync(each)) results.whole[index] = await results.index(index, each);
    }
    return results;
  }

  get isEmpty(): boolean {
    return this.places.size === 0;
  }

  /** How far the documents of the first file are whole, in bytes. */
  get wholeBytes(): number {
    return this.whole[0] ?? 0;
  }

  /** The results of a document with this path and content, as they were printed; null where there are none. */
  find(path: string, bytes: Uint8Array): readonly unknown[] | null {
    if (this.isEmpty) return null;
    const place = this.places.get(keyOf(path, createHash('sha256').update(bytes).digest('hex')));
    if (place === undefined) return null;
    try {
      const lines = this.textAt(place).trimEnd().split('\n');
      return lines.map((line) => JSON.parse(line) as unknown);
    } catch {
      return null;
    }
  }

  /** Says that the first file's lines from there on lie in the second one now, behind what it held. */
  relocate(from: number, to: number): void {
    this.moved = { from, shift: to - from };
  }

  private textAt({ file, start, end }: Place): string {
    const { from, shift } = file === 0 && this.moved !== null ? this.moved : { from: Infinity, shift: 0 };
    // Half of it is in its place, and perhaps written over.
    if (start < from && end > from) return '';
    const moved = start >= from ? shift : null;
    const handle = openSync(this.files[moved === null ? file : 1] ?? '', 'r');
    try {
      const bytes = Buffer.alloc(end - start);
      readSync(handle, bytes, 0, bytes.length, start + (moved ?? 0));
      return bytes.toString('utf8');
    } finally {
      closeSync(handle);
    }
  }

  /** @returns How far the documents are whole. */
  private async index(file: number, name: string): Promise<number> {
    let whole = 0;
    const keep = ({ key, start, end }: OpenDocument): void => {
      if (!this.places.has(key)) this.places.set(key, { file, start, end });
      whole = end;
    };
    let open: OpenDocument | null = null;
    for await (const { text, start, end } of resultLines(name)) {
      const source = sourceOf(text);
      const key = source === null ? null : keyOf(source.path, source.sha256);
      const table = source?.table ?? null;
      const closed = !text.startsWith('{"type":"evaluation"');
      if (open !== null && key === open.key && !open.closed && (closed || table === open.table + 1)) {
        open = { key, start: open.start, end, table: open.table + 1, closed };
        continue;
      }
      // A line that is damaged, or tables that skip one: the document before may have lost something.
      const gap = key === null ? !isJson(text) : key === open?.key && table !== 1;
      if (open !== null && !gap) keep(open);
      // A path that was not found, a line that is damaged, tables whose first ones are elsewhere: nothing to look up.
      open = key === null || table !== 1 ? null : { key, start, end, table, closed };
      if (open === null) whole = end;
    }
    if (open?.closed === true) keep(open);
    return whole;
  }
}
