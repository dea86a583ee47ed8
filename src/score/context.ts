/** Recomputes one table under a profile: what every audit rule is given. */
import type { Profile } from '../model/profile.js';
import type { EvaluationRecord } from '../model/record.js';
import type { RuleContext } from '../model/rule.js';
import { traceExecution } from './execution.js';
import { scoreRow } from './score-row.js';
import { totalOf } from './totals.js';

export function buildContext(
  record: EvaluationRecord,
  profile: Profile,
  fundReasons: readonly string[] = [],
): RuleContext {
  const rows = record.indicators.map((indicator, index) => scoreRow(indicator, index, profile));
  const execution = traceExecution(record, rows, profile);
  const totals = totalOf(record, rows, execution, profile);
  return { record, rows, execution, totals, profile, fundReasons, earlier: [] };
}
