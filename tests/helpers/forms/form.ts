/** A generated form: the printed cells, and what a reader must find in them. */
import type { FundColumn } from './family.js';
import type { FundsDraft } from './funds.js';
import type { IndicatorDraft } from './indicators.js';

export type RowKind =
  'head' | 'fund-header' | 'fund' | 'goal-header' | 'goal' | 'indicator-header' | 'indicator' | 'total' | 'footer';

/** One printed cell. `owners`: the truth fields that its text gives, as pointers below `/record`. */
export interface FormCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly owners: readonly string[];
}

export interface FormRow {
  readonly kind: RowKind;
  /** Number of the indicator or fund, else null. */
  readonly item: number | null;
}

/** Raw texts as the contract names the fields; null where the form does not say it. */
export interface TruthIndicator {
  readonly level1: string | null;
  readonly level1Weight: string | null;
  readonly level2: string | null;
  readonly level2Weight: string | null;
  readonly level3: string;
  readonly weight: string | null;
  readonly target: string;
  readonly actual: string;
  /** Of quantities whose sign and unit stand in columns of their own; undefined where the text itself says them. */
  readonly targetComparator?: string | null;
  readonly targetUnit?: string | null;
  readonly method: string | null;
  readonly score: string | null;
  readonly reason: string | null;
}

export type TruthFund = { readonly item: string; readonly kind: string } & Readonly<Record<FundColumn, string | null>>;

export interface TruthGoal {
  readonly planned: string;
  readonly achieved: string;
}

export interface FormTruth {
  readonly year: number;
  readonly projectName: string | null;
  readonly department: string;
  readonly unit: string | null;
  readonly currencyUnit: string;
  readonly funds: readonly TruthFund[];
  readonly goals: readonly TruthGoal[];
  readonly indicators: readonly TruthIndicator[];
  readonly totalWeight: string | null;
  readonly totalScore: string | null;
  readonly rating: string | null;
  /** Fields that the contract leaves open for this form: not compared. */
  readonly open: readonly string[];
}

export interface Form {
  readonly seed: number;
  readonly family: string;
  readonly columns: number;
  readonly rows: readonly FormRow[];
  /** In row-major order; a covered position has no cell. */
  readonly cells: readonly FormCell[];
  /** Loose lines above and below the table. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly truth: FormTruth;
  /** What the figures were drawn from, one draft an indicator, for those who put faults in. */
  readonly drafts: readonly IndicatorDraft[];
  readonly funds: FundsDraft;
}
