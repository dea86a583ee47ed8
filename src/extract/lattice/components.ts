/** Parts the rules of a page into sets that touch each other: one table each. */
import type { Rule } from './geometry.js';
import { LATTICE } from './settings.js';

/** The rules of one table. */
export interface RuleSet {
  readonly horizontal: Rule[];
  readonly vertical: Rule[];
}

export class UnionFind {
  private readonly parents: Int32Array;
  private readonly sizes: Int32Array;

  constructor(size: number) {
    this.parents = Int32Array.from({ length: size }, (_, index) => index);
    this.sizes = new Int32Array(size).fill(1);
  }

  sizeOf(index: number): number {
    return this.sizes[this.find(index)] as number;
  }

  find(index: number): number {
    const { parents } = this;
    let root = index;
    while (parents[root] !== root) root = parents[root] as number;
    while (parents[index] !== root) {
      const next = parents[index] as number;
      parents[index] = root;
      index = next;
    }
    return root;
  }

  union(a: number, b: number): void {
    const [rootA, rootB] = [this.find(a), this.find(b)];
    if (rootA === rootB) return;
    const [root, leaf] = [Math.min(rootA, rootB), Math.max(rootA, rootB)];
    this.parents[leaf] = root;
    this.sizes[root] = (this.sizes[root] as number) + (this.sizes[leaf] as number);
  }
}

/** Index of the first rule at or beyond a position. */
function lowerBound(rules: readonly Rule[], at: number): number {
  let low = 0;
  let high = rules.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rules[middle] as Rule).at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** More rules than these and a search among all of them takes too long. */
const MAX_PARALLEL = 2_000;

/**
 * A rule that crosses none belongs to the table whose nearest parallel rule is as long: the outer line of a column whose
 * cells neither begin nor end on this page.
 */
function adopt(index: number, parallel: readonly Rule[], offset: number, sets: UnionFind): void {
  if (sets.sizeOf(index) > 1 || parallel.length > MAX_PARALLEL) return;
  const { at, from, to } = parallel[index - offset] as Rule;
  let nearest: number | null = null;
  let least = Infinity;
  parallel.forEach((rule, number) => {
    const isTwin = Math.abs(rule.from - from) <= LATTICE.touch && Math.abs(rule.to - to) <= LATTICE.touch;
    const distance = Math.abs(rule.at - at);
    // Of two such columns side by side, neither is the table.
    if (!isTwin || distance >= least || sets.sizeOf(offset + number) === 1) return;
    nearest = offset + number;
    least = distance;
  });
  if (nearest !== null) sets.union(index, nearest);
}

/**
 * Sets of rules that touch, from top to bottom.
 * @param horizontal Whole lines.
 * @param vertical Whole lines, sorted by position.
 */
export function components(horizontal: readonly Rule[], vertical: readonly Rule[]): RuleSet[] {
  if (horizontal.length * vertical.length > LATTICE.maxPairs) return [];
  const sets = new UnionFind(horizontal.length + vertical.length);
  const { touch } = LATTICE;
  horizontal.forEach((h, index) => {
    for (let at = lowerBound(vertical, h.from - touch); at < vertical.length; at += 1) {
      const v = vertical[at] as Rule;
      if (v.at > h.to + touch) break;
      if (h.at >= v.from - touch && h.at <= v.to + touch) sets.union(index, horizontal.length + at);
    }
  });
  horizontal.forEach((_, index) => adopt(index, horizontal, 0, sets));
  vertical.forEach((_, index) => adopt(horizontal.length + index, vertical, horizontal.length, sets));
  const found = new Map<number, RuleSet>();
  const setOf = (index: number): RuleSet => {
    const root = sets.find(index);
    let set = found.get(root);
    if (set === undefined) found.set(root, (set = { horizontal: [], vertical: [] }));
    return set;
  };
  horizontal.forEach((rule, index) => setOf(index).horizontal.push(rule));
  vertical.forEach((rule, index) => setOf(horizontal.length + index).vertical.push(rule));
  return [...found.values()];
}
