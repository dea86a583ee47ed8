/** The arithmetic behind a recomputed figure, for people. Shown only where it gives that very figure. */
import { Decimal, decimal, DECIMAL_PATTERN } from '../../model/decimal.js';
import type { Audit, Finding } from '../../model/evaluation.js';
import type { EvaluationRecord, Fund } from '../../model/record.js';
import type { RuleContext, ScoredRow } from '../../model/rule.js';
import { fundBlocks, nestings } from '../../rules/evidence/fund-parts.js';
import { countedRows } from '../../rules/evidence/rows.js';

type Terms = readonly (string | null)[];

/** @param context The table as the rules saw it. */
export function formulaOf(finding: Finding, audit: Audit, context: RuleContext): string | null {
  const { recomputed } = finding;
  if (recomputed === null || !DECIMAL_PATTERN.test(recomputed)) return null;
  const [, , block, number, field] = finding.path.split('/');
  const index = Number(number);
  if (block === 'indicators' && field === 'score') {
    const score = audit.scores[index];
    return score?.recomputed === recomputed ? score.formula : null;
  }
  const sums = sumsOf(finding.rule, index, field ?? '', context);
  const right = sums.find((terms) => addsUpTo(terms, decimal(recomputed)));
  if (right !== undefined) return `${right.filter((term) => term !== null).join(' + ')} = ${recomputed}`;
  return finding.rule.startsWith('execution-') ? executionFormula(finding, context, context.record.funds[index]) : null;
}

function addsUpTo(terms: Terms, wanted: Decimal): boolean {
  const figures = terms.filter((term) => term !== null);
  return figures.length > 1 && figures.reduce((sum, term) => sum.plus(decimal(term)), new Decimal(0)).equals(wanted);
}

/** The sums that the rule may mean. */
function sumsOf(rule: string, index: number, field: string, context: RuleContext): Terms[] {
  const { rows, execution } = context;
  const counted = countedRows(rows);
  const withExecution = (terms: Terms, ofExecution: string | null): Terms[] =>
    execution.counted ? [[...terms, ofExecution], terms] : [terms];
  switch (rule) {
    case 'section-weight-mismatch':
      return [sectionRows(counted, index, field).map(({ indicator }) => indicator.weight)];
    case 'weight-total-mismatch':
      return withExecution(
        counted.map(({ indicator }) => indicator.weight),
        execution.weight,
      );
    case 'total-score-mismatch':
      return withExecution(
        counted.map(({ indicator }) => indicator.score),
        execution.declared,
      );
    case 'recomputed-total-mismatch':
      return withExecution(
        counted.map(({ score }) => score.recomputed ?? score.declared),
        execution.recomputed ?? execution.declared,
      );
    case 'funds-sum-mismatch':
      return fundSums(context.record, index, field);
    default:
      return [];
  }
}

/** Consecutive rows under the level name of the row. */
function sectionRows(counted: readonly ScoredRow[], index: number, field: string): ScoredRow[] {
  const level = field === 'level2Weight' ? 'level2' : 'level1';
  const at = counted.findIndex((row) => row.index === index);
  const first = counted[at]?.indicator;
  const rest = counted.slice(Math.max(at, 0));
  const end = rest.findIndex(
    ({ indicator }) =>
      indicator[level] !== first?.[level] || (level === 'level2' && indicator.level1 !== first?.level1),
  );
  return end < 0 ? rest : rest.slice(0, end);
}

function fundSums({ funds }: EvaluationRecord, total: number, field: string): Terms[] {
  const parts = fundBlocks(funds).find((block) => block.total === total)?.parts ?? [];
  const children = new Set(nestings(funds, parts).flatMap((nesting) => nesting.children));
  const figures = (of: readonly number[]): Terms => of.map((each) => amountOf(funds[each], field));
  return [figures(parts), figures(parts.filter((part) => !children.has(part)))];
}

function amountOf(fund: Fund | undefined, field: string): string | null {
  if (fund === undefined || (field !== 'initialBudget' && field !== 'annualBudget' && field !== 'executed'))
    return null;
  return fund[field];
}

function executionFormula(
  { rule, recomputed }: Finding,
  { execution }: RuleContext,
  fund: Fund | undefined,
): string | null {
  if (rule === 'execution-score-mismatch') return execution.recomputed === recomputed ? execution.formula : null;
  if (rule !== 'execution-rate-mismatch' || fund?.executed == null || fund.annualBudget === null) return null;
  return `${fund.executed} ÷ ${fund.annualBudget} = ${recomputed ?? ''}`;
}
