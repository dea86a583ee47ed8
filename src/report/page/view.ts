/** What the page is given: the results of a batch cut down to what it shows, as plain JSON. Built here, shown by `client/`. */
import type { Severity } from '../../model/diagnostic.js';
import type { Audit, ScoreStatus, Summary } from '../../model/evaluation.js';
import type { Lang, Localized } from '../../model/lang.js';
import type { Bbox, SourceFormat } from '../../model/source.js';

/** A text for people in the languages in which it is known; at least one. */
export type Said = Partial<Localized>;

/** One line of the overview. */
export interface OverviewRow {
  /** Number of the evaluation in the batch, from 1: its address in the page. */
  readonly key: number;
  readonly path: string;
  readonly table: number;
  readonly label: string | null;
  readonly year: number | null;
  /** 实施单位, else 主管部门 */
  readonly unit: string | null;
  readonly project: string | null;
  readonly declared: string | null;
  readonly recomputed: string | null;
  readonly difference: string | null;
  readonly verdict: Audit['verdict'];
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings by rule, those across tables included. */
  readonly rules: Readonly<Record<string, number>>;
}

/** A document that gave no evaluation. */
export interface UnreadDocument {
  readonly path: string;
  readonly code: string;
  readonly message: Said;
  readonly hint: Said;
}

/** 跨表核查结果: one finding across tables. */
export interface CrossView {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Said;
  /** Evaluations that it concerns, and the cell in each. */
  readonly places: readonly { readonly key: number; readonly cell: string }[];
}

export interface Overview {
  readonly summary: Summary;
  readonly rows: readonly OverviewRow[];
  readonly unread: readonly UnreadDocument[];
  readonly cross: readonly CrossView[];
  /** Why pages of the originals are missing, where some are. */
  readonly pictures: PictureNote;
}

/** `none`: not asked for; `earlier`: the results came without their documents; `limit`: there was no room for all. */
export type PictureNote = 'none' | 'earlier' | 'limit' | 'all';

/** Place in the original, as far as it is known. */
export interface PlaceView {
  readonly page?: number;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: number;
  readonly bbox?: Bbox;
  /** The place of the row: that of the cell itself is not known. */
  readonly ofRow?: true;
}

/** Columns of the indicator block, in the order of the national form. */
export const COLUMNS = [
  'level1',
  'level2',
  'level3',
  'weight',
  'target',
  'actual',
  'method',
  'score',
  'reason',
] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** One printed cell of the indicator block. */
export interface CellView {
  /** Address of the cell: `indicators/3/score`. */
  readonly cell: string;
  readonly text: string | null;
  /** Rows that it stands for; it is left out of the rows that it covers. */
  readonly span?: number;
  /** How the text was read, where that is more than the text. */
  readonly reading?: string;
}

/** A cell that was moved to get there. */
export interface RepairView {
  readonly kind: 'moved' | 'split' | 'joined' | 'carried';
  readonly column: string;
  readonly raw: string;
  readonly from: number | null;
  readonly to: number | null;
}

export interface RecomputedScore {
  readonly value: string | null;
  readonly interval: readonly [string, string] | null;
  readonly status: ScoreStatus;
  readonly convention: string | null;
  readonly formula: string | null;
}

export interface RowView {
  /** Null where a cell of a row above covers it. */
  readonly cells: Readonly<Record<ColumnName, CellView | null>>;
  readonly recomputed: RecomputedScore | null;
  readonly repairs: readonly RepairView[];
  readonly confidence: number;
  readonly place: PlaceView;
}

export interface FundView {
  readonly item: string;
  readonly initialBudget: string | null;
  readonly annualBudget: string | null;
  readonly executed: string | null;
  readonly currencyUnit: string | null;
  readonly weight: string | null;
  /** As a percentage, for people: `"99.7%"`. */
  readonly executionRate: string | null;
  readonly score: string | null;
  readonly place: PlaceView;
}

export interface FindingView {
  readonly rule: string;
  readonly severity: Severity;
  /** Address of the cell that it concerns; null where no cell shows it. */
  readonly cell: string | null;
  /** Rates are percentages here, as in {@link FundView}. */
  readonly declared: string | null;
  readonly recomputed: string | null;
  readonly difference: string | null;
  readonly message: Said;
  /** The arithmetic behind the recomputed figure; null where it is not a sum or a score. */
  readonly formula: string | null;
  readonly place: PlaceView;
}

export interface DiagnosticView {
  readonly code: string;
  readonly severity: Severity;
  readonly cell: string | null;
  readonly message: Said;
  readonly place: PlaceView;
}

/** One self-evaluation table as printed, with what was found in it. */
export interface EvaluationView {
  readonly key: number;
  readonly source: {
    readonly path: string;
    readonly sha256: string;
    readonly format: SourceFormat;
    readonly table: number;
    readonly pages: readonly number[] | null;
  };
  readonly title: string | null;
  readonly label: string | null;
  readonly year: number | null;
  readonly projectName: string | null;
  readonly department: string | null;
  readonly unit: string | null;
  readonly funds: readonly FundView[];
  readonly goals: readonly { readonly planned: string | null; readonly achieved: string | null }[];
  /** In the order of the document, as far as it shows. */
  readonly columns: readonly ColumnName[];
  readonly rows: readonly RowView[];
  readonly totalWeight: string | null;
  readonly totalScore: string | null;
  readonly rating: string | null;
  readonly declared: string | null;
  readonly recomputed: string | null;
  readonly difference: string | null;
  readonly verdict: Audit['verdict'];
  readonly profile: {
    readonly name: string;
    readonly title: Said | null;
    readonly basis: readonly string[];
    readonly evidence: readonly Said[];
  };
  /** How much was checked, by all rules together. */
  readonly checked: { readonly compared: number; readonly matched: number; readonly undetermined: number };
  readonly findings: readonly FindingView[];
  readonly diagnostics: readonly DiagnosticView[];
}

/** What the page says of a rule in both languages. */
export interface RuleView {
  readonly severity: Severity;
  readonly title: Localized;
  readonly what: Localized;
  readonly why: Localized;
  readonly next: Localized;
  readonly basis: string;
}

export type Catalogue = Readonly<Record<string, RuleView>>;

/** One page of an original. Sizes in points. */
export interface PictureView {
  readonly width: number;
  readonly height: number;
  /** `data:` address in the static page. */
  readonly url: string;
}

/** A link in the head of the page. */
export interface PageLink {
  readonly href: string;
  readonly text: Localized;
  /** The browser keeps it as a file instead of going there. */
  readonly download?: boolean;
}

/** Where the page gets its data from: its own blocks, or the local application. */
export type PageSource =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'server';
      /** Gives an {@link Overview}. */
      readonly overview: string;
      /** Gives an {@link EvaluationView}; `{key}` stands for its number. */
      readonly evaluation: string;
      /** Gives a picture with the headers of `pictureHeaders`; `{document}` stands for the sha256, `{page}` for the page. */
      readonly picture: string;
    };

/** The first block of every page. */
export interface PageSetup {
  readonly lang: Lang;
  readonly source: PageSource;
  readonly links: readonly PageLink[];
  readonly catalogue: Catalogue;
  readonly version: string;
}
