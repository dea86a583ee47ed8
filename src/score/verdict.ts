/** 核查结论: discrepant, incomplete or consistent. */
import type { Audit, Finding } from '../model/evaluation.js';
import type { RuleContext, ScoredRow } from '../model/rule.js';
import { hasAmounts } from '../rules/evidence/execution.js';
import { isCounted } from './totals.js';

/** @param lowered An error was called less because its figures are not read with certainty: they are not to be had. */
export function verdictOf(context: RuleContext, findings: readonly Finding[], lowered: boolean): Audit['verdict'] {
  if (findings.some((finding) => finding.severity === 'error')) return 'discrepant';
  return isComplete(context) && !lowered ? 'consistent' : 'incomplete';
}

/** Whether every figure that a recomputation needs is in the table. A blank is not a zero. */
function isComplete(context: RuleContext): boolean {
  const { rows, totals } = context;
  const counted = rows.filter(isCounted);
  if (counted.length === 0 || totals.declared === null || totals.recomputed === null) return false;
  return isExecutionKnown(context) && counted.every(hasFigures);
}

/** A budget of 0 has no rate although nothing is missing. */
function isExecutionKnown({ execution, record: { funds } }: RuleContext): boolean {
  if (!execution.counted) return true;
  const fund = execution.fund === null ? undefined : funds[execution.fund];
  const undivided = fund !== undefined && execution.weight !== null && hasAmounts(fund, funds);
  return execution.declared !== null && (execution.recomputed !== null || undivided);
}

function hasFigures({ indicator }: ScoredRow): boolean {
  const { weight, score, target, actual } = indicator;
  return weight !== null && score !== null && target.kind !== 'empty' && actual.kind !== 'empty';
}
