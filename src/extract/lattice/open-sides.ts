/** Closes the sides that a table leaves open: browsers draw no line above a page's first row, some forms none left and right. */
import type { Rule } from './geometry.js';
import type { RuleSet } from './components.js';
import { LATTICE } from './settings.js';

/** Fewer rules that stand out do not make a side. */
const MIN_RULES = 2;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** The line that closes one side, where at least two rules stand out beyond the last crossing one. */
function closing(crossing: readonly Rule[], rules: readonly Rule[], end: 'from' | 'to', axis: 'h' | 'v'): Rule | null {
  // Rules that run one way only part rows or columns; they make no cells.
  if (crossing.length === 0) return null;
  const sign = end === 'to' ? 1 : -1;
  const last = crossing.reduce((far, rule) => Math.max(far, rule.at * sign), -Infinity);
  const beyond = rules.filter((rule) => rule[end] * sign > last + LATTICE.overhang);
  if (beyond.length < MIN_RULES) return null;
  const at = median(beyond.map((rule) => rule[end]));
  const positions = beyond.map((rule) => rule.at);
  return { axis, at, from: Math.min(...positions), to: Math.max(...positions) };
}

export function closeOpenSides({ horizontal, vertical }: RuleSet): RuleSet {
  const isRule = (rule: Rule | null): rule is Rule => rule !== null;
  const rows = (['from', 'to'] as const).map((end) => closing(horizontal, vertical, end, 'h')).filter(isRule);
  const columns = (['from', 'to'] as const).map((end) => closing(vertical, horizontal, end, 'v')).filter(isRule);
  return { horizontal: [...horizontal, ...rows], vertical: [...vertical, ...columns] };
}
