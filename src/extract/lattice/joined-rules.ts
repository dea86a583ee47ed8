/** Rules as drawn, in pieces and a little off → whole lines at common positions. */
import type { Rule } from './geometry.js';
import { LATTICE } from './settings.js';

/** Gives rules that stand on one line the same position: the mean, weighted by length. */
export function snapRules(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at);
  const snapped: Rule[] = [];
  for (let start = 0; start < sorted.length;) {
    const first = (sorted[start] as Rule).at;
    let end = start;
    let sum = 0;
    let weight = 0;
    while (end < sorted.length && (sorted[end] as Rule).at - first <= LATTICE.snap) {
      const { at, from, to } = sorted[end] as Rule;
      const length = Math.max(to - from, 0.01);
      sum += at * length;
      weight += length;
      end += 1;
    }
    for (; start < end; start += 1) snapped.push({ ...(sorted[start] as Rule), at: sum / weight });
  }
  return snapped;
}

/** Joins the pieces of each line; what is still too short then is dropped. */
export function joinRules(snapped: readonly Rule[]): Rule[] {
  const sorted = [...snapped].sort((a, b) => a.at - b.at || a.from - b.from);
  const joined: Rule[] = [];
  let open: { -readonly [Key in keyof Rule]: Rule[Key] } | null = null;
  for (const rule of sorted) {
    if (open?.at === rule.at && rule.from <= open.to + LATTICE.join) {
      open.to = Math.max(open.to, rule.to);
    } else {
      open = { ...rule };
      joined.push(open);
    }
  }
  return joined.filter(({ from, to }) => to - from >= LATTICE.minimum);
}

/** Whole lines of one axis. */
export function wholeLines(rules: readonly Rule[], axis: 'h' | 'v'): Rule[] {
  return joinRules(snapRules(rules.filter((rule) => rule.axis === axis)));
}
