/** Keeps the reading of one document within its bounds and open to being aborted, and what it left out in mind. */
import { setImmediate } from 'node:timers/promises';
import type { Lang, Localized } from '../model/lang.js';
import type { ExtractFailure, ExtractOptions, Limits } from './extractor.js';
import { LeftOutText } from './left-out-text.js';

/** A bound was crossed; the registry turns it into a failure `too-large`. */
export class LimitExceeded extends Error {
  constructor(readonly bound: keyof Limits) {
    super(`limit exceeded: ${bound}`);
  }
}

const BOUNDS: Readonly<Record<keyof Limits, Localized>> = {
  maxBytes: { zh: '文件超过 {limit} 字节', en: 'more than {limit} bytes' },
  maxCells: { zh: '单元格超过 {limit} 个', en: 'more than {limit} cells' },
  maxCharacters: { zh: '文字超过 {limit} 字', en: 'more than {limit} characters' },
  maxPages: { zh: '超过 {limit} 页', en: 'more than {limit} pages' },
  maxDepth: { zh: '表格嵌套超过 {limit} 层', en: 'tables nested deeper than {limit}' },
};

export function tooLarge(bound: keyof Limits, limits: Limits, lang: Lang): ExtractFailure {
  return { failed: 'too-large', detail: BOUNDS[bound][lang].replace('{limit}', String(limits[bound])) };
}

/** Steps between two looks at the signal: some milliseconds of work. */
const STEPS_PER_BREATH = 4_096;

/** Counts what one document has used up of its limits. */
export class Budget {
  /** Text that none of the blocks has, to be reported with them. */
  readonly leftOut = new LeftOutText();
  private cells = 0;
  private steps = 0;

  constructor(private readonly options: Pick<ExtractOptions, 'limits' | 'signal'>) {}

  /** @throws LimitExceeded when the document has more cells than allowed. */
  addCells(count: number): void {
    this.cells += count;
    if (this.cells > this.options.limits.maxCells) throw new LimitExceeded('maxCells');
  }

  /** @throws LimitExceeded when the text is longer than allowed. */
  checkCharacters(count: number): void {
    if (count > this.options.limits.maxCharacters) throw new LimitExceeded('maxCharacters');
  }

  /** @throws LimitExceeded when tables are nested deeper than allowed. */
  checkDepth(depth: number): void {
    if (depth > this.options.limits.maxDepth) throw new LimitExceeded('maxDepth');
  }

  /** Whether it is time to `breathe`: call it once a line. */
  isDue(): boolean {
    this.steps += 1;
    return this.steps % STEPS_PER_BREATH === 0;
  }

  /** Lets timers and messages in, so that an abort can arrive. @throws `signal.reason` when aborted. */
  async breathe(): Promise<void> {
    await setImmediate();
    this.options.signal.throwIfAborted();
  }
}
