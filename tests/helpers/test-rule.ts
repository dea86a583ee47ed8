/** Holds one audit rule against a table of named records: silent cases, findings, cases without a verdict. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/evaluation.js';
import type { Lang } from '../../src/model/lang.js';
import type { Profile } from '../../src/model/profile.js';
import type { EvaluationRecord } from '../../src/model/record.js';
import type { Rule, RuleOutcome } from '../../src/model/rule.js';
import { mof2020 } from '../../src/profiles/mof-2020.js';
import { RULES } from '../../src/rules/registry.js';
import { buildContext } from '../../src/score/context.js';
import { findingOf } from '../../src/score/finding.js';

/** What a bad case must find: every finding of the rule, in its order, by the fields that matter. */
export type Expected = Partial<Omit<Finding, 'rule' | 'location'>>;

export interface RuleCases {
  /** Records that the rule finds nothing wrong with; at least one of them must be compared and match. */
  readonly good: Readonly<Record<string, EvaluationRecord>>;
  readonly bad: Readonly<Record<string, readonly [EvaluationRecord, Expected | readonly Expected[]]>>;
  /** Records that leave the rule without a verdict. */
  readonly undetermined?: Readonly<Record<string, EvaluationRecord>>;
  readonly profile?: Profile;
}

/** Outcomes of one rule, which sees those of the rules before it as in an audit. */
export function runRule(rule: Rule, record: EvaluationRecord, profile: Profile = mof2020): readonly RuleOutcome[] {
  const context = buildContext(record, profile);
  let earlier: readonly RuleOutcome[] = [];
  for (const each of RULES) {
    const outcomes = [...each.check({ ...context, earlier })].map((outcome) => ({ ...outcome, rule: each.meta.name }));
    if (each === rule) return outcomes;
    earlier = [...earlier, ...outcomes];
  }
  throw new Error(`not in the registry: ${rule.meta.name}`);
}

/** What the rule finds, rendered; a message with an unfilled slot fails. */
export function findingsOf(rule: Rule, record: EvaluationRecord, profile: Profile = mof2020): readonly Finding[] {
  const render = (outcome: RuleOutcome, lang: Lang): Finding[] => {
    if (outcome.verdict !== 'mismatch') return [];
    const finding = findingOf(rule.meta, outcome, { profile, lang, locate: () => ({}) });
    expect(finding.message).not.toMatch(/[{}]|undefined/);
    return [finding];
  };
  return runRule(rule, record, profile).flatMap((outcome) => {
    render(outcome, 'en');
    return render(outcome, 'zh');
  });
}

export function testRule(rule: Rule, { good, bad, undetermined = {}, profile = mof2020 }: RuleCases): void {
  refuseThinTables({ good, bad, undetermined });

  describe(rule.meta.name, () => {
    it.each(Object.entries(good))('accepts: %s', (_, record) => {
      const verdicts = runRule(rule, record, profile).map(({ verdict }) => verdict);
      expect(verdicts).not.toContain('mismatch');
      expect(verdicts).not.toContain('undetermined');
    });

    it('counts what it compared', () => {
      const outcomes = Object.values(good).flatMap((record) => runRule(rule, record, profile));
      expect(outcomes.map(({ verdict }) => verdict)).toContain('match');
    });

    it.each(Object.entries(bad))('finds: %s', (_, [record, expected]) => {
      const all = Array.isArray(expected) ? (expected as readonly Expected[]) : [expected as Expected];
      const found = findingsOf(rule, record, profile);
      expect(found).toHaveLength(all.length);
      expect(found).toMatchObject(all);
      for (const { path } of found) expect(path).toSatisfy((pointer: string) => resolves(record, pointer));
    });

    it.each(Object.entries(undetermined))('leaves open: %s', (_, record) => {
      const verdicts = runRule(rule, record, profile).map(({ verdict }) => verdict);
      expect(verdicts).toContain('undetermined');
      expect(verdicts).not.toContain('mismatch');
    });
  });
}

/** A rule without both kinds of cases, or with the same case twice, is not tested. */
function refuseThinTables({ good, bad, undetermined = {} }: RuleCases): void {
  if (Object.keys(good).length === 0) throw new Error('a rule needs a good case');
  if (Object.keys(bad).length === 0) throw new Error('a rule needs a bad case');
  const records = [
    ...Object.values(good),
    ...Object.values(bad).map(([record]) => record),
    ...Object.values(undetermined),
  ];
  const distinct = new Set(records.map((record) => JSON.stringify(record)));
  if (distinct.size < records.length) throw new Error('a case is repeated');
}

function resolves(record: EvaluationRecord, pointer: string): boolean {
  const keys = pointer.split('/').slice(1);
  const found = keys.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    { record },
  );
  return found !== undefined;
}
