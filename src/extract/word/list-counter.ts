/** Counts the automatic numbers of paragraphs (自动编号) the way Word does, and prints them. */
import { printNumber } from './number-formats.js';

export interface ListLevel {
  readonly start: number;
  /** Name of the format, as `ST_NumberFormat` has it. */
  readonly format: string;
  /** `第%1章`: `%1` to `%9` stand for the numbers of the levels. For a bullet, its sign. */
  readonly text: string;
  /** Number of the level (from 1) whose next item starts this one anew; 0: it never starts anew; null: any above. */
  readonly restartAfter: number | null;
  /** Whether the numbers of the levels above are printed in digits. */
  readonly legal: boolean;
  readonly suffix: 'tab' | 'space' | 'nothing';
}

/** One list: paragraphs that count on from each other share it. */
export interface ListDefinition {
  readonly levels: readonly (ListLevel | undefined)[];
  /** What the counters are kept under: lists made from the same abstract list count together. */
  readonly counterId: string;
  /** Numbers that a list of its own starts with the first time it turns up, by level. */
  readonly startOverrides: ReadonlyMap<number, number>;
}

const MAX_LEVELS = 9;
/** Of the text that a number is printed in; a longer one is no number. */
const MAX_TEXT = 100;

export class ListCounter {
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly seen = new Set<string>();

  /**
   * The number of the next paragraph of a list, with what parts it from the text.
   * @param listId
   *   Tells lists with start values of their own apart.
   */
  next(listId: string, list: ListDefinition, level: number): string {
    const definition = list.levels[level];
    if (definition === undefined || level >= MAX_LEVELS) return '';
    const counts = this.counters.get(list.counterId) ?? [];
    this.counters.set(list.counterId, counts);
    const key = `${listId}/${String(level)}`;
    const override = this.seen.has(key) ? undefined : list.startOverrides.get(level);
    this.seen.add(key);
    const current = counts[level];
    counts[level] = override ?? (current === undefined ? definition.start : current + 1);
    this.restartBelow(counts, list, level);
    const printed = this.print(counts, list, level, definition);
    if (printed === '') return '';
    return printed + { tab: '\t', space: ' ', nothing: '' }[definition.suffix];
  }

  private restartBelow(counts: (number | undefined)[], list: ListDefinition, level: number): void {
    for (let below = level + 1; below < MAX_LEVELS; below += 1) {
      const after = list.levels[below]?.restartAfter ?? null;
      if (after === null || (after > 0 && level < after)) counts[below] = undefined;
    }
  }

  private print(counts: readonly (number | undefined)[], list: ListDefinition, level: number, own: ListLevel): string {
    if (own.format === 'bullet') return own.text;
    return own.text.slice(0, MAX_TEXT).replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      if (at > level) return '';
      const shown = list.levels[at];
      const value = counts[at] ?? shown?.start ?? 1;
      return printNumber(value, own.legal && at !== level ? 'decimal' : (shown?.format ?? 'decimal'));
    });
  }
}
