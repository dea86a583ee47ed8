/** Closes the sides that a table leaves open: browsers draw no line above a page's first row, some forms none around. */
import type { Rule } from './geometry.js';
import type { RuleSet } from './components.js';
import { LATTICE } from './settings.js';

/** Rules that stand out on a side make it one: fewer do where the table is open to both hands as well. */
const MIN_RULES = 2;
const MIN_RULES_OPEN = 1;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** The line that closes one side, where enough rules stand out beyond the last crossing one. */
function closing(
  crossing: readonly Rule[],
  rules: readonly Rule[],
  end: 'from' | 'to',
  least: number,
): Omit<Rule, 'axis'> | null {
  // Rules that run one way only part rows or columns; they make no cells.
  if (crossing.length === 0) return null;
  const sign = end === 'to' ? 1 : -1;
  const last = crossing.reduce((far, rule) => Math.max(far, rule.at * sign), -Infinity);
  const beyond = rules.filter((rule) => rule[end] * sign > last + LATTICE.overhang);
  if (beyond.length < least) return null;
  const at = median(beyond.map((rule) => rule[end]));
  const positions = beyond.map((rule) => rule.at);
  return { at, from: Math.min(...positions), to: Math.max(...positions) };
}

/** A closing line, out to those across it. */
function reaching(line: Omit<Rule, 'axis'>, axis: 'h' | 'v', across: readonly (Omit<Rule, 'axis'> | null)[]): Rule {
  const ends = across.flatMap((other) => (other === null ? [] : [other.at]));
  return { axis, at: line.at, from: Math.min(line.from, ...ends), to: Math.max(line.to, ...ends) };
}

export function closeOpenSides({ horizontal, vertical }: RuleSet): RuleSet {
  const columns = (['from', 'to'] as const).map((end) => closing(vertical, horizontal, end, MIN_RULES));
  const least = columns.includes(null) ? MIN_RULES : MIN_RULES_OPEN;
  const rows = (['from', 'to'] as const).map((end) => closing(horizontal, vertical, end, least));
  return {
    horizontal: [...horizontal, ...rows.flatMap((line) => (line === null ? [] : [reaching(line, 'h', columns)]))],
    vertical: [...vertical, ...columns.flatMap((line) => (line === null ? [] : [reaching(line, 'v', rows)]))],
  };
}
