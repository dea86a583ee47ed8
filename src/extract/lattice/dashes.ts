/** Dashed and dotted lines, drawn as rows of short pieces → one rule each. */
import type { Rule } from './geometry.js';

/** Longer pieces join by themselves, or are no dashes. */
const MAX_DASH = 9;
/** Shorter ones are dots, which have no direction. */
const MAX_DOT = 3;
/** Dashes of one line stand at one position, in points, and are of one length but for those at its ends. */
const SAME_LINE = 0.6;
const SAME_LENGTH = 0.5;
/** Gap between two dashes: by their length, and within these bounds in points. */
const GAP = 3.5;
const MIN_GAP = 3;
const MAX_GAP = 6.5;
/** Fewer dashes, or a shorter row of them, make no line. */
const MIN_DASHES = 4;
const MIN_LENGTH = 8;

const lengthOf = ({ from, to }: Rule): number => to - from;

/** A dot as the rule that crosses it the other way. */
function crossed({ axis, at, from, to }: Rule): Rule {
  const [middle, half] = [(from + to) / 2, (to - from) / 2];
  return { axis: axis === 'h' ? 'v' : 'h', at: middle, from: at - half, to: at + half };
}

function dashesAlong(rules: readonly Rule[], axis: 'h' | 'v'): Rule[] {
  return rules.flatMap((rule) => {
    if (lengthOf(rule) > MAX_DASH) return [];
    if (rule.axis === axis) return [rule];
    return lengthOf(rule) <= MAX_DOT ? [crossed(rule)] : [];
  });
}

/** The dashes at one position, in rows of even ones. */
function rowsAt(line: readonly Rule[]): Rule[][] {
  const rows: Rule[][] = [];
  let end = -Infinity;
  for (const dash of [...line].sort((a, b) => a.from - b.from)) {
    const usual = Math.max(...(rows.at(-1)?.slice(0, 2) ?? []).map(lengthOf), 0);
    const isNear = dash.from - end <= Math.min(MAX_GAP, Math.max(MIN_GAP, GAP * usual));
    const isEven = lengthOf(dash) <= usual * (1 + SAME_LENGTH) + SAME_LINE;
    if (isNear && isEven) rows.at(-1)?.push(dash);
    else rows.push([dash]);
    end = Math.max(isNear ? end : -Infinity, dash.to);
  }
  return rows;
}

function linesAlong(rules: readonly Rule[], axis: 'h' | 'v'): Rule[] {
  const dashes = dashesAlong(rules, axis);
  if (dashes.length < MIN_DASHES) return [];
  dashes.sort((a, b) => a.at - b.at);
  const lines: Rule[] = [];
  for (let start = 0; start < dashes.length;) {
    const { at } = dashes[start] as Rule;
    let end = start;
    while (end < dashes.length && (dashes[end] as Rule).at - at <= SAME_LINE) end += 1;
    for (const row of rowsAt(dashes.slice(start, end))) {
      const [from, to] = [(row[0] as Rule).from, Math.max(...row.map((dash) => dash.to))];
      if (row.length >= MIN_DASHES && to - from >= MIN_LENGTH) lines.push({ axis, at, from, to });
    }
    start = end;
  }
  return lines;
}

/** The rules, and the lines that short ones make together. */
export function withDashedLines(rules: readonly Rule[]): readonly Rule[] {
  const lines = [...linesAlong(rules, 'h'), ...linesAlong(rules, 'v')];
  return lines.length === 0 ? rules : [...rules.filter((rule) => lengthOf(rule) > MAX_DOT), ...lines];
}
