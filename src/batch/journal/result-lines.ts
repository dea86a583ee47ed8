/** Walks the lines of a result file, whatever its size. */
import { createReadStream } from 'node:fs';

export interface ResultLine {
  readonly text: string;
  /** Offsets in the file, in bytes; `end` is behind the line end. */
  readonly start: number;
  readonly end: number;
}

const LINE_END = 0x0a;

/** Every line that has an end. What a kill left of the last one is not among them. */
export async function* resultLines(file: string): AsyncGenerator<ResultLine> {
  let pieces: Buffer[] = [];
  let start = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, from)) {
      const line = Buffer.concat([...pieces, chunk.subarray(from, at)]);
      const end = start + line.length + 1;
      yield { text: line.toString('utf8'), start, end };
      pieces = [];
      start = end;
      from = at + 1;
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from));
  }
}
