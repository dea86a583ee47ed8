/** 核查结论: discrepant, incomplete or consistent. */
import type { Audit, Finding } from '../model/evaluation.js';
import type { RuleContext, ScoredRow } from '../model/rule.js';
import { isCounted } from './totals.js';

export function verdictOf(context: RuleContext, findings: readonly Finding[]): Audit['verdict'] {
  if (findings.some((finding) => finding.severity === 'error')) return 'discrepant';
  return isComplete(context) ? 'consistent' : 'incomplete';
}

/** Whether every figure that a recomputation needs is in the table. A blank is not a zero. */
function isComplete({ rows, execution, totals }: RuleContext): boolean {
  const counted = rows.filter(isCounted);
  if (counted.length === 0 || totals.declared === null || totals.recomputed === null) return false;
  const executionKnown = !execution.scored || (execution.declared !== null && execution.recomputed !== null);
  return executionKnown && counted.every(hasFigures);
}

function hasFigures({ indicator }: ScoredRow): boolean {
  const { weight, score, target, actual } = indicator;
  return weight !== null && score !== null && target.kind !== 'empty' && actual.kind !== 'empty';
}
