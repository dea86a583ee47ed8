/** 表样: what differs between the template families of the printed forms. */

export type ColumnKind =
  | 'label'
  | 'level1'
  | 'level2'
  | 'level3'
  | 'weight'
  | 'sign'
  | 'target'
  | 'adjusted'
  | 'unit'
  | 'actual'
  | 'method'
  | 'coefficient'
  | 'score'
  | 'review'
  | 'reason'
  | 'core';

export type FundColumn = 'initialBudget' | 'annualBudget' | 'executed' | 'weight' | 'executionRate' | 'score';

/** 一级指标 with its weight and the level-2 kinds that may stand under it. */
export interface Section {
  readonly level1: string;
  readonly weight: number;
  readonly level2: readonly string[];
}

export type Sometimes = 'always' | 'sometimes' | 'never';

export interface Family {
  readonly name: string;
  readonly titles: readonly string[];
  readonly subject: 'project' | 'department';
  /** In printed order. */
  readonly columns: readonly ColumnKind[];
  /** Header wordings of this family in place of the common ones. */
  readonly headers: Partial<Readonly<Record<ColumnKind, readonly string[]>>>;
  /** One list for each block of indicators (年度绩效目标1, 年度绩效目标2); drawn from. */
  readonly blocks: readonly (readonly (readonly Section[])[])[];
  /** Text of the label column; `{n}` the number of the block, `{w}` its weight. */
  readonly label: readonly string[];
  readonly labelColumn: Sometimes;
  readonly level1Weights: Sometimes;
  readonly level2Weights: Sometimes;
  /** 年度指标值 over 指标性质, 指标值, 度量单位. */
  readonly twoTier: boolean;
  /** 得分计算方法: one merged cell, or a text a row. */
  readonly method: 'merged' | 'each' | 'none';
  /** Cost rows are scored by closeness (W × min(A/B, B/A)). */
  readonly closeness: boolean;
  readonly fundTitle: readonly string[];
  readonly fundColumns: readonly FundColumn[];
  readonly fundHeaders: Partial<Readonly<Record<FundColumn, readonly string[]>>>;
  readonly fundTotal: readonly string[];
  readonly executionWeight: number | null;
  readonly currency: '万元' | '元';
  readonly goals: boolean;
  readonly totalRow: 'score' | 'both' | 'none';
  readonly footer: readonly string[];
  readonly rating: boolean;
  /** ★ before core indicators. */
  readonly stars: boolean;
  /** 其中 rows under a count. */
  readonly parts: boolean;
}
