/** 核对: the formula that holds a declared score against the recomputed one, as the audit does. */
import { decimal, decimalPlaces, roundTo, type Decimal } from '../../../model/decimal.js';
import type { Score, ScoreStatus } from '../../../model/evaluation.js';
import { quoted } from '../xlsx/cell.js';

export interface CheckCells {
  readonly fine: string;
  readonly declared: string;
}

/**
 * The rule in cells: right at its own places; full marks right only at all places; else within what rounding allows.
 * @returns null where that gives another answer than the audit's, which went by the unrounded range.
 */
export function checkFormula(
  score: Score,
  weight: string,
  exact: Decimal,
  cells: CheckCells,
  words: Readonly<Record<ScoreStatus, string>>,
): string | null {
  const { declared, recomputed, interval, status } = score;
  if (declared === null || recomputed === null || interval === null) return null;
  const places = decimalPlaces(recomputed);
  const printed = decimalPlaces(declared);
  const full = decimal(declared).equals(decimal(weight));
  const digits = full ? places : Math.min(printed, places);
  const tried = !full && printed > places ? [digits, printed] : [digits];
  const at = (value: Decimal, count: number): Decimal => decimal(roundTo(value, count));
  const [low, high] = interval.map((end) => roundTo(decimal(end), digits));
  if (low === undefined || high === undefined) return null;
  const matches = tried.some((count) => at(exact, count).equals(decimal(declared)));
  const inside = !decimal(declared).lessThan(decimal(low)) && !decimal(declared).greaterThan(decimal(high));
  const answer: ScoreStatus = matches ? 'match' : inside ? 'within-rounding' : 'mismatch';
  if (answer !== status) return null;
  const tests = tried.map((count) => `ROUND(${cells.fine},${String(count)})=${cells.declared}`);
  const match = tests.length > 1 ? `OR(${tests.join(',')})` : tests.join('');
  const within = `AND(${cells.declared}>=${low},${cells.declared}<=${high})`;
  const said = (which: ScoreStatus): string => quoted(words[which]);
  return `IF(${match},${said('match')},IF(${within},${said('within-rounding')},${said('mismatch')}))`;
}
