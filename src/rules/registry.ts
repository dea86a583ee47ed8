/** All audit rules, in the order in which they run: a rule that gives way to others stands after them. */
import type { BatchRule, Rule } from '../model/rule.js';
import { approximateActual } from './approximate-actual.js';
import { costFundsMismatch } from './cost-funds-mismatch.js';
import { dateOutOfYear } from './date-out-of-year.js';
import { directionSuspect } from './direction-suspect.js';
import { duplicateClaim } from './duplicate-claim.js';
import { duplicateIndicator } from './duplicate-indicator.js';
import { executionOverBudget } from './execution-over-budget.js';
import { executionRateMismatch } from './execution-rate-mismatch.js';
import { executionScoreMismatch } from './execution-score-mismatch.js';
import { fundsSumMismatch } from './funds-sum-mismatch.js';
import { goalCopied } from './goal-copied.js';
import { goalNumberUnreported } from './goal-number-unreported.js';
import { lowExecutionNoReason } from './low-execution-no-reason.js';
import { missingReason } from './missing-reason.js';
import { overAchievement } from './over-achievement.js';
import { placeholderLeft } from './placeholder-left.js';
import { qualitativeBand } from './qualitative-band.js';
import { rateOver100 } from './rate-over-100.js';
import { ratingMismatch } from './rating-mismatch.js';
import { reasonWithFullScore } from './reason-with-full-score.js';
import { recomputedTotalMismatch } from './recomputed-total-mismatch.js';
import { scoreMismatch } from './score-mismatch.js';
import { scoreOutOfRange } from './score-out-of-range.js';
import { sectionWeightMismatch } from './section-weight-mismatch.js';
import { shortfallFullScore } from './shortfall-full-score.js';
import { spendResultGap } from './spend-result-gap.js';
import { totalScoreMismatch } from './total-score-mismatch.js';
import { unitMismatch } from './unit-mismatch.js';
import { unverifiableActual } from './unverifiable-actual.js';
import { weightTotalMismatch } from './weight-total-mismatch.js';
import { zeroSpendFullOutput } from './zero-spend-full-output.js';

/** Rules on one table. */
export const RULES: readonly Rule[] = [
  // One row is accused once: out of range before shortfall, shortfall before mismatch.
  scoreOutOfRange,
  shortfallFullScore,
  scoreMismatch,
  qualitativeBand,
  unverifiableActual,
  executionRateMismatch,
  executionScoreMismatch,
  totalScoreMismatch,
  recomputedTotalMismatch,
  weightTotalMismatch,
  sectionWeightMismatch,
  fundsSumMismatch,
  executionOverBudget,
  lowExecutionNoReason,
  costFundsMismatch,
  spendResultGap,
  zeroSpendFullOutput,
  missingReason,
  reasonWithFullScore,
  ratingMismatch,
  approximateActual,
  overAchievement,
  directionSuspect,
  unitMismatch,
  rateOver100,
  dateOutOfYear,
  placeholderLeft,
  duplicateIndicator,
  goalCopied,
  goalNumberUnreported,
];

/** Rules across the tables of a batch. */
export const BATCH_RULES: readonly BatchRule[] = [duplicateClaim];

const BY_NAME: ReadonlyMap<string, Rule | BatchRule> = new Map(
  [...RULES, ...BATCH_RULES].map((rule) => [rule.meta.name, rule]),
);

export function findRule(name: string): Rule | BatchRule | undefined {
  return BY_NAME.get(name);
}
