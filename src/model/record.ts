/** 自评表记录: what one self-evaluation table says. Field names are the contract's. */
import { z } from 'zod';
import { locationSchema } from './source.js';
import { decimalSchema, valueSchema } from './value.js';

const text = z.string().min(1).nullable();
const figure = decimalSchema.nullable();

export const fundKindSchema = z.enum(['total', 'fiscal', 'carryover', 'other']);
export type FundKind = z.infer<typeof fundKindSchema>;

/** 项目资金: one row of the fund block. Amounts in `currencyUnit`. */
export const fundSchema = z.strictObject({
  item: z.string().min(1),
  kind: fundKindSchema,
  /** 年初预算数 */
  initialBudget: figure,
  /** 全年预算数 */
  annualBudget: figure,
  /** 全年执行数 */
  executed: figure,
  currencyUnit: text,
  /** 分值 */
  weight: figure,
  /** 执行率 as a fraction: `"0.997"` */
  executionRate: figure,
  /** 得分 */
  score: figure,
  location: locationSchema,
});
export type Fund = z.infer<typeof fundSchema>;

/** 年度总体目标: one printed row. */
export const goalSchema = z.strictObject({ planned: text, achieved: text });
export type Goal = z.infer<typeof goalSchema>;

/** How one cell was moved to its field. Columns from 0 within the grid; null where the field has no column. */
export const repairSchema = z.strictObject({
  kind: z.enum(['moved', 'split', 'joined', 'carried']),
  /** Contract name of the field that the cell was put in. */
  field: z.string(),
  raw: z.string(),
  from: z.int().nullable(),
  to: z.int().nullable(),
});
export type Repair = z.infer<typeof repairSchema>;

/** 指标: one row of the indicator block. */
export const indicatorSchema = z.strictObject({
  /** 一级指标, without its weight */
  level1: text,
  level1Weight: figure,
  /** 二级指标 */
  level2: text,
  level2Weight: figure,
  /** 三级指标 */
  level3: text,
  /** 分值 */
  weight: figure,
  /** 指标值 (A) */
  target: valueSchema,
  /** 全年实际值 (B) */
  actual: valueSchema,
  /** 得分计算方法 */
  method: text,
  /** 得分 */
  score: figure,
  /** 未完成原因 */
  reason: text,
  repairs: z.array(repairSchema),
  /** Probability that every field of the row is right. */
  confidence: z.number().min(0).max(1),
  location: locationSchema,
});
export type Indicator = z.infer<typeof indicatorSchema>;

/** A row of less confidence may as well read otherwise: its other reading is reported, and it carries no error. */
export const AMBIGUOUS = 0.8;

export const recordSchema = z.strictObject({
  title: text,
  label: text,
  year: z.int().nullable(),
  /** 项目名称 */
  projectName: text,
  /** 主管部门 */
  department: text,
  /** 实施单位 */
  unit: text,
  funds: z.array(fundSchema),
  goals: z.array(goalSchema),
  indicators: z.array(indicatorSchema),
  /** 总分 row, weight column */
  totalWeight: figure,
  /** 总分 */
  totalScore: figure,
  /** 评价等级: 优 良 中 差 */
  rating: text,
});
export type EvaluationRecord = z.infer<typeof recordSchema>;
