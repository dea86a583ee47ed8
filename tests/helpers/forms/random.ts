/** A small seeded generator of random numbers: the same seed draws the same form, on every machine. */

export class Random {
  private state: number;

  constructor(readonly seed: number) {
    this.state = (seed ^ 0x9e3779b9) >>> 0;
    for (let turn = 0; turn < 8; turn++) this.next();
  }

  /** Uniform in [0, 1): mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** Uniform integer, both ends included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[this.integer(0, items.length - 1)] as T;
  }

  shuffle<T>(items: readonly T[]): T[] {
    const rest = [...items];
    for (let last = rest.length - 1; last > 0; last--) {
      const other = this.integer(0, last);
      [rest[last], rest[other]] = [rest[other] as T, rest[last] as T];
    }
    return rest;
  }

  /** `parts` positive integers that sum to `total`. */
  split(total: number, parts: number): number[] {
    if (parts > total || parts < 1) throw new RangeError(`cannot split ${total} in ${parts}`);
    const cuts = new Set<number>();
    while (cuts.size < parts - 1) cuts.add(this.integer(1, total - 1));
    const edges = [0, ...[...cuts].sort((a, b) => a - b), total];
    return edges.slice(1).map((edge, at) => edge - (edges[at] ?? 0));
  }
}

/** A seed of its own for part `part` of a run. */
export function derivedSeed(seed: number, part: number): number {
  return (Math.imul(seed ^ 0x85ebca6b, 0xc2b2ae35) + Math.imul(part + 1, 0x27d4eb2f)) >>> 0;
}
