/**
 * Watches the operators of a page come in. The library hands out what it has when a page fails half way, and says
 * nothing; and it cannot be told to stop. Both show only where the pieces of a page arrive, which is no public place:
 * hence the exact version in package.json, and the check here that the place is there.
 */
import { setImmediate } from 'node:timers/promises';
import type { OPS, PDFDocumentProxy } from 'pdfjs-dist';

interface Piece {
  readonly done: boolean;
  readonly value?: { readonly fnArray?: readonly number[] } | undefined;
}

interface PieceStream {
  getReader(): { read(): Promise<Piece>; cancel(reason: Error): Promise<void> };
}

interface Messages {
  sendWithStream(name: string, ...rest: unknown[]): PieceStream;
}

/** Milliseconds between two looks at timers and the signal. A piece is about a thousand operators. */
const BREATH = 50;
/** Graphics states saved within each other; the library takes ever longer over them. */
const MAX_DEPTH = 5_000;

/** A page has more operators than any form. */
export class TooManyOperators extends Error {}

export class OperatorWatch {
  /** Why the page that was read last is not complete; null where it is. */
  failure: Error | null = null;
  private operators = 0;
  private depth = 0;
  private breath = 0;

  /** @param limit Operators of one page. */
  constructor(
    private readonly ops: typeof OPS,
    private readonly limit: number,
    private readonly signal: AbortSignal,
  ) {}

  /** Call it before each page. */
  start(): void {
    this.failure = null;
    this.operators = 0;
    this.depth = 0;
  }

  /** @throws TypeError where the library is another version than this was made for. */
  attach(document: PDFDocumentProxy): void {
    const inner = document as unknown as { readonly _transport?: { readonly messageHandler?: Messages } };
    const messages = inner._transport?.messageHandler;
    if (typeof messages?.sendWithStream !== 'function') throw new TypeError('pdfjs-dist: unknown version');
    const send = messages.sendWithStream.bind(messages);
    messages.sendWithStream = (name, ...rest) => {
      const stream = send(name, ...rest);
      return name === 'GetOperatorList' ? { getReader: () => this.watched(stream) } : stream;
    };
  }

  private watched(stream: PieceStream): ReturnType<PieceStream['getReader']> {
    const reader = stream.getReader();
    const read = async (): Promise<Piece> => {
      try {
        const piece = await reader.read();
        await this.count(piece.value?.fnArray ?? []);
        return piece;
      } catch (error) {
        this.failure ??= error instanceof Error ? error : new Error(String(error));
        // Else the library waits for somebody to take the next piece, also when it is told to close.
        void reader.cancel(new Error('page given up', { cause: error })).catch(() => undefined);
        throw error;
      }
    };
    return Object.assign(Object.create(reader) as typeof reader, { read });
  }

  private async count(codes: readonly number[]): Promise<void> {
    this.operators += codes.length;
    for (const code of codes) {
      if (code === this.ops.save) this.depth += 1;
      else if (code === this.ops.restore) this.depth -= 1;
    }
    if (this.operators > this.limit || this.depth > MAX_DEPTH) throw new TooManyOperators();
    const now = performance.now();
    if (now - this.breath > BREATH) {
      await setImmediate();
      this.breath = performance.now();
    }
    this.signal.throwIfAborted();
  }
}
