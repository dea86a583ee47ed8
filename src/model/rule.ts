/** The shape of an audit rule: what it is given, what it yields, what it says. */
import type { Severity } from './diagnostic.js';
import type { Convention, Score } from './evaluation.js';
import type { Localized, MessageFields } from './lang.js';
import type { Band, Basis, Profile } from './profile.js';
import type { EvaluationRecord, Indicator } from './record.js';
import type { Location } from './source.js';

/** Which way an indicator is better. */
export type Direction = 'positive' | 'reverse' | 'equal' | 'cost' | 'deadline' | 'range' | 'qualitative';

/** One indicator with its recomputation, as the rules see it. */
export interface ScoredRow {
  readonly index: number;
  /** `/record/indicators/N` */
  readonly path: string;
  readonly indicator: Indicator;
  readonly score: Score;
  /** Null where the row says too little. */
  readonly direction: Direction | null;
  /** Whether the actual reaches the target; null where that cannot be told (blank, units that do not convert, a bound). */
  readonly reached: boolean | null;
  /** actual ÷ target in canonical units, a decimal string; null where it is not defined. */
  readonly ratio: string | null;
  /** The grade that the actual's own words name (基本完成 → partly); null without such words. */
  readonly band: Band | null;
  /** Known conventions other than the profile's whose score is the declared one. */
  readonly alternatives: readonly { readonly convention: Convention; readonly recomputed: string }[];
  /** Under 成本指标 (at level 1 or 2). */
  readonly cost: boolean;
  /** 其中 row: part of the row above, never added again. */
  readonly subRow: boolean;
}

/** 预算执行率得分 recomputed; null fields where a figure is missing. */
export interface ExecutionTrace {
  /** Index of the fund row that carries the execution score (年度资金总额), null where there is none. */
  readonly fund: number | null;
  /** Whether the form scores execution at all (a weight or a score is printed, or its rows leave just the profile's points). */
  readonly scored: boolean;
  /** Whether the score belongs to the total: some forms show one and leave it out. */
  readonly counted: boolean;
  /** As printed, or the profile's where the rows leave exactly that many points; null where neither tells. */
  readonly weight: string | null;
  /** executed ÷ annualBudget, unrounded (at most 12 places); null where an amount is missing or the budget is 0. */
  readonly rate: string | null;
  readonly declared: string | null;
  readonly recomputed: string | null;
  readonly interval: readonly [string, string] | null;
  readonly formula: string | null;
}

export interface RuleContext {
  readonly record: EvaluationRecord;
  readonly rows: readonly ScoredRow[];
  readonly execution: ExecutionTrace;
  readonly totals: {
    readonly declared: string | null;
    /** Recomputed scores, declared ones where judgement or unverifiable, execution score included. Null where a needed figure is missing. */
    readonly recomputed: string | null;
    readonly interval: readonly [string, string] | null;
  };
  readonly profile: Profile;
  /** Reasons printed in the fund block itself, for which the record has no field. */
  readonly fundReasons: readonly string[];
  /** Outcomes of the rules that ran before, for rules that give way to others. */
  readonly earlier: readonly RuleOutcome[];
}

export interface MatchOutcome {
  readonly verdict: 'match';
  readonly path: string;
}

export interface MismatchOutcome {
  readonly verdict: 'mismatch';
  /** Pointer to the declared figure, even where it is null. */
  readonly path: string;
  readonly declared: string | null;
  readonly recomputed: string | null;
  readonly difference: string | null;
  /** Which of the rule's messages; `default` where left out. */
  readonly message?: string;
  readonly fields: MessageFields;
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
  /** The rows whose figures were added up, where the path does not name the one row that it rests on. */
  readonly rows?: readonly ScoredRow[];
}

export interface UndeterminedOutcome {
  readonly verdict: 'undetermined';
  readonly path: string;
  /** Pointers to what is missing. */
  readonly missing: readonly string[];
}

export type Outcome = MatchOutcome | MismatchOutcome | UndeterminedOutcome;
export type RuleOutcome = Outcome & { readonly rule: string };

export interface RuleMeta {
  readonly name: string;
  readonly title: Localized;
  readonly severity: Severity;
  readonly basis: Basis;
  readonly explain: { readonly what: Localized; readonly why: Localized; readonly next: Localized };
  /** Message templates; at least `default`. Slots: `{declared}`, `{recomputed}`, `{difference}` and the outcome's fields. */
  readonly messages: { readonly default: Localized } & Readonly<Record<string, Localized>>;
  /** One case with declared and recomputed figures, for `fuhe rules NAME`. */
  readonly example: Localized;
}

/** One audit rule. `check` yields an outcome for each comparison, matches included. */
export interface Rule {
  readonly meta: RuleMeta;
  check(context: RuleContext): Iterable<Outcome>;
}

export function defineRule(rule: Rule): Rule {
  return rule;
}

/** A rule across the tables of a batch. It keeps only a small digest of each evaluation, so it streams. */
export interface BatchRule {
  readonly meta: RuleMeta;
  /** A fresh collector for one batch. */
  start(): BatchCollector;
}

export interface BatchPlace {
  readonly id: string;
  readonly path: string;
  readonly location: Location;
}

export interface BatchOutcome {
  readonly places: readonly BatchPlace[];
  readonly declared: string | null;
  readonly recomputed: string | null;
  readonly difference: string | null;
  readonly message?: string;
  readonly fields: MessageFields;
}

export interface BatchCollector {
  add(evaluation: { readonly id: string; readonly record: EvaluationRecord }): void;
  /** Everything found so far, in an order that does not depend on the order of the documents. */
  finish(): readonly BatchOutcome[];
}
