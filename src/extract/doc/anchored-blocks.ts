/** Hands out what is anchored in the body of a document when the reading comes to its place. */
import type { WordBlock } from '../word/blocks.js';

export interface AnchoredBlocks {
  /** Character of the body before which they stand at the earliest. */
  readonly at: number;
  /** Whether they stand beside the paragraph with that character; else between tables. */
  readonly isBeside: boolean;
  /** Called once, in its turn: lists count on from the body into them. */
  read(): Promise<readonly WordBlock[]>;
}

export class AnchorQueue {
  private readonly beside: AnchoredBlocks[];
  private readonly between: AnchoredBlocks[];

  constructor(anchored: readonly AnchoredBlocks[]) {
    const sorted = [...anchored].sort((one, other) => other.at - one.at);
    this.beside = sorted.filter(({ isBeside }) => isBeside);
    this.between = sorted.filter(({ isBeside }) => !isBeside);
  }

  /** What belongs beside a paragraph that ends before this character. */
  takeBeside(end: number): Promise<WordBlock[]> {
    return take(this.beside, end - 1);
  }

  /** What belongs between tables, before a paragraph that begins with this character. */
  takeBetween(start: number): Promise<WordBlock[]> {
    return take(this.between, start);
  }
}

/** @param queue In descending order. */
async function take(queue: AnchoredBlocks[], last: number): Promise<WordBlock[]> {
  const blocks: WordBlock[] = [];
  for (let next = queue.at(-1); next !== undefined && next.at <= last; next = queue.at(-1)) {
    queue.pop();
    blocks.push(...(await next.read()));
  }
  return blocks;
}
