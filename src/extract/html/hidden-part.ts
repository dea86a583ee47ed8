/** Follows an element that is not shown to its end, however its tags are closed. */
import { impliesEnd, TABLE_RANK } from './elements.js';

/** What a tag means for the hidden part: it lies within, it is its own end, or it ended it and counts outside. */
type HiddenStep = 'inside' | 'end' | 'outside';

export class HiddenPart {
  private depth = 1;
  private tables = 0;
  private readonly rank: number;

  constructor(private readonly name: string) {
    this.rank = TABLE_RANK[name] ?? 0;
  }

  startTag(name: string): HiddenStep {
    const rank = TABLE_RANK[name] ?? 0;
    if (this.tables === 0 && this.isClosedBy(name, rank)) return 'outside';
    if (name === 'table') this.tables += 1;
    else if (name === this.name && this.tables === 0) this.depth += 1;
    return 'inside';
  }

  endTag(name: string): HiddenStep {
    if (this.tables > 0) {
      if (name === 'table') this.tables -= 1;
      return 'inside';
    }
    if (name === this.name) {
      this.depth -= 1;
      return this.depth === 0 ? 'end' : 'inside';
    }
    const rank = TABLE_RANK[name] ?? 0;
    const outer = (this.name === 'option' && name === 'select') || (this.name === 'li' && /^[ou]l$/.test(name));
    return outer || (rank > 0 && rank >= this.rank) ? 'outside' : 'inside';
  }

  /** A part of a table that stands outside of any table in here belongs to the table around. */
  private isClosedBy(name: string, rank: number): boolean {
    return impliesEnd(this.name, name) || (name !== 'table' && rank > 0 && rank >= this.rank);
  }
}
