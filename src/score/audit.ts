/** 核查: picks the profile, recomputes the table, runs every rule over it and writes down what they found. */
import { decimal, decimalPlaces, roundTo } from '../model/decimal.js';
import type { Audit, Check, Finding } from '../model/evaluation.js';
import type { Lang } from '../model/lang.js';
import type { Profile } from '../model/profile.js';
import type { EvaluationRecord } from '../model/record.js';
import type { Outcome, Rule, RuleContext, RuleOutcome } from '../model/rule.js';
import type { Location } from '../model/source.js';
import { RULES } from '../rules/registry.js';
import { chooseProfile } from './choose-profile.js';
import { buildContext } from './context.js';
import { findingOf, inDocumentOrder, type FindingOptions } from './finding.js';
import { heedUnsureReading } from './unsure-reading.js';
import { verdictOf } from './verdict.js';

export interface AuditOptions {
  readonly profile: 'auto' | Profile;
  readonly lang: Lang;
  /** Reasons printed in the fund block itself, which the record has no field for; none unless told. */
  readonly fundReasons?: readonly string[];
  /** Place of a JSON pointer in the document. */
  readonly locate: (pointer: string) => Location;
}

export function auditRecord(record: EvaluationRecord, options: AuditOptions): Audit {
  const { profile: requested, lang, locate, fundReasons } = options;
  const { profile, evidence } = chooseProfile(record, requested, lang);
  const context = buildContext(record, profile, fundReasons);
  const { checks, findings, lowered } = runRules(RULES, context, { profile, lang, locate });
  const { declared, recomputed } = context.totals;
  return {
    profile: profile.name,
    profileEvidence: [...evidence],
    checks,
    declaredTotal: declared,
    recomputedTotal: recomputed,
    difference: differenceOf(declared, recomputed),
    verdict: verdictOf(context, findings, lowered),
    scores: context.rows.map((row) => row.score),
    findings,
  };
}

/**
 * Rules run in the given order; each sees the outcomes of those before it.
 * `lowered`: whether something would have been an error, had its rows been read with certainty.
 */
export function runRules(
  rules: readonly Rule[],
  context: RuleContext,
  options: FindingOptions,
): { checks: Check[]; findings: Finding[]; lowered: boolean } {
  const checks: Check[] = [];
  const findings: Finding[] = [];
  let lowered = false;
  let earlier: readonly RuleOutcome[] = context.earlier;
  for (const rule of rules) {
    const { meta } = rule;
    const outcomes = [...rule.check({ ...context, earlier })];
    checks.push(countOutcomes(meta.name, outcomes));
    for (const outcome of outcomes) {
      if (outcome.verdict !== 'mismatch') continue;
      const plain = findingOf(meta, outcome, options);
      const finding = heedUnsureReading(plain, outcome, context.rows, options.lang);
      lowered ||= finding.severity !== plain.severity;
      findings.push(finding);
    }
    earlier = [...earlier, ...outcomes.map((outcome) => ({ ...outcome, rule: meta.name }))];
  }
  return { checks, findings: inDocumentOrder(findings), lowered };
}

/** `compared` leaves out what could not be determined. */
function countOutcomes(rule: string, outcomes: readonly Outcome[]): Check {
  const count = (verdict: Outcome['verdict']): number => {
    return outcomes.filter((outcome) => outcome.verdict === verdict).length;
  };
  const [matched, mismatched] = [count('match'), count('mismatch')];
  return { rule, compared: matched + mismatched, matched, mismatched, undetermined: count('undetermined') };
}

function differenceOf(declared: string | null, recomputed: string | null): string | null {
  if (declared === null || recomputed === null) return null;
  const places = Math.max(decimalPlaces(declared), decimalPlaces(recomputed));
  const difference = decimal(declared).minus(decimal(recomputed));
  return difference.isZero() ? roundTo(difference.abs(), places) : roundTo(difference, places);
}
