/** What a summary says of a batch, kept while its results come: counts by rule and by unit, the tables to look at first. */
import type { Severity } from '../model/diagnostic.js';
import type { Audit, Evaluation, Result, ScoreStatus } from '../model/evaluation.js';
import { decimal } from '../model/decimal.js';

export interface RuleCount {
  readonly rule: string;
  severity: Severity;
  findings: number;
  tables: number;
  compared: number;
  undetermined: number;
}

export interface UnitCount {
  /** Null where the tables name none. */
  readonly unit: string | null;
  /** 主管部门, as the first of them names it. */
  readonly department: string | null;
  tables: number;
  discrepant: number;
  errors: number;
  warnings: number;
}

/** A table that has something to look at. */
export interface WorstTable<P> {
  /** Where the summary finds it. */
  readonly place: P;
  /** In the order of the batch. */
  readonly at: number;
  readonly unit: string | null;
  readonly project: string | null;
  readonly errors: number;
  readonly warnings: number;
  readonly difference: string | null;
  readonly verdict: Audit['verdict'];
}

/** Names are kept to this length: a batch may have as many units as tables. */
const NAME_LENGTH = 120;
const WORST = 20;

/** @typeParam P What says where a table is found. */
export class BatchDigest<P> {
  readonly verdicts: Record<Audit['verdict'], number> = { consistent: 0, discrepant: 0, incomplete: 0 };
  readonly statuses: Record<ScoreStatus, number> = {
    match: 0,
    'within-rounding': 0,
    mismatch: 0,
    judgement: 0,
    unverifiable: 0,
  };
  failures = 0;
  private readonly rules = new Map<string, RuleCount>();
  private readonly units = new Map<string, UnitCount>();
  private worst: WorstTable<P>[] = [];
  private added = 0;

  get tables(): number {
    return this.added;
  }

  addFailure(): void {
    this.failures += 1;
  }

  add({ record, audit }: Extract<Result, { type: 'evaluation' }>, place: P): void {
    this.added += 1;
    this.verdicts[audit.verdict] += 1;
    for (const { status } of audit.scores) this.statuses[status] += 1;
    for (const check of audit.checks) {
      const count = this.ruleCount(check.rule);
      count.compared += check.compared;
      count.undetermined += check.undetermined;
    }
    for (const rule of new Set(audit.findings.map((finding) => finding.rule))) this.ruleCount(rule).tables += 1;
    for (const { rule, severity } of audit.findings) this.addFinding(rule, severity);
    this.addToUnit(record, audit);
    this.offer({ record, audit }, place);
  }

  /** Also one across tables. */
  addFinding(rule: string, severity: Severity): void {
    const count = this.ruleCount(rule);
    count.findings += 1;
    if (RANK[severity] < RANK[count.severity]) count.severity = severity;
  }

  /** Rules that found something, the gravest first. */
  byRule(): readonly RuleCount[] {
    return [...this.rules.values()]
      .filter(({ findings }) => findings > 0)
      .sort((one, other) => RANK[one.severity] - RANK[other.severity] || other.findings - one.findings);
  }

  /** Units with the most errors first. */
  byUnit(): readonly UnitCount[] {
    return [...this.units.values()].sort(
      (one, other) => other.errors - one.errors || other.warnings - one.warnings || other.tables - one.tables,
    );
  }

  worstTables(): readonly WorstTable<P>[] {
    return this.worst;
  }

  private ruleCount(rule: string): RuleCount {
    const known = this.rules.get(rule);
    if (known !== undefined) return known;
    const count: RuleCount = { rule, severity: 'info', findings: 0, tables: 0, compared: 0, undetermined: 0 };
    this.rules.set(rule, count);
    return count;
  }

  private addToUnit(record: Evaluation['record'], audit: Audit): void {
    const unit = name(record.unit ?? record.department);
    const key = unit ?? '';
    const count = this.units.get(key) ?? {
      unit,
      department: name(record.department),
      tables: 0,
      discrepant: 0,
      errors: 0,
      warnings: 0,
    };
    count.tables += 1;
    if (audit.verdict === 'discrepant') count.discrepant += 1;
    for (const { severity } of audit.findings) {
      if (severity === 'error') count.errors += 1;
      if (severity === 'warning') count.warnings += 1;
    }
    this.units.set(key, count);
  }

  private offer({ record, audit }: Pick<Evaluation, 'record' | 'audit'>, place: P): void {
    const of = (severity: Severity): number => audit.findings.filter((each) => each.severity === severity).length;
    const [errors, warnings] = [of('error'), of('warning')];
    if (errors + warnings === 0) return;
    const table: WorstTable<P> = {
      place,
      at: this.added,
      unit: name(record.unit ?? record.department),
      project: name(record.projectName ?? record.title),
      errors,
      warnings,
      difference: audit.difference,
      verdict: audit.verdict,
    };
    this.worst = [...this.worst, table].sort(compareTables).slice(0, WORST);
  }
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Errors first, then how far the totals are apart, then warnings, then the order of the documents. */
function compareTables(one: WorstTable<unknown>, other: WorstTable<unknown>): number {
  const apart = ({ difference }: WorstTable<unknown>): string => difference?.replace('-', '') ?? '0';
  return (
    other.errors - one.errors ||
    decimal(apart(other)).comparedTo(decimal(apart(one))) ||
    other.warnings - one.warnings ||
    one.at - other.at
  );
}

function name(text: string | null): string | null {
  return text !== null && text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH)}…` : text;
}
