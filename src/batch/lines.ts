/** Results on their way: as the JSON lines that they end as. A tenth of the memory of the objects, and quick to hand over. */
import { Spill, takeSpill } from './spill.js';

const LINE_END = 0x0a;
/** Lines beyond this wait in a temporary file: a document may hold many thousand tables. */
const HELD = 16 * 1024 * 1024;

/** Lines of one document: the bytes, or the temporary file that holds them. */
export type Lines = Uint8Array | { readonly file: string };

/** Collects results one by one, so that each can be forgotten at once. */
export class LineBuffer {
  private held: Buffer[] = [];
  private size = 0;
  private spill: Spill | null = null;

  add(result: unknown): void {
    const line = Buffer.from(`${JSON.stringify(result)}\n`);
    this.held.push(line);
    this.size += line.length;
    if (this.size < HELD) return;
    this.spill ??= new Spill();
    this.pour(this.spill);
  }

  /** All lines; nothing may be added behind this. */
  finish(): Lines {
    if (this.spill === null) return Buffer.concat(this.held);
    this.pour(this.spill);
    return { file: this.spill.close() };
  }

  private pour(spill: Spill): void {
    spill.write(Buffer.concat(this.held));
    this.held = [];
    this.size = 0;
  }
}

export function toLines(results: readonly unknown[]): Lines {
  const lines = new LineBuffer();
  for (const result of results) lines.add(result);
  return lines.finish();
}

/** The results again, in parts that fit in memory; a temporary file is gone afterwards. At least one part. */
export function* fromLines<T>(lines: Lines): Generator<T[]> {
  if (lines instanceof Uint8Array) {
    const { results } = parse<T>(Buffer.from(lines.buffer, lines.byteOffset, lines.length));
    yield results;
    return;
  }
  let rest: Buffer = Buffer.alloc(0);
  for (const chunk of takeSpill(lines.file, HELD / 4)) {
    const { results, end } = parse<T>(Buffer.concat([rest, chunk]));
    rest = Buffer.concat([rest, chunk]).subarray(end);
    if (results.length > 0) yield results;
  }
}

function parse<T>(bytes: Buffer): { results: T[]; end: number } {
  const results: T[] = [];
  let start = 0;
  for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, start)) {
    results.push(JSON.parse(bytes.toString('utf8', start, end)) as T);
    start = end + 1;
  }
  return { results, end: start };
}
