/** Building the outcomes of a rule: one comparison matched, did not, or could not be made. */
import { DECIMAL_PATTERN, decimal, decimalPlaces, printAtLeast, type Decimal } from '../../model/decimal.js';
import type { Severity } from '../../model/diagnostic.js';
import type { MessageFields } from '../../model/lang.js';
import type { MatchOutcome, MismatchOutcome, ScoredRow, UndeterminedOutcome } from '../../model/rule.js';

export function match(path: string): MatchOutcome {
  return { verdict: 'match', path };
}

export function undetermined(path: string, missing: readonly string[]): UndeterminedOutcome {
  return { verdict: 'undetermined', path, missing };
}

/** 差异: declared − recomputed, with the places of the figure that has more. */
export function differenceOf(declared: string, recomputed: string): string {
  const places = Math.max(decimalPlaces(declared), decimalPlaces(recomputed));
  const difference = decimal(declared).minus(decimal(recomputed));
  // Never rounded: it has no more places than the two figures. Nothing has no sign.
  return (difference.isZero() ? difference.abs() : difference).toFixed(places);
}

/** The words of a signed difference in both languages: `{excess}`, `{overZh}` 多计 or 少计, `{overEn}`. */
function wordDifference(difference: string): MessageFields {
  const under = difference.startsWith('-');
  return {
    excess: under ? difference.slice(1) : difference,
    overZh: under ? '少计' : '多计',
    overEn: under ? 'too low' : 'too high',
  };
}

export interface MismatchDetails {
  readonly declared?: string | null;
  readonly recomputed?: string | null;
  readonly message?: string;
  readonly fields?: MessageFields;
  readonly severity?: Severity;
  readonly rows?: readonly ScoredRow[];
}

/**
 * A discrepancy. Where both figures are decimals, the difference and its words
 * (`{excess}`, `{overZh}`, `{overEn}`) follow from them.
 */
export function mismatch(path: string, details: MismatchDetails): MismatchOutcome {
  const declared = details.declared ?? null;
  const recomputed = details.recomputed ?? null;
  const figures = [declared, recomputed].every((text) => text !== null && DECIMAL_PATTERN.test(text));
  const difference = figures && declared !== null && recomputed !== null ? differenceOf(declared, recomputed) : null;
  return {
    verdict: 'mismatch',
    path,
    declared,
    recomputed,
    difference,
    fields: { ...(difference === null ? {} : wordDifference(difference)), ...details.fields },
    ...(details.message === undefined ? {} : { message: details.message }),
    ...(details.severity === undefined ? {} : { severity: details.severity }),
    ...(details.rows === undefined ? {} : { rows: details.rows }),
  };
}

/** Holds a declared figure against an exact recomputed one. */
export function compareExactly(
  path: string,
  declared: string,
  recomputed: Decimal,
  details: Omit<MismatchDetails, 'declared' | 'recomputed'> = {},
): MatchOutcome | MismatchOutcome {
  if (decimal(declared).equals(recomputed)) return match(path);
  return mismatch(path, { ...details, declared, recomputed: printAtLeast(recomputed, decimalPlaces(declared)) });
}
