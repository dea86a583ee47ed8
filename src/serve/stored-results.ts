/** The results of one uploaded file, in a file of their own: only where each of them lies is held. */
import { appendFile, open, type FileHandle } from 'node:fs/promises';
import type { Result } from '../model/evaluation.js';

/** Offsets in bytes; `end` is behind the line end. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly isEvaluation: boolean;
}

export class StoredResults {
  private readonly lines: Line[] = [];
  /** Of each document, the number of its first line, and the one behind its last. */
  private readonly parts: { readonly from: number; readonly to: number }[] = [];
  private size = 0;

  constructor(private readonly file: string) {}

  get bytes(): number {
    return this.size;
  }

  /** Which of the lines are evaluations. */
  evaluations(): number[] {
    return this.lines.flatMap(({ isEvaluation }, index) => (isEvaluation ? [index] : []));
  }

  /** Adds the results of one document, or a further part of them. They are there to read when this is fulfilled. */
  async add(results: readonly Result[]): Promise<void> {
    const texts = results.map((result) => `${JSON.stringify(result)}\n`);
    await appendFile(this.file, texts.join(''), { mode: 0o600 });
    const from = this.lines.length;
    for (const [index, text] of texts.entries()) {
      const end = this.size + Buffer.byteLength(text);
      this.lines.push({ start: this.size, end, isEvaluation: results[index]?.type === 'evaluation' });
      this.size = end;
    }
    this.parts.push({ from, to: this.lines.length });
  }

  /** As they were added. */
  async *documents(): AsyncGenerator<Result[]> {
    if (this.size === 0) return;
    const handle = await open(this.file, 'r');
    try {
      for (const { from, to } of this.parts) {
        const results: Result[] = [];
        for (const line of this.lines.slice(from, to)) results.push(await readLine(handle, line));
        yield results;
      }
    } finally {
      await handle.close();
    }
  }

  /** One result; null where there is none of that number. */
  async read(index: number): Promise<Result | null> {
    const line = this.lines[index];
    if (line === undefined) return null;
    const handle = await open(this.file, 'r');
    try {
      return await readLine(handle, line);
    } finally {
      await handle.close();
    }
  }
}

async function readLine(handle: FileHandle, { start, end }: Line): Promise<Result> {
  const { buffer } = await handle.read(Buffer.alloc(end - start), 0, end - start, start);
  return JSON.parse(buffer.toString('utf8')) as Result;
}
